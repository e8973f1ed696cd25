#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/codes.h"
#include "base/sha256.h"
#include "base/text.h"
#include "exchange/xlsx_dates.h"
#include "procedure/report_sheet.h"
#include "procedure/report_sheet_columns.h"
#include "register/records/code_class.h"

namespace acta::procedure {
namespace {

using exchange::Sheet;
using exchange::SheetCell;
using record::View;

// The words for statuses in every language, folded, and the codes themselves.
std::map<std::string, std::string> status_words(const View& view) {
  std::map<std::string, std::string> words;
  const record::Property* const property = view.vocabulary().property("reported_status");
  if (!property) return words;
  for (const std::string& code : property->codes) {
    words[fold(code)] = code;
    for (const char* const language : {"en", "es", "pt", "fr"})
      words.emplace(fold(record::label_of(view, "reported_status", code, language).text), code);
  }
  return words;
}

bool is_undecided(const Proposed& proposal) {
  return !proposal.withdrawn && proposal.matter.state != State::published;
}

// As the record writes it; as it stands where it is no date.
std::string day_as_kept(const std::string& written) {
  const auto date = parse_date(written);
  return date ? format_bound(Bound::at(*date)) : written;
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
        words_(status_words(view)),
        sent_(std::move(sent)) {
    preview_.file = sheet_.file;
    preview_.country = country;
    preview_.language = sheet_.language.empty() ? reads_ : sheet_.language;
  }

  SheetPreview run() {
    for (const Sheet::Row& row : sheet_.rows) look_at(row);
    for (std::size_t i = 0; i < report_columns; ++i) preview_.columns.push_back(sheet_.has(i));
    preview_.notices = std::move(sheet_.notices);
    preview_.taken = std::move(sheet_.taken);
    return std::move(preview_);
  }

 private:
  std::string place(ReportColumn column) const { return sheet_.place(*row_, row_->cells[column]); }
  const std::string& text(ReportColumn column) const { return row_->cells[column].text; }
  void fail(const char* message, ReportColumn column, std::string value, std::string hint = {}) {
    now_.errors.push_back(
        {ErrorKind::invalid, message, place(column), std::move(value), std::move(hint)});
  }

  void look_at(const Sheet::Row& row) {
    row_ = &row;
    now_ = {};
    now_.row = row.number;
    now_.commitment = text(reference);
    for (std::size_t i = 0; i < report_columns; ++i) now_.written.push_back(row.cells[i].text);
    now_.errors = row.errors;
    if (now_.errors.empty()) judge();
    if (!now_.errors.empty()) {
      now_.fate = RowFate::rejected;
      now_.drafts.clear();
    }
    preview_.rows.push_back(std::move(now_));
  }

  void judge() {
    if (!is_of_country()) return;
    const record::Subject* const commitment = find_commitment();
    if (!commitment) return;
    current_ = reported_by(view_, *commitment, preview_.country);
    const auto base = read_version();
    const Reported mine = read_fields();
    if (!now_.errors.empty() || !base) return tell_rest(mine);
    compare(*commitment, mine, *base);
  }

  bool is_of_country() {
    if (text(country_code).empty()) return true;
    const auto code = codes::country(text(country_code), place(country_code));
    if (!code) now_.errors.push_back(code.error());
    else if (*code != preview_.country)
      fail("error.sheet.other-country", country_code, text(country_code), preview_.country);
    return now_.errors.empty();
  }

  const record::Subject* find_commitment() {
    if (text(reference).empty()) {
      fail("error.sheet.no-reference", reference, {});
      return nullptr;
    }
    auto matter = matter_of(view_, text(reference), preview_.country);
    if (!matter) {
      Error error = std::move(matter).error();
      error.place = place(reference);
      if (error.message != "error.report.not-theirs") error.value = text(reference);
      now_.errors.push_back(std::move(error));
      return nullptr;
    }
    now_.matter = *std::move(matter);
    const auto [first, fresh] = rows_of_.emplace(text(reference), row_);
    if (!fresh) {
      fail("error.sheet.repeated-row", reference, text(reference),
           std::to_string(first->second->number));
      return nullptr;
    }
    return view_.find("commitment/" + text(reference));
  }

  // The entry at which the file was written; the View's where the row gives none.
  std::optional<std::uint64_t> read_version() {
    const std::string& written = text(version);
    std::uint64_t entry = view_.at();
    const char* const end = written.data() + written.size();
    if (!written.empty()) {
      const auto [stopped, error] = std::from_chars(written.data(), end, entry);
      if (error != std::errc{} || stopped != end || entry > view_.at()) {
        fail("error.sheet.version", version, written, std::to_string(view_.at()));
        return std::nullopt;
      }
    }
    return entry;
  }

  Reported read_fields() {
    Reported mine;
    mine.status = read_status();
    mine.as_of = read_day();
    mine.text = text(report_text);
    mine.evidence = row_->cells[evidence].column == 0 ? current_.evidence : text(evidence);
    mine.language = mine.text == current_.text && !current_.language.empty() ? current_.language
                                                                             : preview_.language;
    return mine;
  }

  std::string read_status() {
    if (text(status).empty()) return {};
    const auto found = words_.find(fold(text(status)));
    if (found != words_.end()) return found->second;
    const auto columns = report_sheet_columns(view_, preview_.language);
    std::string choices;
    for (const std::string& choice : columns[status].choices)
      (choices += choices.empty() ? "" : ", ") += choice;
    fail("error.sheet.unknown-status", status, text(status), choices);
    return {};
  }

  // A bare number of five digits, with or without an hour behind the point, was a date until a
  // program took its format away; which one is said, and not guessed.
  std::string read_day() {
    const std::string& written = row_->cells[as_of].text;
    double serial = 0;
    const char* const end = written.data() + written.size();
    const auto [stopped, error] = std::from_chars(written.data(), end, serial);
    if (error == std::errc{} && stopped == end && serial >= 10'000 && serial < 100'000) {
      fail("error.sheet.serial", as_of, written,
           exchange::date_of_serial(serial, exchange::DateForm::day, sheet_.taken.from_1904));
      return {};
    }
    return day_as_kept(written);
  }

  void compare(const record::Subject& commitment, const Reported& mine, std::uint64_t base_entry) {
    if (mine.same(current_)) return;
    const std::vector<const Proposed*> sent = sent_on(commitment);
    const Proposed* waits = nullptr;  // the newest that other people have not published yet
    for (const Proposed* each : sent)
      if (is_undecided(*each)) waits = each;
    if (waits) now_.waiting = waits->id;
    if (std::any_of(sent.begin(), sent.end(), [&](const Proposed* each) {
          return is_undecided(*each) && mine.same(reported_in(*each));
        }))
      return;
    const Reported base = base_entry == view_.at()
                              ? current_
                              : reported_by(View(view_.record(), view_.valid(), base_entry),
                                            commitment, preview_.country);
    if (mine.same(base)) return;
    if (mine.silent()) return fail("error.sheet.emptied", status, {}, current_.status);
    if (!base.same(current_)) return tell_conflict(mine, base);
    tell_changes(mine);
    now_.fate = current_.claim ? RowFate::changed : RowFate::created;
    Report report = report_of(mine);
    const std::string name = name_of_report(report, current_.claim, sent);
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

  template <class F>
  void each_field(const Reported& a, F&& f) const {
    f(status, a.status);
    f(as_of, a.as_of);
    f(report_text, a.text);
    f(evidence, a.evidence);
  }

  // Both have changed since: each cell that differs from what stands there now is told.
  void tell_conflict(const Reported& mine, const Reported& base) {
    std::map<ReportColumn, std::string> now, then;
    each_field(current_, [&](ReportColumn column, const std::string& said) { now[column] = said; });
    each_field(base, [&](ReportColumn column, const std::string& said) { then[column] = said; });
    each_field(mine, [&](ReportColumn column, const std::string& said) {
      if (said == now[column]) return;
      now_.errors.push_back({ErrorKind::conflict, "error.sheet.changed-meanwhile", place(column),
                             in_words(column, said), in_words(column, now[column]),
                             in_words(column, then[column])});
    });
  }

  // A status as its word is read.
  std::string in_words(ReportColumn column, const std::string& said) const {
    if (column != status || said.empty()) return said;
    return record::label_of(view_, "reported_status", said, reads_).text;
  }

  void tell_changes(const Reported& mine) {
    std::map<ReportColumn, std::string> now;
    each_field(current_, [&](ReportColumn column, const std::string& said) { now[column] = said; });
    const auto columns = report_sheet_columns(view_, preview_.language);
    each_field(mine, [&](ReportColumn column, const std::string& said) {
      if (said != now[column]) now_.changes.push_back({columns[column].key, now[column], said});
    });
  }

  Report report_of(const Reported& mine) const {
    return {preview_.country, text(reference), mine.status,  mine.as_of,
            mine.text,        mine.language,   mine.evidence};
  }

  // Where one cell cannot be read, what is wrong with the others is told with it.
  void tell_rest(const Reported& mine) {
    const auto drafts = report_drafts(view_, report_of(mine), "R");
    if (drafts) return;
    const Errors known = now_.errors;
    for (Error error : drafts.error()) {
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
    if (!drafts) {
      for (Error& error : drafts.error()) {
        error.place = located(error.place);
        now_.errors.push_back(std::move(error));
      }
      return;
    }
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
  std::string reads_;  // the language of whoever sends it
  std::map<std::string, std::string> words_;
  std::vector<Proposed> sent_;
  SheetPreview preview_;
  std::map<std::string, const Sheet::Row*, std::less<>> rows_of_;  // by reference
  const Sheet::Row* row_ = nullptr;
  RowPreview now_;
  Reported current_;
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
