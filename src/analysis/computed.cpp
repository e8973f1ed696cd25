#include "analysis/computed.h"

#include <algorithm>

namespace acta::analysis {
namespace {

// part / whole in units of 10^-decimals, halves up.
std::string rounded(std::size_t part, std::size_t whole, int decimals, std::size_t times) {
  std::size_t scale = times;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  std::string digits = std::to_string((2 * part * scale + whole) / (2 * whole));
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return digits;
}

}  // namespace

Computed computed(const record::View& view, std::string_view rule, std::vector<std::string> inputs,
                  std::string_view denominator) {
  Computed how;
  how.rule = rule;
  how.inputs = std::move(inputs);
  how.denominator = denominator;
  how.valid = view.valid();
  how.at = view.at();
  how.known = view.known();
  return how;
}

std::optional<double> Ratio::value() const {
  if (!defined()) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::string fixed(Ratio ratio, int decimals) {
  return ratio.defined() ? rounded(ratio.part, ratio.whole, decimals, 1) : std::string{};
}

std::string percent(Ratio ratio, int decimals) {
  return ratio.defined() ? rounded(ratio.part, ratio.whole, decimals, 100) : std::string{};
}

bool id_order(const record::Subject* a, const record::Subject* b) {
  if (a->kind() != b->kind()) return a->kind() < b->kind();
  return record::id_before(a->id(), b->id());
}

void sort_by_id(Parties& subjects) { std::sort(subjects.begin(), subjects.end(), id_order); }

}  // namespace acta::analysis
