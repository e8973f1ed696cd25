#include "store/copy.h"

#include <algorithm>
#include <functional>
#include <set>
#include <vector>

#include "base/check.h"

namespace acta::store {
namespace {

enum class Type { integer, real, text, bytes };

struct Table {
  std::string name;
  std::string columns;  // "a, b"
  std::vector<Type> types;
  std::set<std::string> refers_to;  // tables
};

Type type_named(std::string_view declared) {
  if (declared == "BLOB") return Type::bytes;
  if (declared == "TEXT") return Type::text;
  return declared == "DOUBLE PRECISION" ? Type::real : Type::integer;
}

// Each after those that its rows refer to, for PostgreSQL looks at once.
std::vector<Table> in_order(std::vector<Table> tables) {
  std::vector<Table> ordered;
  std::set<std::string> done;
  while (!tables.empty()) {
    const auto next = std::find_if(tables.begin(), tables.end(), [&](const Table& table) {
      return std::includes(done.begin(), done.end(), table.refers_to.begin(),
                           table.refers_to.end());
    });
    check(next != tables.end(), "no tables refer to each other in a circle");
    done.insert(next->name);
    ordered.push_back(std::move(*next));
    tables.erase(next);
  }
  return ordered;
}

std::vector<Table> tables_of(Connection& sqlite) {
  std::vector<Table> tables;
  const auto names = sqlite.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      " ORDER BY rowid");
  while (names->step()) {
    Table table{std::string(names->text(0)), {}, {}, {}};
    const auto columns = sqlite.prepare("SELECT name, type FROM pragma_table_info(?) ORDER BY cid");
    columns->bind(1, table.name);
    while (columns->step()) {
      if (!table.columns.empty()) table.columns += ", ";
      table.columns += columns->text(0);
      table.types.push_back(type_named(columns->text(1)));
    }
    const auto others = sqlite.prepare("SELECT \"table\" FROM pragma_foreign_key_list(?)");
    others->bind(1, table.name);
    while (others->step()) table.refers_to.emplace(others->text(0));
    tables.push_back(std::move(table));
  }
  return in_order(std::move(tables));
}

Value value_of(Statement& row, int column, Type type) {
  if (row.is_null(column)) return Null{};
  switch (type) {
    case Type::integer: return row.integer(column);
    case Type::real: return row.real(column);
    case Type::text: return row.text(column);
    case Type::bytes: break;
  }
  return Bytes{row.bytes(column)};
}

using OnRow = std::function<void(Statement&)>;

// PostgreSQL would send the whole table at once; a cursor sends it in pieces.
void for_each_row(Connection& from, const Table& table, const OnRow& on_row) {
  const std::string select = "SELECT " + table.columns + " FROM " + table.name;
  if (from.dialect() == Connection::Dialect::sqlite) {
    const auto rows = from.prepare(select);
    while (rows->step()) on_row(*rows);
    return;
  }
  from.execute("DECLARE copying CURSOR FOR " + select);
  const auto rows = from.prepare("FETCH 5000 FROM copying");
  for (bool more = true; more;) {
    more = false;
    rows->reset();
    for (; rows->step(); more = true) on_row(*rows);
  }
  from.execute("CLOSE copying");
}

std::uint64_t count_rows(Connection& from, const std::vector<Table>& tables) {
  std::uint64_t whole = 0;
  for (const Table& table : tables) {
    const auto count = from.prepare("SELECT count(*) FROM " + table.name);
    count->step();
    whole += static_cast<std::uint64_t>(count->integer(0));
  }
  return whole;
}

}  // namespace

void copy_tables(Connection& from, Connection& to, Connection& tables_in,
                 const Progress& progress) {
  const std::vector<Table> tables = tables_of(tables_in);
  const std::uint64_t whole = count_rows(from, tables);
  std::uint64_t done = 0;
  for (const Table& table : tables) {
    to.execute("DELETE FROM " + table.name);  // what making the tables left in them
    const auto loader = to.load(table.name, table.columns);
    std::vector<Value> values(table.types.size());
    for_each_row(from, table, [&](Statement& row) {
      for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = value_of(row, static_cast<int>(i), table.types[i]);
      loader->row(values);
      if (progress && ++done % 10'000 == 0) progress(done, whole);
    });
    loader->finish();
  }
  if (progress) progress(whole, whole);
}

}  // namespace acta::store
