#pragma once

#include <span>
#include <string_view>

namespace acta::bench {

// One property of the generated record's vocabulary; lists are written with spaces.
struct PropertyRow {
  std::string_view name;
  std::string_view type;
  std::string_view cardinality;
  std::string_view of;
  std::string_view to = {};
  std::string_view membership = {};
  std::string_view seat = {};
};

// The vocabulary of a founding pack, and a kind of its own: evidence of what came of a commitment.
std::span<const PropertyRow> property_rows();
std::span<const std::string_view> kind_names();
bool is_configuration(std::string_view kind);  // its claims need no source

}  // namespace acta::bench
