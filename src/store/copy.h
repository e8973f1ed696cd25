#pragma once

#include "store/database.h"

namespace acta::store {

// All rows of all tables from one database into the empty tables of another, within the
// callers' transactions, whichever of the two is SQLite. `tables` is that one.
void copy_tables(Connection& from, Connection& to, Connection& tables, const Progress& progress);

}  // namespace acta::store
