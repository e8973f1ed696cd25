#include "warning/surprise.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "warning/one_step.h"

namespace acta::warning {
namespace {

constexpr double offset = 10;            // keeps zeros harmless
constexpr double counting = 4;           // times Poisson’s variance: people move in groups
constexpr double least_variance = 1e-4;  // of a log: a hundredth up or down surprises nobody
constexpr double own = 5;                // weight of a series' own surprises
constexpr double step = 0.005;           // of the adaptive level
constexpr std::size_t settled = 8;       // counts after which a volatility means something

// Surprises in order, some of which weigh more.
class Pool {
 public:
  Pool(const std::vector<double>& all, const std::vector<double>& of_own)
      : all_(all), own_(of_own) {}

  double weight() const {
    return static_cast<double>(all_.size()) + (own - 1) * static_cast<double>(own_.size());
  }
  double at_most(double value) const { return below(all_, value) + (own - 1) * below(own_, value); }
  // The smallest surprise that reaches place (n + 1)·(1 − alpha) of n; null: n is too small.
  std::optional<double> threshold(double alpha) const {
    const double place = (weight() + 1) * (1 - alpha);
    const auto found = std::partition_point(all_.begin(), all_.end(),
                                            [&](double value) { return at_most(value) < place; });
    if (found == all_.end()) return {};
    return *found;
  }

 private:
  static double below(const std::vector<double>& sorted, double value) {
    return static_cast<double>(std::upper_bound(sorted.begin(), sorted.end(), value) -
                               sorted.begin());
  }
  const std::vector<double>& all_;
  const std::vector<double>& own_;
};

void insert(std::vector<double>& sorted, std::vector<double> more) {
  const auto middle = static_cast<std::ptrdiff_t>(sorted.size());
  std::sort(more.begin(), more.end());
  sorted.insert(sorted.end(), more.begin(), more.end());
  std::inplace_merge(sorted.begin(), sorted.begin() + middle, sorted.end());
}

struct Series {
  OneStep model;
  std::vector<double> own = {};  // past surprises, in order
  std::size_t known = 0;         // counts so far
};

// Of log(y + offset) round its forecast.
double scale_of(const OneStep& model) {
  const double mean = std::max(0.0, std::exp(model.forecast()) - offset);
  const double noise = counting * mean / ((mean + offset) * (mean + offset));
  return std::sqrt(model.deviation() * model.deviation() + noise + least_variance);
}

bool has_cases(const std::vector<double>& counts, std::size_t t, const SurpriseOptions& options) {
  double cases = 0;
  for (std::size_t back = 0; back < static_cast<std::size_t>(options.few_periods) && back <= t;
       ++back)
    if (!std::isnan(counts[t - back])) cases += counts[t - back];
  return cases >= options.few_cases;
}

}  // namespace

std::vector<std::vector<Surprise>> surprises(std::span<const std::vector<double>> panel,
                                             const SurpriseOptions& options) {
  const std::size_t periods = panel.empty() ? 0 : panel.front().size();
  std::vector<std::vector<Surprise>> answer(panel.size(), std::vector<Surprise>(periods));
  std::vector<Series> series(panel.size(), Series{OneStep(options.frequency)});
  std::vector<double> all;
  double alpha = options.alpha;
  for (std::size_t t = 0; t < periods; ++t) {
    std::size_t judged = 0, alarms = 0;
    std::vector<double> fresh;
    std::vector<std::pair<std::size_t, double>> fresh_own;
    for (std::size_t i = 0; i < panel.size(); ++i) {
      check(panel[i].size() == periods, "series of one length");
      const double y = panel[i][t];
      OneStep& model = series[i].model;
      Surprise& now = answer[i][t];
      const bool ready = series[i].known >= settled && !std::isnan(model.deviation()) &&
                         has_cases(panel[i], t, options);
      if (!std::isnan(model.forecast()))
        now.verdict.expected = std::max(0.0, std::exp(model.forecast()) - offset);
      if (ready && !std::isnan(y)) {
        const double scale = scale_of(model);
        const double score = (std::log(y + offset) - model.forecast()) / scale;
        const Pool pool(all, series[i].own);
        const auto threshold = pool.threshold(alpha);
        if (threshold && series[i].known >= options.history) {
          // After a leap of a constant series the bound may be beyond every number.
          const double bound = std::exp(model.forecast() + *threshold * scale) - offset;
          if (std::isfinite(bound)) now.verdict.bound = std::max(0.0, bound);
          now.verdict.alarm = now.verdict.bound && score > *threshold;
          const double above = pool.weight() - pool.at_most(std::nextafter(score, -INFINITY));
          now.p = (above + 1) / (pool.weight() + 1);
          ++judged;
          alarms += now.verdict.alarm;
        }
        fresh.push_back(score);
        fresh_own.emplace_back(i, score);
      }
      model.see(std::log(y + offset));
      series[i].known += !std::isnan(y);
    }
    for (const auto& [i, score] : fresh_own) insert(series[i].own, {score});
    insert(all, std::move(fresh));
    if (judged > 0) {
      const double came = static_cast<double>(alarms) / static_cast<double>(judged);
      alpha = std::clamp(alpha + step * (options.alpha - came), options.alpha / 10,
                         std::min(0.5, options.alpha * 6));
    }
  }
  return answer;
}

}  // namespace acta::warning
