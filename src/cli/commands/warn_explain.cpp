#include <cmath>

#include "answer/words.h"
#include "cli/commands/all.h"
#include "cli/warn/evidence.h"
#include "cli/warn/number_text.h"

namespace acta::cli {
namespace {

using answer::Cell;
using answer::Table;

Table reasons(const record::View& desk, const report::AlertEvidence& it, const Messages& t) {
  Table table{"reasons", {{"reason"}, {"log_change"}}, {}};
  for (const report::AlertReason& reason : report::alert_reasons(desk, it, t))
    table.add({Cell::text(reason.what), Cell::digits(number_text(reason.change), reason.shown)});
  return table;
}

// As issued, to the last digit for machines.
Table quantiles(const report::AlertEvidence& it, const Messages& t) {
  Table table{"issued", {{"model"}, {"issued"}, {"period"}}, {}};
  for (const double level : warning::Predictive::levels()) {
    const bool odd = level < 0.05 || level > 0.95;  // 0.025 and 0.975
    const bool shown = level == 0.1 || level == 0.5 || level == 0.9;
    table.columns.push_back(
        {odd ? fmt::format("q{:03.0f}", level * 1000) : fmt::format("q{:02.0f}", level * 100),
         shown ? answer::Column::For::everyone : answer::Column::For::machines});
  }
  const std::string flow(it.alert.flow->id());
  for (const auto* const list : {&it.issued.judged, &it.issued.forecasts})
    for (const auto& forecast : *list) {
      if (forecast.flow != flow) continue;
      std::vector<Cell> row{answer::word("model", forecast.model, t), Cell::text(forecast.origin),
                            Cell::text(forecast.target)};
      for (const double quantile : forecast.outlook.quantiles())
        row.push_back(Cell::digits(number_text(quantile), t.number(std::round(quantile))));
      table.add(std::move(row));
    }
  return table;
}

Table data(const report::AlertEvidence& it) {
  Table table{"evidence", {{"what"}, {"digest"}}, {}};
  table.add({Cell::text("forecasts"), Cell::text(hex(it.alert.issued))});
  for (const std::string& digest : it.issued.counts)
    table.add({Cell::text("counts"), Cell::text(digest)});
  return table;
}

int warn_explain(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const record::View desk(view.record(), view.valid(), view.at(), record::Audience::desk);
    const auto it = evidence_of(desk, arguments.value("ALERT"), session);
    if (!it) return session.refuse(it.error());
    const Messages& t = session.t;
    const record::Flow flow = record::flow(desk, *it->alert.flow, t.language());
    answer::Answer answer;
    answer.question = "warn-explain";
    answer.title = t("alert.card.title",
                     {{"level", t("alert.card." + std::string(it->alert.level))},
                      {"flow", flow.name.text},
                      {"month", record::month_text(record::month_number(it->alert.month))}});
    answer.asked = {{"alert", std::string(it->alert.subject->id())}};
    answer.how =
        analysis::computed(desk, "rule.warn-run", {"received", "break", "no_break", "upstream"});
    auto tone = answer::Remark::Tone::headline;
    Table sentences{"sentences", {{"rule", answer::Column::For::machines}, {"finding"}}, {}};
    for (auto& sentence : report::alert_sentences(desk, *it, record::alerts(desk), t)) {
      sentences.add({Cell::text(sentence.key), Cell::text(sentence.text)});
      answer.remarks.push_back({std::move(sentence.key), std::move(sentence.text), tone});
      tone = answer::Remark::Tone::finding;
    }
    answer.tables = {std::move(sentences), reasons(desk, *it, t), quantiles(*it, t), data(*it)};
    return session.print(answer, {"reasons", "issued", "evidence"});
  });
}

}  // namespace

Command warn_explain_command() {
  return {.name = "warn explain",
          .common = store | dates | formats,
          .positionals = {{"ALERT"}},
          .examples = {"acta warn explain USA-southwest-2025-03",
                       "acta warn explain USA-southwest-2025-03 --json"},
          .run = warn_explain};
}

}  // namespace acta::cli
