#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/sha256.h"
#include "base/text.h"
#include "procedure/report_sheet.h"
#include "procedure/report_sheet_columns.h"
#include "procedure/report_sheet_row.h"
#include "register/records/code_class.h"

namespace acta::procedure {
namespace {

using exchange::Sheet;
using record::View;

constexpr std::array reported_columns{status, as_of, report_text, evidence};

const std::string& what(const Reported& reported, ReportColumn column) {
  switch (column) {
    case status: return reported.status;
    case as_of: return reported.as_of;
    case evidence: return reported.evidence;
    default: return reported.text;
  }
}

bool is_undecided(const Proposed& proposal) {
  return !proposal.withdrawn && proposal.matter.state != State::published;
}

Reported reported_in(const Proposed& proposal) {
  const Report report = report_in(proposal.drafts);
  return {nullptr,
          report.status,
          day_as_kept(report.as_of),
          std::string(trim(report.text)),
          report.language,
          std::string(trim(report.evidence))};
}

// Names the report, and with it its claims, by what it says and what came before it on the promise:
// the same row sent twice is the same report, and a return to an earlier one, or to one that was
// taken back, is a new report.
std::string name_of_report(const Report& report, const record::Claim* last,
                           const std::vector<const Proposed*>& before) {
  std::string all;
  for (const std::string* part : {&report.country, &report.commitment, &report.status,
                                  &report.as_of, &report.text, &report.evidence})
    all += std::to_string(part->size()) + ':' + *part;
  all += std::to_string(last ? last->number : 0);
  for (const Proposed* each : before) all += each->id + std::to_string(each->version);
  return "R-" + hex(sha256(all)).substr(0, 16);
}

class Previewing {
 public:
  Previewing(const View& view, std::string_view country, Sheet sheet, std::string_view reads,
             std::vector<Proposed> sent)
      : view_(view),
        sheet_(std::move(sheet)),
        reads_(reads),
        sent_(std::move(sent)),
        preview_(preview_of(country)),
        reader_(view, sheet_, country, preview_.language) {}

  SheetPreview run() {
    for (const Sheet::Row& row : sheet_.rows) look_at(row);
    for (std::size_t i = 0; i < report_columns; ++i) preview_.columns.push_back(sheet_.has(i));
    preview_.notices = std::move(sheet_.notices);
    preview_.taken = std::move(sheet_.taken);
    return std::move(preview_);
  }

 private:
  SheetPreview preview_of(std::string_view country) const {
    SheetPreview preview;
    preview.file = sheet_.file;
    preview.country = country;
    preview.language = sheet_.language.empty() ? reads_ : sheet_.language;
    return preview;
  }

  std::string place(ReportColumn column) const { return sheet_.place(*row_, row_->cells[column]); }

  void look_at(const Sheet::Row& row) {
    row_ = &row;
    read_ = reader_.read(row);
    now_ = {};
    now_.row = row.number;
    now_.commitment = row.cells[reference].text;
    for (std::size_t i = 0; i < report_columns; ++i) now_.written.push_back(row.cells[i].text);
    now_.matter = read_.matter;
    now_.errors = read_.errors;
    if (read_.commitment && now_.errors.empty()) compare(*read_.commitment);
    else if (read_.commitment) tell_rest();
    if (!now_.errors.empty()) {
      now_.fate = RowFate::rejected;
      now_.drafts.clear();
    }
    preview_.rows.push_back(std::move(now_));
  }

  void compare(const record::Subject& commitment) {
    const Reported& mine = read_.mine;
    const Reported& stands = read_.stands;
    if (mine.same(stands)) return;
    const std::vector<const Proposed*> sent = sent_on(commitment);
    const Proposed* waits = nullptr;  // the newest that other people have not published yet
    for (const Proposed* each : sent)
      if (is_undecided(*each)) waits = each;
    if (waits) now_.waiting = waits->id;
    if (std::any_of(sent.begin(), sent.end(), [&](const Proposed* each) {
          return is_undecided(*each) && mine.same(reported_in(*each));
        }))
      return;
    const Reported base = read_.base == view_.at() ? stands
                                                   : reported_by(view_.known_at(read_.base),
                                                                 commitment, preview_.country);
    if (mine.same(base)) return;
    if (mine.silent()) return tell_emptied();
    if (!base.same(stands)) return tell_conflict(base);
    tell_changes();
    now_.fate = stands.claim ? RowFate::changed : RowFate::created;
    Report report = report_of_row();
    const std::string name = name_of_report(report, stands.claim, sent);
    if (waits && waits->matter.state == State::returned) {
      now_.amends = waits->version;
      now_.matter = waits->matter;
      report.received = report_in(waits->drafts).received;
    }
    make_drafts(report, name);
  }

  // What the country sent on it, whatever became of it; the oldest first.
  std::vector<const Proposed*> sent_on(const record::Subject& commitment) const {
    std::vector<const Proposed*> found;
    for (const Proposed& each : sent_)
      if (each.subject == commitment.name() && each.matter.kind == now_.matter.kind &&
          each.matter.countries == now_.matter.countries)
        found.push_back(&each);
    return found;
  }

  void tell_emptied() {
    now_.errors.push_back(
        {ErrorKind::invalid, "error.sheet.emptied", place(status), {}, read_.stands.status});
  }

  // Both have changed since: each cell that differs from what stands there now is told.
  void tell_conflict(const Reported& base) {
    for (const ReportColumn column : reported_columns) {
      const std::string& mine = what(read_.mine, column);
      const std::string& now = what(read_.stands, column);
      if (mine != now)
        now_.errors.push_back({ErrorKind::conflict, "error.sheet.changed-meanwhile", place(column),
                               in_words(column, mine), in_words(column, now),
                               in_words(column, what(base, column))});
    }
  }

  // A status as its word is read.
  std::string in_words(ReportColumn column, const std::string& said) const {
    if (column != status || said.empty()) return said;
    return record::label_of(view_, "reported_status", said, reads_).text;
  }

  void tell_changes() {
    const auto columns = report_sheet_columns(view_, preview_.language);
    for (const ReportColumn column : reported_columns) {
      const std::string& mine = what(read_.mine, column);
      const std::string& now = what(read_.stands, column);
      if (mine != now) now_.changes.push_back({columns[column].key, now, mine});
    }
  }

  Report report_of_row() const {
    const Reported& mine = read_.mine;
    return {preview_.country, now_.commitment, mine.status,  mine.as_of,
            mine.text,        mine.language,   mine.evidence};
  }

  // Where one cell cannot be read, what is wrong with the others is told with it.
  void tell_rest() {
    const auto drafts = report_drafts(view_, report_of_row(), "R");
    if (!drafts) tell(drafts.error());
  }

  // Of a cell that could not be read no more is told.
  void tell(const Errors& errors) {
    const Errors known = now_.errors;
    for (Error error : errors) {
      error.place = located(error.place);
      if (std::none_of(known.begin(), known.end(),
                       [&](const Error& other) { return other.place == error.place; }))
        now_.errors.push_back(std::move(error));
    }
  }

  // The cell of a report's field.
  std::string located(const std::string& field) const {
    static const std::map<std::string, ReportColumn, std::less<>> fields{
        {"status", status},     {"as_of", as_of},          {"text", report_text},
        {"evidence", evidence}, {"commitment", reference}, {"country", country_code}};
    const auto found = fields.find(field);
    return place(found == fields.end() ? reference : found->second);
  }

  void make_drafts(const Report& report, const std::string& name) {
    auto drafts = report_drafts(view_, report, name);
    if (!drafts) return tell(drafts.error());
    now_.drafts = *std::move(drafts);
    for (record::ClaimDraft& draft : now_.drafts) {
      draft.place = place(reference);
      for (record::Written* written : {&draft.value, &draft.from, &draft.language})
        if (!written->place.empty()) written->place = located(written->place);
      for (record::Written& replaced : draft.replaces) replaced.place = draft.place;
    }
  }

  const View& view_;
  Sheet sheet_;
  const std::string reads_;  // the language of whoever sends it
  const std::vector<Proposed> sent_;
  SheetPreview preview_;
  ReportRowReader reader_;
  const Sheet::Row* row_ = nullptr;
  RowRead read_;
  RowPreview now_;
};

}  // namespace

Checked<SheetPreview> preview_report_sheet(const View& view, std::string_view country,
                                           std::string_view language, std::string_view bytes,
                                           std::string_view file, std::vector<Proposed> sent) {
  auto columns = report_sheet_columns(view, language);
  columns.push_back(reason_column());
  auto sheet = exchange::read_sheet(bytes, file, columns);
  if (!sheet) return tl::unexpected(std::move(sheet).error());
  return Previewing(view, country, *std::move(sheet), language, std::move(sent)).run();
}

}  // namespace acta::procedure
