#include "procedure/reading.h"

#include "ledger/tombstone.h"

namespace acta::procedure {

std::uint64_t catch_up(store::LedgerStore& store, record::Register& record,
                       const Progress& progress) {
  const std::uint64_t from = record.published();
  const std::uint64_t whole = store.size();
  std::uint64_t count = 0;
  // What was taken in before a connection broke is not read twice.
  store.read(record.added() + 1, [&](const ledger::Entry& entry) {
    take_in(entry, store.verifier(), record);
    if (progress && ++count % 10'000 == 0) progress(count, whole - from);
  });
  record.publish();
  return record.published() - from;
}

void take_in(const ledger::Entry& entry, const ledger::VerifierKey& key, record::Register& record) {
  if (entry.kind != ledger::EntryKind::tombstone && entry.payload)
    return record.add(entry.number, entry.recorded, *entry.payload);
  record.skip(entry.number, entry.recorded);
  if (entry.kind != ledger::EntryKind::tombstone) return;
  if (const auto erasure = ledger::open_tombstone(*entry.payload, key))
    record.erase(erasure->entry);
}

Reading::Reading(std::unique_ptr<store::LedgerStore> store, const Progress& progress)
    : store_(std::move(store)), record_(std::make_unique<record::Register>()) {
  catch_up(*store_, *record_, progress);
}

Result<std::unique_ptr<Reading>> Reading::open(const store::Location& location,
                                               const Progress& progress) {
  auto store = TRY(store::open_store(location, store::Mode::read));
  return std::unique_ptr<Reading>(new Reading(std::move(store), progress));
}

std::uint64_t Reading::follow() { return catch_up(*store_, *record_); }

}  // namespace acta::procedure
