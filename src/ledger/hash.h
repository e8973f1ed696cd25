#pragma once

#include <string_view>

#include "base/sha256.h"

namespace acta::ledger {

// The two hashes of RFC 6962 §2.1: a leaf is SHA-256(0x00 ‖ bytes), a node is
// SHA-256(0x01 ‖ left ‖ right), so that neither can pass for the other. An object, because
// setting up SHA-256 costs as much as hashing a node. Not for two threads at once.
class TreeHasher {
 public:
  TreeHasher() = default;
  TreeHasher(const TreeHasher&) : TreeHasher() {}  // keeps nothing between calls: nothing to copy
  TreeHasher& operator=(const TreeHasher&) { return *this; }
  Hash leaf(std::string_view bytes, std::string_view more = {});  // of both, one after the other
  Hash node(const Hash& left, const Hash& right);

 private:
  Sha256 sha_;
};

Hash leaf_hash(std::string_view bytes);
Hash node_hash(const Hash& left, const Hash& right);
Hash empty_root();  // of a tree without leaves: SHA-256 of nothing

}  // namespace acta::ledger
