#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/messages.h"
#include "register/records/local_text.h"

namespace acta::exchange {
class CsvWriter;
}
namespace acta::answer {

// One value of a row: what it is for machines, and how people read it.
struct Cell {
  enum class Type : std::uint8_t { missing, text, number, flag, list };

  Type type = Type::missing;
  std::string value;               // a code, an exact number, "yes", an ISO date, a sentence
  std::vector<std::string> items;  // of a list
  std::string shown;               // for people, in their language; empty: as it is for machines
  std::string subject;             // whose page it leads to, "country/BRB"; empty: none
  // What the record says in another language than the reader's, or a translation: for who can mark
  // that; `shown` tells the language to all others.
  record::LocalText said = {};
  bool is_date = false;  // for machines in EDTF, which sorts; people read words

  static Cell missing() { return {}; }
  // An empty text is a missing value.
  static Cell text(std::string_view value, std::string shown = {}, std::string_view subject = {});
  static Cell number(std::uint64_t number);
  static Cell digits(std::string_view exact, std::string shown = {});  // empty: not defined
  static Cell flag(bool flag, const Messages& t);
  static Cell list(std::vector<std::string> items, std::string shown = {});

  std::string for_machines() const;  // lists joined with "; "
  std::string for_people() const;
};

// Its key is the CSV header and the JSON member: documented in docs/cli.md and never changed. Its
// label for people is the message "column.<key>", or the key itself where it is data.
struct Column {
  enum class For : std::uint8_t { everyone, people, machines, not_csv };
  std::string key;
  For whom = For::everyone;
};

using Row = std::vector<Cell>;  // as many cells as the table has columns

// One table, from which the terminal's, the page's, the JSON and the CSV rows are all made: so
// they cannot differ in a row or a figure.
struct Table {
  std::string key;  // "combinations": stable; its caption is the message "table.<key>"
  std::vector<Column> columns;
  std::vector<Row> rows;
  bool only_shown = false;  // a layout for people; its figures stand in another table too
  // A list may be as long as the record, and a page shows a piece of it: its rows are made when
  // they are read, after those in `rows`. What makes them keeps what it reads.
  std::size_t listed = 0;
  std::function<Row(std::size_t)> make_row = {};

  void add(Row row);
  void list(std::size_t size, std::function<Row(std::size_t)> make);
  std::size_t size() const { return rows.size() + listed; }
  // f(const Row&) for those from `from` up to `to`, which may be beyond the end.
  template <class F>
  void each(F&& f, std::size_t from = 0, std::size_t to = npos) const {
    for (; from < size() && from < to; ++from)
      if (from < rows.size()) f(rows[from]);
      else f(made(from - rows.size()));
  }
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  Row made(std::size_t at) const;
};

// A header row and all rows, as cells are for machines.
void write_csv(exchange::CsvWriter& csv, const Table& table);
// UTF-8, comma, line feed; cells are data, so nothing is put before an "=".
std::string to_csv(const Table& table);
// The rows as an array of objects: numbers as numbers, lists as arrays, missing values as null.
void write_json(JsonWriter& json, const Table& table, std::size_t from = 0,
                std::size_t to = Table::npos);

}  // namespace acta::answer
