#include "analysis/hastened.h"
#include "answer/answers.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "register/records/code_class.h"
#include "register/records/office.h"
#include "register/records/permission.h"

namespace acta::answer {
namespace {

using record::View;

std::string label(const View& view, std::string_view property, std::string_view code,
                  const Messages& t) {
  return record::label_of(view, property, code, t.language()).text;
}

Cell code_cell(const View& view, std::string_view property, std::string_view code,
               const Messages& t) {
  return Cell::text(code, label(view, property, code, t));
}

Cell codes_cell(const View& view, std::string_view property,
                const std::vector<std::string_view>& codes, const Messages& t) {
  std::string shown;
  for (const std::string_view code : codes)
    (shown += shown.empty() ? "" : "; ") += label(view, property, code, t);
  return Cell::list({codes.begin(), codes.end()}, std::move(shown));
}

Table permissions(const View& view, const Messages& t) {
  Table table{
      "permissions", {{"role"}, {"verb"}, {"matter"}, {"in_state"}, {"scope"}, {"permission"}}, {}};
  for (const record::Permission& each : record::permissions(view)) {
    table.add({id_cell(view, each.role, t), code_cell(view, "verb", each.verb, t),
               codes_cell(view, "matter", each.matters, t),
               codes_cell(view, "in_state", each.states, t),
               code_cell(view, "scope", each.scope, t), short_cell(each.subject)});
  }
  return table;
}

Table all_roles(const View& view, const Messages& t) {
  Table table{"roles", {{"role"}, {"definition"}}, {}};
  for (const record::Role& each : record::roles(view, t.language()))
    table.add({id_cell(view, each.subject, t), said_cell(each.definition, t)});
  return table;
}

Table offices(const View& view, const Messages& t) {
  Table table{"offices",
              {{"office"}, {"role"}, {"country"}, {"committee"}, {"mechanism"}, {"holders"}},
              {}};
  for (const record::Office& each : record::offices(view)) {
    table.add({short_cell(each.subject), id_cell(view, each.role, t),
               id_cell(view, each.country, t), short_cell(each.committee),
               short_cell(each.mechanism), Cell::number(each.tenures.size())});
  }
  return table;
}

// "secretariat (a-7k2m)": the office, and the account that nobody but the administration can name.
Cell hand_cell(const View& view, const analysis::Parties& offices, std::string_view account,
               const Messages& t) {
  std::string shown;
  for (const record::Subject* office : offices)
    (shown += shown.empty() ? "" : ", ") += speaker(view, office->name(), t);
  (shown += shown.empty() ? "" : " ") += '(' + std::string(account) + ')';
  return Cell::text(account, std::move(shown));
}

Table all_hastened(const View& view, const Messages& t) {
  Table table{
      "hastened",
      {{"recorded"}, {"subject"}, {"reason"}, {"author"}, {"hastened_by"}, {"published_by"}},
      {}};
  for (const analysis::Hastened& each : analysis::hastened(view, t.language()))
    table.add({instant_cell(each.claim->recorded), subject_cell(view, each.subject, t),
               said_cell(each.reason, t), Cell::text(each.author),
               hand_cell(view, each.asker_offices, each.asker, t),
               hand_cell(view, each.publisher_offices, each.publisher, t)});
  return table;
}

}  // namespace

Answer roles(const View& view, const Messages& t) {
  Answer answer;
  answer.question = "roles";
  answer.title = t("roles.title");
  answer.how = analysis::computed(view, "rule.roles", {"permission", "role", "office"});
  answer.tables = {permissions(view, t), all_roles(view, t), offices(view, t),
                   all_hastened(view, t)};
  if (answer.tables.front().rows.empty())
    answer.remarks.push_back({"roles.none", std::string(t("roles.none")), Remark::Tone::warning});
  return answer;
}

}  // namespace acta::answer
