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

Reported reported_in(const Proposed& proposal) {
  const Report report = report_in(proposal.drafts);
  return {nullptr, report.status, report.as_of, report.text, report.language, report.evidence};
}

// Names the report, and with it its claims, by what it says and what it follows: the same row sent
// twice is the same report, and a return to an earlier one is a new report.
std::string name_of_report(const Report& report, const record::Claim* last,
                           const Proposed* waiting) {
  std::string all;
  for (const std::string* part : {&report.country, &report.commitment, &report.status,
                                  &report.as_of, &report.text, &report.evidence})
    all += std::to_string(part->size()) + ':' + *part;
  all += std::to_string(last ? last->number : 0);
  if (waiting) all += waiting->id + std::to_string(waiting->version);
  return "R-" + hex(sha256(all)).substr(0, 16);
}

class Previewing {
 public:
  Previewing(const View& view, std::string_view country, Sheet sheet, std::string language,
             std::vector<Proposed> waiting)
      : view_(view),
        sheet_(std::move(sheet)),
        words_(status_words(view)),
        waiting_(std::move(waiting)) {
    preview_.file = sheet_.file;
    preview_.country = country;
    preview_.language = std::move(language);
  }

  SheetPreview run() {
    for (const Sheet::Row& row : sheet_.rows) look_at(row);
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
    for (const Sheet::Cell& cell : row.cells) now_.written.push_back(cell.text);
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

  // A day with its hour is that day. A bare number of five digits was a date until a program took
  // its format away; which one is said, and not guessed.
  std::string read_day() {
    const Sheet::Cell& cell = row_->cells[as_of];
    if (cell.kind == SheetCell::Kind::date && cell.text.size() > 10 && cell.text[10] == 'T')
      return cell.text.substr(0, 10);
    const bool number = cell.text.find_first_not_of("0123456789.") == std::string::npos;
    if (number && cell.text.size() > 4) {
      double serial = 0;
      std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), serial);
      fail("error.sheet.serial", as_of, cell.text,
           exchange::date_of_serial(serial, exchange::DateForm::day, false));
      return {};
    }
    return cell.text;
  }

  void compare(const record::Subject& commitment, const Reported& mine, std::uint64_t base_entry) {
    if (mine.same(current_)) return;
    const Proposed* const waits = waiting_on(commitment);
    if (waits) now_.waiting = waits->id;
    if (waits && mine.same(reported_in(*waits))) return;
    const Reported base = base_entry == view_.at()
                              ? current_
                              : reported_by(View(view_.record(), view_.valid(), base_entry),
                                            commitment, preview_.country);
    if (mine.same(base)) return;
    if (mine.silent()) return fail("error.sheet.emptied", status, {}, current_.status);
    if (!base.same(current_)) return tell_conflict(mine, base);
    tell_changes(mine);
    now_.fate = current_.claim ? RowFate::changed : RowFate::created;
    if (waits && waits->matter.state == State::returned) now_.amends = waits->version;
    make_drafts(mine, waits);
  }

  // The newest report of the country on it that other people have not published yet.
  const Proposed* waiting_on(const record::Subject& commitment) const {
    const Proposed* newest = nullptr;
    for (const Proposed& each : waiting_)
      if (is_undecided(each) && each.subject == commitment.name() &&
          each.matter.kind == now_.matter.kind && each.matter.countries == now_.matter.countries)
        newest = &each;
    return newest;
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
                             said, now[column], then[column]});
    });
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

  void make_drafts(const Reported& mine, const Proposed* waits) {
    Report report = report_of(mine);
    if (now_.amends > 0) report.received = report_in(waits->drafts).received;
    const std::string name = name_of_report(report, current_.claim, waits);
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
  std::map<std::string, std::string> words_;
  std::vector<Proposed> waiting_;
  SheetPreview preview_;
  std::map<std::string, const Sheet::Row*, std::less<>> rows_of_;  // by reference
  const Sheet::Row* row_ = nullptr;
  RowPreview now_;
  Reported current_;
};

}  // namespace

Checked<SheetPreview> preview_report_sheet(const View& view, std::string_view country,
                                           std::string_view language, std::string_view bytes,
                                           std::string_view file, std::vector<Proposed> waiting) {
  auto sheet = exchange::read_sheet(bytes, file, report_sheet_columns(view, language));
  if (!sheet) return tl::unexpected(std::move(sheet).error());
  std::string its_language = sheet->language.empty() ? std::string(language) : sheet->language;
  return Previewing(view, country, *std::move(sheet), std::move(its_language), std::move(waiting))
      .run();
}

}  // namespace acta::procedure
