#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "base/result.h"
#include "ledger/hash.h"

namespace acta::ledger {

using Proof = std::vector<Hash>;

// The Merkle tree of RFC 6962 §2.1 with all its complete subtrees: 64 bytes a leaf, so that any
// root and any proof of the past takes O(log n) hashes. Sizes and indexes count leaves from 0;
// entry N of the ledger is leaf N - 1. Asking beyond size() is a Defect.
// Many threads may read while none appends.
//
//   Tree tree;
//   tree.append(leaf_hash("a"));
//   tree.root(1);
class Tree {
 public:
  void append(const Hash& leaf);
  std::uint64_t size() const { return levels_.empty() ? 0 : levels_.front().size(); }
  Hash root() const { return root(size()); }
  Hash root(std::uint64_t size) const;
  const Hash& leaf(std::uint64_t index) const;
  // The root of the 2^height leaves from index * 2^height on.
  const Hash& subtree(unsigned height, std::uint64_t index) const;
  Proof inclusion_proof(std::uint64_t index, std::uint64_t size) const;           // §2.1.1
  Proof consistency_proof(std::uint64_t old_size, std::uint64_t new_size) const;  // §2.1.2

 private:
  Hash range(std::uint64_t begin, std::uint64_t end) const;
  void prove_leaf(std::uint64_t index, std::uint64_t begin, std::uint64_t end, Proof& proof) const;
  void prove_prefix(std::uint64_t prefix, std::uint64_t begin, std::uint64_t end, bool known,
                    Proof& proof) const;

  // levels_[h][i] is the root of the leaves [i * 2^h, (i + 1) * 2^h). A deque, because a vector
  // would hold twice the memory while it grows.
  std::vector<std::deque<Hash>> levels_;
  TreeHasher hasher_;
};

// Only the right edge of the tree: enough to append and to give the root, in a few hundred bytes.
class Frontier {
 public:
  void append(const Hash& leaf);
  std::uint64_t size() const { return size_; }
  Hash root();

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> peaks_;  // of the complete subtrees, the largest first: one a bit of size_
  TreeHasher hasher_;
};

// Do these bytes prove it? They share no code with Tree (RFC 9162 §2.1.3.2 and §2.1.4.2), take
// anything a stranger sends, and say no rather than throw.
bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                      std::span<const Hash> proof, const Hash& root);
bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, const Hash& old_root,
                        const Hash& new_root, std::span<const Hash> proof);

}  // namespace acta::ledger
