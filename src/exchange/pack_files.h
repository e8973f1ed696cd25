#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "exchange/csv.h"
#include "register/draft.h"

namespace acta::exchange {

// The CSV files of a pack, by name without the ending: "tables", "memberships".
struct PackFiles {
  std::map<std::string, CsvTable, std::less<>> tables;
  std::set<std::string, std::less<>> unreadable;  // told already
  std::string flows;  // flows.csv as it is: it is read as counts (flow_file.h)
  std::string digest;

  const CsvTable* find(std::string_view name) const;  // null if it is absent or unreadable
  bool has(std::string_view name) const { return find(name) || unreadable.contains(name); }
};

// Tells the errors of files that cannot be read as tables.
PackFiles read_pack_files(const std::filesystem::path& directory, Errors& errors);

// One row of a file whose columns this program knows by name.
class PackRow {
 public:
  PackRow(const CsvTable& table, const CsvTable::Row& row) : table_(&table), row_(&row) {}

  std::string place() const { return table_->place(*row_); }
  // With its place; empty where the file has no such column.
  record::Written cell(std::string_view column) const;
  record::Written cell(std::size_t column) const;

 private:
  const CsvTable* table_;
  const CsvTable::Row* row_;
};

// Tells the columns that are missing and those that nobody knows. A name that ends in "_" stands
// for one column a language: "label_" for label_en, label_es, …
void check_columns(const CsvTable& table, std::initializer_list<std::string_view> required,
                   std::initializer_list<std::string_view> optional, Errors& errors);

Error pack_error(std::string message, const record::Written& at, std::string hint = {});

}  // namespace acta::exchange
