#include "cli/warn/run_answer.h"

#include <array>

#include "answer/early_warning.h"
#include "answer/names.h"
#include "answer/words.h"
#include "cli/warn/number_text.h"
#include "register/records/fields.h"

namespace acta::cli {
namespace {

using answer::Cell;
using answer::decimal_cell;
using answer::persons_cell;
using answer::short_cell;
using answer::Table;
using answer::word;
using warning::AlertLevel;
using warning::Judgement;
using warning::Publication;
using warning::Said;
using For = answer::Column::For;

constexpr std::array<std::string_view, 4> levels{"none", "watch", "warning", "alert"};

Cell month_cell(const Publication& publication, std::size_t month) {
  return Cell::text(record::month_text(publication.first + static_cast<std::int64_t>(month)));
}

Table corridors(const Publication& publication, const Messages& t) {
  Table table{"corridors",
              {{"series", For::machines},
               {"name", For::people},
               {"says"},
               {"level"},
               {"period"},
               {"persons"},
               {"model"},
               {"p"},
               {"slow_rise", For::machines},
               {"exceeds"},
               {"threshold"},
               {"budget", For::machines},
               {"alpha", For::machines}},
              {}};
  for (const Judgement& one : publication.corridors) {
    const warning::Corridor& corridor = one.corridor;
    const bool judged = one.finding.p.has_value();
    table.add(
        {short_cell(corridor.flow.subject), Cell::text(corridor.flow.name.text),
         word("silence", warning::name_of(one.silence), t),
         word("level", levels[static_cast<std::size_t>(one.level)], t),
         corridor.last ? month_cell(publication, *corridor.last) : Cell::missing(),
         corridor.last ? persons_cell(corridor.series.values[*corridor.last], t) : Cell::missing(),
         one.speaker ? word("model", one.speaker->model, t) : Cell::missing(),
         decimal_cell(one.finding.p, t),
         judged ? decimal_cell(one.finding.cusum, t) : Cell::missing(),
         decimal_cell(one.finding.exceeds, t),
         one.threshold > 0 ? persons_cell(one.threshold, t) : Cell::missing(),
         Cell::digits(number_text(one.budget)), Cell::digits(number_text(one.alpha))});
  }
  return table;
}

Table tests(const Publication& publication, const Messages& t) {
  Table table{"tests",
              {{"series"},
               {"model"},
               {"ahead"},
               {"forecasts"},
               {"error"},
               {"naive_error"},
               {"beats_naive"}},
              {}};
  for (const Judgement& one : publication.corridors)
    for (const Said& said : one.models)
      for (const auto& at : said.record.skill) {
        if (at.forecasts == 0) continue;
        table.add({short_cell(one.corridor.flow.subject), word("model", said.model, t),
                   Cell::number(at.ahead), Cell::number(at.forecasts), persons_cell(at.error, t),
                   persons_cell(at.naive_error, t), Cell::flag(at.beats_naive(), t)});
      }
  return table;
}

Table reasons(const Publication& publication, const Messages& t) {
  Table table{"reasons", {{"series"}, {"model"}, {"reason"}, {"log_change"}}, {}};
  for (const Judgement& one : publication.corridors)
    for (const Said& said : one.models)
      for (const warning::Term& term : said.why)
        table.add({short_cell(one.corridor.flow.subject), word("model", said.model, t),
                   word("term", term.what, t), decimal_cell(term.change, t)});
  return table;
}

Table changes(const procedure::RunPreview& run, const Messages& t) {
  Table table{"alerts", {{"alert"}, {"series"}, {"level"}, {"became"}}, {}};
  for (const procedure::AlertChange& change : run.alerts)
    table.add({Cell::text(change.id), Cell::text(change.flow), word("level", change.level, t),
               word("alert-change", procedure::name_of(change.what), t)});
  return table;
}

}  // namespace

answer::Answer run_answer(const record::View& view, const Publication& publication,
                          const procedure::RunPreview& run, const Messages& t) {
  answer::Answer answer;
  answer.question = "warn-run";
  answer.title = t("warn-run.title", {{"month", record::month_text(publication.ended)}});
  answer.asked = {{"issued", hex(run.digest)}};
  answer.how =
      analysis::computed(view, "rule.warn-run", {"received", "break", "no_break", "upstream"});
  if (run.known)
    answer.remarks.push_back({"warn-run.known",
                              t("warn-run.known", {{"entry", std::to_string(run.known->number)},
                                                   {"digest", hex(run.digest)}}),
                              answer::Remark::Tone::headline});
  answer.tables = {corridors(publication, t),
                   answer::outlook_table(publication, t),
                   answer::partial_table(publication, t),
                   tests(publication, t),
                   reasons(publication, t),
                   changes(run, t)};
  return answer;
}

}  // namespace acta::cli
