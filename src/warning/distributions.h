#pragma once

// The few distributions that bounds, p values and nowcasts are read from. Pure functions; the same
// bits on every run of one build. NaN in, NaN out.
namespace acta::warning {

double normal_cdf(double x);
double normal_quantile(double p);  // 0 < p < 1; ∓∞ at the ends

// P(|T| ≥ |t|) of Student's t.
double student_two_sided(double t, double degrees_of_freedom);

// Counts with a mean and a variance of dispersion × mean: negative binomial of size
// mean / (dispersion − 1), and Poisson where the dispersion is 1. mean ≥ 0, dispersion ≥ 1.
struct CountDistribution {
  double mean = 0;
  double dispersion = 1;

  double mass(double k) const;   // P(Y = k), k a whole number ≥ 0
  double below(double k) const;  // P(Y ≤ k); 0 where k < 0
  double above(double k) const;  // P(Y ≥ k); 1 where k ≤ 0, without cancellation in the tail
  // The smallest whole k with P(Y ≤ k) ≥ p·(1 − 64ε): the slack keeps a p that is itself a value of
  // the distribution function where it belongs. Above a mean of 3e6, where a count more or less is
  // beyond the last digit that anybody reads, from the normal-power expansion, or from the gamma
  // distribution of the same mean and variance where the deviation is above a tenth of the mean.
  double quantile(double p) const;
};

}  // namespace acta::warning
