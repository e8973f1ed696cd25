#include "exchange/cap_time.h"

namespace acta::exchange {

std::optional<Instant> cap_time(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00:00+00:00";
  if (text.size() != form.size()) return std::nullopt;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = text[i];
    const bool fits = form[i] == '0'   ? c >= '0' && c <= '9'
                      : form[i] == '+' ? c == '+' || c == '-'
                                       : c == form[i];
    if (!fits) return std::nullopt;
  }
  const auto instant = parse_instant(text);
  if (!instant) return std::nullopt;
  return *instant;
}

std::string cap_time(Instant instant) {
  return format_instant(instant).substr(0, std::string_view("0000-00-00T00:00:00").size()) +
         "-00:00";
}

}  // namespace acta::exchange
