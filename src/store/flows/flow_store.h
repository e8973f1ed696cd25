#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "base/instant.h"
#include "base/result.h"
#include "register/flow_count.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// The counts of received files, in tables beside the ledger's, by the digest that the ledger binds
// them with. Counts are kept first and their claim is recorded then: what no claim names is read by
// nobody, so that a crash between the two leaves nothing half said. What was kept never changes.
// Any thread; machine failures are DbError.
class FlowStore {
 public:
  // To write. error.store.none.
  static Result<std::unique_ptr<FlowStore>> open(const Location& location, Clock clock);
  // To read, also where another process writes and where nothing may be written.
  static Result<std::unique_ptr<FlowStore>> open_to_read(const Location& location);

  // `sorted` by record::sort_counts. Counts that are there already are left as they are.
  void keep(const record::FlowCounts& sorted);

  // Null if they are not there. What was read once stays in memory, and is answered when the
  // store is away. DbError::Kind::damaged where the rows are not those of the digest.
  std::shared_ptr<const record::FlowCounts> of(const Hash& digest);

 private:
  FlowStore(std::unique_ptr<Connection> connection, Clock clock);
  std::shared_ptr<const record::FlowCounts> read(const Hash& digest);

  std::mutex mutex_;
  std::unique_ptr<Connection> connection_;
  Clock clock_;
  std::map<Hash, std::shared_ptr<const record::FlowCounts>> held_;
};

}  // namespace acta::store
