#pragma once

#include <string>

#include "base/result.h"
#include "store/database.h"

namespace acta::store {

// The tables, as numbered steps: a store knows which it has, the program adds the rest in one
// transaction. A step that was released is never changed. What is not ours is never touched.

enum class Holding { nothing, ours, foreign };
Holding look_into(Connection& connection);

// Makes the tables or brings them up to date, in one transaction (the caller's).
// error.store.newer: made by a later version of the program.
Result<void> raise_schema(Connection& connection);
Result<void> check_schema(Connection& connection);  // for readers: changes nothing

// What the store says of itself: "origin", "key".
std::string about(Connection& connection, std::string_view name);
void set_about(Connection& connection, std::string_view name, std::string_view value);

}  // namespace acta::store
