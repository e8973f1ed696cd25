#include "ledger/merkle.h"

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "base/check.h"

namespace acta::ledger {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// The definitions of RFC 6962 §2.1, word for word and slow: what Tree is measured against.
using Leaves = std::span<const Hash>;

std::size_t largest_power_below(std::size_t n) {
  std::size_t k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

Hash mth(Leaves d) {
  if (d.empty()) return sha256("");
  if (d.size() == 1) return d[0];
  const std::size_t k = largest_power_below(d.size());
  return node_hash(mth(d.first(k)), mth(d.subspan(k)));
}

Proof operator+(Proof proof, const Hash& hash) {
  proof.push_back(hash);
  return proof;
}

Proof path(std::size_t m, Leaves d) {
  if (d.size() == 1) return {};
  const std::size_t k = largest_power_below(d.size());
  if (m < k) return path(m, d.first(k)) + mth(d.subspan(k));
  return path(m - k, d.subspan(k)) + mth(d.first(k));
}

Proof subproof(std::size_t m, Leaves d, bool b) {
  if (m == d.size()) return b ? Proof{} : Proof{mth(d)};
  const std::size_t k = largest_power_below(d.size());
  if (m <= k) return subproof(m, d.first(k), b) + mth(d.subspan(k));
  return subproof(m - k, d.subspan(k), false) + mth(d.first(k));
}

std::vector<Hash> some_leaves(std::size_t count) {
  std::vector<Hash> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
  return leaves;
}

Tree tree_of(Leaves leaves) {
  Tree tree;
  for (const Hash& leaf : leaves) tree.append(leaf);
  return tree;
}

TEST(Merkle, ATreeWithoutLeavesHasTheHashOfNothing) {
  EXPECT_EQ(hex(Tree().root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Merkle, ALeafCannotPassForANode) {
  const Hash a = leaf_hash("a");
  const Hash b = leaf_hash("b");
  std::string both(a.begin(), a.end());
  both.append(b.begin(), b.end());
  EXPECT_NE(leaf_hash(both), node_hash(a, b));
  EXPECT_NE(leaf_hash("a"), sha256("a"));
}

TEST(Merkle, RootsAndProofsAreThoseOfTheDefinitionAtAllSizesUpTo300) {
  const auto leaves = some_leaves(300);
  const Tree tree = tree_of(leaves);
  Frontier frontier;
  for (std::size_t n = 1; n <= leaves.size(); ++n) {
    const Leaves d = Leaves(leaves).first(n);
    const Hash root = mth(d);
    frontier.append(leaves[n - 1]);
    ASSERT_EQ(tree.root(n), root) << n;
    ASSERT_EQ(frontier.root(), root) << n;
    // The definition is too slow for every pair; every pair is verified below.
    for (const std::size_t m : {std::size_t{1}, n / 3 + 1, n / 2 + 1, n}) {
      ASSERT_EQ(tree.inclusion_proof(m - 1, n), path(m - 1, d)) << m << " of " << n;
      ASSERT_EQ(tree.consistency_proof(m, n), subproof(m, d, true)) << m << " of " << n;
    }
  }
}

TEST(Merkle, EveryPairOfSizesUpTo300IsProvedAndVerified) {
  const auto leaves = some_leaves(300);
  const Tree tree = tree_of(leaves);
  for (std::size_t n = 1; n <= leaves.size(); ++n) {
    for (std::size_t m = 1; m <= n; ++m) {
      ASSERT_TRUE(
          verify_inclusion(leaves[m - 1], m - 1, n, tree.inclusion_proof(m - 1, n), tree.root(n)))
          << m << " of " << n;
      ASSERT_TRUE(
          verify_consistency(m, n, tree.root(m), tree.root(n), tree.consistency_proof(m, n)))
          << m << " of " << n;
    }
  }
}

TEST(Merkle, ProofsOfALargeTreeHoldAndNoOtherDoes) {
  constexpr std::size_t size = 100'000;
  const auto leaves = some_leaves(size);
  const Tree tree = tree_of(leaves);
  std::mt19937_64 random(6962);
  for (int round = 0; round < 2'000; ++round) {
    const std::uint64_t n = random() % size + 1;
    const std::uint64_t m = random() % n + 1;
    Proof inclusion = tree.inclusion_proof(m - 1, n);
    Proof consistency = tree.consistency_proof(m, n);
    ASSERT_TRUE(verify_inclusion(leaves[m - 1], m - 1, n, inclusion, tree.root(n)));
    ASSERT_TRUE(verify_consistency(m, n, tree.root(m), tree.root(n), consistency));
    if (m == n) continue;
    ASSERT_FALSE(verify_inclusion(leaves[m], m - 1, n, inclusion, tree.root(n)));
    ASSERT_FALSE(verify_inclusion(leaves[m - 1], m, n, inclusion, tree.root(n)));
    ASSERT_FALSE(verify_consistency(m, n, tree.root(m), tree.root(n - 1), consistency));
    inclusion[random() % inclusion.size()][0] ^= 1;
    ASSERT_FALSE(verify_inclusion(leaves[m - 1], m - 1, n, inclusion, tree.root(n)));
    consistency[random() % consistency.size()][0] ^= 1;
    ASSERT_FALSE(verify_consistency(m, n, tree.root(m), tree.root(n), consistency));
  }
}

TEST(Merkle, SizesNearTheEndOfTheirTypeAreRefusedAndNotWalked) {
  const Proof proof(70, leaf_hash("x"));
  constexpr std::uint64_t most = UINT64_MAX;
  for (const std::uint64_t size : {most, most - 1, most / 2, most / 2 + 1}) {
    EXPECT_FALSE(verify_inclusion(proof[0], 0, size, proof, proof[0]));
    EXPECT_FALSE(verify_inclusion(proof[0], size - 1, size, proof, proof[0]));
    EXPECT_FALSE(verify_consistency(1, size, proof[0], proof[0], proof));
    EXPECT_FALSE(verify_consistency(size - 1, size, proof[0], proof[0], proof));
  }
}

TEST(Merkle, AProofThatEndsBelowTheRootIsNone) {
  const auto leaves = some_leaves(5);
  const Tree tree = tree_of(leaves);
  EXPECT_FALSE(verify_inclusion(leaves[0], 0, 2, {}, leaves[0]));
  const Proof short_of_one = {leaves[1]};
  EXPECT_FALSE(verify_inclusion(leaves[0], 0, 4, short_of_one, tree.root(2)));
  EXPECT_FALSE(verify_consistency(2, 5, tree.root(2), tree.root(2), Proof{}));
  EXPECT_FALSE(verify_consistency(3, 5, tree.root(3), tree.root(3), Proof{tree.root(3)}));
}

TEST(Merkle, WhatIsBeyondTheTreeIsOurMistake) {
  const Tree tree = tree_of(some_leaves(3));
  EXPECT_THROW(tree.root(4), Defect);
  EXPECT_THROW(tree.inclusion_proof(3, 3), Defect);
  EXPECT_THROW(tree.consistency_proof(0, 3), Defect);
  EXPECT_THROW(tree.consistency_proof(2, 4), Defect);
}

// The vectors of transparency-dev/merkle, with what is not a hash at all left to the decoder.
std::optional<Hash> hash_in(const json::value& text) {
  const auto bytes = parse_base64(text.as_string().c_str());
  if (!bytes || bytes->size() != 32) return std::nullopt;
  Hash hash;
  std::copy(bytes->begin(), bytes->end(), hash.begin());
  return hash;
}

std::optional<Proof> proof_in(const json::value& value) {
  Proof proof;
  if (!value.is_array()) return proof;
  for (const json::value& text : value.as_array()) {
    const auto hash = hash_in(text);
    if (!hash) return std::nullopt;
    proof.push_back(*hash);
  }
  return proof;
}

template <class Verify>
void for_all_vectors(const char* folder, std::size_t at_least, Verify verify) {
  const fs::path root = fs::path(ACTA_SOURCE_DIR "/../shared/conformance/merkle") / folder;
  if (!fs::exists(root)) GTEST_SKIP() << "no conformance vectors at " << root;
  std::size_t count = 0;
  for (const auto& file : fs::recursive_directory_iterator(root)) {
    if (file.path().extension() != ".json") continue;
    std::ifstream in(file.path());
    std::stringstream text;
    text << in.rdbuf();
    const json::object vector = json::parse(text.str()).as_object();
    EXPECT_EQ(verify(vector), !vector.at("wantErr").as_bool()) << file.path();
    ++count;
  }
  EXPECT_GE(count, at_least);
}

TEST(Merkle, TheInclusionVectorsOfTransparencyDevAgree) {
  for_all_vectors("inclusion", 38, [](const json::object& vector) {
    const auto leaf = hash_in(vector.at("leafHash"));
    const auto root = hash_in(vector.at("root"));
    const auto proof = proof_in(vector.at("proof"));
    return leaf && root && proof &&
           verify_inclusion(*leaf, vector.at("leafIdx").to_number<std::uint64_t>(),
                            vector.at("treeSize").to_number<std::uint64_t>(), *proof, *root);
  });
}

TEST(Merkle, TheConsistencyVectorsOfTransparencyDevAgree) {
  for_all_vectors("consistency", 37, [](const json::object& vector) {
    const auto old_root = hash_in(vector.at("root1"));
    const auto new_root = hash_in(vector.at("root2"));
    const auto proof = proof_in(vector.at("proof"));
    return old_root && new_root && proof &&
           verify_consistency(vector.at("size1").to_number<std::uint64_t>(),
                              vector.at("size2").to_number<std::uint64_t>(), *old_root, *new_root,
                              *proof);
  });
}

}  // namespace
}  // namespace acta::ledger
