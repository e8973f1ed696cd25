#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// Keeps what must be read back (the secrets of authenticators) and what is handed to a browser and
// must come back unchanged (challenges). Who has the database alone can neither read nor make it.
// XChaCha20-Poly1305 through libsodium, with a key of 256 bits in a file beside the log's.
//
//   const std::string sealed = seal.close(secret, "totp/a-mfrggzdf");
//   seal.open(sealed, "totp/a-mfrggzdf");  // secret
//   seal.open(sealed, "totp/a-other");     // nothing: it was closed for another purpose
class Seal {
 public:
  // For the accounts of a store, within the caller's transaction. The key is made when the store
  // has none; the store remembers which one it is. error.store.accounts-key: the file is not there,
  // or is another store's.
  static Result<Seal> of(Connection& connection, const Location& location);

  // 40 bytes longer than `bytes`, and different each time. `purpose` is bound to it, not in it.
  std::string close(std::string_view bytes, std::string_view purpose) const;
  std::optional<std::string> open(std::string_view sealed, std::string_view purpose) const;

 private:
  explicit Seal(std::string key);
  std::shared_ptr<const std::string> key_;  // wiped with its last owner
};

std::string accounts_key_path(const Location& location);  // accounts.key, in the keys' directory

}  // namespace acta::store
