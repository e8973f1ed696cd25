#pragma once

#include <string_view>

#include "base/result.h"
#include "cli/command.h"

namespace acta::cli {

constexpr std::size_t most_input = 512;  // MiB of a file of series

// Options that are numbers, with their bounds. Collects what is wrong with all of them:
//
//   OptionValues values(arguments);
//   options.years = values.whole("--b", options.years, 1, 50);
//   if (!values.errors().empty()) …
class OptionValues {
 public:
  explicit OptionValues(const Arguments& arguments) : arguments_(arguments) {}

  // What is given, or `otherwise`; bounds included.
  int whole(std::string_view option, int otherwise, int least, int most);
  double real(std::string_view option, double otherwise, double least, double most);
  double between(std::string_view option, double otherwise, double least, double most);  // excluded
  void refuse(Error error) { errors_.push_back(std::move(error)); }

  const Errors& errors() const { return errors_; }

 private:
  double number(std::string_view option, double otherwise, double least, double most, bool bounds);
  const Arguments& arguments_;
  Errors errors_;
};

}  // namespace acta::cli
