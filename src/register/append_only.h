#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "base/check.h"

// Containers that one thread adds to while others read what is there already, without a lock.
// Nothing in them ever moves or goes away. A reader sees at least what had been added when the
// register was published; what came later it skips by entry number.
namespace acta::record {

// Elements by index, in chunks of 4,096 that stay where they are; at most as many chunks as said.
template <class T, std::size_t chunks = 1 << 16>
class AppendOnly {
 public:
  AppendOnly() : spine_(new std::unique_ptr<T[]>[chunks]) {}

  T& push() {
    const std::size_t at = size_.load(std::memory_order_relaxed);
    check(at / chunk_size < chunks, "AppendOnly is full");
    auto& chunk = spine_[at / chunk_size];
    if (!chunk) chunk.reset(new T[chunk_size]());
    return chunk[at % chunk_size];
  }
  // Makes the element of the last push() visible.
  void publish() { size_.fetch_add(1, std::memory_order_release); }

  std::size_t size() const { return size_.load(std::memory_order_acquire); }
  const T& operator[](std::size_t index) const {
    return spine_[index / chunk_size][index % chunk_size];
  }
  T& operator[](std::size_t index) { return spine_[index / chunk_size][index % chunk_size]; }

 private:
  static constexpr std::size_t chunk_size = 1 << 12;
  std::unique_ptr<std::unique_ptr<T[]>[]> spine_;
  std::atomic<std::size_t> size_ = 0;
};

// Pointers by the text that `KeyOf::key` gives of each; no key twice.
template <class T, class KeyOf>
class InsertOnlyTable {
 public:
  InsertOnlyTable() { grow(64); }

  T* find(std::string_view key) const {
    const Table& table = *current_.load(std::memory_order_acquire);
    const std::size_t home = hash(key);
    const std::uint8_t wanted = tag(home);
    for (std::size_t i = home & table.mask;; i = (i + 1) & table.mask) {
      const std::uint8_t found = table.tags[i].load(std::memory_order_acquire);
      if (found == 0) return nullptr;
      if (found == wanted && KeyOf::key(*table.slots[i]) == key) return table.slots[i];
    }
  }

  // Gives back what only a reader of a smaller table could be in. Not while anybody may be reading.
  void forget_former() { tables_.erase(tables_.begin(), tables_.end() - 1); }

  void insert(T* item) {  // whose key is not in the table
    if (2 * (size_ + 1) > tables_.back()->mask + 1) grow(2 * (tables_.back()->mask + 1));
    place(*tables_.back(), item);
    ++size_;
  }

 private:
  // A byte of each item's hash stands apart, because looking into an item that is not the one
  // sought costs a walk to the memory. A slot is there to be read once its tag is.
  struct Table {
    explicit Table(std::size_t size)
        : mask(size - 1), tags(new std::atomic<std::uint8_t>[size]()), slots(new T*[size]) {}
    std::size_t mask;
    std::unique_ptr<std::atomic<std::uint8_t>[]> tags;  // 0: free
    std::unique_ptr<T*[]> slots;
  };

  static std::size_t hash(std::string_view key) { return std::hash<std::string_view>{}(key); }
  static std::uint8_t tag(std::size_t hash) { return static_cast<std::uint8_t>(hash >> 57 | 128); }

  static void place(Table& table, T* item) {
    const std::size_t home = hash(KeyOf::key(*item));
    std::size_t i = home & table.mask;
    while (table.tags[i].load(std::memory_order_relaxed) != 0) i = (i + 1) & table.mask;
    table.slots[i] = item;
    table.tags[i].store(tag(home), std::memory_order_release);
  }

  // The former table stays for readers that are in it; together such tables are no larger than the
  // last.
  void grow(std::size_t size) {
    auto table = std::make_unique<Table>(size);
    if (!tables_.empty())
      for (std::size_t i = 0; i <= tables_.back()->mask; ++i)
        if (tables_.back()->tags[i].load(std::memory_order_relaxed) != 0)
          place(*table, tables_.back()->slots[i]);
    tables_.push_back(std::move(table));
    current_.store(tables_.back().get(), std::memory_order_release);
  }

  std::vector<std::unique_ptr<Table>> tables_;
  std::atomic<const Table*> current_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace acta::record
