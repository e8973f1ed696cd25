#include "ledger/merkle.h"

#include <bit>

#include "base/check.h"

namespace acta::ledger {
namespace {

// Where RFC 6962 §2.1 splits n leaves: the largest power of two below n.
std::uint64_t split(std::uint64_t n) { return std::bit_floor(n - 1); }

}  // namespace

void Tree::append(const Hash& leaf) {
  if (levels_.empty()) levels_.emplace_back();
  levels_[0].push_back(leaf);
  for (std::size_t height = 0; levels_[height].size() % 2 == 0; ++height) {
    if (height + 1 == levels_.size()) levels_.emplace_back();
    const auto& level = levels_[height];
    levels_[height + 1].push_back(hasher_.node(level[level.size() - 2], level.back()));
  }
}

const Hash& Tree::leaf(std::uint64_t index) const {
  check(index < size(), "a leaf beyond the tree");
  return levels_[0][index];
}

const Hash& Tree::subtree(unsigned height, std::uint64_t index) const {
  check(height < levels_.size() && index < levels_[height].size(), "a subtree beyond the tree");
  return levels_[height][index];
}

Hash Tree::root(std::uint64_t size) const {
  check(size <= this->size(), "a root beyond the tree");
  return size == 0 ? empty_root() : range(0, size);
}

// The root of the leaves [begin, end), where begin is a multiple of a power of two that is not
// smaller than end - begin: every range that RFC 6962 §2.1 splits off is one.
Hash Tree::range(std::uint64_t begin, std::uint64_t end) const {
  const std::uint64_t count = end - begin;
  if (std::has_single_bit(count)) {
    const auto height = static_cast<std::size_t>(std::countr_zero(count));
    return levels_[height][begin >> height];
  }
  const std::uint64_t middle = begin + split(count);
  return node_hash(range(begin, middle), range(middle, end));
}

Proof Tree::inclusion_proof(std::uint64_t index, std::uint64_t size) const {
  check(index < size && size <= this->size(), "an inclusion proof beyond the tree");
  Proof proof;
  prove_leaf(index, 0, size, proof);
  return proof;
}

// PATH(m, D[n]) of RFC 6962 §2.1.1.
void Tree::prove_leaf(std::uint64_t index, std::uint64_t begin, std::uint64_t end,
                      Proof& proof) const {
  if (end - begin == 1) return;
  const std::uint64_t middle = begin + split(end - begin);
  if (index < middle) {
    prove_leaf(index, begin, middle, proof);
    proof.push_back(range(middle, end));
  } else {
    prove_leaf(index, middle, end, proof);
    proof.push_back(range(begin, middle));
  }
}

Proof Tree::consistency_proof(std::uint64_t old_size, std::uint64_t new_size) const {
  check(0 < old_size && old_size <= new_size && new_size <= size(),
        "a consistency proof beyond the tree");
  Proof proof;
  prove_prefix(old_size, 0, new_size, true, proof);
  return proof;
}

// SUBPROOF(m, D[n], b) of RFC 6962 §2.1.2: `prefix` is m, `known` is b.
void Tree::prove_prefix(std::uint64_t prefix, std::uint64_t begin, std::uint64_t end, bool known,
                        Proof& proof) const {
  if (prefix == end) {
    if (!known) proof.push_back(range(begin, end));
    return;
  }
  const std::uint64_t middle = begin + split(end - begin);
  if (prefix <= middle) {
    prove_prefix(prefix, begin, middle, known, proof);
    proof.push_back(range(middle, end));
  } else {
    prove_prefix(prefix, middle, end, false, proof);
    proof.push_back(range(begin, middle));
  }
}

void Frontier::append(const Hash& leaf) {
  peaks_.push_back(leaf);
  ++size_;
  for (std::uint64_t rest = size_; rest % 2 == 0; rest /= 2) {
    const Hash right = peaks_.back();
    peaks_.pop_back();
    peaks_.back() = hasher_.node(peaks_.back(), right);
  }
}

Hash Frontier::root() {
  if (peaks_.empty()) return empty_root();
  Hash root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i-- > 0;) root = hasher_.node(peaks_[i], root);
  return root;
}

}  // namespace acta::ledger
