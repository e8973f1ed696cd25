#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "base/sha256.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// Forecasts as they were issued (docs/formats/forecasts.md), beside the ledger, by the digest that
// the ledger binds them with. Kept first and their claim recorded then, as counts are
// (flow_store.h). What was kept never changes. Any thread; machine failures are DbError.
class ForecastStore {
 public:
  static Result<std::unique_ptr<ForecastStore>> open(const Location& location, Clock clock);
  // To read, also where another process writes and where nothing may be written.
  static Result<std::unique_ptr<ForecastStore>> open_to_read(const Location& location);

  void keep(std::string_view issued);

  // Null if it is not there. DbError::Kind::damaged where the text is not that of the digest.
  std::shared_ptr<const std::string> of(const Hash& digest);

 private:
  ForecastStore(std::unique_ptr<Connection> connection, Clock clock);

  std::mutex mutex_;
  std::unique_ptr<Connection> connection_;
  Clock clock_;
  std::map<Hash, std::shared_ptr<const std::string>> held_;
};

}  // namespace acta::store
