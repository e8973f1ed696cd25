#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// C2SP signed notes (c2sp.org/signed-note) with Ed25519 keys (type 0x01). Texts that anyone can
// verify with a line they have on paper.
namespace acta::ledger {

// "log.example/record+d74d5b86+AbsgBN/K…": what others are given to check our signatures.
class VerifierKey {
 public:
  static Result<VerifierKey> parse(std::string_view vkey, std::string_view place = {});

  const std::string& name() const { return name_; }
  std::uint32_t id() const { return id_; }
  std::string text() const;
  bool verify(std::string_view message, std::string_view signature) const;  // 64 bytes, RFC 8032
  bool operator==(const VerifierKey&) const = default;

 private:
  friend class SigningKey;
  VerifierKey(std::string name, const std::array<std::uint8_t, 32>& key);
  std::string name_;
  std::array<std::uint8_t, 32> key_{};
  std::uint32_t id_ = 0;
};

// "PRIVATE+KEY+log.example/record+d74d5b86+AQ…": the one secret of a log. Wiped when it goes.
class SigningKey {
 public:
  // From the system's randomness. A name has no plus sign and no white space.
  static Result<SigningKey> generate(std::string_view name);
  static Result<SigningKey> parse(std::string_view skey, std::string_view place = {});
  SigningKey(SigningKey&&) noexcept = default;
  SigningKey& operator=(SigningKey&&) noexcept = default;
  ~SigningKey();

  const VerifierKey& verifier() const { return verifier_; }
  std::string text() const;
  std::string sign(std::string_view message) const;  // 64 bytes, RFC 8032

 private:
  SigningKey(std::string_view name, const std::array<std::uint8_t, 32>& seed);
  VerifierKey verifier_;
  std::array<std::uint8_t, 64> secret_{};  // seed and public key, as libsodium wants them
};

struct NoteSignature {
  std::string name;
  std::uint32_t key_id = 0;
  std::string signature;  // whatever its type holds
};

struct Note {
  std::string text;  // ends in a line feed
  std::vector<NoteSignature> signatures;
};

Result<Note> parse_note(std::string_view bytes, std::string_view place = {});
std::string sign_note(std::string_view text, const SigningKey& key);

// The text, if this key signed it; signatures of others are passed over.
// error.note.malformed, error.note.not-signed, error.note.signature.
Result<std::string> open_note(std::string_view bytes, const VerifierKey& key,
                              std::string_view place = {});

}  // namespace acta::ledger
