#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "warning/ears.h"
#include "warning/farrington.h"

// What holds of every detector whatever is counted.
namespace acta::warning {
namespace {

using Series = std::vector<double>;

// Zeros, constants, a spike, a jump, huge counts, small ones, gaps, and anything between; also
// nothing, and one count.
Series any_series() {
  const std::size_t length = *rc::gen::inRange<std::size_t>(0, 90);
  const double level = *rc::gen::element(0.0, 1.0, 3.0, 250.0, 1e5, 1e9);
  const int noise = *rc::gen::inRange(0, 3);
  Series counts(length, level);
  for (double& y : counts)
    if (noise == 1) y = *rc::gen::inRange(0, 20);
    else if (noise == 2) y = std::floor(level * *rc::gen::inRange(0, 100) / 50.0);
  if (length > 0 && *rc::gen::arbitrary<bool>())
    counts[*rc::gen::inRange<std::size_t>(0, length)] = *rc::gen::element(0.0, 1e4, 1e9);
  if (length > 0 && *rc::gen::arbitrary<bool>())
    for (std::size_t t = *rc::gen::inRange<std::size_t>(0, length); t < length; ++t) counts[t] = 0;
  for (int gap = *rc::gen::inRange(0, 4); gap > 0 && length > 0; --gap)
    counts[*rc::gen::inRange<std::size_t>(0, length)] = std::nan("");
  return counts;
}

FarringtonOptions any_farrington() {
  using Bound = FarringtonOptions::Bound;
  using Power = FarringtonOptions::Power;
  return {
      .frequency = 12,
      .years = *rc::gen::inRange(1, 5),
      .half_window = *rc::gen::inRange(0, 3),
      .levels = *rc::gen::element(1, 2, 4, 12),
      .exclude = *rc::gen::inRange(0, 8),
      .trend = *rc::gen::arbitrary<bool>(),
      .trend_p = *rc::gen::element(0.05, 1.0),
      .reweight = *rc::gen::arbitrary<bool>(),
      .weights_threshold = *rc::gen::element(1.0, 2.58),
      .bound = *rc::gen::element(Bound::delta, Bound::negative_binomial, Bound::beyond_uncertainty),
      .power = *rc::gen::element(Power::two_thirds, Power::half, Power::one),
      .alpha = *rc::gen::element(0.05, 0.005),
      .few_cases = *rc::gen::element(0, 5),
      .form = *rc::gen::element(Form::compatible, Form::sound)};
}

void has_no_nan(const Series& counts, const std::vector<Verdict>& verdicts) {
  for (std::size_t t = 0; t < counts.size(); ++t) {
    if (verdicts[t].expected) RC_ASSERT(std::isfinite(*verdicts[t].expected));
    if (verdicts[t].bound) RC_ASSERT(std::isfinite(*verdicts[t].bound));
    if (verdicts[t].bound) RC_ASSERT(*verdicts[t].bound >= 0);
    if (verdicts[t].alarm) RC_ASSERT(verdicts[t].bound && !std::isnan(counts[t]));
  }
}

TEST(Detection, NoDetectorAnswersNaNAndAnAlarmHasItsBound) {
  EXPECT_TRUE(rc::check([] {
    const Series counts = any_series();
    std::vector<Verdict> verdicts(counts.size());
    Farrington(any_farrington()).judge(counts, verdicts);
    has_no_nan(counts, verdicts);
    const EarsOptions options{
        .rule = *rc::gen::element(EarsOptions::c1, EarsOptions::c2, EarsOptions::c3),
        .baseline = *rc::gen::inRange(2, 14),
        .min_sigma = *rc::gen::element(0.0, 1.0),
        .form = *rc::gen::element(Form::compatible, Form::sound)};
    ears(counts, options, verdicts);
    has_no_nan(counts, verdicts);
  }));
}

TEST(Detection, ASeriesIsJudgedAloneWhateverWasJudgedBefore) {
  EXPECT_TRUE(rc::check([] {
    const Series counts = any_series(), other = any_series();
    const FarringtonOptions options = any_farrington();
    Farrington used(options);
    std::vector<Verdict> first(counts.size()), of_other(other.size()), again(counts.size());
    used.judge(counts, first);
    used.judge(other, of_other);
    used.judge(counts, again);
    RC_ASSERT(first == again);
    if (counts.empty()) return;
    RC_ASSERT(Farrington(options).newest(counts) == first.back());
  }));
}

TEST(Detection, WhatComesLaterDoesNotChangeAVerdict) {
  EXPECT_TRUE(rc::check([] {
    const Series counts = any_series();
    RC_PRE(!counts.empty());
    const FarringtonOptions options = any_farrington();
    const std::size_t until = *rc::gen::inRange<std::size_t>(0, counts.size());
    std::vector<Verdict> whole(counts.size()), part(until);
    Farrington(options).judge(counts, whole);
    Farrington(options).judge(std::span(counts).first(until), part);
    RC_ASSERT(std::equal(part.begin(), part.end(), whole.begin()));
  }));
}

}  // namespace
}  // namespace acta::warning
