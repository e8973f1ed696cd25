#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acta::answer {

// The few that somebody may have meant who wrote a word that nothing is called by. Case and accents
// do not count; at most a third of the word is wrong.
//
//   Nearest near("Peruu");
//   near.consider("Perú");
//   near.consider("Panama");
//   near.told();  // "Perú"
class Nearest {
 public:
  explicit Nearest(std::string_view written);
  // `counts`, where given, is asked only of a candidate that is near enough to be told.
  void consider(std::string_view candidate, const std::function<bool()>& counts = {});
  std::vector<std::string> all() const;  // nearest first
  std::string told() const;              // joined with ", "; empty if none is near

 private:
  std::size_t edits(std::string_view other);

  std::string word_;
  std::vector<std::pair<std::size_t, std::string>> near_;  // the best so far, in order
  std::vector<std::size_t> row_;                           // of edits(), kept for its memory
};

std::string nearest(std::string_view written, const std::vector<std::string>& known);

}  // namespace acta::answer
