#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/command.h"
#include "exchange/count_matrix.h"
#include "warning/ears.h"
#include "warning/farrington.h"
#include "warning/surprise.h"

namespace acta::cli {

// What `acta warn detect` was asked to do: a method and what is chosen of it.
struct DetectionPlan {
  enum Method { farrington, ears, native };
  Method method = farrington;
  std::string name;  // as it was asked for
  warning::EarsOptions of_ears;
  warning::FarringtonOptions of_farrington;
  warning::SurpriseOptions of_native;
};

// Every option that cannot be is an error.
Checked<DetectionPlan> read_detection_plan(const Arguments& arguments);
// Options that were given and say nothing to the method.
std::vector<std::string_view> unused_options(const Arguments& arguments, const DetectionPlan& plan);

// Index of the first period that can be judged.
std::size_t first_judged(const DetectionPlan& plan);
// By series, by period; before the first one nothing is judged. `newest`: only the last period is.
std::vector<std::vector<warning::Verdict>> judge(const exchange::CountMatrix& matrix,
                                                 const DetectionPlan& plan, bool newest);

}  // namespace acta::cli
