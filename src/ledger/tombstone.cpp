#include "ledger/tombstone.h"

#include <charconv>
#include <optional>

#include "base/json.h"
#include "base/sha256.h"

namespace acta::ledger {
namespace {

// So that no other text this key signs can pass for a tombstone.
constexpr std::string_view purpose = "acta tombstone 1\n";

// RFC 8785: no white space, members sorted. `signature` sorts last, so that the signed bytes are
// the beginning of the payload, closed.
std::string statement(const Erasure& erasure) {
  std::string json = R"({"basis":)";
  append_json_string(json, erasure.basis);
  json += R"(,"decided":")" + format_instant(erasure.decided) + '"';
  json += R"(,"entry":)" + std::to_string(erasure.entry);
  json += R"(,"leaf":")" + hex(erasure.leaf_hash) + '"';
  json += R"(,"reason":)";
  append_json_string(json, erasure.reason);
  return json;
}

std::string with_signature(const Erasure& erasure, std::string_view signature) {
  return statement(erasure) + R"(,"signature":")" + base64(signature) + "\"}";
}

std::string signed_bytes(const Erasure& erasure) {
  return std::string(purpose) + statement(erasure) + "}";
}

// Reads the canonical form and nothing else: whatever it takes too lightly, the caller's
// comparison with the bytes written anew refuses.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool expect(std::string_view literal) {
    if (!rest_.starts_with(literal)) return false;
    rest_.remove_prefix(literal.size());
    return true;
  }

  std::optional<std::string> string() {
    if (!expect("\"")) return std::nullopt;
    std::string text;
    while (!rest_.empty()) {
      const char c = take();
      if (c == '"') return text;
      if (c != '\\') {
        text += c;
      } else if (!append_escaped(text)) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  std::optional<std::uint64_t> number() {
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (problem != std::errc()) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  // RFC 8785 §3.2.2.2 escapes only what it must; \u is for control characters alone.
  bool append_escaped(std::string& text) {
    if (rest_.empty()) return false;
    const char c = take();
    constexpr std::string_view names = "\"\\bfnrt";
    constexpr std::string_view values = "\"\\\b\f\n\r\t";
    if (const std::size_t at = names.find(c); at != names.npos) {
      text += values[at];
      return true;
    }
    unsigned value = 0;
    if (c != 'u' || rest_.size() < 4) return false;
    const auto [end, problem] = std::from_chars(rest_.data(), rest_.data() + 4, value, 16);
    if (problem != std::errc() || end != rest_.data() + 4 || value >= 0x20) return false;
    rest_.remove_prefix(4);
    text += static_cast<char>(value);
    return true;
  }

  std::string_view rest_;
};

struct Parts {
  Erasure erasure;
  std::string signature;
};

std::optional<Parts> read(std::string_view payload) {
  Reader reader(payload);
  if (!reader.expect(R"({"basis":)")) return std::nullopt;
  const auto basis = reader.string();
  if (!basis || !reader.expect(R"(,"decided":)")) return std::nullopt;
  const auto decided = parse_instant(reader.string().value_or(""));
  if (!decided || !reader.expect(R"(,"entry":)")) return std::nullopt;
  const auto entry = reader.number();
  if (!entry || !reader.expect(R"(,"leaf":)")) return std::nullopt;
  const auto leaf = parse_hash(reader.string().value_or(""));
  if (!leaf || !reader.expect(R"(,"reason":)")) return std::nullopt;
  const auto reason = reader.string();
  if (!reason || !reader.expect(R"(,"signature":)")) return std::nullopt;
  const auto signature = parse_base64(reader.string().value_or(""));
  if (!signature) return std::nullopt;
  return Parts{{*entry, *leaf, *basis, *reason, *decided}, *signature};
}

}  // namespace

std::string sign_tombstone(const Erasure& erasure, const SigningKey& key) {
  return with_signature(erasure, key.sign(signed_bytes(erasure)));
}

Result<Erasure> open_tombstone(std::string_view payload, const VerifierKey& key) {
  const std::optional<Parts> parts = read(payload);
  if (!parts || with_signature(parts->erasure, parts->signature) != payload)
    return invalid("error.tombstone.malformed", {}, payload);
  if (!key.verify(signed_bytes(parts->erasure), parts->signature))
    return invalid("error.tombstone.signature", {}, key.name());
  return parts->erasure;
}

}  // namespace acta::ledger
