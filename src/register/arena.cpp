#include "register/arena.h"

#include <cstring>

namespace acta::record {
namespace {

constexpr std::size_t block_size = 1 << 20;

}  // namespace

void* Arena::allocate(std::size_t bytes, std::size_t alignment) {
  std::size_t skip = (alignment - reinterpret_cast<std::uintptr_t>(next_) % alignment) % alignment;
  if (!next_ || skip + bytes > left_) {
    const std::size_t size = bytes > block_size ? bytes : block_size;
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    next_ = blocks_.back().get();
    left_ = size;
    skip = 0;  // operator new[] aligns for every fundamental type
  }
  void* const place = next_ + skip;
  next_ += skip + bytes;
  left_ -= skip + bytes;
  return place;
}

std::string_view Arena::keep(std::string_view text) {
  if (text.empty()) return {};
  char* const place = static_cast<char*>(allocate(text.size(), 1));
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

Symbol Arena::intern(std::string_view text) {
  if (text.empty()) return {};
  if (const std::string_view* known = symbols_.find(text)) return Symbol(known);
  std::string_view* const made = make<std::string_view>(keep(text));
  symbols_.insert(made);
  return Symbol(made);
}

Symbol Arena::keep_symbol(std::string_view text) {
  if (text.empty()) return {};
  return Symbol(make<std::string_view>(keep(text)));
}

}  // namespace acta::record
