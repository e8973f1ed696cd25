#include "analysis/health.h"

#include <algorithm>

#include "answer/answers.h"
#include "answer/names.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

using analysis::Finding;
using analysis::Health;
using analysis::RuleResult;
using record::View;
using For = Column::For;

// People read a list of 200 sources only when they ask for it.
constexpr std::size_t shown_of_a_rule = 10;

Result<void> check_rules(const std::vector<std::string>& rules) {
  const auto known = analysis::health_rules();
  for (const std::string& rule : rules) {
    if (std::any_of(known.begin(), known.end(), [&](const auto& k) { return k.id == rule; }))
      continue;
    std::string hint;
    for (const auto& k : known) (hint += hint.empty() ? "" : ", ") += k.id;
    return not_found("error.health.unknown-rule", "--rule", rule, hint);
  }
  return {};
}

bool wanted(const HealthQuestion& asked, std::string_view rule) {
  return asked.rules.empty() ||
         std::find(asked.rules.begin(), asked.rules.end(), rule) != asked.rules.end();
}

std::vector<Cell> row_of(const View& view, const Finding& finding, const Messages& t) {
  return {Cell::text(finding.rule), subject_cell(view, finding.subject, t),
          Cell::text(analysis::say(finding.what(), view, t)),
          Cell::text(analysis::say(finding.fix(), view, t))};
}

Table findings(const View& view, const Shared<Health>& health, const HealthQuestion& asked,
               const Messages& t) {
  Table table{"health", {{"rule"}, {"subject"}, {"finding"}, {"fix", For::not_csv}}, {}};
  std::vector<const analysis::FindingList*> lists;
  std::size_t count = 0;
  for (const RuleResult& rule : health->rules) {
    if (!wanted(asked, rule.id)) continue;
    lists.push_back(&rule.found);
    count += rule.found.size();
  }
  table.list(count, [view, health, lists, &t](std::size_t at) {
    auto list = lists.begin();
    for (; at >= (*list)->size(); ++list) at -= (*list)->size();
    return row_of(view, (**list)[at], t);
  });
  return table;
}

// The same rows, but of a long list only its beginning and how many more there are.
Table findings_for_people(const View& view, const Health& health, const HealthQuestion& asked,
                          const Messages& t) {
  Table table{"findings", {{"rule"}, {"subject"}, {"finding"}, {"fix"}}, {}, true};
  for (const RuleResult& rule : health.rules) {
    const std::size_t count = wanted(asked, rule.id) ? rule.found.size() : 0;
    const std::size_t most = asked.rules.empty() ? shown_of_a_rule : count;
    for (std::size_t at = 0; at < std::min(count, most); ++at) {
      const Finding finding = rule.found[at];
      std::vector<Cell> row = row_of(view, finding, t);
      row[1] = short_cell(finding.subject);  // the sentence has the name
      table.add(std::move(row));
    }
    if (count <= most) continue;
    const std::string more = t("health.more", {{"count", count - most}, {"rule", rule.id}});
    table.add({Cell::text(rule.id), Cell::missing(), Cell::text(more), Cell::missing()});
  }
  return table;
}

Table rules(const Health& health, const HealthQuestion& asked, const Messages& t) {
  Table table{"rules", {{"rule"}, {"severity"}, {"checked"}, {"findings"}, {"explanation"}}, {}};
  for (const RuleResult& rule : health.rules) {
    if (!wanted(asked, rule.id)) continue;
    std::string explanation(t(rule.explanation));
    if (!rule.checked) explanation = t("health.not-checked", {{"reason", rule.reason}});
    table.add({Cell::text(rule.id), word("severity", name_of(rule.severity), t),
               Cell::flag(rule.checked, t),
               rule.checked ? Cell::number(rule.found.size()) : Cell::missing(),
               Cell::text(explanation)});
  }
  return table;
}

}  // namespace

Result<Answer> health(const View& view, const HealthQuestion& asked, const Messages& t) {
  if (auto known = check_rules(asked.rules); !known)
    return tl::unexpected(std::move(known).error());
  return health(view, std::make_shared<const Health>(TRY(analysis::health(view, asked.without))),
                asked, t);
}

Result<Answer> health(const View& view, const Shared<Health>& found, const HealthQuestion& asked,
                      const Messages& t) {
  if (auto known = check_rules(asked.rules); !known)
    return tl::unexpected(std::move(known).error());
  Answer answer;
  answer.question = "health";
  answer.title = t("health.title");
  answer.how = found->how;
  if (!asked.rules.empty())
    answer.asked.emplace_back("rules", Cell::list(asked.rules).for_machines());
  for (const auto& [rule, reason] : asked.without)
    answer.asked.emplace_back("without " + rule, reason);
  answer.tables = {findings(view, found, asked, t), findings_for_people(view, *found, asked, t),
                   rules(*found, asked, t)};
  return answer;
}

}  // namespace acta::answer
