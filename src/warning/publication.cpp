#include "warning/publication.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <mutex>
#include <optional>
#include <span>

#include "register/records/fields.h"
#include "warning/corridor.h"
#include "warning/provisional.h"
#include "warning/route_counts.h"
#include "warning/spread_over.h"

namespace acta::warning {
namespace {

constexpr std::array<std::string_view, 6> silences{"none",   "history",   "late",
                                                   "broken", "suspected", "skill"};
constexpr std::int64_t latest = 3;  // months after which a count is too old to alert by
constexpr std::size_t recent = 3;   // months of the recent mean
constexpr double surge = 1.3;       // times it
constexpr double fewest = 200;      // persons a month below which nothing is a surge

bool breaks_within(const TrackedSeries& series, std::size_t after, std::size_t until) {
  return std::any_of(series.breaks.begin(), series.breaks.end(),
                     [&](std::size_t month) { return month > after && month <= until; });
}

// 1.3 times the mean of the last three months, of which at least the last is known.
double surge_after(const TrackedSeries& series, std::size_t last) {
  double sum = 0, known = 0;
  for (std::size_t i = 0; i < recent && i <= last; ++i)
    if (!std::isnan(series.values[last - i])) sum += series.values[last - i], ++known;
  return std::max(surge * sum / known, fewest);
}

std::vector<Term> own_course(const Corridor& corridor) {
  if (!corridor.last || corridor.record.next.empty()) return {};
  const double now = corridor.expected.values[*corridor.last];
  return {{"own-course", std::log(corridor.record.next.front().outlook.median() + corridor_offset) -
                             std::log(now + corridor_offset)}};
}

class Judge {
 public:
  Judge(Judgement& judged, const record::View& view, double budget)
      : it_(judged), series_(judged.corridor.expected) {
    const record::Fields fields(view, *judged.corridor.flow.subject);
    it_.budget = budget;
    if (const auto stated = fields.quantity("alarm_budget")) it_.budget = to_double(stated->amount);
    if (const auto capacity = fields.quantity("capacity"))
      it_.capacity = to_double(capacity->amount);
    it_.alpha = warning_level({.a_year = it_.budget, .series = 1, .publications = 12});
  }

  void run() {
    it_.silence = silence();
    if (it_.silence != Silence::none) return;
    newest();
    ahead();
  }

 private:
  Silence silence() {
    const Corridor& corridor = it_.corridor;
    if (!corridor.record.enough) return Silence::history;
    if (corridor.late > latest) return Silence::late;
    const std::size_t last = *corridor.last;
    if (breaks_within(series_, last < recent ? 0 : last - recent,
                      last + it_.models[0].record.next.size()))
      return Silence::broken;
    if (corridor.suspected) return Silence::suspected;
    const double infinite = std::numeric_limits<double>::infinity();
    double least = infinite;
    for (const Said& said : it_.models) {
      if (!said.beats_naive(1) || said.record.skill[0].error >= least) continue;
      least = said.record.skill[0].error;
      it_.speaker = &said;
    }
    return it_.speaker ? Silence::none : Silence::skill;
  }

  void newest() {
    Cusum rise;
    for (const IssuedForecast& issued : it_.speaker->record.past) {
      if (issued.ahead != 1) continue;
      const auto p = it_.corridor.p_of(issued);
      if (!p) continue;
      rise.see(*p);
      if (issued.target() != *it_.corridor.last) continue;
      it_.judged = issued;
      it_.finding.p = p;
    }
    it_.finding.cusum = rise.sum;
  }

  void ahead() {
    if (it_.capacity == 0) it_.threshold = surge_after(series_, *it_.corridor.last);
    else it_.threshold = it_.capacity;
    for (const IssuedForecast& next : it_.speaker->record.next) {
      if (!it_.speaker->beats_naive(next.ahead)) continue;
      const double exceeds = next.outlook.above(it_.threshold);
      if (it_.finding.exceeds && *it_.finding.exceeds >= exceeds) continue;
      it_.finding.exceeds = exceeds;
      it_.feared = next;
    }
  }

  Judgement& it_;
  const TrackedSeries& series_;
};

// All of one publication together: more series mean more chances of a false warning.
void give_levels(std::vector<Judgement>& all) {
  std::vector<Finding> findings;
  for (const Judgement& one : all) findings.push_back(one.finding);
  const std::vector<AlertLevel> levels = alert_levels(findings, 1);
  const AlertRule rule;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Judgement& one = all[i];
    one.level = levels[i];
    if (one.level != AlertLevel::warning || *one.finding.p < one.alpha) continue;
    one.level = *one.finding.p < rule.watch || one.finding.cusum > Cusum::limit ? AlertLevel::watch
                                                                                : AlertLevel::none;
  }
}

double budget_of(const record::View& view, double otherwise) {
  for (const record::Subject* const process : view.subjects("process"))
    if (const auto stated = record::Fields(view, *process).quantity("alarm_budget"))
      return to_double(stated->amount);
  return otherwise;
}

// What the country before says of the next months here, if there is one.
std::optional<Said> along_route(const Corridor& corridor, const RouteCounts& counts,
                                std::span<const RouteCounts> cases) {
  const auto recorded = [&](const RouteCounts& at) {
    const auto leg = at.leg(corridor.flow.subject);
    if (leg.empty()) return LegRecord{};
    const LegOptions how{.edge = leg.front().upstream.size() > leg.front().here.size(),
                         .provisional = corridor.expected.provisional};
    return leg_record(leg, corridor.series.breaks, how);
  };
  LegRecord along = recorded(counts);
  if (!along.record.enough) return std::nullopt;
  if (counts.partial(corridor.flow.subject)) {
    std::vector<TrackRecord> records;
    for (const RouteCounts& at : cases) records.push_back(recorded(at).record);
    weigh_cases(along.record, records);
  }
  return Said{"corridor", std::move(along.record), std::move(along.why)};
}

// Of each corridor, in their order.
std::vector<std::optional<Said>> along_routes(const std::vector<Corridor>& corridors,
                                              const RouteCounts& counts,
                                              std::span<const RouteCounts> cases,
                                              const PublicationOptions& options) {
  struct Nothing {};
  std::vector<std::optional<Said>> along(corridors.size());
  std::mutex telling;
  std::uint64_t told = 0;
  const auto tell = [&] {
    const std::lock_guard lock(telling);
    if (options.progress) options.progress(told++, corridors.size());
  };
  tell();
  spread_over<Nothing>(options.threads, corridors.size(), [&](std::size_t i, Nothing&) {
    along[i] = along_route(corridors[i], counts, cases);
    tell();
  });
  return along;
}

}  // namespace

bool Said::beats_naive(std::size_t ahead) const {
  return ahead <= record.skill.size() && record.skill[ahead - 1].beats_naive();
}

std::string_view name_of(Silence silence) { return silences[static_cast<std::size_t>(silence)]; }

bool stands(const Judgement& judgement, std::size_t month) {
  const std::vector<double>& values = judgement.corridor.expected.values;
  if (month >= values.size() || std::isnan(values[month])) return false;
  const double threshold =
      judgement.capacity > 0 ? judgement.capacity : surge_after(judgement.corridor.expected, month);
  const AlertRule rule;
  const auto gives_cause = [&](const IssuedForecast& issued) {
    if (issued.origin == month && issued.outlook.above(threshold) >= rule.exceeds) return true;
    if (issued.ahead != 1 || issued.target() != month) return false;
    const auto p = judgement.corridor.p_of(issued);
    return p && *p < judgement.alpha;
  };
  return std::any_of(judgement.models.begin(), judgement.models.end(), [&](const Said& said) {
    const TrackRecord& record = said.record;
    return std::any_of(record.past.begin(), record.past.end(), gives_cause) ||
           std::any_of(record.next.begin(), record.next.end(), gives_cause);
  });
}

Publication publication(const record::View& view, const record::FlowRecord& flows,
                        const PublicationOptions& options) {
  Publication all;
  EarlyWarning early = early_warning(view, flows, {.horizon = options.horizon});
  all.first = early.first;
  all.ended = record::month_number(view.valid()) - 1;
  for (const record::FlowDelivery& delivery : flows.deliveries)
    all.counts.push_back(delivery.counts);
  const RouteCounts counts(flows, early, all.ended, 0.5);
  std::vector<RouteCounts> cases;
  if (counts.partial())
    for (const double level : case_levels) cases.emplace_back(flows, early, all.ended, level);
  const double budget = budget_of(view, options.budget);
  std::vector<std::optional<Said>> along = along_routes(early.corridors, counts, cases, options);
  all.corridors.reserve(early.corridors.size());
  for (std::size_t i = 0; i < early.corridors.size(); ++i) {
    Judgement& one = all.corridors.emplace_back();
    one.corridor = std::move(early.corridors[i]);
    one.models.reserve(2);
    one.models.push_back({"mean", one.corridor.record, own_course(one.corridor)});
    if (along[i]) one.models.push_back(std::move(*along[i]));
    Judge(one, view, budget).run();
  }
  give_levels(all.corridors);
  return all;
}

}  // namespace acta::warning
