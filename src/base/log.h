#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

// One JSON object a line on standard error, for the operator: {"time":…,"level":"warning",
// "event":"store.full","path":"…"}. Never holds text of the record, addresses or secrets.
namespace acta::log {

using Field = std::pair<std::string_view, std::string_view>;

void info(std::string_view event, std::initializer_list<Field> fields = {});
void warning(std::string_view event, std::initializer_list<Field> fields = {});
void error(std::string_view event, std::initializer_list<Field> fields = {});

}  // namespace acta::log
