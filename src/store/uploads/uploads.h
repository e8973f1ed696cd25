#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// A file that somebody sent to look at what it would do, until they decide.
struct Upload {
  std::string id;       // opaque: "u-mfrggzdfmztwq2lk"
  std::string account;  // who sent it
  std::string subject;  // what it is about: "country/COL"
  std::string name;     // as its sender calls it
  std::string bytes;
  Instant sent;
};

// Files between being sent and being decided on, in a table beside the ledger's. Bounds: an account
// has four, a fifth takes the place of its oldest; each is gone after a day. Any thread may call;
// machine failures are DbError.
class Uploads {
 public:
  static Result<std::unique_ptr<Uploads>> open(const Location& location, Clock clock);

  // The id; id and time of `upload` are not the caller's to say.
  std::string keep(Upload upload);
  // None too where it is somebody else's.
  std::optional<Upload> find(std::string_view id, std::string_view account);

 private:
  Uploads(std::unique_ptr<Connection> connection, Clock clock);
  void make_room(const std::string& account);

  std::mutex mutex_;  // of the connection
  std::unique_ptr<Connection> connection_;
  Clock clock_;
};

}  // namespace acta::store
