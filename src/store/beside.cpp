#include "store/beside.h"

#include "store/files.h"
#include "store/schema.h"

namespace acta::store {

namespace {

Result<std::unique_ptr<Connection>> open(const Location& location, Access access) {
  const auto none = [&] { return not_found("error.store.none", "--store", shown(location)); };
  if (location.embedded() && !exists(location.database_path())) return none();
  auto connection = location.embedded() ? open_sqlite(location.database_path(), access)
                                        : open_postgres(location.address, access);
  if (look_into(*connection) != Holding::ours) return none();
  return connection;
}

}  // namespace

Result<std::unique_ptr<Connection>> open_beside(const Location& location) {
  auto connection = TRY(open(location, Access::write));
  Transaction transaction(*connection);
  if (auto raised = raise_schema(*connection); !raised) return tl::unexpected(raised.error());
  transaction.commit();
  return connection;
}

Result<std::unique_ptr<Connection>> open_beside_to_read(const Location& location) {
  auto connection = TRY(open(location, Access::read));
  if (auto known = check_schema(*connection); !known) return tl::unexpected(known.error());
  return connection;
}

}  // namespace acta::store
