#pragma once

#include <boost/json/fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

// What providers and their tokens say in JSON, which may be anything. For the .cpp files of this
// room.
namespace acta::identity {

std::optional<boost::json::object> object_in(std::string_view text);  // none: it is no object
// Empty where there is no text of that name.
std::string text_at(const boost::json::object& object, const char* name);

}  // namespace acta::identity
