#include "procedure/flow_import.h"

#include <algorithm>
#include <map>
#include <set>

#include "exchange/flow_file.h"
#include "register/records/fields.h"

namespace acta::procedure {
namespace {

using record::FlowCount;
using record::FlowCounts;
using record::FlowHistory;
using record::month_number;
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

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// An office that changes from persons to thousands of persons, or back, and nobody has said that
// the series is another one since.
bool changes_unit(const std::vector<const FlowCount*>& sent, const FlowHistory& known) {
  if (known.cells.empty()) return false;
  for (const record::Flow::Break& broken : known.flow.breaks)
    if (broken.from > known.cells.back().count.period && broken.from <= sent.front()->period)
      return false;
  constexpr std::size_t enough = 3, newest = 12;
  constexpr double factor = 300;
  std::vector<double> before, now;
  for (std::size_t i = known.cells.size() - std::min(newest, known.cells.size());
       i < known.cells.size(); ++i)
    if (const FlowCount& count = known.cells[i].count; count.high > 0)
      before.push_back(static_cast<double>(count.high));
  for (const FlowCount* const count : sent)
    if (count->high > 0) now.push_back(static_cast<double>(count->high));
  if (before.size() < enough || now.size() < enough) return false;
  const double ratio = median(now) / median(before);
  return ratio >= factor || ratio <= 1 / factor;
}

class Preview {
 public:
  Preview(const View& view, const record::CountsOf& counts, const ReceivedFile& file)
      : view_(view), file_(file), known_(record::read_flows(view, counts, "en")) {
    for (const FlowHistory& history : known_.flows)
      histories_.emplace(Series(history.flow.subject->id(), history.nationality), &history);
  }

  Checked<FlowPreview> look(FlowCounts counts) {
    std::map<Series, std::vector<const FlowCount*>> sent;
    for (const FlowCount& count : counts) sent[{count.flow, count.nationality}].push_back(&count);
    std::set<std::string> judged;
    for (const auto& [series, cells] : sent) {
      if (judged.insert(series.first).second) judge_flow(series.first);
      compare(series, cells);
    }
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    const Hash received = sha256(file_.bytes);
    preview_.submission.drafts = {
        exchange::delivery_draft(counts, received, file_.name, file_.sender)};
    // Received again after it was withdrawn it is another statement.
    record::ClaimDraft& claim = preview_.submission.drafts.front();
    if (view_.record().by_key(claim.key)) claim.key += '/' + std::to_string(view_.at());
    preview_.submission.idempotency_key = claim.key;
    const auto same = [digest = record::digest_of(counts)](const record::FlowDelivery& delivery) {
      return delivery.counts == digest;
    };
    preview_.known = std::any_of(known_.deliveries.begin(), known_.deliveries.end(), same);
    preview_.counts = std::move(counts);
    return std::move(preview_);
  }

 private:
  void judge_flow(const std::string& flow) {
    const auto known = histories_.find({flow, ""});
    if (known == histories_.end()) return refuse("error.flows.unknown-flow", flow);
    const record::Flow& described = known->second->flow;
    if (described.frequency != "month") refuse("error.flows.not-monthly", flow);
    if (described.release != "public") refuse("error.flows.not-published", flow);
  }

  void compare(const Series& series, const std::vector<const FlowCount*>& cells) {
    FlowChange change{series.first, series.second, cells.front()->period, cells.back()->period};
    if (month_number(change.last) >= month_number(view_.valid()))
      refuse("error.flows.month-not-over", record::month_text(month_number(change.last)));
    const auto known = histories_.find(series);
    std::map<Day, const FlowCount*> before;
    if (known != histories_.end()) {
      for (const FlowHistory::Cell& cell : known->second->cells)
        before.emplace(cell.count.period, &cell.count);
      if (changes_unit(cells, *known->second)) refuse("error.flows.thousand", series.first);
    }
    for (const FlowCount* const cell : cells) {
      const auto former = before.find(cell->period);
      if (former == before.end()) ++change.created;
      else if (*former->second == *cell) ++change.unchanged;
      else ++change.revised;
    }
    preview_.changes.push_back(std::move(change));
  }

  void refuse(const char* message, const std::string& value) {
    errors_.push_back({ErrorKind::invalid, message, file_.name, value, {}});
  }

  const View& view_;
  const ReceivedFile& file_;
  const record::FlowRecord known_;
  Histories histories_;
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
  return Preview(view, counts, file).look(*std::move(read));
}

}  // namespace acta::procedure
