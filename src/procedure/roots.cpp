#include "procedure/roots.h"

#include "base/log.h"
#include "base/sha256.h"

namespace acta::procedure {

std::string Roots::root(std::uint64_t entry) {
  const std::lock_guard lock(mutex_);
  if (entry > tree_.size() && !read_up_to(entry)) return {};
  return hex(tree_.root(entry));
}

bool Roots::read_up_to(std::uint64_t entry) {
  try {
    if (!store_) {
      auto opened = store::open_store(where_, store::Mode::read);
      if (!opened) return false;
      store_ = *std::move(opened);
    }
    store_->read(tree_.size() + 1,
                 [this](const ledger::Entry& read) { tree_.append(read.leaf_hash); });
  } catch (const store::DbError& error) {
    log::warning("store.away", {{"what", error.what()}});
    store_.reset();
  }
  return entry <= tree_.size();
}

}  // namespace acta::procedure
