#include "register/claim_bytes.h"

#include <charconv>
#include <cstring>
#include <optional>

#include "base/json.h"
#include "register/arena.h"

namespace acta::record {
namespace {

// ---- writing ------------------------------------------------------------------------------

class Writer {
 public:
  void member(std::string_view key, std::string_view text) {
    if (text.empty()) return;
    begin(key);
    append_json_string(out, text);
  }
  void number(std::string_view key, std::uint64_t value) {
    begin(key);
    out += std::to_string(value);
  }
  void begin(std::string_view key) {
    if (!first_) out += ',';
    first_ = false;
    out += '"';
    out += key;
    out += "\":";
  }
  void open(std::string_view key) {
    begin(key);
    out += '{';
    first_ = true;
  }
  void close() {
    out += '}';
    first_ = false;
  }

  std::string out = "{";

 private:
  bool first_ = true;
};

void write_value(Writer& json, const Value& value) {
  json.open("value");
  if (const auto* text = std::get_if<Text>(&value)) {
    json.begin("text");
    append_json_string(json.out, text->text);
  } else if (const auto* code = std::get_if<Code>(&value)) {
    json.member("code", code->code);
  } else if (const auto* reference = std::get_if<Reference>(&value)) {
    json.member("subject", reference->subject->name());
  } else if (const auto* date = std::get_if<Date>(&value)) {
    json.member("date", format_date(*date));
  } else if (const auto* quantity = std::get_if<Quantity>(&value)) {
    json.member("amount", format_decimal(quantity->amount));
    json.member("qualifier", quantity->qualifier);
    json.member("unit", quantity->unit);
  } else if (const auto* amount = std::get_if<Amount>(&value)) {
    json.member("amount", format_decimal(amount->amount));
    json.member("currency", amount->currency);
    json.member("qualifier", amount->qualifier);
  } else if (const auto* claim = std::get_if<ClaimReference>(&value)) {
    json.number("claim", claim->claim);
  } else {
    json.member("missing", std::get<Missing>(value).reason);
  }
  json.close();
}

void write_valid(Writer& json, const Interval& valid) {
  const std::string from = format_bound(valid.start);
  const std::string to = format_bound(valid.end);
  if (from.empty() && to.empty()) return;
  json.open("valid");
  json.member("from", from);
  json.member(valid.end.last_day ? "until" : "to", to);
  json.close();
}

void write_citation(Writer& json, const Citation& citation) {
  if (!citation.source) return;
  json.open("source");
  json.member("id", citation.source->id());
  json.member("locator", citation.locator);
  json.member("quote", citation.quote);
  if (citation.has_said) json.member("said", format_date(citation.said));
  json.close();
}

// ---- reading ------------------------------------------------------------------------------

[[noreturn]] void refuse(const char* what) {
  throw NotAClaim(std::string("not a claim's canonical bytes: ") + what);
}

// Walks over canonical JSON. It knows only what claims are made of.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool next(std::string_view literal) {
    if (!text_.starts_with(literal)) return false;
    text_.remove_prefix(literal.size());
    return true;
  }
  void expect(std::string_view literal) {
    if (!next(literal)) refuse("unexpected text");
  }
  bool at_end() const { return text_.empty(); }

  // Whether the next member of the object has this key; takes the key and the colon.
  bool key(std::string_view name) {
    const std::size_t comma = first_ ? 0 : 1;
    const std::size_t size = comma + name.size() + 3;
    if (text_.size() < size) return false;
    const char* const at = text_.data() + comma;
    // Most keys that are asked for are not there, and most of these begin with another letter.
    if (at[1] != name[0] || at[0] != '"' || (comma && text_[0] != ',')) return false;
    if (at[name.size() + 1] != '"' || at[name.size() + 2] != ':') return false;
    if (std::memcmp(at + 1, name.data(), name.size()) != 0) return false;
    text_.remove_prefix(size);
    first_ = false;
    return true;
  }
  void open() {
    expect("{");
    first_ = true;
  }
  void close() {
    expect("}");
    first_ = false;
  }

  // The text lasts until the next call.
  std::string_view string() {
    expect("\"");
    const std::size_t end = text_.find('"');
    if (end == text_.npos) refuse("a string without end");
    const std::string_view plain = text_.substr(0, end);
    if (plain.find('\\') != plain.npos) return unescaped();
    text_.remove_prefix(end + 1);
    return plain;
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (error != std::errc{}) refuse("a number");
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return value;
  }

 private:
  std::string_view unescaped() {
    buffer_.clear();
    for (;;) {
      const std::size_t end = text_.find_first_of("\"\\");
      if (end == text_.npos || end + 1 >= text_.size()) refuse("a string without end");
      buffer_ += text_.substr(0, end);
      const char sign = text_[end];
      text_.remove_prefix(end + 1);
      if (sign == '"') return buffer_;
      const char escape = text_[0];
      text_.remove_prefix(1);
      switch (escape) {
        case '"': buffer_ += '"'; break;
        case '\\': buffer_ += '\\'; break;
        case 'n': buffer_ += '\n'; break;
        case 't': buffer_ += '\t'; break;
        default: refuse("an escape that canonical text of a claim never has");
      }
    }
  }

  std::string_view text_;
  std::string buffer_;
  bool first_ = true;
};

template <class T>
T required(Result<T> result) {
  if (!result) refuse(result.error().message.c_str());
  return *std::move(result);
}

Decimal read_amount(Cursor& json) { return required(parse_decimal(json.string())); }

Value read_number_value(Cursor& json, Arena& arena) {
  const Decimal amount = read_amount(json);
  if (json.key("currency")) {
    const Symbol currency = arena.intern(json.string());
    const Symbol qualifier = json.key("qualifier") ? arena.intern(json.string()) : Symbol{};
    return Amount{amount, currency, qualifier};
  }
  const Symbol qualifier = json.key("qualifier") ? arena.intern(json.string()) : Symbol{};
  const Symbol unit = json.key("unit") ? arena.intern(json.string()) : Symbol{};
  return Quantity{amount, unit, qualifier};
}

Value read_value(Cursor& json, Names& names) {
  json.open();
  Value value;
  if (json.key("text")) value = Text{names.arena().keep(json.string())};
  else if (json.key("subject")) value = Reference{names.subject(json.string())};
  else if (json.key("code")) value = Code{names.arena().intern(json.string())};
  else if (json.key("date")) value = required(parse_date(json.string()));
  else if (json.key("amount")) value = read_number_value(json, names.arena());
  else if (json.key("claim")) value = ClaimReference{json.number()};
  else if (json.key("missing")) value = Missing{names.arena().intern(json.string())};
  else refuse("a value of no known type");
  json.close();
  return value;
}

Interval read_valid(Cursor& json) {
  Interval valid;
  json.open();
  if (json.key("from")) valid.start = required(read_bound(json.string(), false));
  if (json.key("to")) valid.end = required(read_bound(json.string(), false));
  else if (json.key("until")) valid.end = required(read_bound(json.string(), true));
  json.close();
  return valid;
}

Citation read_citation(Cursor& json, Names& names) {
  Citation citation;
  json.open();
  if (!json.key("id")) refuse("a source without id");
  citation.source = names.subject("source/" + std::string(json.string()));
  if (json.key("locator")) citation.locator = names.arena().intern(json.string());
  if (json.key("quote")) citation.quote = names.arena().keep_symbol(json.string());
  if (json.key("said")) {
    citation.said = required(parse_date(json.string()));
    citation.has_said = true;
  }
  json.close();
  return citation;
}

std::span<const std::uint64_t> read_numbers(Cursor& json, Arena& arena) {
  std::vector<std::uint64_t> numbers;
  json.expect("[");
  do numbers.push_back(json.number());
  while (json.next(","));
  json.expect("]");
  std::uint64_t* const kept = arena.make_array<std::uint64_t>(numbers.size());
  std::copy(numbers.begin(), numbers.end(), kept);
  return {kept, numbers.size()};
}

ReplaceKind read_replace_kind(Cursor& json) {
  const std::string_view name = json.string();
  for (const auto kind : {ReplaceKind::amendment, ReplaceKind::correction, ReplaceKind::resolution,
                          ReplaceKind::translation})
    if (name_of(kind) == name) return kind;
  refuse("a way of replacing");
}

Status read_status(Cursor& json) {
  const std::string_view name = json.string();
  for (const auto status : {Status::published, Status::restricted, Status::withdrawn})
    if (name_of(status) == name) return status;
  refuse("a status");
}

}  // namespace

std::string claim_bytes(const Claim& claim) {
  Writer json;
  json.member("asserter", claim.asserter);
  json.member("author", claim.author);
  json.member("key", claim.key);
  json.member("language", claim.language);
  json.member("note", claim.note);
  json.member("property", claim.property);
  if (!claim.replaces.empty()) {
    json.begin("replaces");
    json.out += '[';
    for (const std::uint64_t number : claim.replaces) (json.out += std::to_string(number)) += ',';
    json.out.back() = ']';
    json.member("replaces_as", name_of(claim.replace_kind));
  }
  json.member("resolution", name_of(claim.resolution));
  write_citation(json, claim.citation);
  json.member("status", name_of(claim.status));
  json.member("subject", claim.subject->name());
  json.member("translation", name_of(claim.translation));
  write_valid(json, claim.valid);
  write_value(json, claim.value);
  json.out += '}';
  return std::move(json.out);
}

void read_claim(std::string_view bytes, Names& names, Claim& claim) {
  Arena& arena = names.arena();
  Cursor json(bytes);
  json.open();
  if (json.key("asserter")) claim.asserter = arena.intern(json.string());
  if (json.key("author")) claim.author = arena.intern(json.string());
  if (json.key("key")) claim.key = arena.keep_symbol(json.string());
  if (json.key("language")) claim.language = arena.intern(json.string());
  if (json.key("note")) claim.note = arena.keep_symbol(json.string());
  if (!json.key("property")) refuse("no property");
  claim.property = arena.intern(json.string());
  if (json.key("replaces")) {
    claim.replaces = read_numbers(json, arena);
    if (!json.key("replaces_as")) refuse("no way of replacing");
    claim.replace_kind = read_replace_kind(json);
  }
  if (json.key("resolution")) claim.resolution = resolution_kind(json.string());
  if (json.key("source")) claim.citation = read_citation(json, names);
  if (!json.key("status")) refuse("no status");
  claim.status = read_status(json);
  if (!json.key("subject")) refuse("no subject");
  claim.subject = names.subject(json.string());
  if (json.key("translation")) claim.translation = translation_named(json.string());
  if (json.key("valid")) claim.valid = read_valid(json);
  if (!json.key("value")) refuse("no value");
  claim.value = read_value(json, names);
  json.close();
  if (!json.at_end()) refuse("more after its end");
}

}  // namespace acta::record
