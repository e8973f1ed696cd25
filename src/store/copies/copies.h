#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "base/sha256.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// The bytes of archived copies of sources, in a table beside the ledger's, by the digest that the
// ledger binds them with. They are kept first and their claims are recorded then: what no claim
// names is handed to nobody. What was kept never changes. Any thread; machine failures are DbError.
class Copies {
 public:
  // To write. error.store.none.
  static Result<std::unique_ptr<Copies>> open(const Location& location, Clock clock);
  // To read, also where another process writes and where nothing may be written.
  static Result<std::unique_ptr<Copies>> open_to_read(const Location& location);

  // Bytes that are there already are left as they are.
  void keep(std::string_view bytes);

  // None if they are not there. DbError::Kind::damaged where they are not those of the digest.
  std::optional<std::string> of(const Hash& digest);

 private:
  Copies(std::unique_ptr<Connection> connection, Clock clock);

  std::mutex mutex_;
  std::unique_ptr<Connection> connection_;
  Clock clock_;
};

}  // namespace acta::store
