#include "ledger/note.h"

#include <algorithm>

#include <sodium.h>

#include "base/check.h"
#include "base/sha256.h"
#include "base/text.h"

namespace acta::ledger {
namespace {

constexpr char ed25519 = 1;  // the signature type of c2sp.org/signed-note
constexpr std::size_t key_bytes = 32;
constexpr std::size_t max_signatures = 64;
constexpr std::string_view secret_prefix = "PRIVATE+KEY+";
constexpr std::string_view signature_prefix = "\u2014 ";

std::string_view as_text(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

const std::uint8_t* as_bytes(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

// The key ID and the first bytes of a signature are big-endian.
std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xff);
  return bytes;
}

std::uint32_t from_big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes.substr(0, 4)) number = number << 8 | static_cast<std::uint8_t>(byte);
  return number;
}

bool is_key_name(std::string_view name) {
  static constexpr std::string_view spaces[] = {"\u0085", "\u00a0", "\u1680", "\u2000", "\u2001",
                                                "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
                                                "\u2007", "\u2008", "\u2009", "\u200a", "\u2028",
                                                "\u2029", "\u202f", "\u205f", "\u3000"};
  const auto plain = [](unsigned char c) { return c > 0x20 && c != '+' && c != 0x7f; };
  return !name.empty() && is_utf8(name) && std::all_of(name.begin(), name.end(), plain) &&
         std::none_of(std::begin(spaces), std::end(spaces),
                      [&](auto space) { return name.find(space) != name.npos; });
}

// "name+id+base64", the shape of both kinds of key; the last part without its type byte.
struct KeyParts {
  std::string name;
  std::string id;
  std::array<std::uint8_t, key_bytes> key{};
};

Result<KeyParts> parse_parts(std::string_view text, std::string_view place, bool secret) {
  const std::string_view shown = secret ? std::string_view() : text;  // never print a secret
  const auto refused = invalid("error.key.malformed", place, shown);
  const std::size_t first = text.find('+');
  if (first == text.npos) return refused;
  const std::size_t second = text.find('+', first + 1);
  if (second == text.npos) return refused;
  const auto decoded = parse_base64(text.substr(second + 1), place);
  if (!decoded || decoded->size() != 1 + key_bytes || decoded->front() != ed25519) return refused;

  KeyParts parts{std::string(text.substr(0, first)),
                 std::string(text.substr(first + 1, second - first - 1)),
                 {}};
  if (!is_key_name(parts.name)) return refused;
  std::copy(decoded->begin() + 1, decoded->end(), parts.key.begin());
  return parts;
}

std::string typed_base64(std::span<const std::uint8_t> key) {
  std::string bytes(1, ed25519);
  bytes += as_text(key);
  return base64({as_bytes(bytes), bytes.size()});
}

std::string id_text(std::uint32_t id) {
  const std::string bytes = big_endian(id);
  return hex({as_bytes(bytes), bytes.size()});
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return c < 0x20 && c != '\n'; });
}

Result<NoteSignature> parse_signature(std::string_view line, std::string_view place) {
  const auto refused = invalid("error.note.malformed", place, line);
  if (!line.starts_with(signature_prefix)) return refused;
  line.remove_prefix(signature_prefix.size());
  const std::size_t space = line.find(' ');
  if (space == line.npos || !is_key_name(line.substr(0, space))) return refused;
  const auto bytes = parse_base64(line.substr(space + 1), place);
  if (!bytes || bytes->size() <= 4) return refused;
  return NoteSignature{std::string(line.substr(0, space)), from_big_endian(*bytes),
                       bytes->substr(4)};
}

}  // namespace

VerifierKey::VerifierKey(std::string name, const std::array<std::uint8_t, 32>& key)
    : name_(std::move(name)), key_(key) {
  const Hash hash =
      Sha256().update(name_).update("\n").update(std::string(1, ed25519)).update(key_).finish();
  id_ = from_big_endian(as_text(hash));
}

Result<VerifierKey> VerifierKey::parse(std::string_view vkey, std::string_view place) {
  const KeyParts parts = TRY(parse_parts(vkey, place, false));
  VerifierKey key(parts.name, parts.key);
  if (id_text(key.id_) != parts.id) return invalid("error.key.malformed", place, vkey);
  return key;
}

std::string VerifierKey::text() const {
  return name_ + "+" + id_text(id_) + "+" + typed_base64(key_);
}

bool VerifierKey::verify(std::string_view message, std::string_view signature) const {
  return signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(as_bytes(signature), as_bytes(message), message.size(),
                                     key_.data()) == 0;
}

SigningKey::SigningKey(std::string_view name, const std::array<std::uint8_t, 32>& seed)
    : verifier_(std::string(name), {}) {
  check(sodium_init() >= 0, "libsodium starts");
  std::array<std::uint8_t, key_bytes> open{};
  crypto_sign_seed_keypair(open.data(), secret_.data(), seed.data());
  verifier_ = VerifierKey(std::string(name), open);
}

SigningKey::~SigningKey() { sodium_memzero(secret_.data(), secret_.size()); }

Result<SigningKey> SigningKey::generate(std::string_view name) {
  if (!is_key_name(name)) return invalid("error.key.name", {}, name);
  check(sodium_init() >= 0, "libsodium starts");
  std::array<std::uint8_t, key_bytes> seed{};
  randombytes_buf(seed.data(), seed.size());
  SigningKey key(name, seed);
  sodium_memzero(seed.data(), seed.size());
  return key;
}

Result<SigningKey> SigningKey::parse(std::string_view skey, std::string_view place) {
  if (!skey.starts_with(secret_prefix)) return invalid("error.key.malformed", place);
  KeyParts parts = TRY(parse_parts(skey.substr(secret_prefix.size()), place, true));
  SigningKey key(parts.name, parts.key);
  sodium_memzero(parts.key.data(), parts.key.size());
  if (id_text(key.verifier().id()) != parts.id) return invalid("error.key.malformed", place);
  return key;
}

std::string SigningKey::text() const {
  return std::string(secret_prefix) + verifier_.name() + "+" + id_text(verifier_.id()) + "+" +
         typed_base64(std::span(secret_).first(key_bytes));
}

std::string SigningKey::sign(std::string_view message) const {
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, as_bytes(message), message.size(),
                       secret_.data());
  return std::string(as_text(signature));
}

Result<Note> parse_note(std::string_view bytes, std::string_view place) {
  const auto refused = invalid("error.note.malformed", place);
  if (!is_utf8(bytes) || has_control_character(bytes)) return refused;
  const std::size_t blank = bytes.rfind("\n\n");
  if (blank == bytes.npos || !bytes.ends_with('\n')) return refused;

  Note note{std::string(bytes.substr(0, blank + 1)), {}};
  std::string_view rest = bytes.substr(blank + 2);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    note.signatures.push_back(TRY(parse_signature(rest.substr(0, end), place)));
    if (note.signatures.size() > max_signatures) return refused;
    rest.remove_prefix(end + 1);
  }
  if (note.signatures.empty()) return refused;
  return note;
}

std::string sign_note(std::string_view text, const SigningKey& key) {
  check(text.ends_with('\n') && is_utf8(text) && !has_control_character(text),
        "a note is lines of text");
  const std::string bytes = big_endian(key.verifier().id()) + key.sign(text);
  return std::string(text) + "\n" + std::string(signature_prefix) + key.verifier().name() + " " +
         base64({as_bytes(bytes), bytes.size()}) + "\n";
}

Result<std::string> open_note(std::string_view bytes, const VerifierKey& key,
                              std::string_view place) {
  Note note = TRY(parse_note(bytes, place));
  bool verified = false;
  for (const NoteSignature& signature : note.signatures) {
    if (signature.name != key.name() || signature.key_id != key.id()) continue;
    if (!key.verify(note.text, signature.signature))
      return invalid("error.note.signature", place, key.name());
    verified = true;
  }
  if (!verified) return invalid("error.note.not-signed", place, key.name());
  return std::move(note.text);
}

}  // namespace acta::ledger
