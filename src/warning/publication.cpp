#include "warning/publication.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "register/records/fields.h"
#include "warning/corridor.h"
#include "warning/provisional.h"

namespace acta::warning {
namespace {

constexpr std::array<std::string_view, 6> silences{"none",   "history",   "late",
                                                   "broken", "suspected", "skill"};
constexpr std::int64_t latest = 3;           // months after which a count is too old to alert by
constexpr std::size_t recent = 3;            // months of the recent mean
constexpr double surge = 1.3;                // times it
constexpr double fewest = 200;               // persons a month below which nothing is a surge
constexpr double least_of_nationality = 70;  // persons a month that let a series into the pool
constexpr double none = std::numeric_limits<double>::quiet_NaN();

using record::Flow;
using record::FlowHistory;

// The counts of a series on the calendar of the publication; what is known no longer ends it. What
// is not all in is taken at a level of what it will be.
std::vector<double> on_calendar(const FlowHistory& history,
                                const std::vector<ProvisionalMonth>& provisional,
                                std::int64_t first, std::int64_t ended, double level) {
  std::vector<double> values;
  const record::MonthlyValues known = record::monthly_values(history);
  for (std::size_t i = 0; i < known.values.size(); ++i) {
    const std::int64_t month = known.first + static_cast<std::int64_t>(i);
    if (month < first || month > ended || std::isnan(known.values[i])) continue;
    values.resize(static_cast<std::size_t>(month - first) + 1, none);
    values.back() = known.values[i];
  }
  for (const ProvisionalMonth& month : provisional)
    if (month.month >= first)
      values[static_cast<std::size_t>(month.month - first)] = month.final.quantile(level);
  return values;
}

double mean_of_known(const std::vector<double>& values) {
  double sum = 0, known = 0;
  for (const double value : values)
    if (!std::isnan(value)) sum += value, ++known;
  return known == 0 ? 0 : sum / known;
}

// All series by movement and nationality; everybody is "".
class Counts {
 public:
  Counts(const record::FlowRecord& flows, const EarlyWarning& early, std::int64_t ended,
         double level) {
    for (const FlowHistory& history : flows.flows)
      if (history.flow.release == "public" && history.flow.frequency == "month") {
        const auto provisional = provisional_months(history, ended);
        if (!provisional.empty()) partial_.insert(history.flow.subject);
        all_[history.flow.subject].emplace(
            history.nationality, on_calendar(history, provisional, early.first, ended, level));
      }
    // Until somebody has said that it is none, what is perhaps a break is one to those downstream.
    for (const Corridor& corridor : early.corridors) {
      auto& breaks = breaks_[corridor.flow.subject] = corridor.series.breaks;
      if (corridor.suspected) breaks.push_back(*corridor.suspected);
    }
    for (const FlowHistory& history : flows.flows)
      upstream_[history.flow.subject] = history.flow.upstream;
  }

  bool partial() const { return !partial_.empty(); }  // something is not all in
  // Something of what a movement is forecast from along its route.
  bool partial(const record::Subject* here) const {
    for (std::size_t i = 0; here && i < 3; ++i) {
      if (partial_.contains(here)) return true;
      const auto before = upstream_.find(here);
      here = before == upstream_.end() ? nullptr : before->second;
    }
    return false;
  }

  // Everybody first, then each nationality that both countries count and that is no trickle.
  std::vector<CorridorSeries> leg(const record::Subject* here) const {
    const record::Subject* const before = upstream_.at(here);
    const auto own = all_.find(here), upstream = all_.find(before);
    std::vector<CorridorSeries> leg;
    if (!before || own == all_.end() || upstream == all_.end()) return leg;
    const auto further = upstream_.find(before);
    const auto beyond = further == upstream_.end() ? all_.end() : all_.find(further->second);
    std::vector<std::size_t> breaks;
    for (const auto& counted : {own, upstream, beyond})
      if (counted != all_.end())
        if (const auto of = breaks_.find(counted->first); of != breaks_.end())
          breaks.insert(breaks.end(), of->second.begin(), of->second.end());
    for (const auto& [nationality, values] : own->second) {
      const auto passing = upstream->second.find(nationality);
      if (passing == upstream->second.end() || values.empty()) continue;
      if (!nationality.empty() && (mean_of_known(values) < least_of_nationality ||
                                   mean_of_known(passing->second) < least_of_nationality))
        continue;
      CorridorSeries series{values, passing->second, {}, breaks};
      series.upstream.resize(std::max(series.upstream.size(), values.size()), none);
      if (beyond != all_.end())
        if (const auto far = beyond->second.find(nationality); far != beyond->second.end()) {
          series.beyond = far->second;
          series.beyond.resize(series.upstream.size(), none);
        }
      leg.push_back(std::move(series));
    }
    return leg;
  }

 private:
  std::map<const record::Subject*, std::map<std::string, std::vector<double>>> all_;
  std::map<const record::Subject*, const record::Subject*> upstream_;
  std::map<const record::Subject*, std::vector<std::size_t>> breaks_;
  std::set<const record::Subject*> partial_;
};

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
std::optional<Said> along_route(const Corridor& corridor, const Counts& counts,
                                std::span<const Counts> cases) {
  const auto recorded = [&](const Counts& at) {
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
    for (const Counts& at : cases) records.push_back(recorded(at).record);
    weigh_cases(along.record, records);
  }
  return Said{"corridor", std::move(along.record), std::move(along.why)};
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
  const Counts counts(flows, early, all.ended, 0.5);
  std::vector<Counts> cases;
  if (counts.partial())
    for (const double level : case_levels) cases.emplace_back(flows, early, all.ended, level);
  const double budget = budget_of(view, options.budget);
  const std::uint64_t whole = early.corridors.size();
  all.corridors.reserve(whole);
  for (Corridor& corridor : early.corridors) {
    if (options.progress) options.progress(all.corridors.size(), whole);
    Judgement& one = all.corridors.emplace_back();
    one.corridor = std::move(corridor);
    one.models.reserve(2);
    one.models.push_back({"mean", one.corridor.record, own_course(one.corridor)});
    if (auto along = along_route(one.corridor, counts, cases))
      one.models.push_back(std::move(*along));
    Judge(one, view, budget).run();
  }
  give_levels(all.corridors);
  return all;
}

}  // namespace acta::warning
