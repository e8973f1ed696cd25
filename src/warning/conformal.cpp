#include "warning/conformal.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "warning/distributions.h"

namespace acta::warning {
namespace {

constexpr double scores_half_trusted = 20;
constexpr double outermost = 0.002;  // a pool knows nothing of what is rarer

}  // namespace

void ConformalPool::add(double score, double weight) {
  check(!std::isnan(score) && weight > 0, "a score is a number with a weight");
  scores_.push_back({score, weight, 0});
}

void ConformalPool::close() {
  std::stable_sort(scores_.begin(), scores_.end(),
                   [](const Score& a, const Score& b) { return a.value < b.value; });
  weight_ = 0;
  for (Score& score : scores_) {
    score.before = weight_;
    weight_ += score.weight;
  }
}

// Each score stands in the middle of its weight; of scores of weight 1 the i-th is the quantile at
// i / (n + 1).
double ConformalPool::pooled(double level) const {
  const double mean_weight = weight_ / static_cast<double>(scores_.size());
  const double place = level * (weight_ + mean_weight) - mean_weight / 2;
  const auto middle = [](const Score& score) { return score.before + score.weight / 2; };
  const auto above = std::partition_point(
      scores_.begin(), scores_.end(), [&](const Score& score) { return middle(score) < place; });
  if (above == scores_.begin()) return scores_.front().value;
  if (above == scores_.end()) return scores_.back().value;
  const Score& low = above[-1];
  const double share = (place - middle(low)) / (middle(*above) - middle(low));
  return low.value + share * (above->value - low.value);
}

double ConformalPool::score(double level) const {
  const double stated = normal_quantile(level);
  if (scores_.empty()) return stated;
  check(weight_ > 0, "a pool is closed before it is asked");
  const double n = static_cast<double>(scores_.size());
  const double share = trust * n / (n + scores_half_trusted);
  return share * pooled(level) + (1 - share) * stated;
}

Predictive ConformalPool::around(double mean, double deviation) const {
  return around(mean, deviation, AdaptiveLevels(0));
}

Predictive ConformalPool::around(double mean, double deviation,
                                 const AdaptiveLevels& levels) const {
  std::array<double, Predictive::size> quantiles;
  for (std::size_t i = 0; i < quantiles.size(); ++i) {
    const double level = std::clamp(levels.asked()[i], outermost, 1 - outermost);
    quantiles[i] = mean + deviation * (score(level) + levels.moved()[i]);
  }
  return Predictive(quantiles);
}

AdaptiveLevels::AdaptiveLevels(double step, double drift)
    : step_(step), drift_(drift), asked_(Predictive::levels()) {}

void AdaptiveLevels::saw(const Predictive& issued, double value) {
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    const double missing = Predictive::levels()[i] - (value < issued.quantiles()[i] ? 1 : 0);
    asked_[i] = std::clamp(asked_[i] + step_ * missing, outermost, 1 - outermost);
    missing_[i] += missing;
  }
  std::sort(asked_.begin(), asked_.end());  // steps of two levels that are close may cross them
  ++seen_;
}

void AdaptiveLevels::end_period() {
  if (seen_ == 0) return;
  for (std::size_t i = 0; i < moved_.size(); ++i)
    moved_[i] += drift_ * missing_[i] / static_cast<double>(seen_);
  missing_.fill(0);
  seen_ = 0;
}

}  // namespace acta::warning
