#include "answer/forecast_scores.h"

#include <map>

#include "answer/names.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

using warning::Call;
using warning::CorridorScores;
using warning::ModelScore;
using For = Column::For;

using Chosen = std::vector<const CorridorScores*>;

constexpr std::size_t bins = 5;  // of chances

Table scores(const Chosen& chosen, const Messages& t) {
  Table table{"scores",
              {{"series"},
               {"model"},
               {"ahead"},
               {"forecasts"},
               {"error"},
               {"naive_error"},
               {"beats_naive"},
               {"mase"},
               {"smape"},
               {"owa"},
               {"pinball", For::machines},
               {"wis"},
               {"wis_log", For::machines},
               {"within50", For::machines},
               {"within80"},
               {"within95"}},
              {}};
  for (const CorridorScores* const one : chosen)
    for (const ModelScore& at : one->scores)
      table.add({short_cell(one->corridor->flow.subject), word("model", at.model, t),
                 Cell::number(at.ahead), Cell::number(at.forecasts), persons_cell(at.error, t),
                 persons_cell(at.naive_error, t), Cell::flag(at.beats_naive(), t),
                 decimal_cell(at.mase, t, 3), decimal_cell(at.smape, t, 1),
                 decimal_cell(at.owa, t, 3), decimal_cell(at.pinball, t, 1),
                 decimal_cell(at.wis, t, 1), decimal_cell(at.log_wis, t, 3),
                 share({at.within_50, at.forecasts}, t), share({at.within_80, at.forecasts}, t),
                 share({at.within_95, at.forecasts}, t)});
  return table;
}

Table rises(const Chosen& chosen, const Messages& t) {
  Table table{"rises",
              {{"series"},
               {"model"},
               {"ahead"},
               {"judged"},
               {"came"},
               {"hits"},
               {"false_alarms"},
               {"brier"},
               {"brier_skill"},
               {"auc"}},
              {}};
  for (const CorridorScores* const one : chosen)
    for (const warning::RiseScore& at : one->rises) {
      if (at.calls.empty()) continue;
      table.add({short_cell(one->corridor->flow.subject), word("model", at.model, t),
                 Cell::number(at.ahead), Cell::number(at.calls.size()), Cell::number(at.came),
                 Cell::number(at.hits), Cell::number(at.false_alarms),
                 decimal_cell(warning::brier(at.calls), t, 3),
                 decimal_cell(warning::brier_skill(at.calls), t, 3),
                 decimal_cell(warning::area_under_curve(at.calls), t, 3)});
    }
  return table;
}

Table leads(const Chosen& chosen, const Messages& t) {
  Table table{
      "leads", {{"series"}, {"model"}, {"rises"}, {"rises_announced"}, {"lead_months"}}, {}};
  for (const CorridorScores* const one : chosen)
    for (const warning::LeadTime& lead : one->leads)
      table.add({short_cell(one->corridor->flow.subject), word("model", lead.model, t),
                 Cell::number(lead.rises), Cell::number(lead.announced),
                 lead.announced > 0 ? decimal_cell(lead.months, t, 1) : Cell::missing()});
  return table;
}

Table reliability(const Chosen& chosen, const Messages& t) {
  Table table{"reliability", {{"model"}, {"calls"}, {"chance_given"}, {"chance_came"}}, {}};
  std::vector<std::string_view> models;
  std::map<std::string_view, std::vector<Call>> calls;
  for (const CorridorScores* const one : chosen)
    for (const warning::RiseScore& at : one->rises) {
      if (at.ahead != 1) continue;
      auto& of_model = calls[at.model];
      if (of_model.empty()) models.push_back(at.model);
      of_model.insert(of_model.end(), at.calls.begin(), at.calls.end());
    }
  for (const std::string_view model : models)
    for (const warning::ReliabilityBin& bin : warning::reliability(calls[model], bins))
      table.add({word("model", model, t), Cell::number(bin.calls), decimal_cell(bin.said, t, 3),
                 decimal_cell(bin.came, t, 3)});
  return table;
}

}  // namespace

std::vector<Table> score_tables(const std::vector<CorridorScores>& all, const Messages& t,
                                const record::Subject* flow) {
  Chosen chosen;
  for (const CorridorScores& one : all)
    if (!flow || one.corridor->flow.subject == flow) chosen.push_back(&one);
  return {scores(chosen, t), rises(chosen, t), leads(chosen, t), reliability(chosen, t)};
}

}  // namespace acta::answer
