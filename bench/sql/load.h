#pragma once

#include <string>

#include "register/register.h"
#include "sql/database.h"

namespace acta::bench::sql {

// Fills the tables of schema.sql from a record, and makes the indexes. `directory` has the scripts.
void load(Database& database, const record::Register& record, const std::string& directory);

}  // namespace acta::bench::sql
