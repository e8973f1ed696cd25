#include "store/location.h"

namespace acta::store {

Result<Location> parse_location(std::string_view store, std::string_view keys) {
  if (store.empty()) return invalid("error.store.not-said", "--store");
  const bool server = store.starts_with("postgresql://") || store.starts_with("postgres://");
  if (server && keys.empty()) return invalid("error.store.keys-needed", "--keys", store);
  if (!server && !keys.empty()) return invalid("error.store.keys-not-needed", "--keys", keys);
  std::string_view directory = server ? keys : store;
  while (directory.size() > 1 && directory.ends_with('/')) directory.remove_suffix(1);
  return Location{std::string(directory), server ? std::string(store) : std::string()};
}

std::string shown(const Location& location) {
  return location.embedded() ? location.directory : "postgresql://";
}

}  // namespace acta::store
