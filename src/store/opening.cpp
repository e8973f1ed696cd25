#include <algorithm>

#include "base/text.h"
#include "ledger/checkpoint.h"
#include "store/pen.h"
#include "store/schema.h"

namespace acta::store {
namespace {

constexpr mode_t private_directory = 0700;
constexpr mode_t private_file = 0600;
constexpr mode_t public_file = 0644;

// The key's name until its store is complete. With log.key there and no database, the database
// was lost: a fresh log under the old key would contradict what was signed before.
std::string unfinished_key_path(const Location& location) {
  return location.secret_key_path() + ".new";
}

tl::unexpected<Error> refuse(ErrorKind kind, const char* what, const Location& location,
                             std::string hint = {}) {
  return tl::unexpected(Error{kind, what, "--store", shown(location), std::move(hint)});
}

Result<std::optional<ledger::SigningKey>> read_key(const std::string& path) {
  const std::optional<std::string> text = read_file(path);
  if (!text) return std::optional<ledger::SigningKey>();
  auto key = ledger::SigningKey::parse(trim(*text), path);
  if (!key) return tl::unexpected(key.error());
  return std::optional<ledger::SigningKey>(*std::move(key));
}

}  // namespace

// Opens a store step by step; what goes wrong at a step says so in the store's own terms.
class Opening {
 public:
  Opening(const Location& location, Mode mode, std::string_view origin)
      : location_(location), mode_(mode), origin_(origin) {}

  Result<std::unique_ptr<LedgerStore>> open() {
    if (const auto ready = prepare(); !ready) return tl::unexpected(ready.error());
    const Holding holding = look_into(*connection_);
    if (holding == Holding::foreign)
      return refuse(ErrorKind::conflict, "error.store.foreign", location_);
    if (mode_ == Mode::read) return open_to_read(holding);
    if (holding == Holding::nothing && mode_ == Mode::write)
      return refuse(ErrorKind::not_found, "error.store.none", location_);
    return open_to_write(holding);
  }

 private:
  Result<void> prepare() {
    if (mode_ == Mode::create) make_directory(location_.directory, private_directory);
    if (location_.embedded()) return connect_embedded();
    return connect_server();
  }

  Result<void> connect_embedded() {
    const std::string path = location_.database_path();
    if (!exists(path)) {
      if (exists(location_.secret_key_path()))
        return refuse(ErrorKind::conflict, "error.store.lost", location_);
      if (mode_ != Mode::create) return refuse(ErrorKind::not_found, "error.store.none", location_);
    }
    if (mode_ != Mode::read) {
      lock_ = FileLock::take(location_.directory + "/lock");
      if (!lock_) return refuse(ErrorKind::unavailable, "error.store.locked", location_);
    }
    try {
      connection_ = open_sqlite(path, access());
    } catch (const DbError& error) {
      if (error.kind != DbError::Kind::foreign) throw;
      return refuse(ErrorKind::conflict, "error.store.foreign", location_);
    }
    return {};
  }

  // The lock belongs to the session that writes, so that it cannot outlive it. The server ends a
  // session a moment after its client has gone: that moment is waited for.
  Result<void> connect_server() {
    connection_ = open_postgres(location_.address, access());
    if (mode_ == Mode::read) return {};
    connection_->keep_session();
    connection_->execute("SET lock_timeout = '2s'");
    try {
      connection_->execute("SELECT pg_advisory_lock(hashtext('acta'), hashtext(current_schema()))");
    } catch (const DbError& error) {
      if (error.kind != DbError::Kind::retryable) throw;
      return refuse(ErrorKind::unavailable, "error.store.locked", location_);
    }
    connection_->execute("RESET lock_timeout");
    return {};
  }

  Access access() const {
    if (mode_ == Mode::read) return Access::read;
    return mode_ == Mode::write ? Access::write : Access::create;
  }

  Result<std::unique_ptr<LedgerStore>> open_to_read(Holding holding) {
    if (holding == Holding::nothing)
      return refuse(ErrorKind::not_found, "error.store.none", location_);
    if (const auto known = check_schema(*connection_); !known) return tl::unexpected(known.error());
    ledger::VerifierKey key = TRY(verifier());
    return std::unique_ptr<LedgerStore>(new LedgerStore(std::move(connection_), std::move(key)));
  }

  Result<ledger::VerifierKey> verifier() {
    return ledger::VerifierKey::parse(about(*connection_, "key").value_or(""), shown(location_));
  }

  Result<std::unique_ptr<LedgerStore>> open_to_write(Holding holding) {
    std::optional<ledger::SigningKey> key =
        holding == Holding::ours ? TRY(key_of_store()) : TRY(key_for_new_store());
    {
      Transaction transaction(*connection_);
      if (const auto raised = raise_schema(*connection_); !raised)
        return tl::unexpected(raised.error());
      if (holding == Holding::nothing) begin_log(*key);
      transaction.commit();
    }
    finish_keys(*key);
    ledger::VerifierKey verifier = key->verifier();
    std::unique_ptr<LedgerStore> store(
        new LedgerStore(std::move(connection_), std::move(verifier)));
    store->pen_.reset(new LedgerStore::Pen{std::move(lock_), *std::move(key), {}, {}});
    if (const auto sound = walk(*store); !sound) return tl::unexpected(sound.error());
    return store;
  }

  Result<std::optional<ledger::SigningKey>> key_of_store() {
    auto key = TRY(read_key(location_.secret_key_path()));
    if (!key) key = TRY(read_key(unfinished_key_path(location_)));
    if (!key) return refuse(ErrorKind::conflict, "error.store.key-missing", location_);
    const ledger::VerifierKey expected = TRY(verifier());
    if (key->verifier() != expected)
      return refuse(ErrorKind::conflict, "error.store.other-key", location_, expected.text());
    return key;
  }

  Result<std::optional<ledger::SigningKey>> key_for_new_store() {
    if (exists(location_.secret_key_path()))
      return refuse(ErrorKind::conflict, "error.store.lost", location_);
    auto key = TRY(read_key(unfinished_key_path(location_)));
    if (key && key->verifier().name() == origin_) return key;
    key = TRY(ledger::SigningKey::generate(origin_));
    write_file(unfinished_key_path(location_), key->text() + "\n", private_file);
    return key;
  }

  void begin_log(const ledger::SigningKey& key) {
    set_about(*connection_, "origin", key.verifier().name());
    set_about(*connection_, "key", key.verifier().text());
    const Hash root = ledger::empty_root();
    const auto row =
        connection_->prepare("INSERT INTO checkpoints(size, root, note) VALUES(0, ?, ?)");
    row->bind(1, Bytes{bytes_of(root)});
    row->bind(2, ledger::sign_checkpoint(0, root, key)).step();
  }

  void finish_keys(const ledger::SigningKey& key) {
    if (location_.embedded()) sync_directory(location_.directory);
    if (!exists(location_.public_key_path()))
      write_file(location_.public_key_path(), key.verifier().text() + "\n", public_file);
    if (!exists(location_.secret_key_path()))
      rename_file(unfinished_key_path(location_), location_.secret_key_path());
  }

  // To the end of the log: what is appended stands on all leaf hashes before it.
  Result<void> walk(LedgerStore& store) {
    std::uint64_t expected = 0;
    bool in_sequence = true;
    const auto rows = store.connection().prepare(
        "SELECT number, recorded, leaf_hash FROM entries WHERE number > ?"
        " ORDER BY number LIMIT 50000");
    for (bool more = true; more;) {
      more = false;
      rows->reset();
      rows->bind(1, static_cast<std::int64_t>(expected));
      for (; rows->step(); more = true) {
        const std::string_view bytes = rows->bytes(2);
        Hash leaf{};
        in_sequence &= rows->integer(0) == static_cast<std::int64_t>(++expected) &&
                       bytes.size() == leaf.size();
        if (!in_sequence) return refuse(ErrorKind::conflict, "error.store.inconsistent", location_);
        std::copy(bytes.begin(), bytes.end(), leaf.begin());
        store.pen_->tree.append(leaf);
        store.pen_->last_recorded = std::max(store.pen_->last_recorded, Instant{rows->integer(1)});
      }
    }
    const auto latest =
        ledger::open_checkpoint(store.latest_checkpoint(), store.verifier(), shown(location_));
    if (!latest || latest->size != store.pen_->tree.size() ||
        latest->root != store.pen_->tree.root())
      return refuse(ErrorKind::conflict, "error.store.inconsistent", location_);
    return {};
  }

  const Location& location_;
  Mode mode_;
  std::string_view origin_;
  std::optional<FileLock> lock_;
  std::unique_ptr<Connection> connection_;
};

Result<std::unique_ptr<LedgerStore>> open_store(const Location& location, Mode mode,
                                                std::string_view origin) {
  return Opening(location, mode, origin).open();
}

}  // namespace acta::store
