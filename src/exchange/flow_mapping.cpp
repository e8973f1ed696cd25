#include "exchange/flow_mapping.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/codes.h"

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

// Words between spaces; what stands in quotes may hold spaces, and the quotes are dropped.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c != ' ' || quoted) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool read_number(std::string_view value, std::int64_t most, std::int64_t& number) {
  const char* const end = value.data() + value.size();
  const auto [stopped, wrong] = std::from_chars(value.data(), end, number);
  return wrong == std::errc{} && stopped == end && number > 1 && number <= most;
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

bool read_code(std::string_view value, FlowMapping& mapping) {
  const std::size_t colon = value.rfind(':');
  if (colon == value.npos) return false;
  const std::string_view code = value.substr(colon + 1);
  if (code != "OOO" && !codes::is_country(code)) return false;
  return mapping.codes.emplace(value.substr(0, colon), code).second;
}

bool read_where(std::string_view value, FlowMapping& mapping) {
  const std::size_t colon = value.find(':');
  if (colon == value.npos || colon == 0) return false;
  mapping.where.emplace_back(value.substr(0, colon), value.substr(colon + 1));
  return true;
}

struct Sign {
  std::string_view word;
  char sign;
};

bool read_sign(std::string_view value, std::initializer_list<Sign> signs, char& sign) {
  const auto* const found =
      std::find_if(signs.begin(), signs.end(), [&](const Sign& s) { return s.word == value; });
  if (found == signs.end()) return false;
  sign = found->sign;
  return true;
}

bool read_style(std::string_view name, std::string_view value, FlowMapping& mapping) {
  if (name == "thousands")
    return read_sign(value, {{".", '.'}, {",", ','}, {"space", ' '}}, mapping.numbers.thousands);
  if (name == "decimal") return read_sign(value, {{".", '.'}, {",", ','}}, mapping.numbers.decimal);
  if (name == "delimiter")
    return read_sign(value, {{",", ','}, {";", ';'}, {"tab", '\t'}}, mapping.delimiter);
  if (name == "encoding")
    return (mapping.windows_1252 = value == "windows-1252" || value == "latin-1") ||
           value == "utf-8";
  return false;
}

bool read_word(std::string_view name, std::string_view value, FlowMapping& mapping) {
  if (name == "total") return mapping.total = value.empty();
  if (name == "names") return mapping.names = value.empty();
  if (name == "repeats") return mapping.repeats = value.empty();
  if (name == "any-order") return mapping.any_order = value.empty();
  if (value.empty()) return false;
  const std::array<std::pair<std::string_view, std::string*>, 5> columns{
      {{"period", &mapping.period},
       {"year", &mapping.year},
       {"month", &mapping.month},
       {"count", &mapping.count},
       {"nationality", &mapping.nationality}}};
  for (const auto& [word, column] : columns)
    if (name == word) {
      *column = value;
      return true;
    }
  if (name == "flow") return read_flow(value, mapping);
  if (name == "code") return read_code(value, mapping);
  if (name == "where") return read_where(value, mapping);
  if (name == "sum") mapping.sum = split(value, '|');
  else if (name == "skip") mapping.skip = split(value, '|');
  else if (name == "rounded") return read_number(value, 1'000'000, mapping.rounded);
  else if (name == "fiscal") {
    std::int64_t month = 0;
    if (!read_number(value, 12, month)) return false;
    mapping.fiscal = static_cast<int>(month);
  } else if (name == "every") {
    const auto every = record::frequency_named(value);
    if (every) mapping.every = *every;
    return every.has_value();
  } else {
    return read_style(name, value, mapping);
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
  for (const std::string& word : words_of(words)) {
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string_view all = word;
    const std::string_view value = all.substr(std::min(equals + 1, all.size()));
    if (!read_word(all.substr(0, equals), value, mapping))
      return invalid("error.flows.mapping", place, word);
  }
  const auto lacks = [&](std::string_view what) {
    return invalid("error.flows.mapping-lacks", place, what);
  };
  if (mapping.flow.empty()) return lacks("flow");
  if (mapping.count.empty()) return lacks("count");
  if (!mapping.month.empty() && mapping.year.empty()) return lacks("year");
  if (!mapping.year.empty() && mapping.month.empty()) return lacks("month");
  if (mapping.period.empty() && mapping.year.empty()) return lacks("period");
  if (mapping.nationality.empty() && (mapping.total || mapping.names || !mapping.codes.empty()))
    return lacks("nationality");
  if (mapping.numbers.thousands != 0 && mapping.numbers.thousands == mapping.numbers.decimal)
    return invalid("error.flows.mapping", place, std::string("decimal=") + mapping.numbers.decimal);
  return mapping;
}

}  // namespace acta::exchange
