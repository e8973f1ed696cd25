#include <benchmark/benchmark.h>

#include "ledger/entry.h"
#include "ledger/merkle.h"
#include "random.h"
#include "record.h"

namespace acta::bench {
namespace {

std::vector<Hash> leaves() {
  std::vector<Hash> hashes;
  ledger::TreeHasher hasher;
  for (std::uint64_t number = 1; number <= entries().size(); ++number)
    hashes.push_back(ledger::entry_hash(hasher, entries().recorded(number), ledger::EntryKind::open,
                                        entries().bytes(number)));
  return hashes;
}

const ledger::Tree& tree() {
  static const ledger::Tree made = [] {
    ledger::Tree tree;
    for (const Hash& leaf : leaves()) tree.append(leaf);
    return tree;
  }();
  return made;
}

void leaf_hashes_of_all_entries(benchmark::State& state) {
  entries();
  for (auto unused : state) benchmark::DoNotOptimize(leaves());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(entries().size()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(entries().all_bytes()));
}
BENCHMARK(leaf_hashes_of_all_entries)->Unit(benchmark::kMillisecond);

void root_of_all_leaves(benchmark::State& state) {
  const std::vector<Hash> all = leaves();
  for (auto unused : state) {
    ledger::Frontier frontier;
    for (const Hash& leaf : all) frontier.append(leaf);
    benchmark::DoNotOptimize(frontier.root());
  }
}
BENCHMARK(root_of_all_leaves)->Unit(benchmark::kMillisecond);

void inclusion_proof(benchmark::State& state) {
  Random random(5);
  tree();
  for (auto unused : state)
    benchmark::DoNotOptimize(tree().inclusion_proof(random.below(tree().size()), tree().size()));
}
BENCHMARK(inclusion_proof)->Unit(benchmark::kMicrosecond);

void consistency_proof(benchmark::State& state) {
  Random random(6);
  tree();
  for (auto unused : state)
    benchmark::DoNotOptimize(
        tree().consistency_proof(random.below(tree().size()) + 1, tree().size()));
}
BENCHMARK(consistency_proof)->Unit(benchmark::kMicrosecond);

void verify_an_inclusion(benchmark::State& state) {
  const std::uint64_t index = tree().size() / 3;
  const ledger::Proof proof = tree().inclusion_proof(index, tree().size());
  const Hash root = tree().root();
  for (auto unused : state)
    benchmark::DoNotOptimize(
        ledger::verify_inclusion(tree().leaf(index), index, tree().size(), proof, root));
}
BENCHMARK(verify_an_inclusion)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace acta::bench
