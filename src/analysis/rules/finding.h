#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/health.h"

namespace acta::analysis::rules {

inline Argument number(std::string name, std::size_t value) {
  return {std::move(name), static_cast<std::int64_t>(value)};
}

// A finding of a rule, with the sentences that are called after it.
inline Finding finding(std::string_view rule, const record::Subject* subject,
                       std::vector<Argument> arguments) {
  Finding found;
  found.rule = rule;
  found.subject = subject;
  found.what = {"health." + std::string(rule), std::move(arguments)};
  found.fix = {"health.fix." + std::string(rule), {}};
  return found;
}

}  // namespace acta::analysis::rules
