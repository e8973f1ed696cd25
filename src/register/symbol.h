#pragma once

#include <string_view>

namespace acta::record {

// A text that the register keeps for as long as it lives, in eight bytes. Two symbols made by
// Arena::intern from the same text are the same pointer.
class Symbol {
 public:
  Symbol() = default;
  explicit Symbol(const std::string_view* text) : text_(text) {}

  std::string_view view() const { return text_ ? *text_ : std::string_view{}; }
  operator std::string_view() const { return view(); }  // NOLINT: a symbol reads as its text
  bool empty() const { return view().empty(); }
  friend bool operator==(Symbol a, std::string_view b) { return a.view() == b; }
  friend bool operator==(Symbol a, Symbol b) { return a.text_ == b.text_ || a.view() == b.view(); }

 private:
  const std::string_view* text_ = nullptr;
};

}  // namespace acta::record
