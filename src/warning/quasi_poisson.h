#pragma once

#include <cstddef>
#include <span>
#include <vector>

// Quasi-Poisson regression with a log link on seasonal levels and a linear trend,
//
//   log μ = a[level] (+ β·x),   var y = φ·μ,
//
// by iteratively reweighted least squares (McCullagh & Nelder 1989, "Generalized Linear Models",
// 2.5 and 9.2). With levels and one slope the normal equations are bordered, so a step is one pass
// over the counts and no matrix; and within the model μ grows by a constant factor from one time to
// the next, so a pass costs one exponential a level.
namespace acta::warning {

// Rows that share a level and whose x follow each other by 1.
struct Run {
  std::size_t begin;
  std::size_t size;
  std::size_t level;
  double x;  // of its first row
};

struct Design {
  std::vector<Run> runs;  // in the order of the rows
  std::size_t rows = 0;
  std::size_t levels = 1;
  double reach = 0;  // the greatest |x|; x are best centred
};

// The counts of a fit with their logarithms, which are made once a count and not once a fit.
struct Rows {
  std::span<const double> y;
  std::span<const double> log_start;  // log(y + 0.1)
  std::span<const double> y_log_y;    // 0 for 0
};

class QuasiPoisson {
 public:
  // Where it stops: where R's glm.fit does (a change of the deviance below 1e-8 of it, at most 25
  // steps), or where nothing changes any more. Both begin at μ = y + 0.1.
  enum class Stop { as_r, converged };

  QuasiPoisson(const Design& design, Stop stop);  // the design outlives it

  // Rows of weight 0 are missing. False: no convergence, or nothing to estimate a slope from.
  bool fit(const Rows& rows, std::span<const double> weights, bool trend);

  double slope() const { return slope_; }
  double eta(std::size_t level, double x) const { return levels_[level].a + slope_ * x; }
  double degrees_of_freedom() const { return degrees_of_freedom_; }  // rows − coefficients
  std::span<const double> fitted() const { return mu_; }

  // From the information at the beginning of the last step (Stop::as_r: glm.fit keeps no other) or
  // of the fit itself; unscaled, to be multiplied by the dispersion.
  std::span<const double> information() const { return information_before_; }  // w·μ, a row
  double variance_of_eta(std::size_t level, double x) const {
    const double from_mean = x - levels_[level].mean_x;
    return levels_[level].variance + from_mean * from_mean * variance_of_slope_;
  }
  double variance_of_slope() const { return variance_of_slope_; }

 private:
  struct Level {
    double a = 0, factor = 0;         // coefficient, and its exponential
    double y = 0;                     // Σ weight·y
    double w = 0, wx = 0, wxx = 0;    // Σ of the information, and with x and x²
    double score = 0;                 // Σ of what the next step has to explain
    double variance = 0, mean_x = 0;  // 1/w and the mean of x as the last step saw them
    bool empty = true;
  };

  void add_up(const Rows& rows, std::span<const double> weights);
  double start(const Rows& rows, std::span<const double> weights);
  bool border();
  double step();
  void expect();
  void evaluate(std::span<const double> weights);
  double deviance() const;

  const Design& design_;
  Stop stop_;
  bool trend_ = false;
  std::vector<Level> levels_;
  std::vector<double> mu_, information_, information_before_;
  double slope_ = 0, score_x_ = 0, spread_ = 0;  // spread: Σ w·(x − mean of its level)²
  double variance_of_slope_ = 0;
  double sum_yx_ = 0, sum_y_ = 0, sum_y_log_y_ = 0;  // Σ weight·…
  double degrees_of_freedom_ = 0;
};

}  // namespace acta::warning
