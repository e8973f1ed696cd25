#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "base/text.h"
#include "exchange/cap.h"
#include "exchange/cap_time.h"
#include "exchange/xml_stream.h"

namespace acta::exchange {
namespace {

constexpr std::size_t most_bytes = std::size_t{10} << 20U;
constexpr std::size_t most_errors = 100;
constexpr std::string_view name_space = "urn:oasis:names:tc:emergency:cap:";

struct Element {
  std::string name, text;
  std::vector<Element> inside;
};

// The document as a tree. No element of CAP lies deeper than alert/info/area/geocode/value.
class Tree : public XmlReader {
 public:
  explicit Tree(std::string_view file) : file_(file) {}

  void begin_document(std::string_view uri) override { uri_ = uri; }
  void begin(std::string_view element, const XmlAttributes&) override {
    if (open_.empty()) {
      root.name = element;
      open_.push_back(&root);
      return;
    }
    if (open_.size() > 5)
      return stop(
          {ErrorKind::invalid, "error.cap.element", std::string(file_), std::string(element), {}});
    open_.push_back(&open_.back()->inside.emplace_back());
    open_.back()->name = element;
  }
  void end(std::string_view) override { open_.pop_back(); }
  void text(std::string_view piece) override {
    if (!open_.empty()) open_.back()->text += piece;
  }

  std::string_view uri() const { return uri_; }
  Element root;

 private:
  std::string_view file_;
  std::string uri_;
  std::vector<Element*> open_;
};

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

  void run(const Element& element, std::span<const Rule> rules, const std::string& path) {
    if (!trim(element.text).empty()) refuse("error.cap.element", path, trim(element.text), {});
    std::size_t at = 0, times = 0;
    for (const Element& child : element.inside) {
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

  void value(const Element& element, const Rule& rule, const std::string& path) {
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

std::string_view text_in(const Element& element, std::string_view name) {
  for (const Element& child : element.inside)
    if (child.name == name) return trim(child.text);
  return {};
}

std::vector<std::string> texts_in(const Element& element, std::string_view name) {
  std::vector<std::string> all;
  for (const Element& child : element.inside)
    if (child.name == name) all.emplace_back(trim(child.text));
  return all;
}

std::vector<CapPair> pairs_in(const Element& element, std::string_view name) {
  std::vector<CapPair> all;
  for (const Element& child : element.inside)
    if (child.name == name) all.emplace_back(text_in(child, "valueName"), text_in(child, "value"));
  return all;
}

template <class Thing, class Make>
std::vector<Thing> all_of(const Element& element, std::string_view name, Make&& make) {
  std::vector<Thing> all;
  for (const Element& child : element.inside)
    if (child.name == name) all.push_back(make(child));
  return all;
}

CapArea area_of(const Element& from) {
  return {.description = std::string(text_in(from, "areaDesc")),
          .polygons = texts_in(from, "polygon"),
          .circles = texts_in(from, "circle"),
          .geocodes = pairs_in(from, "geocode"),
          .altitude = std::string(text_in(from, "altitude")),
          .ceiling = std::string(text_in(from, "ceiling"))};
}

CapResource resource_of(const Element& from) {
  const auto text = [&](std::string_view name) { return std::string(text_in(from, name)); };
  return {text("resourceDesc"), text("mimeType"), text("size"),
          text("uri"),          text("derefUri"), text("digest")};
}

CapInfo info_of(const Element& from) {
  const auto text = [&](std::string_view name) { return std::string(text_in(from, name)); };
  return {.language = text("language"),
          .categories = texts_in(from, "category"),
          .event = text("event"),
          .responses = texts_in(from, "responseType"),
          .urgency = text("urgency"),
          .severity = text("severity"),
          .certainty = text("certainty"),
          .audience = text("audience"),
          .event_codes = pairs_in(from, "eventCode"),
          .effective = text("effective"),
          .onset = text("onset"),
          .expires = text("expires"),
          .sender_name = text("senderName"),
          .headline = text("headline"),
          .description = text("description"),
          .instruction = text("instruction"),
          .web = text("web"),
          .contact = text("contact"),
          .parameters = pairs_in(from, "parameter"),
          .resources = all_of<CapResource>(from, "resource", resource_of),
          .areas = all_of<CapArea>(from, "area", area_of)};
}

CapMessage message_of(const Element& from, std::string_view version) {
  const auto text = [&](std::string_view name) { return std::string(text_in(from, name)); };
  return {.version = std::string(version),
          .identifier = text("identifier"),
          .sender = text("sender"),
          .sent = text("sent"),
          .status = text("status"),
          .type = text("msgType"),
          .source = text("source"),
          .scope = text("scope"),
          .restriction = text("restriction"),
          .addresses = text("addresses"),
          .codes = texts_in(from, "code"),
          .note = text("note"),
          .references = text("references"),
          .incidents = text("incidents"),
          .infos = all_of<CapInfo>(from, "info", info_of)};
}

}  // namespace

Checked<CapMessage> read_cap(std::string_view bytes, std::string_view file) {
  const auto refused = [](Error error) { return tl::unexpected(Errors{std::move(error)}); };
  if (bytes.size() > most_bytes)
    return refused({ErrorKind::invalid, "error.file.too-large", std::string(file), {}, "10"});
  Tree tree(file);
  const ByteSource source = [&, at = std::size_t{0}](
                                char* out, std::size_t size) mutable -> Result<std::size_t> {
    const std::size_t piece = bytes.copy(out, size, at);
    at += piece;
    return piece;
  };
  if (auto read = read_xml(source, file, tree); !read) return refused(std::move(read).error());
  const std::string_view uri = tree.uri();
  const std::string_view version = uri.starts_with(name_space) ? uri.substr(name_space.size()) : "";
  if (tree.root.name != "alert" || (version != "1.1" && version != "1.2"))
    return refused({ErrorKind::invalid, "error.cap.not-cap", std::string(file),
                    tree.root.name + ' ' + std::string(uri), std::string(name_space) + "1.2"});
  Check check;
  check.run(tree.root, alert_rules, "alert");
  if (!check.errors.empty()) return tl::unexpected(std::move(check.errors));
  return message_of(tree.root, version);
}

}  // namespace acta::exchange
