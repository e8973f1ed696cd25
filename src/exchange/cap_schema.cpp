#include "exchange/cap_schema.h"

#include <algorithm>
#include <span>

#include "base/text.h"
#include "exchange/cap_time.h"

namespace acta::exchange {
namespace {

constexpr std::size_t most_errors = 100;

enum class Kind : std::uint8_t { text, time, language, integer, decimal, code, elements };

struct Rule {
  std::string_view name;
  bool needed = false, repeats = false;
  Kind kind = Kind::text;
  std::span<const std::string_view> codes = {};
  std::span<const Rule> inside = {};
};

constexpr std::string_view statuses[]{"Actual", "Exercise", "System", "Test", "Draft"};
constexpr std::string_view types[]{"Alert", "Update", "Cancel", "Ack", "Error"};
constexpr std::string_view scopes[]{"Public", "Restricted", "Private"};
constexpr std::string_view categories[]{"Geo",       "Met",   "Safety", "Security",
                                        "Rescue",    "Fire",  "Health", "Env",
                                        "Transport", "Infra", "CBRNE",  "Other"};
constexpr std::string_view responses[]{"Shelter", "Evacuate", "Prepare",  "Execute", "Avoid",
                                       "Monitor", "Assess",   "AllClear", "None"};
constexpr std::string_view urgencies[]{"Immediate", "Expected", "Future", "Past", "Unknown"};
constexpr std::string_view severities[]{"Extreme", "Severe", "Moderate", "Minor", "Unknown"};
constexpr std::string_view certainties[]{"Observed", "Likely", "Possible", "Unlikely", "Unknown"};

constexpr Rule pair_rules[]{{"valueName", true}, {"value", true}};
constexpr Rule resource_rules[]{
    {"resourceDesc", true}, {"mimeType", true}, {"size", false, false, Kind::integer}, {"uri"},
    {"derefUri"},           {"digest"}};
constexpr Rule area_rules[]{{"areaDesc", true},
                            {"polygon", false, true},
                            {"circle", false, true},
                            {"geocode", false, true, Kind::elements, {}, pair_rules},
                            {"altitude", false, false, Kind::decimal},
                            {"ceiling", false, false, Kind::decimal}};
constexpr Rule info_rules[]{{"language", false, false, Kind::language},
                            {"category", true, true, Kind::code, categories},
                            {"event", true},
                            {"responseType", false, true, Kind::code, responses},
                            {"urgency", true, false, Kind::code, urgencies},
                            {"severity", true, false, Kind::code, severities},
                            {"certainty", true, false, Kind::code, certainties},
                            {"audience"},
                            {"eventCode", false, true, Kind::elements, {}, pair_rules},
                            {"effective", false, false, Kind::time},
                            {"onset", false, false, Kind::time},
                            {"expires", false, false, Kind::time},
                            {"senderName"},
                            {"headline"},
                            {"description"},
                            {"instruction"},
                            {"web"},
                            {"contact"},
                            {"parameter", false, true, Kind::elements, {}, pair_rules},
                            {"resource", false, true, Kind::elements, {}, resource_rules},
                            {"area", false, true, Kind::elements, {}, area_rules}};
constexpr Rule alert_rules[]{{"identifier", true},
                             {"sender", true},
                             {"sent", true, false, Kind::time},
                             {"status", true, false, Kind::code, statuses},
                             {"msgType", true, false, Kind::code, types},
                             {"source"},
                             {"scope", true, false, Kind::code, scopes},
                             {"restriction"},
                             {"addresses"},
                             {"code", false, true},
                             {"note"},
                             {"references"},
                             {"incidents"},
                             {"info", false, true, Kind::elements, {}, info_rules}};

bool is_language(std::string_view text) {
  std::size_t length = 0;
  bool first = true;
  for (const char c : text) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0, first = false;
      continue;
    }
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && (first || c < '0' || c > '9')) return false;
    if (++length > 8) return false;
  }
  return length > 0;
}

bool is_number(std::string_view text, bool with_point) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  bool digit = false;
  for (const char c : text) {
    if (c == '.' && with_point) {
      with_point = false;
      continue;
    }
    if (c < '0' || c > '9') return false;
    digit = true;
  }
  return digit;
}

class Check {
 public:
  Errors errors;

  void run(const CapElement& element, std::span<const Rule> rules, const std::string& path) {
    if (!trim(element.text).empty()) refuse("error.cap.element", path, trim(element.text), {});
    std::size_t at = 0, times = 0;
    for (const CapElement& child : element.inside) {
      std::size_t next = at;
      while (next < rules.size() && rules[next].name != child.name) ++next;
      const bool too_often = next == at && times > 0 && next < rules.size() && !rules[next].repeats;
      if (next == rules.size() || too_often) {
        refuse("error.cap.element", path, child.name, {});
        continue;
      }
      for (std::size_t i = at; i < next; ++i) missing(rules[i], i == at ? times : 0, path);
      times = next == at ? times + 1 : 1;
      at = next;
      std::string inside = path + '/' + child.name;
      if (rules[at].repeats) inside += '[' + std::to_string(times) + ']';
      value(child, rules[at], inside);
    }
    for (std::size_t i = at; i < rules.size(); ++i) missing(rules[i], i == at ? times : 0, path);
  }

 private:
  void missing(const Rule& rule, std::size_t times, const std::string& path) {
    if (rule.needed && times == 0) refuse("error.cap.missing", path, {}, rule.name);
  }

  void value(const CapElement& element, const Rule& rule, const std::string& path) {
    if (rule.kind == Kind::elements) return run(element, rule.inside, path);
    if (!element.inside.empty())
      return refuse("error.cap.element", path, element.inside.front().name, {});
    const std::string_view bare = trim(element.text);
    bool good = true;
    std::string allowed;
    switch (rule.kind) {
      case Kind::time: good = cap_time(bare).has_value(); break;
      case Kind::language: good = is_language(bare); break;
      case Kind::integer: good = is_number(bare, false); break;
      case Kind::decimal: good = is_number(bare, true); break;
      case Kind::code:
        good = std::find(rule.codes.begin(), rule.codes.end(), element.text) != rule.codes.end();
        for (const std::string_view code : rule.codes)
          (allowed += allowed.empty() ? "" : ", ") += code;
        break;
      default: break;
    }
    if (!good) refuse("error.cap.value", path, element.text, std::move(allowed));
  }

  void refuse(const char* message, std::string place, std::string_view value,
              std::string_view hint) {
    if (errors.size() < most_errors)
      errors.push_back(
          {ErrorKind::invalid, message, std::move(place), std::string(value), std::string(hint)});
  }
};

}  // namespace

Errors cap_schema_errors(const CapElement& alert) {
  Check check;
  check.run(alert, alert_rules, "alert");
  return std::move(check.errors);
}

}  // namespace acta::exchange
