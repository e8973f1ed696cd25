#include "store/schema.h"

#include "store/schema_steps.h"

namespace acta::store {
namespace {

constexpr std::string_view schema_name = "schema";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
}

std::string in_the_words_of(Connection::Dialect dialect, const SchemaStep& step) {
  std::string sql = step.sql;
  if (dialect == Connection::Dialect::sqlite) return sql + '\n' + step.in_sqlite;
  replace_all(sql, "INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY");
  replace_all(sql, "BLOB", "BYTEA");
  return sql + '\n' + step.in_postgres;
}

std::size_t step_of(Connection& connection) {
  return static_cast<std::size_t>(std::stoul(about(connection, schema_name).value_or("0")));
}

Result<void> refuse_newer(std::size_t step) {
  if (step > schema_steps().size())
    return tl::unexpected(Error{ErrorKind::conflict, "error.store.newer", "--store",
                                std::to_string(step), std::to_string(schema_steps().size())});
  return {};
}

}  // namespace

Holding look_into(Connection& connection) {
  const bool sqlite = connection.dialect() == Connection::Dialect::sqlite;
  const auto tables = connection.prepare(sqlite ? "SELECT name FROM sqlite_master"
                                                : "SELECT table_name FROM information_schema.tables"
                                                  " WHERE table_schema = current_schema()");
  Holding holding = Holding::nothing;
  while (tables->step()) {
    if (tables->text(0) == "acta_store") return Holding::ours;
    holding = Holding::foreign;
  }
  return holding;
}

Result<void> raise_schema(Connection& connection) {
  std::size_t step = look_into(connection) == Holding::ours ? step_of(connection) : 0;
  if (const auto known = refuse_newer(step); !known) return known;
  if (step == schema_steps().size()) return {};
  for (; step < schema_steps().size(); ++step)
    connection.execute(in_the_words_of(connection.dialect(), schema_steps()[step]));
  set_about(connection, schema_name, std::to_string(step));
  return {};
}

Result<void> check_schema(Connection& connection) {
  const std::size_t step = step_of(connection);
  if (const auto known = refuse_newer(step); !known) return known;
  if (step < schema_steps().size())
    return tl::unexpected(Error{ErrorKind::unavailable, "error.store.older", "--store",
                                std::to_string(step), std::to_string(schema_steps().size())});
  return {};
}

std::optional<std::string> about(Connection& connection, std::string_view name) {
  const auto row = connection.prepare("SELECT value FROM acta_store WHERE name = ?");
  row->bind(1, name);
  if (!row->step()) return std::nullopt;
  return std::string(row->text(0));
}

void set_about(Connection& connection, std::string_view name, std::string_view value) {
  connection
      .prepare(
          "INSERT INTO acta_store(name, value) VALUES(?, ?)"
          " ON CONFLICT(name) DO UPDATE SET value = excluded.value")
      ->bind(1, name)
      .bind(2, value)
      .step();
}

}  // namespace acta::store
