#include "answer/measures.h"

#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "register/records/code_class.h"

namespace acta::answer {
namespace {

using analysis::MeasurePair;
using analysis::MeasuresReport;
using analysis::TrackedMeasure;
using record::Measure;
using record::View;
using For = Column::For;

Cell code_cell(const View& view, std::string_view property, std::string_view code,
               const Messages& t) {
  return Cell::text(code, record::label_of(view, property, code, t.language()).text);
}

Cell since_cell(const record::Claim* claim, const Messages& t) {
  return claim ? bound_cell(claim->valid.start, t) : Cell::missing();
}

Table acts(const View& view, const MeasuresReport& report, const Messages& t) {
  Table table{"measures",
              {{"measure"},
               {"date"},
               {"country"},
               {"measure_type"},
               {"action"},
               {"language", For::machines},
               {"status"},
               {"since"},
               {"source"},
               {"locator", For::machines},
               {"source_standing"},
               {"coded_pairs"}},
              {}};
  for (const TrackedMeasure& tracked : report.measures) {
    const Measure& measure = tracked.measure;
    const record::MeasureStatus status =
        measure.statuses.empty() ? record::MeasureStatus{} : measure.statuses.front();
    table.add(
        {short_cell(measure.subject), date_cell(measure.date, t),
         subject_cell(view, measure.country, t), code_cell(view, "measure_type", measure.type, t),
         said_cell(measure.action, t), Cell::text(measure.action.language),
         code_cell(view, "measure_status", status.status, t), since_cell(status.claim, t),
         source_cell(measure.action_claim), locator_cell(measure.action_claim),
         code_cell(view, "standing", tracked.standing, t),
         tracked.coded() ? Cell::number(tracked.pairs.size()) : word("measure", "uncoded", t)});
  }
  return table;
}

Cell reply_cell(const record::CodedPair& pair, const Messages& t) {
  if (!pair.reply_due) return Cell::missing();
  return word("reply", pair.reply_received ? "received" : "none", t);
}

Table pairs(const View& view, const MeasuresReport& report, const Messages& t) {
  Table table{"coded_pairs",
              {{"measure"},
               {"commitment"},
               {"country"},
               {"alignment"},
               {"codings"},
               {"closed_on"},
               {"reply"},
               {"reply_received"},
               {"paper"}},
              {}};
  for (const TrackedMeasure& tracked : report.measures)
    for (const MeasurePair& pair : tracked.pairs)
      table.add({short_cell(pair.coded.measure), short_cell(pair.coded.commitment),
                 subject_cell(view, tracked.measure.country, t),
                 code_cell(view, "alignment", pair.coded.standing().code, t),
                 Cell::number(pair.coded.codings.size()), since_cell(pair.ended_by, t),
                 reply_cell(pair.coded, t), date_cell(pair.coded.reply_received, t),
                 short_cell(pair.coded.paper)});
  return table;
}

void add_passage(std::vector<Cell>& row, const record::Passage& passage, const Messages& t) {
  row.push_back(said_cell(passage.text, t));
  row.push_back(source_cell(passage.claim));
  row.push_back(locator_cell(passage.claim));
}

Table codings(const View& view, const MeasuresReport& report, const Messages& t) {
  Table table{"codings",
              {{"coding"},
               {"measure"},
               {"commitment"},
               {"coding_round"},
               {"alignment"},
               {"measure_passage"},
               {"measure_source"},
               {"measure_locator"},
               {"commitment_passage"},
               {"commitment_source"},
               {"commitment_locator"},
               {"coding_reason"}},
              {}};
  for (const TrackedMeasure& tracked : report.measures)
    for (const MeasurePair& pair : tracked.pairs)
      for (const record::Coding& coding : pair.coded.codings) {
        std::vector<Cell> row{short_cell(coding.subject), short_cell(coding.measure),
                              short_cell(coding.commitment),
                              code_cell(view, "coding_round", coding.round, t),
                              code_cell(view, "alignment", coding.code, t)};
        add_passage(row, coding.measure_passage, t);
        add_passage(row, coding.commitment_passage, t);
        row.push_back(said_cell(coding.reason, t));
        table.add(std::move(row));
      }
  return table;
}

Table agreement(const MeasuresReport& report, const Messages& t) {
  Table table{"agreement", {{"krippendorff_alpha"}, {"coded_pairs"}, {"alike"}, {"third"}}, {}};
  const std::string alpha = analysis::fixed_alpha(report.agreement);
  table.add({alpha.empty() ? Cell::missing()
                           : Cell::digits(alpha, t.number(report.agreement.alpha.value_or(0), 3)),
             Cell::number(report.agreement.units), Cell::number(report.agreement.alike),
             Cell::number(report.third)});
  return table;
}

Table leads(const View& view, const std::vector<analysis::LeadInTension>& found,
            const Messages& t) {
  Table table{"leads_in_tension",
              {{"committee"},
               {"role"},
               {"country"},
               {"measure"},
               {"action"},
               {"language", For::machines},
               {"commitment"},
               {"measure_passage"},
               {"commitment_passage"},
               {"reply"},
               {"reply_received"}},
              {}};
  for (const analysis::LeadInTension& each : found) {
    const record::Coding& coding = each.pair.coded.standing();
    table.add({subject_cell(view, each.lead.committee, t),
               Cell::text(each.lead.role,
                          std::string(view.vocabulary().label(each.lead.role, t.language()))),
               subject_cell(view, each.lead.party, t), short_cell(each.measure.subject),
               said_cell(each.measure.action, t), Cell::text(each.measure.action.language),
               short_cell(each.pair.coded.commitment), said_cell(coding.measure_passage.text, t),
               said_cell(coding.commitment_passage.text, t), reply_cell(each.pair.coded, t),
               date_cell(each.pair.coded.reply_received, t)});
  }
  return table;
}

}  // namespace

Answer measures(const View& view, const MeasuresReport& report, const Messages& t) {
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  Answer answer;
  answer.question = "measures";
  answer.title = t("measures.title");
  answer.how = report.how;
  answer.remarks = {
      {"measures.in-words",
       t("measures.in-words", {{"total", number(report.measures.size())},
                               {"coded", number(report.coded)},
                               {"uncoded", number(report.measures.size() - report.coded)}}),
       Remark::Tone::headline}};
  if (report.agreement.units > 0) {
    const std::string alpha =
        report.agreement.alpha ? t.number(*report.agreement.alpha, 3) : std::string();
    answer.remarks.push_back({"measures.agreement", t(alpha.empty() ? "measures.agreement-undefined"
                                                                    : "measures.agreement",
                                                      {{"alpha", alpha},
                                                       {"pairs", number(report.agreement.units)},
                                                       {"alike", number(report.agreement.alike)},
                                                       {"third", number(report.third)}})});
  }
  answer.tables = {acts(view, report, t), pairs(view, report, t), codings(view, report, t),
                   agreement(report, t)};
  return answer;
}

Answer leads_in_tension(const View& view, const std::vector<analysis::LeadInTension>& found,
                        const Messages& t) {
  Answer answer;
  answer.question = "leads_in_tension";
  answer.title = t("leads-in-tension.title");
  answer.how = analysis::computed(view, "rule.leads-in-tension",
                                  {"committee", "measure", "coding", "alignment"});
  answer.tables = {leads(view, found, t)};
  return answer;
}

}  // namespace acta::answer
