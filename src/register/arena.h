#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

#include "register/append_only.h"
#include "register/symbol.h"

namespace acta::record {

// Where the register keeps its texts: memory that is only ever added to and is given back whole.
// What it hands out stays where it is, so that readers need no lock. One thread writes.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  std::string_view keep(std::string_view text);  // a copy that stays
  Symbol intern(std::string_view text);          // the same symbol for the same text
  Symbol keep_symbol(std::string_view text);     // for texts that rarely repeat

  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    return new (allocate(sizeof(T), alignof(T))) T(std::forward<Arguments>(arguments)...);
  }
  template <class T>
  T* make_array(std::size_t size) {
    T* items = static_cast<T*>(allocate(sizeof(T) * size, alignof(T)));
    for (std::size_t i = 0; i < size; ++i) new (items + i) T();
    return items;
  }

 private:
  void* allocate(std::size_t bytes, std::size_t alignment);

  struct TextOf {
    static std::string_view key(const std::string_view& text) { return text; }
  };
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  InsertOnlyTable<std::string_view, TextOf> symbols_;
};

}  // namespace acta::record
