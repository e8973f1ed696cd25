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

// A mechanism by its id, which is short and takes no article.
inline Argument called(std::string name, const record::Subject* mechanism) {
  return {std::move(name), std::string(mechanism->id())};
}

inline Finding finding(std::string_view rule, const record::Subject* subject,
                       std::vector<Argument> arguments) {
  return {rule, subject, std::move(arguments)};
}

}  // namespace acta::analysis::rules
