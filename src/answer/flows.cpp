#include <algorithm>

#include "answer/dates.h"
#include "answer/flows.h"
#include "answer/names.h"
#include "answer/words.h"
#include "register/flow_count.h"
#include "register/records/code_class.h"

namespace acta::answer {
namespace {

using record::FlowCount;
using record::FlowHistory;
using record::FlowRecord;
using record::View;
using For = Column::For;

record::Frequency frequency_of(const FlowHistory& history) {
  return record::frequency_named(history.flow.frequency).value_or(record::Frequency::month);
}

std::string period_of(const FlowHistory& history, Day day) {
  const record::Frequency every = frequency_of(history);
  return record::period_text(every, record::period_number(every, day));
}

Cell number_cell(std::int64_t number, const Messages& t) {
  return Cell::digits(std::to_string(number), t.number(static_cast<double>(number), 0));
}

Cell code_cell(const View& view, std::string_view property, std::string_view code,
               const Messages& t) {
  return Cell::text(code, record::label_of(view, property, code, t.language()).text);
}

Cell nationality_cell(const std::string& nationality) { return Cell::text(nationality); }

Table flows_table(const View& view, const FlowRecord& record, const Messages& t) {
  Table table{"movements",
              {{"series"},
               {"name", For::people},
               {"nationality"},
               {"country", For::machines},
               {"movement"},
               {"frequency", For::machines},
               {"unit"},
               {"first"},
               {"last"},
               {"counts"},
               {"newest"},
               {"source", For::machines},
               {"release", For::machines}},
              {}};
  for (const FlowHistory& history : record.flows) {
    const record::Flow& flow = history.flow;
    const bool any = !history.cells.empty();
    table.add(
        {short_cell(flow.subject), said_cell(flow.name, t), nationality_cell(history.nationality),
         short_cell(flow.country), code_cell(view, "movement", flow.movement, t),
         code_cell(view, "frequency", flow.frequency, t), code_cell(view, "unit", flow.unit, t),
         any ? Cell::text(period_of(history, history.cells.front().count.period)) : Cell::missing(),
         any ? Cell::text(period_of(history, history.cells.back().count.period)) : Cell::missing(),
         Cell::number(history.cells.size()),
         any && history.cells.back().count.mark == FlowCount::Mark::counted
             ? number_cell(history.cells.back().count.low, t)
             : Cell::missing(),
         short_cell(flow.source), Cell::text(flow.release)});
  }
  return table;
}

Table counts_table(const FlowRecord& record, const Messages& t) {
  Table table{"movement_counts",
              {{"series"},
               {"nationality"},
               {"period"},
               {"mark"},
               {"low"},
               {"high"},
               {"known", For::machines},
               {"file", For::machines},
               {"revisions"}},
              {}};
  for (const FlowHistory& history : record.flows)
    for (const FlowHistory::Cell& cell : history.cells) {
      const FlowCount& count = cell.count;
      const bool figure = count.mark != FlowCount::Mark::missing;
      table.add({short_cell(history.flow.subject), nationality_cell(history.nationality),
                 Cell::text(period_of(history, count.period)),
                 word("flow-mark", name_of(count.mark), t),
                 figure ? number_cell(count.low, t) : Cell::missing(),
                 figure ? number_cell(count.high, t) : Cell::missing(),
                 instant_cell(cell.known->recorded), Cell::text(cell.known->subject->id()),
                 Cell::number(cell.revisions())});
    }
  return table;
}

Table files_table(const FlowRecord& record, const Messages& t) {
  Table table{"files",
              {{"file", For::machines},
               {"name"},
               {"received", For::machines},
               {"asserter"},
               {"first"},
               {"last"},
               {"known"}},
              {}};
  for (const record::FlowDelivery& delivery : record.deliveries) {
    const record::Claim& claim = *delivery.claim;
    const auto* const digest = std::get_if<record::Text>(&claim.value);
    table.add({Cell::text(claim.subject->id()), Cell::text(claim.note),
               digest ? Cell::text(digest->text) : Cell::missing(), Cell::text(claim.asserter),
               bound_cell(claim.valid.start, t), bound_cell(claim.valid.end, t),
               instant_cell(claim.recorded)});
  }
  return table;
}

// One row for each thing that whoever reads the counts must know.
struct Oddities {
  Table table;
  const Messages& t;

  void add(const FlowHistory& history, std::string_view finding, std::int64_t period,
           std::int64_t count) {
    table.add({short_cell(history.flow.subject), nationality_cell(history.nationality),
               word("flow-finding", finding, t),
               Cell::text(record::period_text(frequency_of(history), period)),
               number_cell(count, t)});
  }

  // A run of periods is one row, named by its first. The one that ended last before `today` is the
  // newest that can be there.
  void look(const FlowHistory& history, Day today) {
    if (history.cells.empty()) return;
    const record::Frequency every = frequency_of(history);
    const auto number = [every](Day day) { return record::period_number(every, day); };
    const std::int64_t first = number(history.cells.front().count.period);
    const std::int64_t newest = number(today) - 1;
    std::int64_t expected = first;
    std::size_t rounded = 0, suppressed = 0, revised = 0;
    for (const FlowHistory::Cell& cell : history.cells) {
      const std::int64_t period = number(cell.count.period);
      if (period > expected) add(history, "missing", expected, period - expected);
      if (cell.count.mark == FlowCount::Mark::missing) add(history, "missing", period, 1);
      if (cell.count.mark == FlowCount::Mark::counted && cell.count.low == 0)
        add(history, "zero", period, 1);
      rounded += cell.count.mark == FlowCount::Mark::rounded;
      suppressed += cell.count.mark == FlowCount::Mark::suppressed;
      revised += cell.revisions() > 0;
      expected = period + 1;
    }
    if (expected <= newest) add(history, "late", expected, newest - expected + 1);
    if (rounded > 0) add(history, "rounded", first, static_cast<std::int64_t>(rounded));
    if (suppressed > 0) add(history, "suppressed", first, static_cast<std::int64_t>(suppressed));
    if (revised > 0) add(history, "revised", first, static_cast<std::int64_t>(revised));
    for (const auto& broken : history.flow.breaks) add(history, "break", number(broken.from), 1);
  }
};

}  // namespace

Answer flows(const View& view, const FlowRecord& record, const Messages& t) {
  Answer answer;
  answer.question = "flows";
  answer.title = t("flows.title");
  answer.how = analysis::computed(view, "rule.flows", {"received", "movement", "break"});
  for (const record::Claim* const lost : record.lost)
    answer.remarks.push_back(
        {"flows.lost", t("flows.lost", {{"file", lost->subject->id()}}), Remark::Tone::warning});
  answer.tables = {flows_table(view, record, t), counts_table(record, t), files_table(record, t)};
  return answer;
}

Answer flow_quality(const View& view, const FlowRecord& record,
                    const std::vector<SuggestedBreak>& suggested, const Messages& t) {
  Answer answer;
  answer.question = "flow-quality";
  answer.title = t("flow-quality.title");
  answer.how = analysis::computed(view, "rule.flow-quality", {"received", "break"});
  Oddities oddities{
      {"quality", {{"series"}, {"nationality"}, {"finding"}, {"period"}, {"count"}}, {}}, t};
  for (const FlowHistory& history : record.flows) {
    oddities.look(history, view.valid());
    for (const SuggestedBreak& one : suggested)
      if (one.history == &history) oddities.add(history, "break-suggested", one.period, 1);
  }
  answer.tables = {std::move(oddities.table)};
  return answer;
}

}  // namespace acta::answer
