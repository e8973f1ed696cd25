#include "store/ledger_store.h"

#include <algorithm>
#include <deque>

#include "base/check.h"
#include "ledger/checkpoint.h"
#include "store/pen.h"

namespace acta::store {
namespace {

constexpr std::string_view entry_columns = "number, recorded, kind, leaf_hash, payload, salt, seal";
constexpr std::int64_t rows_a_query = 8'192;  // PostgreSQL answers with all rows at once

Hash hash_of(std::string_view bytes) {
  Hash hash{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
  return hash;
}

Value bytes_or_null(std::string_view bytes) {
  if (bytes.empty()) return Null{};
  return Bytes{bytes};
}

std::int64_t as_integer(std::uint64_t number) { return static_cast<std::int64_t>(number); }
std::uint64_t as_number(std::int64_t integer) { return static_cast<std::uint64_t>(integer); }

ledger::Entry entry_of(Statement& row) {
  ledger::Entry entry;
  entry.number = as_number(row.integer(0));
  entry.recorded = Instant{row.integer(1)};
  entry.kind = static_cast<ledger::EntryKind>(row.integer(2));
  entry.leaf_hash = hash_of(row.bytes(3));
  if (!row.is_null(4)) entry.payload = row.bytes(4);
  entry.salt = row.bytes(5);
  entry.seal = row.bytes(6);
  return entry;
}

// A batch as the entries it becomes; owns what they look at.
class Rows {
 public:
  Rows(Instant recorded, std::uint64_t first) : recorded_(recorded), next_(first) {}

  void add(const NewEntry& entry) {
    check(entry.payload.size() <= ledger::max_payload_bytes, "a payload fits into a leaf");
    if (!entry.sealed) return add(ledger::EntryKind::open, entry.payload, {}, {});
    const std::string& salt = kept_.emplace_back(ledger::random_salt());
    const std::string& seal = kept_.emplace_back(ledger::seal_of(salt, entry.payload));
    add(ledger::EntryKind::sealed, entry.payload, salt, seal);
  }

  void add_tombstone(std::string payload) {
    add(ledger::EntryKind::tombstone, kept_.emplace_back(std::move(payload)), {}, {});
  }

  const std::vector<ledger::Entry>& entries() const { return entries_; }

 private:
  void add(ledger::EntryKind kind, std::string_view payload, std::string_view salt,
           std::string_view seal) {
    const std::string_view body = kind == ledger::EntryKind::sealed ? seal : payload;
    entries_.push_back({next_++, recorded_, kind, payload, salt, seal,
                        ledger::entry_hash(hasher_, recorded_, kind, body)});
  }

  Instant recorded_;
  std::uint64_t next_;
  ledger::TreeHasher hasher_;
  std::deque<std::string> kept_;
  std::vector<ledger::Entry> entries_;
};

void insert_entries(Connection& connection, std::span<const ledger::Entry> entries) {
  const auto loader = connection.load("entries", std::string(entry_columns));
  for (const ledger::Entry& entry : entries) {
    const Value values[] = {as_integer(entry.number),
                            entry.recorded.microseconds,
                            static_cast<std::int64_t>(entry.kind),
                            Bytes{bytes_of(entry.leaf_hash)},
                            Bytes{*entry.payload},
                            bytes_or_null(entry.salt),
                            bytes_or_null(entry.seal)};
    loader->row(values);
  }
  loader->finish();
}

void insert_checkpoint(Connection& connection, ledger::Frontier& tree,
                       const ledger::SigningKey& key) {
  const Hash root = tree.root();
  connection.prepare("INSERT INTO checkpoints(size, root, note) VALUES(?, ?, ?)")
      ->bind(1, as_integer(tree.size()))
      .bind(2, Bytes{bytes_of(root)})
      .bind(3, ledger::sign_checkpoint(tree.size(), root, key))
      .step();
}

void insert_submissions(Connection& connection, std::span<const Submission> submissions) {
  const auto row = connection.prepare(
      "INSERT INTO submissions(idempotency_key, request_digest, first_entry, entry_count, answer)"
      " VALUES(?, ?, ?, ?, ?)");
  for (const Submission& submission : submissions) {
    row->bind(1, submission.key).bind(2, Bytes{bytes_of(submission.digest)});
    row->bind(3, as_integer(submission.first)).bind(4, as_integer(submission.count));
    row->bind(5, submission.answer).step();
    row->reset();
  }
}

void forget_payload(Connection& connection, std::uint64_t entry) {
  connection.prepare("UPDATE entries SET payload = NULL, salt = NULL WHERE number = ?")
      ->bind(1, as_integer(entry))
      .step();
}

}  // namespace

LedgerStore::LedgerStore(std::unique_ptr<Connection> connection, ledger::VerifierKey verifier)
    : connection_(std::move(connection)), verifier_(std::move(verifier)) {}

// The connection goes before the lock: nobody else may write until the last file is closed.
LedgerStore::~LedgerStore() { connection_.reset(); }

std::uint64_t LedgerStore::size() {
  const auto row = connection_->prepare("SELECT coalesce(max(number), 0) FROM entries");
  row->step();
  return as_number(row->integer(0));
}

void LedgerStore::read(std::uint64_t first, const OnEntry& on_entry) {
  if (const std::uint64_t last = size(); first <= last) read(first, last, on_entry);
}

void LedgerStore::read(std::uint64_t first, std::uint64_t last, const OnEntry& on_entry) {
  const auto rows = connection_->prepare(
      "SELECT " + std::string(entry_columns) +
      " FROM entries WHERE number >= ? AND number <= ? ORDER BY number LIMIT " +
      std::to_string(rows_a_query));
  std::int64_t next = as_integer(first);
  for (std::int64_t found = rows_a_query; found == rows_a_query;) {
    rows->reset();
    rows->bind(1, next).bind(2, as_integer(last));
    for (found = 0; rows->step(); ++found) {
      next = rows->integer(0) + 1;
      on_entry(entry_of(*rows));
    }
  }
}

std::string LedgerStore::latest_checkpoint() { return checkpoint_at(INT64_MAX); }

std::string LedgerStore::checkpoint_at(std::uint64_t size) {
  const auto row = connection_->prepare(
      "SELECT note FROM checkpoints WHERE size <= ? ORDER BY size DESC LIMIT 1");
  row->bind(1, as_integer(size));
  return row->step() ? std::string(row->text(0)) : std::string();
}

std::vector<std::string> LedgerStore::checkpoints() {
  const auto rows = connection_->prepare("SELECT note FROM checkpoints ORDER BY size");
  std::vector<std::string> notes;
  while (rows->step()) notes.emplace_back(rows->text(0));
  return notes;
}

std::optional<Submission> LedgerStore::find_submission(std::string_view key) {
  const auto row = connection_->prepare(
      "SELECT request_digest, first_entry, entry_count, answer FROM submissions"
      " WHERE idempotency_key = ?");
  row->bind(1, key);
  if (!row->step()) return std::nullopt;
  return Submission{std::string(key), hash_of(row->bytes(0)), as_number(row->integer(1)),
                    as_number(row->integer(2)), std::string(row->text(3))};
}

Instant LedgerStore::last_recorded() const {
  check(pen_ != nullptr, "the store is open for writing");
  return pen_->last_recorded;
}

std::uint64_t LedgerStore::next_number() const {
  check(pen_ != nullptr, "the store is open for writing");
  return pen_->tree.size() + 1;
}

LedgerStore::Head LedgerStore::head() const {
  check(pen_ != nullptr, "the store is open for writing");
  return {pen_->tree.size(), pen_->tree.root()};
}

bool LedgerStore::holds(const Head& head) {
  const auto known = ledger::open_checkpoint(checkpoint_at(head.size), verifier_, "checkpoint");
  return known && known->size == head.size && known->root == head.root;
}

Result<void> LedgerStore::may_erase(std::uint64_t entry) {
  const std::string number = std::to_string(entry);
  const auto row =
      connection_->prepare("SELECT kind, payload IS NULL FROM entries WHERE number = ?");
  row->bind(1, as_integer(entry));
  if (entry > INT64_MAX || !row->step())
    return not_found("error.store.erase-unknown", "entry", number);
  if (row->integer(0) == static_cast<std::int64_t>(ledger::EntryKind::tombstone))
    return invalid("error.store.erase-tombstone", "entry", number);
  if (row->text(1) == "1" || row->text(1) == "t")
    return invalid("error.store.erase-erased", "entry", number);
  return {};
}

Hash LedgerStore::leaf_of(std::uint64_t entry) {
  const auto row = connection_->prepare("SELECT leaf_hash FROM entries WHERE number = ?");
  row->bind(1, as_integer(entry));
  check(row->step(), "what is erased is there");
  return hash_of(row->bytes(0));
}

void LedgerStore::append(const Batch& batch, const OnAppended& on_appended) {
  check(pen_ != nullptr, "the store is open for writing");
  check(batch.recorded > pen_->last_recorded, "batches are recorded one after the other");
  Transaction transaction(*connection_);
  Rows rows(batch.recorded, pen_->tree.size() + 1);
  bool erased = false;
  for (const auto& addition : batch.additions) {
    if (const auto* erase = std::get_if<Erase>(&addition)) {
      rows.add_tombstone(ledger::sign_tombstone(
          {erase->entry, leaf_of(erase->entry), erase->basis, erase->reason, batch.recorded},
          pen_->key));
      forget_payload(*connection_, erase->entry);
      erased = true;
    } else {
      rows.add(std::get<NewEntry>(addition));
    }
  }
  ledger::Frontier tree = pen_->tree;
  for (const ledger::Entry& entry : rows.entries()) tree.append(entry.leaf_hash);
  if (!rows.entries().empty()) {
    insert_entries(*connection_, rows.entries());
    insert_checkpoint(*connection_, tree, pen_->key);
  }
  if (!batch.submissions.empty()) insert_submissions(*connection_, batch.submissions);
  transaction.commit();

  pen_->tree = std::move(tree);
  pen_->last_recorded = batch.recorded;
  if (erased) scrub_quietly(*connection_, {"entries"});
  if (on_appended) on_appended(rows.entries());
}

}  // namespace acta::store
