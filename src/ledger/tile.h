#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/entry.h"
#include "ledger/merkle.h"

// The log as files that anyone can fetch and keep (c2sp.org/tlog-tiles): hash tiles of 256 hashes,
// and bundles of 256 leaves. Both never change once they are full.
namespace acta::ledger {

constexpr std::uint64_t tile_width = 256;

// "tile/0/x001/x234/067", "tile/1/000.p/37", "tile/entries/000.p/5".
struct TileName {
  bool entries = false;     // leaves instead of hashes
  unsigned level = 0;       // of hashes: 0 to 63
  std::uint64_t index = 0;  // within the level
  std::uint64_t width = tile_width;
  bool full() const { return width == tile_width; }
  bool operator==(const TileName&) const = default;
};

// Only what format_tile_name writes: every tile has one name. error.tile.name.
Result<TileName> parse_tile_name(std::string_view path);
std::string format_tile_name(const TileName& name);

// All that a reader of the tree of this size needs, and nothing that it does not imply.
std::vector<TileName> tiles_of(std::uint64_t size);

// Whether the tree of this size has as many hashes as the name says.
bool has_tile(const TileName& name, std::uint64_t size);

// The bytes of a hash tile that has_tile() grants for the tree: 32 for each hash.
std::string hash_tile(const Tree& tree, const TileName& name);

// One leaf of a bundle: its length in two bytes, big-endian, and its bytes. Of an open entry whose
// payload was erased by law there are no bytes any more: its length is 0, which no leaf has.
void put_leaf(std::string& bundle, const Entry& entry);

}  // namespace acta::ledger
