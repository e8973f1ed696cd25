#include "cli/flows.h"

#include "store/flows/flow_store.h"

namespace acta::cli {

Result<record::CountsOf> stored_counts(const Session& session) {
  const store::Location where = TRY(session.location());
  const std::shared_ptr<store::FlowStore> counts = TRY(store::FlowStore::open_to_read(where));
  return [counts](const Hash& digest) { return counts->of(digest); };
}

}  // namespace acta::cli
