#include "store/accounts/seal.h"

#include <sodium.h>

#include "base/check.h"
#include "base/sha256.h"
#include "base/text.h"
#include "store/accounts/secret.h"
#include "store/files.h"
#include "store/schema.h"

namespace acta::store {
namespace {

constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr mode_t private_file = 0600;

constexpr std::string_view remembered = "accounts-key";

// What the store may know of its key.
std::string mark_of(std::string_view key) { return hex(sha256("mark of " + std::string(key))); }

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* octets(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

// The file holds one line: the key in base64.
std::string key_in(std::string_view file) {
  const auto key = parse_base64(trim(file));
  return key && key->size() == key_size ? *key : std::string();
}

}  // namespace

std::string accounts_key_path(const Location& location) {
  return location.directory + "/accounts.key";
}

Seal::Seal(std::string key)
    : key_(new std::string(std::move(key)), [](std::string* owned) {
        sodium_memzero(owned->data(), owned->size());
        delete owned;
      }) {}

Result<Seal> Seal::of(Connection& connection, const Location& location) {
  check(sodium_init() >= 0, "libsodium starts");
  const std::string path = accounts_key_path(location);
  const auto file = read_file(path);
  std::string key = file ? key_in(*file) : std::string();
  const auto known = about(connection, remembered);
  const bool right = known ? !key.empty() && *known == mark_of(key) : !file || !key.empty();
  if (!right)
    return tl::unexpected(
        Error{ErrorKind::conflict, "error.store.accounts-key", "--store", path, {}});
  if (!known) {
    // First the key, then what is closed with it: a key that nothing needs yet does no harm.
    if (!file) write_file(path, base64(key = random_bytes(key_size)) + '\n', private_file);
    set_about(connection, remembered, mark_of(key));
  }
  return Seal(std::move(key));
}

std::string Seal::close(std::string_view bytes, std::string_view purpose) const {
  std::string sealed = random_bytes(nonce_size);
  sealed.resize(nonce_size + bytes.size() + tag_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(octets(sealed) + nonce_size, nullptr, octets(bytes),
                                             bytes.size(), octets(purpose), purpose.size(), nullptr,
                                             octets(sealed), octets(*key_));
  return sealed;
}

std::optional<std::string> Seal::open(std::string_view sealed, std::string_view purpose) const {
  if (sealed.size() < nonce_size + tag_size) return std::nullopt;
  std::string bytes(sealed.size() - nonce_size - tag_size, '\0');
  const std::string_view closed = sealed.substr(nonce_size);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(octets(bytes), nullptr, nullptr, octets(closed),
                                                 closed.size(), octets(purpose), purpose.size(),
                                                 octets(sealed), octets(*key_)) != 0)
    return std::nullopt;
  return bytes;
}

}  // namespace acta::store
