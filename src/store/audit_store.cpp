#include "store/backup.h"

namespace acta::store {
namespace {

constexpr std::uint64_t entries_between_progress = 10'000;

Error damaged(const DbError& error) {
  return {ErrorKind::conflict, "error.store.damaged", {}, error.what(), {}};
}

}  // namespace

ledger::AuditReport audit_store(LedgerStore& store, const ledger::VerifierKey& key,
                                const std::optional<std::string>& held_checkpoint,
                                const Progress& progress,
                                const std::function<void(const ledger::Entry&)>& look) {
  std::optional<ledger::Audit> audit;
  try {
    const std::uint64_t whole = store.size();
    std::uint64_t done = 0;
    audit.emplace(key, store.checkpoints(), held_checkpoint);
    store.read(0, [&](const ledger::Entry& entry) {
      audit->add(entry);
      if (look) look(entry);
      if (progress && ++done % entries_between_progress == 0) progress(done, whole);
    });
    if (progress) progress(whole, whole);
  } catch (const DbError& error) {
    if (error.kind != DbError::Kind::damaged && error.kind != DbError::Kind::foreign) throw;
    ledger::AuditReport report = audit ? audit->finish() : ledger::AuditReport();
    report.findings.insert(report.findings.begin(), damaged(error));
    return report;
  }
  return audit->finish();
}

}  // namespace acta::store
