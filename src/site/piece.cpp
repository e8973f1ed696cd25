#include "site/piece.h"

#include <algorithm>
#include <charconv>

namespace acta::site {
namespace {

std::size_t asked_for(const Context& context, std::string_view table) {
  const std::string_view of = context.asked("table");
  std::size_t number = 1;
  if (!of.empty() && !table.empty() && of != table) return number;
  const std::string_view asked = context.asked("page");
  std::from_chars(asked.data(), asked.data() + asked.size(), number);
  return number;
}

}  // namespace

Piece piece_of(const Context& context, std::size_t whole, std::string_view table,
               std::size_t in_a_piece) {
  const std::size_t pieces = whole == 0 ? 1 : (whole + in_a_piece - 1) / in_a_piece;
  const std::size_t number = std::clamp<std::size_t>(asked_for(context, table), 1, pieces);
  Piece piece{(number - 1) * in_a_piece, std::min(number * in_a_piece, whole), whole, {}, {}};
  const auto at = [&](std::size_t other) {
    const bool first = other == 1;
    return context.here(
        {{"page", first ? "" : std::to_string(other)}, {"table", first ? "" : std::string(table)}});
  };
  if (number > 1) piece.before = at(number - 1);
  if (number < pieces) piece.after = at(number + 1);
  return piece;
}

std::size_t rows_of_so_many(std::size_t columns) {
  constexpr std::size_t cells = 2'000, least = 20;
  return std::clamp(cells / std::max<std::size_t>(columns, 1), least, rows_in_a_piece);
}

std::vector<answer::Extract> extracts_of(const Context& context, const answer::Answer& answer) {
  std::vector<answer::Extract> extracts;
  if (context.asked("rows") == "all") return extracts;
  for (const answer::Table& table : answer.tables) {
    if (table.only_shown || table.size() <= rows_in_a_piece) continue;
    const Piece piece = piece_of(context, table.size(), table.key);
    answer::Extract& extract = extracts.emplace_back();
    extract = {table.key, piece.from, piece.to, piece.whole, {}};
    if (piece.after.empty()) continue;
    extract.next = context.here({{"at", std::to_string(context.as_of.at)},
                                 {"valid", format_day(context.as_of.valid)},
                                 {"page", std::to_string(piece.to / rows_in_a_piece + 1)},
                                 {"table", table.key}},
                                Format::json);
  }
  return extracts;
}

}  // namespace acta::site
