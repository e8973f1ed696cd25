#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/database.h"

namespace acta::store {

// The tables, as numbered steps: a store knows which it has, and the program adds the rest. A
// step that was released is never changed. What is not ours is never touched.

enum class Holding { nothing, ours, foreign };
Holding look_into(Connection& connection);

// Makes the tables or brings them up to date, within the caller's transaction.
// error.store.newer: made by a later version of the program.
Result<void> raise_schema(Connection& connection);
Result<void> check_schema(Connection& connection);  // for readers: also error.store.older

// What the store says of itself: "origin" (the log's name), "key" (its verifier key).
std::optional<std::string> about(Connection& connection, std::string_view name);
void set_about(Connection& connection, std::string_view name, std::string_view value);

}  // namespace acta::store
