#include "exchange/flow_mapping.h"

#include <charconv>

namespace acta::exchange {
namespace {

std::vector<std::string> split(std::string_view text, char between) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool read_flow(std::string_view value, FlowMapping& mapping) {
  const std::size_t open = value.find('{');
  mapping.flow = value;
  if (open == value.npos) return true;
  const std::size_t close = value.find('}', open);
  if (close == value.npos || close == open + 1) return false;
  mapping.flow_column = value.substr(open + 1, close - open - 1);
  return true;
}

bool read_word(std::string_view name, std::string_view value, FlowMapping& mapping) {
  if (name == "total") return mapping.total = value.empty();
  if (value.empty()) return false;
  if (name == "flow") return read_flow(value, mapping);
  if (name == "period") mapping.period = value;
  else if (name == "count") mapping.count = value;
  else if (name == "nationality") mapping.nationality = value;
  else if (name == "sum") mapping.sum = split(value, '|');
  else if (name == "skip") mapping.skip = split(value, '|');
  else if (name == "where") {
    const std::size_t colon = value.find(':');
    if (colon == value.npos || colon == 0) return false;
    mapping.where.emplace_back(value.substr(0, colon), value.substr(colon + 1));
  } else if (name == "rounded") {
    const char* const end = value.data() + value.size();
    const auto [stopped, wrong] = std::from_chars(value.data(), end, mapping.rounded);
    return wrong == std::errc{} && stopped == end && mapping.rounded > 1 &&
           mapping.rounded <= 1'000'000;
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::string FlowMapping::flow_of(std::string_view cell) const {
  if (flow_column.empty()) return flow;
  const std::size_t open = flow.find('{');
  return flow.substr(0, open) + std::string(cell) + flow.substr(flow.find('}', open) + 1);
}

Result<FlowMapping> parse_flow_mapping(std::string_view words, std::string_view place) {
  FlowMapping mapping;
  for (const std::string& word : split(words, ' ')) {
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string_view all = word;
    const std::string_view value = all.substr(std::min(equals + 1, all.size()));
    if (!read_word(all.substr(0, equals), value, mapping))
      return invalid("error.flows.mapping", place, word);
  }
  for (const auto& [name, said] :
       {std::pair{"flow", &mapping.flow}, {"period", &mapping.period}, {"count", &mapping.count}})
    if (said->empty()) return invalid("error.flows.mapping-lacks", place, name);
  if (mapping.total && mapping.nationality.empty())
    return invalid("error.flows.mapping-lacks", place, "nationality");
  return mapping;
}

}  // namespace acta::exchange
