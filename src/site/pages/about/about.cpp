#include "site/pages/about/about.h"

#include "analysis/health.h"
#include "site/blocks.h"
#include "site/layout.h"

namespace acta::site {

using answer::Cell;

namespace {

constexpr std::string_view parts[] = {"what",    "claims",   "dates",    "possible",
                                      "silence", "disagree", "judgment", "proof"};

std::vector<AboutPart> parts_of(const Messages& t) {
  std::vector<AboutPart> all;
  for (const std::string_view part : parts) {
    const std::string key = "page.about." + std::string(part);
    all.push_back({std::string(t(key)), std::string(t(key + ".text"))});
  }
  return all;
}

// All sentences "rule.…" of messages/, which the test compares.
constexpr std::string_view rules[] = {"list",
                                      "show",
                                      "history",
                                      "overlap",
                                      "crosswalk",
                                      "gaps",
                                      "load",
                                      "health",
                                      "what-if",
                                      "disagreements",
                                      "progress",
                                      "progress-original",
                                      "money",
                                      "changes",
                                      "meetings",
                                      "glossary",
                                      "recommendations",
                                      "search",
                                      "verify",
                                      "about",
                                      "data",
                                      "roles",
                                      "sheet",
                                      "flows",
                                      "flow-quality",
                                      "flows-import",
                                      "early-warning",
                                      "tracks",
                                      "cycles",
                                      "measures",
                                      "alerts",
                                      "warn-run",
                                      "translations",
                                      "indicator",
                                      "leads-in-tension",
                                      "reporting-burden",
                                      "submissions"};

std::vector<AboutRule> rules_of(const Messages& t) {
  std::vector<AboutRule> all;
  for (const std::string_view rule : rules)
    all.push_back({std::string(rule), std::string(t("rule." + std::string(rule)))});
  return all;
}

std::vector<AboutRule> checks_of(const Messages& t) {
  std::vector<AboutRule> checks;
  for (const analysis::HealthRule& rule : analysis::health_rules())
    checks.push_back({std::string(rule.id), std::string(t("health.rule." + std::string(rule.id)))});
  return checks;
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  Page page;
  page.nav = "about";
  page.title = t("nav.about");
  page.answer.question = "about";
  page.answer.title = page.title;
  page.answer.how = analysis::computed(context.view, "rule.about", {});
  const AboutView view{parts_of(t), rules_of(t), checks_of(t), page.answer};
  answer::Table table{"rules", {{"rule"}, {"explanation"}}, {}};
  for (const auto* list : {&view.rules, &view.checks})
    for (const AboutRule& rule : *list) table.add({Cell::text(rule.id), Cell::text(rule.sentence)});
  const auto sentences = static_cast<std::int64_t>(view.rules.size() + view.checks.size());
  page.answer.tables.push_back(std::move(table));
  const std::string process = process_name(context.view, t).text;
  page.finding =
      escaped(t("page.about.finding", {{"entries", context.view.at()}, {"rules", sentences}}));
  page.lede = escaped(t("page.about.lede", {{"process", std::string_view(process)}}));
  page.body = draw_about(context, view);
  return page;
}

}  // namespace

void add_about_page(Router& router, const Site& site) {
  add_page(router, site, "/about", {}, make);
}

}  // namespace acta::site
