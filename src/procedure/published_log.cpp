#include "procedure/published_log.h"

#include <system_error>

#include "base/log.h"
#include "base/sha256.h"
#include "ledger/checkpoint.h"

namespace acta::procedure {
namespace {

tl::unexpected<Error> away() {
  return tl::unexpected(Error{ErrorKind::unavailable, "error.log.away", {}, {}, {}});
}

}  // namespace

// False if the store cannot be read now; it is opened anew the next time.
template <class Read>
bool PublishedLog::reading(Read&& read) {
  try {
    if (!store_) {
      auto opened = store::open_store(where_, store::Mode::read);
      if (!opened) return false;
      store_ = *std::move(opened);
      key_ = store_->verifier().text();
    }
    read(*store_);
    return true;
  } catch (const store::DbError& error) {
    log::warning("store.away", {{"what", error.what()}});
  } catch (const std::system_error& error) {
    log::warning("store.away", {{"what", error.what()}});
  }
  store_.reset();
  return false;
}

bool PublishedLog::read_up_to(std::uint64_t entry) {
  if (entry <= tree_.size()) return true;
  reading([this](store::LedgerStore& store) {
    store.read(tree_.size() + 1,
               [this](const ledger::Entry& read) { tree_.append(read.leaf_hash); });
  });
  return entry <= tree_.size();
}

std::string PublishedLog::root(std::uint64_t entry) {
  const std::lock_guard lock(mutex_);
  return read_up_to(entry) ? hex(tree_.root(entry)) : std::string{};
}

Result<std::string> PublishedLog::checkpoint(std::uint64_t entry) {
  const std::lock_guard lock(mutex_);
  std::string note;
  reading([&](store::LedgerStore& store) { note = store.checkpoint_at(entry); });
  if (note.empty()) {
    if (latest_.empty() || latest_size_ > entry) return away();
    return latest_;
  }
  if (const auto read = ledger::parse_checkpoint(note); read && read->size >= latest_size_) {
    latest_ = note;
    latest_size_ = read->size;
  }
  return note;
}

Result<std::string> PublishedLog::verifier_key() {
  const std::lock_guard lock(mutex_);
  if (key_.empty()) reading([](store::LedgerStore&) {});
  if (key_.empty()) return away();
  return key_;
}

Result<std::string> PublishedLog::tile(const ledger::TileName& name) {
  const std::lock_guard lock(mutex_);
  if (!ledger::has_tile(name, tree_.size())) read_up_to(INT64_MAX);
  if (!ledger::has_tile(name, tree_.size()))
    return not_found("error.tile.none", {}, ledger::format_tile_name(name));
  if (!name.entries) return ledger::hash_tile(tree_, name);
  std::string bundle;
  const std::uint64_t first = name.index * ledger::tile_width + 1;
  const bool read = reading([&](store::LedgerStore& store) {
    store.read(first, first + name.width - 1,
               [&](const ledger::Entry& entry) { ledger::put_leaf(bundle, entry); });
  });
  if (!read) return away();
  return bundle;
}

Result<std::string> PublishedLog::copy(const Hash& digest) {
  try {
    std::shared_ptr<store::Copies> copies;
    {
      const std::lock_guard lock(mutex_);
      if (!copies_) copies_ = TRY(store::Copies::open_to_read(where_));
      copies = copies_;
    }
    if (auto bytes = copies->of(digest)) return *std::move(bytes);
    return not_found("error.copy.not-kept", {}, hex(digest));
  } catch (const store::DbError& error) {
    log::warning("store.away", {{"what", error.what()}});
    const std::lock_guard lock(mutex_);
    copies_.reset();
    return away();
  }
}

}  // namespace acta::procedure
