#include "procedure/report_sheet_row.h"

#include <charconv>
#include <utility>

#include "base/codes.h"
#include "base/text.h"
#include "exchange/xlsx_dates.h"
#include "procedure/report.h"
#include "procedure/report_sheet.h"
#include "register/records/code_class.h"

namespace acta::procedure {
namespace {

// The words for statuses in every language, folded, and the codes themselves.
std::map<std::string, std::string> status_words(const record::View& view) {
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

}  // namespace

std::string day_as_kept(const std::string& written) {
  const auto date = parse_date(written);
  return date ? format_bound(Bound::at(*date)) : written;
}

ReportRowReader::ReportRowReader(const record::View& view, const exchange::Sheet& sheet,
                                 std::string_view country, std::string_view language)
    : view_(view),
      sheet_(sheet),
      country_(country),
      language_(language),
      statuses_(status_words(view)) {}

RowRead ReportRowReader::read(const exchange::Sheet::Row& row) {
  row_ = &row;
  now_ = {};
  now_.errors = row.errors;
  if (!now_.errors.empty() || !is_of_country()) return std::move(now_);
  now_.commitment = find_commitment();
  if (!now_.commitment) return std::move(now_);
  now_.stands = reported_by(view_, *now_.commitment, country_);
  now_.base = read_version();
  now_.mine = read_fields();
  return std::move(now_);
}

std::string ReportRowReader::place(ReportColumn column) const {
  return sheet_.place(*row_, row_->cells[column]);
}

void ReportRowReader::fail(const char* message, ReportColumn column, std::string value,
                           std::string hint) {
  now_.errors.push_back(
      {ErrorKind::invalid, message, place(column), std::move(value), std::move(hint)});
}

bool ReportRowReader::is_of_country() {
  if (text(country_code).empty()) return true;
  const auto code = codes::country(text(country_code), place(country_code));
  if (!code) now_.errors.push_back(code.error());
  else if (*code != country_)
    fail("error.sheet.other-country", country_code, text(country_code), country_);
  return now_.errors.empty();
}

const record::Subject* ReportRowReader::find_commitment() {
  if (text(reference).empty()) {
    fail("error.sheet.no-reference", reference, {});
    return nullptr;
  }
  auto matter = matter_of(view_, text(reference), country_);
  if (!matter) {
    Error error = std::move(matter).error();
    error.place = place(reference);
    if (error.message != "error.report.not-theirs") error.value = text(reference);
    now_.errors.push_back(std::move(error));
    return nullptr;
  }
  now_.matter = *std::move(matter);
  const auto [first, fresh] = seen_.emplace(text(reference), row_->number);
  if (!fresh) {
    fail("error.sheet.repeated-row", reference, text(reference), std::to_string(first->second));
    return nullptr;
  }
  return view_.find("commitment/" + text(reference));
}

std::uint64_t ReportRowReader::read_version() {
  const std::string& written = text(version);
  if (written.empty()) return view_.at();
  std::uint64_t entry = 0;
  const char* const end = written.data() + written.size();
  const auto [stopped, error] = std::from_chars(written.data(), end, entry);
  if (error == std::errc{} && stopped == end && entry <= view_.at()) return entry;
  fail("error.sheet.version", version, written, std::to_string(view_.at()));
  return view_.at();
}

Reported ReportRowReader::read_fields() {
  const Reported& stands = now_.stands;
  Reported mine;
  mine.status = read_status();
  mine.as_of = read_day();
  mine.text = text(report_text);
  mine.evidence = row_->cells[evidence].column == 0 ? stands.evidence : text(evidence);
  const bool is_kept = mine.text == stands.text && !stands.language.empty();
  mine.language = is_kept ? stands.language : language_;
  return mine;
}

std::string ReportRowReader::read_status() {
  if (text(status).empty()) return {};
  const auto found = statuses_.find(fold(text(status)));
  if (found != statuses_.end()) return found->second;
  const auto columns = report_sheet_columns(view_, language_);
  std::string choices;
  for (const std::string& choice : columns[status].choices)
    (choices += choices.empty() ? "" : ", ") += choice;
  fail("error.sheet.unknown-status", status, text(status), choices);
  return {};
}

// A bare number of five digits, with or without an hour behind the point, was a date until a
// program took its format away; which one is said, and not guessed.
std::string ReportRowReader::read_day() {
  const std::string& written = text(as_of);
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

}  // namespace acta::procedure
