#include "procedure/likeness.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "base/text.h"

namespace acta::procedure {
namespace {

std::set<std::string> different_words(std::string_view text) {
  std::vector<std::string> words = words_of(text);
  return {std::make_move_iterator(words.begin()), std::make_move_iterator(words.end())};
}

}  // namespace

double likeness(std::string_view a, std::string_view b) {
  const std::set<std::string> one = different_words(a), other = different_words(b);
  if (one.empty() && other.empty()) return 1;
  std::set<std::string> both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::inserter(both, both.end()));
  const std::size_t all = one.size() + other.size() - both.size();
  return static_cast<double>(both.size()) / static_cast<double>(all);
}

}  // namespace acta::procedure
