#include "ledger/hash.h"

namespace acta::ledger {
namespace {

constexpr std::string_view leaf_prefix{"\0", 1};
constexpr std::string_view node_prefix{"\1", 1};

}  // namespace

Hash TreeHasher::leaf(std::string_view bytes, std::string_view more) {
  return sha_.update(leaf_prefix).update(bytes).update(more).finish();
}

Hash TreeHasher::node(const Hash& left, const Hash& right) {
  return sha_.update(node_prefix).update(left).update(right).finish();
}

Hash leaf_hash(std::string_view bytes) { return TreeHasher().leaf(bytes); }
Hash node_hash(const Hash& left, const Hash& right) { return TreeHasher().node(left, right); }
Hash empty_root() { return sha256(""); }

}  // namespace acta::ledger
