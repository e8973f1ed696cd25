#include "answer/nearest.h"

#include <algorithm>

#include "base/text.h"

namespace acta::answer {
namespace {

constexpr std::size_t most_told = 4;

// Wagner and Fischer, J. ACM 21 (1974), with one row of the matrix.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view written, const std::vector<std::string>& known) {
  const std::string word = fold(written.substr(0, 100));
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string& candidate : known) {
    const std::string folded = fold(candidate);
    const std::size_t most = std::max<std::size_t>(1, std::min(word.size(), folded.size()) / 3);
    const std::size_t longer = std::max(word.size(), folded.size());
    if (longer - std::min(word.size(), folded.size()) > most) continue;
    if (const std::size_t distance = edits(word, folded); distance <= most)
      near.emplace_back(distance, candidate);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::string told;
  for (std::size_t i = 0; i < std::min(near.size(), most_told); ++i)
    (told += told.empty() ? "" : ", ") += near[i].second;
  return told;
}

}  // namespace acta::answer
