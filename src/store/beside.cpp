#include "store/beside.h"

#include "store/files.h"
#include "store/schema.h"

namespace acta::store {

Result<std::unique_ptr<Connection>> open_beside(const Location& location) {
  const auto none = [&] {
    return not_found("error.store.none", "--store",
                     location.embedded() ? location.directory : location.address);
  };
  if (location.embedded() && !exists(location.database_path())) return none();
  auto connection = location.embedded() ? open_sqlite(location.database_path(), Access::write)
                                        : open_postgres(location.address, Access::write);
  if (look_into(*connection) != Holding::ours) return none();
  Transaction transaction(*connection);
  if (auto raised = raise_schema(*connection); !raised) return tl::unexpected(raised.error());
  transaction.commit();
  return connection;
}

}  // namespace acta::store
