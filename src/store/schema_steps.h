#pragma once

#include <span>

namespace acta::store {

// One step of the tables, in SQLite's words; PostgreSQL has others for two types. What it can only
// be told in its own, such as a trigger, each database is told after that.
struct SchemaStep {
  const char* sql;
  const char* in_sqlite = "";
  const char* in_postgres = "";
};

std::span<const SchemaStep> schema_steps();  // a step that was released is never changed

}  // namespace acta::store
