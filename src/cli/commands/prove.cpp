#include <charconv>
#include <ostream>

#include "base/check.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "ledger/checkpoint.h"
#include "ledger/merkle.h"
#include "store/ledger_store.h"

namespace acta::cli {
namespace {

// What the tree holds of the entry, so that whoever has the proof can compute its leaf hash.
std::string leaf_of(const ledger::Entry& entry) {
  const bool sealed = entry.kind == ledger::EntryKind::sealed;
  check(sealed || entry.payload, "only a sealed entry can lose its payload");
  return ledger::leaf_bytes(entry.recorded, entry.kind, sealed ? entry.seal : *entry.payload);
}

// c2sp.org/tlog-proof@v1
std::string proof_of(std::uint64_t entry, std::string_view leaf, const ledger::Tree& tree,
                     const std::string& checkpoint) {
  std::string text = "c2sp.org/tlog-proof@v1\nextra " + base64(leaf) + "\nindex " +
                     std::to_string(entry - 1) + '\n';
  for (const Hash& hash : tree.inclusion_proof(entry - 1, tree.size())) text += base64(hash) + '\n';
  return text + '\n' + checkpoint;
}

Result<std::uint64_t> entry_of(const std::string& text, std::uint64_t last) {
  std::uint64_t entry = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), entry);
  if (error != std::errc{} || end != text.data() + text.size() || entry == 0 || entry > last)
    return invalid("error.cli.not-an-entry", "ENTRY", text, std::to_string(last));
  return entry;
}

int prove(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto store = store::open_store(*where, store::Mode::read);
  if (!store) return session.refuse(store.error());
  const auto note = (*store)->latest_checkpoint();
  if (note.empty())
    return session.refuse(Error{ErrorKind::not_found, "error.cli.no-checkpoint", {}, {}, {}});
  const auto checkpoint = ledger::open_checkpoint(note, (*store)->verifier());
  if (!checkpoint) return session.refuse(checkpoint.error());
  const auto entry = entry_of(arguments.value("ENTRY"), checkpoint->size);
  if (!entry) return session.refuse(entry.error());

  ledger::Tree tree;
  std::string leaf;
  ProgressBar bar = session.progress("cli.progress.reading");
  (*store)->read(1, [&](const ledger::Entry& read) {
    if (read.number > checkpoint->size) return;
    tree.append(read.leaf_hash);
    if (read.number == *entry) leaf = leaf_of(read);
    bar.show(read.number, checkpoint->size);
  });
  if (tree.size() != checkpoint->size || tree.root() != checkpoint->root)
    return session.refuse(
        Error{ErrorKind::conflict, "error.store.inconsistent", "--store", {}, {}});
  session.world.out << proof_of(*entry, leaf, tree, note);
  return done;
}

}  // namespace

Command prove_command() {
  return {.name = "prove",
          .common = store,
          .positionals = {{"ENTRY"}},
          .examples = {"acta prove 1842 > 1842.tlog-proof"},
          .run = prove};
}

}  // namespace acta::cli
