#include "site/difference.h"

#include <algorithm>
#include <vector>

namespace acta::site {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t most_words = 2000;

// A word with the white space after it, so that the pieces are the text.
Words words_of(std::string_view text) {
  Words words;
  while (!text.empty()) {
    std::size_t end = std::min(text.find_first_of(" \n\t"), text.size());
    end = std::min(text.find_first_not_of(" \n\t", end), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

std::string_view bare(std::string_view word) {
  return word.substr(0, word.find_last_not_of(" \n\t") + 1);
}

// Which words of each stand in a longest common subsequence.
struct Common {
  std::vector<bool> before, after;
};
Common common(const Words& a, const Words& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> longest((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      longest[i * width + j] =
          bare(a[i]) == bare(b[j])
              ? static_cast<std::uint16_t>(longest[(i + 1) * width + j + 1] + 1)
              : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
  Common common{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (bare(a[i]) == bare(b[j])) common.before[i++] = common.after[j++] = true;
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) ++i;
    else ++j;
  }
  return common;
}

Html marked(const Words& words, const std::vector<bool>& kept, std::string_view tag) {
  Html html;
  bool open = false;
  const auto turn = [&](bool marking) {
    if (marking == open) return;
    html.text += marking ? "<" : "</";
    html.text += tag;
    html.text += '>';
    open = marking;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    turn(!kept[i]);
    put(html.text, words[i]);
  }
  turn(false);
  return html;
}

}  // namespace

Difference difference(std::string_view before, std::string_view after) {
  if (before == after) return {escaped(before), escaped(after), false};
  const Words a = words_of(before);
  const Words b = words_of(after);
  Common kept{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
  if (a.size() <= most_words && b.size() <= most_words) kept = common(a, b);
  return {marked(a, kept.before, "del"), marked(b, kept.after, "ins"), true};
}

}  // namespace acta::site
