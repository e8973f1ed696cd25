#include "store/backup.h"

#include <filesystem>

#include "base/check.h"
#include "store/accounts/seal.h"
#include "store/copy.h"
#include "store/files.h"
#include "store/schema.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;

constexpr mode_t private_directory = 0700;
constexpr mode_t private_file = 0600;
constexpr mode_t public_file = 0644;

tl::unexpected<Error> refuse(const char* what, const std::string& where, std::string part = {},
                             std::string hint = {}) {
  return tl::unexpected(
      Error{ErrorKind::conflict, what, {}, where, std::move(hint), std::move(part)});
}

void copy_file(const std::string& from, const std::string& to, mode_t mode) {
  if (const auto bytes = read_file(from)) write_file(to, *bytes, mode);
}

void copy_keys(const Location& from, const Location& to) {
  copy_file(from.public_key_path(), to.public_key_path(), public_file);
  copy_file(from.secret_key_path(), to.secret_key_path(), private_file);
  copy_file(accounts_key_path(from), accounts_key_path(to), private_file);
}

void copy_from_server(Connection& from, const std::string& path, const Progress& progress) {
  const auto to = open_sqlite(path, Access::create);
  from.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  Transaction transaction(*to);
  check(raise_schema(*to).has_value(), "a new database takes our tables");
  copy_tables(from, *to, *to, progress);
  transaction.commit();
  from.execute("COMMIT");
  to->scrub({});
}

// A store in a directory of its own, complete and durable, of what `from` holds.
void make_copy(const Location& from, LedgerStore& store, const Location& to,
               const Progress& progress) {
  fs::remove_all(to.directory);
  make_directory(to.directory, private_directory);
  if (from.embedded()) copy_sqlite(store.connection(), to.database_path(), progress);
  else copy_from_server(store.connection(), to.database_path(), progress);
  copy_keys(from, to);
  sync_file(to.database_path());
  sync_directory(to.directory);
}

// Who signed out, or was barred, after the backup was made does not come back with it.
void end_sessions(Connection& connection) { connection.execute("DELETE FROM sessions"); }

class Restoration {
 public:
  Restoration(const Location& backup, const Location& to, Restoring how, const Progress& progress)
      : backup_(backup), to_(to), how_(how), progress_(progress) {}

  Result<ledger::AuditReport> run() {
    const auto source = TRY(open_backup());
    if (const auto allowed = to_.embedded() ? look_at_directory(*source) : look_at_server(*source);
        !allowed)
      return tl::unexpected(allowed.error());
    if (!to_.embedded()) return load_into_server(*source);

    const Location fresh{to_.directory + "/restoring", {}};
    make_copy(backup_, *source, fresh, {});
    end_sessions(*open_sqlite(fresh.database_path(), Access::write));
    ledger::AuditReport report = TRY(audit(fresh));
    put_in_place(fresh);
    return report;
  }

 private:
  // What is wrong with it is wrong with DIR, not with the store that it is to become.
  Result<std::unique_ptr<LedgerStore>> open_backup() const {
    auto source = open_store(backup_, Mode::read);
    if (source) return source;
    Error error = std::move(source).error();
    if (error.place == "--store") error.place = "DIR";
    return tl::unexpected(std::move(error));
  }

  Result<void> look_at_directory(LedgerStore& source) {
    make_directory(to_.directory, private_directory);
    lock_ = FileLock::take(to_.directory + "/lock");
    if (!lock_) return refuse("error.store.locked", to_.directory);
    if (const auto key = read_file(to_.public_key_path());
        key && !key->starts_with(source.verifier().text()))
      return refuse("error.store.other-key", to_.directory, {}, source.verifier().text());
    if (!exists(to_.database_path())) return {};
    if (!how_.replace) return refuse("error.store.exists", to_.directory);
    return compare_with_present(source);
  }

  // The store that is to be replaced may be too damaged to be asked.
  Result<void> compare_with_present(LedgerStore& source) {
    try {
      const auto present = open_store(to_, Mode::read);
      if (!present) return {};
      if ((*present)->verifier() != source.verifier())
        return refuse("error.store.other-key", to_.directory, {}, source.verifier().text());
      const std::uint64_t size = (*present)->size();
      if (size <= source.size()) held_ = (*present)->latest_checkpoint();
      else if (!how_.lose_entries)
        return refuse("error.store.loses-entries", to_.directory, std::to_string(size),
                      std::to_string(source.size()));
    } catch (const DbError& error) {
      if (error.kind != DbError::Kind::damaged && error.kind != DbError::Kind::foreign) throw;
    }
    return {};
  }

  Result<void> look_at_server(LedgerStore& source) {
    server_ = open_postgres(to_.address, Access::create);
    if (look_into(*server_) != Holding::nothing)
      return refuse("error.store.exists", "postgresql://");
    make_directory(to_.directory, private_directory);
    if (const auto key = read_file(to_.public_key_path());
        key && !key->starts_with(source.verifier().text()))
      return refuse("error.store.other-key", to_.directory, {}, source.verifier().text());
    return {};
  }

  Result<ledger::AuditReport> audit(const Location& location) {
    const auto store = TRY(open_store(location, Mode::read));
    ledger::AuditReport report = audit_store(*store, store->verifier(), held_, progress_);
    if (report.clean()) return report;
    return refuse("error.store.not-sound", backup_.directory,
                  std::to_string(report.findings.size() + report.untold));
  }

  Result<ledger::AuditReport> load_into_server(LedgerStore& source) {
    ledger::AuditReport report = TRY(audit(backup_));
    {
      Transaction transaction(*server_);
      if (const auto raised = raise_schema(*server_); !raised)
        return tl::unexpected(raised.error());
      copy_tables(source.connection(), *server_, source.connection(), progress_);
      end_sessions(*server_);
      transaction.commit();
    }
    copy_keys(backup_, to_);
    return report;
  }

  // Nothing is deleted: what was there is kept beside it, with its write-ahead log, which SQLite
  // would otherwise play into the new database. The database goes first: after a cut there is
  // none, which opening refuses, and restoring again completes it.
  void put_in_place(const Location& fresh) {
    std::string kept;
    for (const char* name : {"/acta.db", "/acta.db-wal", "/acta.db-shm", "/accounts.key"}) {
      if (!exists(to_.directory + name)) continue;
      if (kept.empty()) make_directory(kept = place_for_old(), private_directory);
      rename_file(to_.directory + name, kept + name);
    }
    rename_file(fresh.database_path(), to_.database_path());
    copy_keys(fresh, to_);
    fs::remove_all(fresh.directory);
    sync_directory(to_.directory);
  }

  std::string place_for_old() const {
    for (int number = 1;; ++number) {
      std::string place = to_.directory + "/before-restore-" + std::to_string(number);
      if (!exists(place)) return place;
    }
  }

  const Location& backup_;
  const Location& to_;
  Restoring how_;
  const Progress& progress_;
  std::optional<FileLock> lock_;
  std::unique_ptr<Connection> server_;
  std::optional<std::string> held_;  // what the present store signed last
};

}  // namespace

Result<std::uint64_t> backup_store(const Location& from, const std::string& directory,
                                   const Progress& progress) {
  if (exists(directory)) return refuse("error.store.exists", directory);
  const auto store = TRY(open_store(from, Mode::read));
  const Location partial{directory + ".partial", {}};
  make_copy(from, *store, partial, progress);
  std::uint64_t size = 0;
  {
    const auto copied = TRY(open_store(partial, Mode::read));
    size = copied->size();
  }
  rename_file(partial.directory, directory);
  return size;
}

Result<ledger::AuditReport> restore_store(const std::string& directory, const Location& to,
                                          Restoring how, const Progress& progress) {
  return Restoration(Location{directory, {}}, to, how, progress).run();
}

}  // namespace acta::store
