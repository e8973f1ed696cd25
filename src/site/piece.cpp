#include "site/piece.h"

#include <algorithm>
#include <charconv>

namespace acta::site {
namespace {

std::size_t number_asked(const Context& context) {
  std::size_t number = 1;
  const std::string_view asked = context.asked("page");
  std::from_chars(asked.data(), asked.data() + asked.size(), number);
  return number;
}

bool is_asked_for(const Context& context, std::string_view table) {
  const std::string_view of = context.asked("table");
  return of.empty() || table.empty() || of == table;
}

std::size_t pieces_in(std::size_t rows, std::size_t in_a_piece) {
  return rows == 0 ? 1 : (rows + in_a_piece - 1) / in_a_piece;
}

}  // namespace

Piece piece_of(const Context& context, std::size_t whole, std::string_view table,
               std::size_t in_a_piece) {
  const std::size_t pieces = pieces_in(whole, in_a_piece);
  const bool asked = is_asked_for(context, table);
  const std::size_t number = asked ? std::clamp<std::size_t>(number_asked(context), 1, pieces) : 1;
  if (asked) *context.pieces = std::max(*context.pieces, pieces);
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

bool is_piece_of_json(const Context& context, const answer::Answer& answer) {
  const std::size_t number = number_asked(context);
  return number > 1 &&
         std::any_of(answer.tables.begin(), answer.tables.end(), [&](const answer::Table& table) {
           return !table.only_shown && is_asked_for(context, table.key) &&
                  number <= pieces_in(table.size(), rows_in_a_piece);
         });
}

Result<void> check_piece(const Context& context, std::size_t pieces) {
  const std::string_view asked = context.asked("page");
  if (asked.empty() || context.asked("rows") == "all" || context.format == Format::csv) return {};
  if (number_asked(context) <= pieces) return {};
  return not_found("error.http.last-page", "page", asked, std::to_string(pieces));
}

std::vector<answer::Extract> extracts_of(const Context& context, const answer::Answer& answer) {
  std::vector<answer::Extract> extracts;
  if (context.asked("rows") == "all") return extracts;
  for (const answer::Table& table : answer.tables) {
    if (table.only_shown || table.size() <= rows_in_a_piece) continue;
    const Piece piece = piece_of(context, table.size(), table.key);
    // Whoever counts the pieces of several tables up together meets no row of a shorter one twice.
    const bool beyond = is_asked_for(context, table.key) &&
                        number_asked(context) > pieces_in(table.size(), rows_in_a_piece);
    answer::Extract& extract = extracts.emplace_back();
    extract = {table.key, beyond ? piece.whole : piece.from, piece.to, piece.whole, {}};
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
