#include "report/alert_card.h"

#include <cmath>

#include "base/date_words.h"
#include "register/flow_count.h"
#include "register/records/fields.h"
#include "report/writing.h"

namespace acta::report {
namespace {

using record::Alert;

constexpr std::size_t most_reasons = 3;

Paragraph cell(std::string text) { return {{std::move(text), {}, {}}}; }

Section sentences(const record::View& view, const AlertEvidence& it, const std::vector<Alert>& all,
                  const Messages& t) {
  Section section{std::string(t("alert.card.evidence")), {}};
  const auto said = alert_sentences(view, it, all, t);
  for (std::size_t i = 1; i < said.size(); ++i) section.blocks.emplace_back(cell(said[i].text));
  return section;
}

Section outlook(const AlertEvidence& it, const Messages& t) {
  Section section{std::string(t("alert.card.outlook")), {}};
  const auto* const verdict = it.issued.verdict_of(it.alert.flow->id());
  Table table{{std::string(t("alert.card.month")), std::string(t("alert.card.low")),
               std::string(t("alert.card.middle")), std::string(t("alert.card.high"))},
              {25, 25, 25, 25},
              {}};
  for (const auto& forecast : it.issued.forecasts) {
    if (!verdict || forecast.flow != it.alert.flow->id() || forecast.model != verdict->model)
      continue;
    const auto [low, high] = forecast.outlook.interval(0.8);
    table.rows.push_back({cell(forecast.target), cell(t.number(std::round(low))),
                          cell(t.number(std::round(forecast.outlook.median()))),
                          cell(t.number(std::round(high)))});
  }
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

Section reasons(const record::View& view, const AlertEvidence& it, const Messages& t) {
  Section section{std::string(t("alert.card.reasons")), {}};
  Table table{
      {std::string(t("alert.card.reason")), std::string(t("alert.card.change"))}, {70, 30}, {}};
  for (const AlertReason& reason : alert_reasons(view, it, t))
    if (table.rows.size() < most_reasons)
      table.rows.push_back({cell(reason.what), cell(reason.shown)});
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

class Steps {
 public:
  explicit Steps(Writing& w) : w_(w) {}

  Section run(const Alert& alert) {
    step("alert-state.raised", alert.raised, {});
    for (const auto& each : alert.acknowledged) step("alert-state.acknowledged", each.claim, {});
    if (alert.assessed)
      step("alert-state.assessed", alert.assessed->claim, {w_.span(alert.assessed->words)});
    for (const auto& shared : alert.shared)
      step("alert-state.shared", shared.claim,
           {{w_.sentence("shared." + std::string(record::name_of(shared.with))), {}, {}}});
    if (alert.closed)
      step("alert-state.closed", alert.closed->claim,
           {{w_.sentence("outcome." + std::string(alert.outcome)) + ". ", {}, {}},
            w_.span(alert.closed->words)});
    step("alert-state.withdrawn", alert.withdrawn, {});
    Section section{w_.sentence("alert.card.steps"), {}};
    section.blocks.emplace_back(std::move(table_));
    return section;
  }

 private:
  void step(const char* key, const record::Claim* claim, Paragraph words) {
    if (!claim) return;
    table_.rows.push_back({cell(w_.sentence(key)),
                           cell(day_in_words(day_of(claim->recorded), w_.t.language())),
                           {{std::string(claim->asserter.view()), {}, w_.cite(claim)}},
                           std::move(words)});
  }

  Writing& w_;
  Table table_{{w_.sentence("alert.card.step"), w_.sentence("alert.card.day"),
                w_.sentence("alert.card.who"), w_.sentence("alert.card.words")},
               {22, 16, 20, 42},
               {}};
};

}  // namespace

Document alert_card(const record::View& view, const AlertEvidence& it,
                    const std::vector<Alert>& all, const Messages& t) {
  Writing w(view, t);
  const auto said = alert_sentences(view, it, all, t);
  Paragraph finding;
  if (!said.empty()) finding = {{said.front().text, {}, w.cite(it.alert.raised)}};
  std::vector<Section> sections;
  sections.push_back(sentences(view, it, all, t));
  sections.push_back(outlook(it, t));
  sections.push_back(reasons(view, it, t));
  sections.push_back(Steps(w).run(it.alert));
  const record::Flow flow = record::flow(view, *it.alert.flow, t.language());
  return w.finish(
      t("alert.card.title", {{"level", t("alert.card." + std::string(it.alert.level))},
                             {"flow", flow.name.text},
                             {"month", record::month_text(record::month_number(it.alert.month))}}),
      std::move(finding), std::move(sections));
}

}  // namespace acta::report
