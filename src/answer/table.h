#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/messages.h"

namespace acta::answer {

// One value of a row: what it is for machines, and how people read it.
struct Cell {
  enum class Type : std::uint8_t { missing, text, number, flag, list };

  Type type = Type::missing;
  std::string value;               // a code, an exact number, "yes", an ISO date, a sentence
  std::vector<std::string> items;  // of a list
  std::string shown;               // for people, in their language; empty: as it is for machines
  std::string subject;             // whose page it leads to, "country/BRB"; empty: none

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

// One table, from which the terminal's, the page's, the JSON and the CSV rows are all made: so
// they cannot differ in a row or a figure.
struct Table {
  std::string key;  // "combinations": stable; its caption is the message "table.<key>"
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  bool only_shown = false;  // a layout for people; its figures stand in another table too

  void add(std::vector<Cell> row);  // as many cells as columns
};

// UTF-8, comma, line feed, a header row; cells are data, so nothing is put before an "=".
std::string to_csv(const Table& table);
// The rows as an array of objects: numbers as numbers, lists as arrays, missing values as null.
void write_json(JsonWriter& json, const Table& table);

}  // namespace acta::answer
