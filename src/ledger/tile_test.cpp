#include "ledger/tile.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace acta::ledger {
namespace {

Tree tree_of(std::size_t size) {
  Tree tree;
  for (std::size_t i = 0; i < size; ++i) tree.append(leaf_hash(std::to_string(i)));
  return tree;
}

// The examples of c2sp.org/tlog-tiles.
TEST(Tile, IsNamedAsTheSpecificationSays) {
  EXPECT_EQ(format_tile_name({false, 0, 1234067}), "tile/0/x001/x234/067");
  EXPECT_EQ(format_tile_name({true, 0, 5, 17}), "tile/entries/005.p/17");
  EXPECT_EQ(parse_tile_name("tile/2/000.p/1").value(), (TileName{false, 2, 0, 1}));
}

TEST(Tile, OfATreeOfSeventyThousandAreThoseOfTheSpecification) {
  std::size_t full = 0;
  std::vector<std::string> partial;
  for (const TileName& name : tiles_of(70'000)) {
    if (name.entries) continue;
    if (name.full()) ++full;
    else partial.push_back(format_tile_name(name));
  }
  EXPECT_EQ(full, 273u + 1u);
  EXPECT_EQ(partial,
            (std::vector<std::string>{"tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"}));
  EXPECT_TRUE(tiles_of(0).empty());
}

TEST(Tile, HasOneNameOnly) {
  for (const auto* name : {"",
                           "tile",
                           "tile/",
                           "tile/0",
                           "tile/0/",
                           "tile/0/0",
                           "tile/0/0000",
                           "tile/00/000",
                           "tile/64/000",
                           "tile/-1/000",
                           "tile/x/000",
                           "tile/0/x000/000",
                           "tile/0/x001",
                           "tile/0/001/",
                           "tile/0/000.p/0",
                           "tile/0/000.p/256",
                           "tile/0/000.p/05",
                           "tile/0/000.p",
                           "tile/0/000.p/",
                           "tile/0/000.p/1/2",
                           "tile/0/000/001",
                           "tile/0/x001.p/001",
                           "tile/entries/x00a/000",
                           "tile/0/x999/x999/x999/x999/x999/x999/999",
                           "/tile/0/000",
                           "tile/0/00a"})
    EXPECT_FALSE(parse_tile_name(name)) << name;
}

RC_GTEST_PROP(Tile, ANameThatIsWrittenIsReadAgain, ()) {
  const TileName name{*rc::gen::arbitrary<bool>(), *rc::gen::inRange(0u, 64u),
                      *rc::gen::inRange<std::uint64_t>(0, 999'999'999'999),
                      *rc::gen::inRange<std::uint64_t>(1, 257)};
  TileName expected = name;
  if (name.entries) expected.level = 0;
  RC_ASSERT(parse_tile_name(format_tile_name(name)).value() == expected);
}

TEST(Tile, HoldsTheHashesOfItsPartOfTheTree) {
  const Tree tree = tree_of(600);
  const std::string level0 = hash_tile(tree, {false, 0, 2, 88});
  ASSERT_EQ(level0.size(), 88u * 32);
  EXPECT_EQ(level0.substr(0, 32), bytes_of(tree.leaf(512)));
  const std::string level1 = hash_tile(tree, {false, 1, 0, 2});
  Tree second;
  for (std::size_t i = 256; i < 512; ++i) second.append(tree.leaf(i));
  EXPECT_EQ(level1.substr(32), bytes_of(second.root()));
}

TEST(Tile, IsThereAsFarAsTheTreeReaches) {
  EXPECT_TRUE(has_tile({false, 0, 2, 88}, 600));
  EXPECT_TRUE(has_tile({false, 0, 2, 5}, 600));
  EXPECT_FALSE(has_tile({false, 0, 2, 89}, 600));
  EXPECT_FALSE(has_tile({false, 0, 2}, 600));
  EXPECT_TRUE(has_tile({false, 1, 0, 2}, 600));
  EXPECT_FALSE(has_tile({false, 2, 0, 1}, 600));
  EXPECT_FALSE(has_tile({false, 63, 0, 1}, UINT64_MAX));
}

TEST(Bundle, HoldsLeavesAsTheyWereHashedAndNothingOfAnErasedOne) {
  const std::string seal = seal_of(std::string(salt_bytes, 's'), "secret");
  Entry open{1, Instant{7}, EntryKind::open, "{}", {}, {}, {}};
  Entry sealed{2, Instant{7}, EntryKind::sealed, "secret", {}, seal, {}};
  Entry erased{3, Instant{7}, EntryKind::open, std::nullopt, {}, {}, {}};
  std::string bundle;
  for (const Entry& entry : {open, sealed, erased}) put_leaf(bundle, entry);
  const auto leaf = [](std::string_view bytes) {
    return std::string{'\0', static_cast<char>(bytes.size())} + std::string(bytes);
  };
  EXPECT_EQ(bundle, leaf(leaf_bytes(Instant{7}, EntryKind::open, "{}")) +
                        leaf(leaf_bytes(Instant{7}, EntryKind::sealed, seal)) + leaf(""));
  EXPECT_EQ(bundle.find("secret"), std::string::npos);
}

}  // namespace
}  // namespace acta::ledger
