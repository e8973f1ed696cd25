#include "site/pages/health/health.h"

#include <algorithm>

#include "answer/answers.h"
#include "site/blocks.h"

namespace acta::site {

using analysis::Health;

namespace {

constexpr std::size_t most_lines_of_a_rule = 12;
constexpr std::size_t most_lines_of_one_rule = 200;

std::vector<HealthRuleView> rules_of(const Context& context, const Health& health) {
  const std::string_view only = context.asked("rule");
  const std::size_t most = only.empty() ? most_lines_of_a_rule : most_lines_of_one_rule;
  std::vector<HealthRuleView> rules;
  for (const analysis::RuleResult& rule : health.rules) {
    if (!only.empty() && rule.id != only) continue;
    HealthRuleView& view = rules.emplace_back();
    view.rule = &rule;
    for (std::size_t at = 0; at < std::min(most, rule.found.size()); ++at) {
      const analysis::Finding finding = rule.found[at];
      view.lines.push_back({finding.subject ? href_of(context, *finding.subject) : std::string{},
                            analysis::say(finding.what(), context.view, context.t),
                            analysis::say(finding.fix(), context.view, context.t)});
    }
    if (rule.found.size() > view.lines.size() && only.empty())
      view.all_href = context.here({{"rule", std::string(rule.id)}});
  }
  std::stable_sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) {
    return a.rule->found.empty() < b.rule->found.empty();
  });
  return rules;
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto health = health_of(context);
  answer::HealthQuestion question;
  if (const auto rule = context.asked("rule"); !rule.empty()) question.rules.emplace_back(rule);
  Page page;
  page.nav = "health";
  page.title = t("nav.health");
  page.answer = TRY(answer::health(context.view, health, question, t));
  const auto failing = std::count_if(health->rules.begin(), health->rules.end(),
                                     [](const auto& rule) { return !rule.found.empty(); });
  Marks mark;
  page.finding = mark.in(t("page.health.finding", {{"findings", health->findings()},
                                                   {"rules", failing},
                                                   {"all", health->rules.size()},
                                                   {"link", mark(open_how())},
                                                   {"end", mark(close_link())}}));
  page.lede = escaped(t("page.health.lede"));
  page.body = draw_health(context, rules_of(context, *health), page.answer);
  return page;
}

}  // namespace

void add_health_page(Router& router, const Site& site) {
  add_page(router, site, "/health", {"rule"}, make);
}

}  // namespace acta::site
