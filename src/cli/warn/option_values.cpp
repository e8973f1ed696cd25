#include "cli/warn/option_values.h"

#include <charconv>

#include <fmt/format.h>

namespace acta::cli {

int OptionValues::whole(std::string_view option, int otherwise, int least, int most) {
  if (!arguments_.has(option)) return otherwise;
  const std::string text = arguments_.value(option);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most)
    return value;
  errors_.push_back({ErrorKind::invalid, "error.warn.not-a-whole-number", std::string(option), text,
                     fmt::format("{} … {}", least, most)});
  return otherwise;
}

double OptionValues::real(std::string_view option, double otherwise, double least, double most) {
  return number(option, otherwise, least, most, true);
}

double OptionValues::between(std::string_view option, double otherwise, double least, double most) {
  return number(option, otherwise, least, most, false);
}

double OptionValues::number(std::string_view option, double otherwise, double least, double most,
                            bool bounds) {
  if (!arguments_.has(option)) return otherwise;
  const std::string text = arguments_.value(option);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool read = error == std::errc{} && end == text.data() + text.size();
  if (read && (bounds ? value >= least && value <= most : value > least && value < most))
    return value;
  errors_.push_back({ErrorKind::invalid,
                     bounds ? "error.warn.not-a-number" : "error.warn.not-between",
                     std::string(option), text, fmt::format("{} … {}", least, most)});
  return otherwise;
}

}  // namespace acta::cli
