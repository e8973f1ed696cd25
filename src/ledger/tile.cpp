#include "ledger/tile.h"

#include <charconv>
#include <optional>

#include "base/check.h"

namespace acta::ledger {
namespace {

constexpr unsigned most_level = 63;
constexpr std::size_t most_elements = 6;  // 10^18 tiles: all that 64 bits count

tl::unexpected<Error> refuse(std::string_view path) {
  return not_found("error.tile.name", {}, path, "tile/0/000.p/5");
}

// Decimal, without leading zeroes, at most `most`.
std::optional<std::uint64_t> decimal(std::string_view text, std::uint64_t most) {
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return {};
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || number > most) return {};
  return number;
}

std::string_view take(std::string_view& path) {
  const std::string_view element = path.substr(0, path.find('/'));
  path.remove_prefix(std::min(element.size() + 1, path.size()));
  return element;
}

// How many leaves one hash of the level stands for: 256^level, as a shift.
unsigned shift_of(unsigned level) { return 8 * level; }

std::uint64_t hashes_at(unsigned level, std::uint64_t size) {
  return shift_of(level) >= 64 ? 0 : size >> shift_of(level);
}

// "x001/x234/067" or "067.p", off the front of the path. What is not canonical is found by the
// caller, who writes the name again.
std::optional<std::uint64_t> take_index(std::string_view& path, bool& partial) {
  std::uint64_t index = 0;
  for (std::size_t i = 0; i < most_elements; ++i) {
    std::string_view element = take(path);
    const bool more = element.starts_with('x');
    if (more) element.remove_prefix(1);
    partial = !more && element.ends_with(".p");
    if (partial) element.remove_suffix(2);
    if (element.size() != 3) return {};
    for (const char c : element) {
      if (c < '0' || c > '9') return {};
      index = index * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (!more) return index;
  }
  return {};
}

}  // namespace

Result<TileName> parse_tile_name(std::string_view path) {
  const std::string_view whole = path;
  TileName name;
  if (take(path) != "tile") return refuse(whole);
  const std::string_view level = take(path);
  name.entries = level == "entries";
  if (!name.entries) {
    const auto number = decimal(level, most_level);
    if (!number) return refuse(whole);
    name.level = static_cast<unsigned>(*number);
  }
  bool partial = false;
  const auto index = take_index(path, partial);
  if (!index) return refuse(whole);
  name.index = *index;
  if (partial) {
    const auto width = decimal(take(path), tile_width - 1);
    if (!width || *width == 0) return refuse(whole);
    name.width = *width;
  }
  if (format_tile_name(name) != whole) return refuse(whole);
  return name;
}

std::string format_tile_name(const TileName& name) {
  std::string path = name.entries ? "tile/entries/" : "tile/" + std::to_string(name.level) + '/';
  std::string digits = std::to_string(name.index);
  digits.insert(0, (3 - digits.size() % 3) % 3, '0');
  for (std::size_t at = 0; at + 3 < digits.size(); at += 3)
    ((path += 'x') += digits.substr(at, 3)) += '/';
  path += digits.substr(digits.size() - 3);
  if (!name.full()) (path += ".p/") += std::to_string(name.width);
  return path;
}

std::vector<TileName> tiles_of(std::uint64_t size) {
  std::vector<TileName> names;
  const auto add = [&](bool entries, unsigned level, std::uint64_t hashes) {
    for (std::uint64_t i = 0; i < hashes / tile_width; ++i) names.push_back({entries, level, i});
    if (const std::uint64_t rest = hashes % tile_width; rest != 0)
      names.push_back({entries, level, hashes / tile_width, rest});
  };
  add(true, 0, size);
  for (unsigned level = 0; hashes_at(level, size) != 0; ++level)
    add(false, level, hashes_at(level, size));
  return names;
}

bool has_tile(const TileName& name, std::uint64_t size) {
  const std::uint64_t hashes = hashes_at(name.entries ? 0 : name.level, size);
  const std::uint64_t before = hashes / tile_width;
  return name.index < before || (name.index == before && name.width <= hashes % tile_width);
}

std::string hash_tile(const Tree& tree, const TileName& name) {
  check(!name.entries && has_tile(name, tree.size()), "a tile of the tree");
  std::string bytes;
  bytes.reserve(name.width * sizeof(Hash));
  const std::uint64_t first = name.index * tile_width;
  for (std::uint64_t i = first; i < first + name.width; ++i) {
    const Hash& hash = tree.subtree(shift_of(name.level), i);
    bytes += bytes_of(hash);
  }
  return bytes;
}

void put_leaf(std::string& bundle, const Entry& entry) {
  std::string leaf;
  if (entry.kind == EntryKind::sealed) leaf = leaf_bytes(entry.recorded, entry.kind, entry.seal);
  else if (entry.payload) leaf = leaf_bytes(entry.recorded, entry.kind, *entry.payload);
  check(leaf.size() <= max_leaf_bytes, "a leaf fits into a bundle");
  bundle += static_cast<char>(leaf.size() >> 8);
  bundle += static_cast<char>(leaf.size() & 0xff);
  bundle += leaf;
}

}  // namespace acta::ledger
