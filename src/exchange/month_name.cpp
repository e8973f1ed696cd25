#include "exchange/month_name.h"

#include <array>
#include <string>

#include "base/text.h"

namespace acta::exchange {
namespace {

// The shortest beginnings that tell the months of the four languages apart, without accents.
struct Beginning {
  std::string_view text;
  int month;
};
constexpr std::array<Beginning, 24> beginnings{
    {{"jan", 1}, {"ene", 1},  {"feb", 2},  {"fev", 2},  {"mar", 3},  {"apr", 4},
     {"abr", 4}, {"avr", 4},  {"may", 5},  {"mai", 5},  {"jun", 6},  {"juin", 6},
     {"jul", 7}, {"juil", 7}, {"aug", 8},  {"ago", 8},  {"aou", 8},  {"sep", 9},
     {"set", 9}, {"oct", 10}, {"out", 10}, {"nov", 11}, {"dec", 12}, {"dez", 12}}};

}  // namespace

int month_named(std::string_view written) {
  if (!written.empty() && written.size() <= 2 &&
      written.find_first_not_of("0123456789") == written.npos) {
    int number = 0;
    for (const char c : written) number = number * 10 + (c - '0');
    return number <= 12 ? number : 0;
  }
  const std::string folded = fold(written);
  if (folded.starts_with("dic")) return 12;
  for (const auto& [text, month] : beginnings)
    if (folded.starts_with(text)) return month;
  return 0;
}

}  // namespace acta::exchange
