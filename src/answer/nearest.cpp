#include "answer/nearest.h"

#include <algorithm>

#include "base/text.h"

namespace acta::answer {
namespace {

constexpr std::size_t most_told = 4;

std::size_t most_edits(std::string_view a, std::string_view b) {
  return std::max<std::size_t>(1, std::min(a.size(), b.size()) / 3);
}

// Too long or too short to be near, whatever its letters.
bool is_far(std::string_view a, std::string_view b) {
  const auto [shorter, longer] = std::minmax({a.size(), b.size()});
  return longer - shorter > most_edits(a, b);
}

bool has_accents(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

}  // namespace

Nearest::Nearest(std::string_view written) : word_(fold(written.substr(0, 100))) {}

void Nearest::consider(std::string_view candidate, const std::function<bool()>& counts) {
  if (!has_accents(candidate) && is_far(word_, candidate)) return;  // nothing of it folds away
  const std::string folded = fold(candidate);
  if (is_far(word_, folded)) return;
  const std::size_t distance = edits(folded);
  if (distance > most_edits(word_, folded)) return;
  std::pair one(distance, std::string(candidate));
  const auto place = std::lower_bound(near_.begin(), near_.end(), one);
  if (place == near_.end() ? near_.size() == most_told : *place == one) return;
  if (counts && !counts()) return;
  near_.insert(place, std::move(one));
  if (near_.size() > most_told) near_.pop_back();
}

// Wagner and Fischer, J. ACM 21 (1974), with one row of the matrix.
std::size_t Nearest::edits(std::string_view other) {
  row_.resize(other.size() + 1);
  for (std::size_t j = 0; j <= other.size(); ++j) row_[j] = j;
  for (std::size_t i = 1; i <= word_.size(); ++i) {
    std::size_t diagonal = row_[0];
    row_[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t replaced = diagonal + (word_[i - 1] == other[j - 1] ? 0 : 1);
      diagonal = row_[j];
      row_[j] = std::min({row_[j] + 1, row_[j - 1] + 1, replaced});
    }
  }
  return row_[other.size()];
}

std::vector<std::string> Nearest::all() const {
  std::vector<std::string> candidates;
  for (const auto& [distance, candidate] : near_) candidates.push_back(candidate);
  return candidates;
}

std::string Nearest::told() const {
  std::string told;
  for (const auto& [distance, candidate] : near_) (told += told.empty() ? "" : ", ") += candidate;
  return told;
}

std::string nearest(std::string_view written, const std::vector<std::string>& known) {
  Nearest near(written);
  for (const std::string& candidate : known) near.consider(candidate);
  return near.told();
}

}  // namespace acta::answer
