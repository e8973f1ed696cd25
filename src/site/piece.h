#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "answer/answer.h"
#include "site/page.h"

// A list may be as long as the record. A page and its JSON give a piece of it, the same rows in
// both, and say how many there are; the CSV and JSON with ?rows=all give all of it.
//
//   ?page=2                  the second piece of every long table
//   ?page=2&table=amounts    of this one; the others stay at their beginning
//
// A piece is a place in a list, so it means the same for ever where both dates are given: the
// addresses in JSON have them.
namespace acta::site {

constexpr std::size_t rows_in_a_piece = 200;

struct Piece {
  std::size_t from = 0, to = 0, whole = 0;
  std::string before, after;  // addresses of the pieces around it; empty: none

  bool is_all() const { return to - from == whole; }
};

// `table` is empty where the page has one list alone.
Piece piece_of(const Context& context, std::size_t whole, std::string_view table = {},
               std::size_t in_a_piece = rows_in_a_piece);

// Rows in a piece of a wide table, whose cells count too.
std::size_t rows_of_so_many(std::size_t columns);

template <class T>
void cut(std::vector<T>& list, const Piece& piece) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(piece.to), list.end());
  list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(piece.from));
}

// Whether the page's JSON has the piece that is asked for, beyond the first.
bool is_piece_of_json(const Context& context, const answer::Answer& answer);

// Of so many that there are: error.http.last-page (hint: its number) where a later one was asked
// for. CSV is always whole.
Result<void> check_piece(const Context& context, std::size_t pieces);

// What the page's JSON gives of its long tables; none: it is given whole.
std::vector<answer::Extract> extracts_of(const Context& context, const answer::Answer& answer);

Html draw_piece(const Context& context, const Piece& piece);  // piece.html

}  // namespace acta::site
