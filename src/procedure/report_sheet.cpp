#include "procedure/report_sheet.h"

#include <algorithm>
#include <optional>

#include "base/codes.h"
#include "base/text.h"
#include "procedure/report_sheet_columns.h"
#include "register/records/code_class.h"
#include "register/records/commitment.h"
#include "register/records/track_report.h"

namespace acta::procedure {
namespace {

using exchange::SheetColumn;
using exchange::SheetFormat;
using record::View;

constexpr std::array<std::string_view, 4> languages{"en", "es", "pt", "fr"};

exchange::SheetWords words_of(const Messages& t, std::string_view title) {
  return {t.language(), std::string(t(title)), std::string(t("sheet.choices")),
          std::string(t("sheet.refusal"))};
}

std::string date_of(const std::optional<Date>& date) { return date ? format_date(*date) : ""; }

std::vector<std::string> row_of(const View& view, const record::Subject& commitment,
                                std::string_view country, const Messages& t) {
  const auto promise = record::commitment(view, commitment);
  std::vector<std::string> row(report_columns);
  row[reference] = commitment.id();
  row[country_code] = country;
  row[promised] = record::text_of(view, commitment, "text", t.language()).text;
  row[deadline] = date_of(promise.deadline);
  row[version] = std::to_string(view.at());
  const Reported reported = reported_by(view, commitment, country);
  if (!reported.claim) return row;
  row[status] = record::label_of(view, "reported_status", reported.status, t.language()).text;
  row[as_of] = reported.as_of;
  row[report_text] = reported.text;
  row[evidence] = reported.evidence;
  return row;
}

}  // namespace

Reported reported_by(const View& view, const record::Subject& commitment,
                     std::string_view country) {
  for (const record::TrackReport& report :
       record::track_reports(view, commitment, record::Track::reported, {}))
    if (report.country->id() == country)
      return {report.claim,
              std::string(report.status),
              format_bound(report.claim->valid.start),
              std::string(trim(report.text.text)),
              report.text.language,
              std::string(trim(report.evidence.text))};
  return {};
}

SheetColumn reason_column() {
  SheetColumn reason{.key = "reason", .names = {}, .data = false, .width = 60};
  for (const std::string_view each : languages)
    reason.names[std::string(each)] = messages(each)("sheet.column.reason");
  return reason;
}

std::string_view name_of(RowFate fate) {
  switch (fate) {
    case RowFate::created: return "created";
    case RowFate::changed: return "changed";
    case RowFate::unchanged: return "unchanged";
    case RowFate::rejected: return "rejected";
  }
  return "";
}

std::vector<SheetColumn> report_sheet_columns(const View& view, std::string_view language) {
  struct Plan {
    const char* key;
    bool required, data, locked;
    double width;
  };
  // The widths are those of the words in them: an id, a sentence of a few lines, a code's label.
  constexpr std::array<Plan, report_columns> plans{{
      {"reference", true, true, true, 11},
      {"country", false, true, true, 9},
      {"commitment", false, false, true, 60},
      {"deadline", false, false, true, 11},
      {"status", true, true, false, 22},
      {"as_of", true, true, false, 12},
      {"report", true, true, false, 60},
      {"evidence", false, true, false, 30},
      {"version", false, true, true, 9},
  }};
  std::vector<SheetColumn> columns;
  for (const Plan& plan : plans) {
    SheetColumn column{.key = plan.key,
                       .names = {},
                       .required = plan.required,
                       .data = plan.data,
                       .locked = plan.locked,
                       .width = plan.width};
    for (const std::string_view each : languages)
      column.names[std::string(each)] = messages(each)("sheet.column." + std::string(plan.key));
    columns.push_back(std::move(column));
  }
  if (const record::Property* property = view.vocabulary().property("reported_status"))
    for (const std::string& code : property->codes)
      columns[status].choices.push_back(
          record::label_of(view, "reported_status", code, language).text);
  return columns;
}

Result<std::string> write_report_sheet(const View& view, std::string_view country,
                                       const Messages& t, SheetFormat format) {
  std::vector<std::vector<std::string>> rows;
  for (const record::Subject* commitment : view.subjects("commitment"))
    if (matter_of(view, commitment->id(), country))
      rows.push_back(row_of(view, *commitment, country, t));
  if (rows.empty()) return not_found("error.sheet.no-commitments", "--country", country);
  return exchange::write_sheet(format, words_of(t, "sheet.title"),
                               report_sheet_columns(view, t.language()), rows);
}

std::size_t SheetPreview::count(RowFate fate) const {
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [fate](const auto& row) { return row.fate == fate; }));
}

Result<std::string> write_rejected_rows(const View& view, const SheetPreview& preview,
                                        const Messages& t, SheetFormat format,
                                        const ExplainError& explain) {
  // A column that the file did not have says nothing; written and empty it would take back.
  const auto had = [&](std::size_t column) { return preview.columns.at(column); };
  std::vector<SheetColumn> columns;
  const auto all = report_sheet_columns(view, t.language());
  for (std::size_t i = 0; i < all.size(); ++i)
    if (had(i)) columns.push_back(all[i]);
  columns.push_back(reason_column());
  std::vector<std::vector<std::string>> rows;
  for (const RowPreview& row : preview.rows) {
    if (row.fate != RowFate::rejected) continue;
    std::string why;
    for (const Error& error : row.errors) (why += why.empty() ? "" : "\n") += explain(error);
    rows.emplace_back();
    for (std::size_t i = 0; i < row.written.size(); ++i)
      if (had(i)) rows.back().push_back(row.written[i]);
    rows.back().push_back(why);
  }
  return exchange::write_sheet(format, words_of(t, "sheet.title-rejected"), columns, rows);
}

}  // namespace acta::procedure
