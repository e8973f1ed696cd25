#include "analysis/reporting_burden.h"

#include <algorithm>

#include "answer/answers.h"
#include "answer/names.h"
#include "answer/words.h"
#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::answer {
namespace {

using analysis::Fit;
using analysis::MeasuredOnce;
using analysis::Question;
using analysis::ReportingBurden;
using analysis::Told;
using record::View;

Cell coded(const View& view, std::string_view property, std::string_view code, const Messages& t) {
  return Cell::text(code, code.empty() ? std::string()
                                       : record::label_of(view, property, code, t.language()).text);
}

// A mechanism or an organisation by its name, a framework by what its code is called.
Cell body_cell(const View& view, const Question& question, const Messages& t) {
  return question.body ? subject_cell(view, question.body, t)
                       : coded(view, "framework", question.framework, t);
}

Cell text_cell(const record::LocalText& text, const Messages& t) {
  return Cell::text(text.text, tagged(text, t));
}

record::LocalText held_by(const View& view, const record::Subject* indicator, const Messages& t) {
  return record::Fields(view, *indicator).text("data_source", t.language());
}

Row indicator_row(const View& view, const MeasuredOnce& one, const Messages& t) {
  std::vector<std::string> bodies;
  std::string shown;
  for (const Question& question : one.questions) {
    const Cell body = body_cell(view, question, t);
    if (std::find(bodies.begin(), bodies.end(), body.value) != bodies.end()) continue;
    bodies.push_back(body.value);
    (shown += shown.empty() ? "" : "; ") += body.for_people();
  }
  return {Cell::text(one.indicator->id(), {}, one.indicator->name()),
          name_cell(view, *one.indicator, t), text_cell(held_by(view, one.indicator, t), t),
          Cell::number(one.bodies), Cell::list(std::move(bodies), std::move(shown))};
}

Table indicator_rows(const View& view, const Shared<ReportingBurden>& burden, const Messages& t) {
  Table table{
      "asked_by_several", {{"indicator"}, {"name"}, {"held_by"}, {"bodies"}, {"asked_by"}}, {}};
  table.list(burden->indicators.size(), [view, burden, &t](std::size_t at) {
    return indicator_row(view, burden->indicators[at], t);
  });
  return table;
}

Row question_row(const View& view, const Question& question, const Messages& t) {
  const record::LocalText difference =
      question.request ? record::Fields(view, *question.request).text("difference", t.language())
                       : record::LocalText();
  return {body_cell(view, question, t),
          Cell::text(question.number),
          short_cell(question.request),
          short_cell(question.indicator),
          question.indicator ? word("fit", analysis::name_of(question.fit), t) : Cell::missing(),
          text_cell(difference, t),
          coded(view, "unit", question.unit, t),
          coded(view, "frequency", question.frequency, t),
          source_cell(question.claim),
          locator_cell(question.claim)};
}

Table question_rows(const View& view, const Shared<ReportingBurden>& burden, const Messages& t) {
  Table table{"questions",
              {{"asked_by"},
               {"number"},
               {"request"},
               {"indicator"},
               {"fit"},
               {"difference"},
               {"unit"},
               {"frequency"},
               {"source"},
               {"locator"}},
              {}};
  std::vector<const Question*> all;
  for (const MeasuredOnce& one : burden->indicators)
    for (const Question& question : one.questions) all.push_back(&question);
  for (const Question& question : burden->unanswered) all.push_back(&question);
  table.list(all.size(),
             [view, burden, all, &t](std::size_t at) { return question_row(view, *all[at], t); });
  return table;
}

Table holder_rows(const View& view, const Shared<ReportingBurden>& burden, const Messages& t) {
  Table table{"holders", {{"held_by"}, {"indicators"}, {"questions"}, {"bodies"}}, {}};
  table.list(burden->holders.size(), [view, burden, &t](std::size_t at) -> Row {
    const analysis::Holder& holder = burden->holders[at];
    return {text_cell(held_by(view, holder.words->subject, t), t), Cell::number(holder.indicators),
            Cell::number(holder.questions), Cell::number(holder.bodies)};
  });
  return table;
}

Row told_row(const View& view, const Told& told, const Messages& t) {
  const record::Observation& value = told.value;
  const std::string_view unit =
      told.question.unit.empty() ? value.value->unit.view() : told.question.unit;
  const auto amount = told.amount;
  return {body_cell(view, told.question, t),
          Cell::text(told.question.number),
          short_cell(told.question.indicator),
          value.about ? id_cell(view, value.about, t) : Cell::text(value.place),
          Cell::text(value.period),
          amount ? decimal_cell(*amount, t) : Cell::missing(),
          coded(view, "unit", unit, t),
          source_cell(value.value_claim),
          locator_cell(value.value_claim)};
}

Table told_rows(const View& view, const Shared<ReportingBurden>& burden, const Messages& t) {
  Table table{"told",
              {{"asked_by"},
               {"number"},
               {"indicator"},
               {"place"},
               {"period"},
               {"value"},
               {"unit"},
               {"source"},
               {"locator"}},
              {}};
  table.list(burden->told.size(),
             [view, burden, &t](std::size_t at) { return told_row(view, burden->told[at], t); });
  return table;
}

}  // namespace

Answer reporting_burden(const View& view, const Shared<ReportingBurden>& burden,
                        const Messages& t) {
  Answer answer;
  answer.question = "reporting-burden";
  answer.title = t("nav.reporting-burden");
  answer.how = burden->how;
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  answer.tables = {indicator_rows(view, burden, t), holder_rows(view, burden, t),
                   question_rows(view, burden, t), told_rows(view, burden, t)};
  const auto remark = [&](const char* key, std::size_t number, Remark::Tone tone) {
    answer.remarks.push_back({key, t(key, {{"count", count(number)}}), tone});
  };
  answer.remarks.push_back(
      {"reporting-burden.finding",
       t("reporting-burden.finding", {{"indicators", count(burden->indicators.size())},
                                      {"several", count(burden->several)},
                                      {"questions", count(burden->questions)}}),
       Remark::Tone::headline});
  remark("reporting-burden.not-compared", burden->not_compared, Remark::Tone::finding);
  answer.remarks.push_back(
      {"reporting-burden.unanswered",
       t("reporting-burden.unanswered",
         {{"requests", count(burden->requests)}, {"count", count(burden->unanswered.size())}}),
       Remark::Tone::finding});
  remark("reporting-burden.told", burden->told.size(), Remark::Tone::finding);
  return answer;
}

}  // namespace acta::answer
