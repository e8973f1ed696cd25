#include "procedure/flow_import.h"

#include <algorithm>
#include <map>
#include <set>

#include "exchange/flow_file.h"
#include "procedure/unit_change.h"
#include "register/count_protection.h"
#include "register/records/fields.h"

namespace acta::procedure {
namespace {

using record::CountProtection;
using record::FlowCount;
using record::FlowCounts;
using record::FlowHistory;
using record::Frequency;
using record::View;

Result<exchange::FlowMapping> mapping_of(const View& view, const std::string& name) {
  const record::Subject* const subject = view.find("flow_mapping/" + name);
  if (!subject) {
    std::string known;
    for (const record::Subject* const other : view.subjects("flow_mapping"))
      (known += known.empty() ? "" : ", ") += other->id();
    return not_found("error.flows.no-mapping", "--mapping", name, known);
  }
  return exchange::parse_flow_mapping(record::Fields(view, *subject).code("mapping"), name);
}

using Series = std::pair<std::string, std::string>;  // flow and nationality
using Histories = std::map<Series, const FlowHistory*>;

class Preview {
 public:
  Preview(const View& view, const record::CountsOf& counts, const ReceivedFile& file,
          const exchange::FlowMapping& mapping)
      : view_(view),
        file_(file),
        mapping_(mapping),
        known_(record::read_flows(view, counts, "en")) {
    for (const FlowHistory& history : known_.flows)
      histories_.emplace(Series(history.flow.subject->id(), history.nationality), &history);
  }

  Checked<FlowPreview> look(exchange::FlowFile read) {
    FlowCounts& counts = read.counts;
    if (exchanged(counts)) {
      refuse("error.flows.columns-exchanged", mapping_.flow_column + ", " + mapping_.nationality);
      return tl::unexpected(std::move(errors_));
    }
    judge(read);
    hide(counts);
    std::map<Series, std::vector<const FlowCount*>> sent;
    for (const FlowCount& count : counts) sent[{count.flow, count.nationality}].push_back(&count);
    for (const auto& [series, cells] : sent) compare(series, cells);
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    conclude(std::move(counts));
    return std::move(preview_);
  }

 private:
  // Some movements are not described, and all of them are if one column is read for the other:
  // whoever wrote the file exchanged them.
  bool exchanged(const FlowCounts& counts) const {
    if (mapping_.flow_column.empty() || mapping_.nationality.empty()) return false;
    const auto described = [&](const std::string& flow) { return histories_.contains({flow, ""}); };
    return std::any_of(counts.begin(), counts.end(),
                       [&](const FlowCount& count) { return !described(count.flow); }) &&
           std::all_of(counts.begin(), counts.end(), [&](const FlowCount& count) {
             return described(mapping_.flow_of(count.nationality));
           });
  }

  void judge(const exchange::FlowFile& read) {
    std::string_view flow;
    for (std::size_t first = 0, end = 0; first < read.counts.size(); first = end) {
      const FlowCount& series = read.counts[first];
      for (end = first; end < read.counts.size() && read.counts[end].flow == series.flow &&
                        read.counts[end].nationality == series.nationality;)
        ++end;
      if (flow != series.flow)
        judge_flow(series.flow, place(read.lines[first], mapping_.flow_column));
      flow = series.flow;
      judge_series(read, first, end);
    }
  }

  void judge_flow(const std::string& flow, const std::string& place) {
    const auto known = histories_.find({flow, ""});
    if (known == histories_.end()) return refuse_at(place, "error.flows.unknown-flow", flow);
    const record::Flow& described = known->second->flow;
    if (described.frequency != name_of(mapping_.every))
      refuse_at(place, "error.flows.other-frequency", flow, name_of(mapping_.every));
    if (described.protection.empty()) {
      if (described.release != "public") refuse_at(place, "error.flows.not-published", flow);
      return;
    }
    const auto protection = record::parse_protection(described.protection);
    if (protection) protections_.emplace(flow, *protection);
    else refuse("error.flows.protection", std::string(described.protection), flow);
  }

  // The counts from `first` to before `end` are of one series.
  void judge_series(const exchange::FlowFile& read, std::size_t first, std::size_t end) {
    const FlowCount &oldest = read.counts[first], &newest = read.counts[end - 1];
    if (number(newest.period) >= number(view_.valid()))
      refuse_at(place(read.lines[end - 1], period_column()), "error.flows.month-not-over",
                text_of(newest.period));
    const auto known = histories_.find({oldest.flow, oldest.nationality});
    if (known == histories_.end()) return;
    if (const auto at = unit_change({&oldest, end - first}, *known->second))
      refuse_at(place(read.lines[first + *at], mapping_.count), "error.flows.thousand",
                oldest.flow);
  }

  // Counts of sources that have not published them, as they may be kept.
  void hide(FlowCounts& counts) {
    if (protections_.empty()) return;
    FlowCounts kept;
    std::map<std::pair<std::string, Day>, FlowCounts> tables;
    for (FlowCount& count : counts) {
      if (protections_.contains(count.flow)) tables[{count.flow, count.period}].push_back(count);
      else kept.push_back(std::move(count));
    }
    for (const auto& [table, sent] : tables) hide_table(table.first, table.second, sent, kept);
    record::sort_counts(kept);
    counts = std::move(kept);
  }

  void hide_table(const std::string& flow, Day period, const FlowCounts& sent, FlowCounts& kept) {
    const auto [everybody, nationalities] = told_before(flow, period);
    const bool by_nationality = std::any_of(
        sent.begin(), sent.end(), [](const FlowCount& c) { return !c.nationality.empty(); });
    // A total that was kept as it was, less the nationalities, is the hidden one; and the reverse.
    const bool told = everybody || !nationalities.empty();
    if (told && by_nationality == nationalities.empty())
      return refuse("error.flows.told-otherwise", flow, text_of(period));
    const auto hidden = record::protect_period(sent, protections_.at(flow), nationalities);
    if (!hidden) return refuse("error.flows.parts-exceed", flow, text_of(period));
    kept.insert(kept.end(), hidden->begin(), hidden->end());
  }

  std::pair<bool, std::vector<std::string>> told_before(const std::string& flow, Day period) const {
    std::pair<bool, std::vector<std::string>> told{false, {}};
    for (auto at = histories_.lower_bound({flow, ""});
         at != histories_.end() && at->first.first == flow; ++at) {
      const auto& cells = at->second->cells;
      const bool known =
          std::any_of(cells.begin(), cells.end(),
                      [&](const FlowHistory::Cell& cell) { return cell.count.period == period; });
      if (!known) continue;
      if (at->first.second.empty()) told.first = true;
      else told.second.push_back(at->first.second);
    }
    return told;
  }

  void compare(const Series& series, const std::vector<const FlowCount*>& cells) {
    FlowChange change{series.first, series.second, mapping_.every, cells.front()->period,
                      cells.back()->period};
    const auto known = histories_.find(series);
    std::map<Day, const FlowCount*> before;
    if (known != histories_.end())
      for (const FlowHistory::Cell& cell : known->second->cells)
        before.emplace(cell.count.period, &cell.count);
    for (const FlowCount* const cell : cells) {
      const auto former = before.find(cell->period);
      if (former == before.end()) ++change.created;
      else if (*former->second == *cell) ++change.unchanged;
      else ++change.revised;
    }
    preview_.changes.push_back(std::move(change));
  }

  void conclude(FlowCounts counts) {
    // The digest of what must not be told is a way of finding it: every small count can be tried.
    const Hash received = protections_.empty() ? sha256(file_.bytes) : record::digest_of(counts);
    preview_.submission.drafts = {
        exchange::delivery_draft(counts, received, file_.name, file_.sender, mapping_.every)};
    // Received again after it was withdrawn it is another statement.
    record::ClaimDraft& claim = preview_.submission.drafts.front();
    if (view_.record().by_key(claim.key)) claim.key += '/' + std::to_string(view_.at());
    preview_.submission.idempotency_key = claim.key;
    const auto same = [digest = record::digest_of(counts)](const record::FlowDelivery& delivery) {
      return delivery.counts == digest;
    };
    preview_.known = std::any_of(known_.deliveries.begin(), known_.deliveries.end(), same);
    preview_.counts = std::move(counts);
  }

  std::int64_t number(Day day) const { return record::period_number(mapping_.every, day); }
  std::string text_of(Day day) const { return record::period_text(mapping_.every, number(day)); }

  const std::string& period_column() const {
    return mapping_.period.empty() ? mapping_.month : mapping_.period;
  }

  // "counts.csv:7:period"; the file alone of what no single line says.
  std::string place(std::uint32_t line, const std::string& column) const {
    if (line == 0) return file_.name;
    const std::string row = file_.name + ':' + std::to_string(line);
    return column.empty() ? row : row + ':' + column;
  }

  void refuse(const char* message, std::string value, std::string_view hint = {}) {
    refuse_at(file_.name, message, std::move(value), hint);
  }
  void refuse_at(std::string place, const char* message, std::string value,
                 std::string_view hint = {}) {
    errors_.push_back(
        {ErrorKind::invalid, message, std::move(place), std::move(value), std::string(hint)});
  }

  const View& view_;
  const ReceivedFile& file_;
  const exchange::FlowMapping& mapping_;
  const record::FlowRecord known_;
  Histories histories_;
  std::map<std::string, CountProtection, std::less<>> protections_;
  FlowPreview preview_;
  Errors errors_;
};

}  // namespace

Checked<FlowPreview> preview_flow_file(const View& view, const record::CountsOf& counts,
                                       const ReceivedFile& file) {
  const auto mapping = mapping_of(view, file.mapping);
  if (!mapping) return tl::unexpected(Errors{mapping.error()});
  auto read = exchange::read_flow_file(file.bytes, file.name, *mapping);
  if (!read) return tl::unexpected(std::move(read).error());
  return Preview(view, counts, file, *mapping).look(*std::move(read));
}

}  // namespace acta::procedure
