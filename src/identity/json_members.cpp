#include "identity/json_members.h"

#include <boost/json.hpp>

namespace acta::identity {

std::optional<boost::json::object> object_in(std::string_view text) {
  boost::system::error_code error;
  boost::json::value value = boost::json::parse({text.data(), text.size()}, error);
  if (error || !value.is_object()) return std::nullopt;
  return std::move(value).as_object();
}

std::string text_at(const boost::json::object& object, const char* name) {
  const auto* const value = object.if_contains(name);
  const auto* const text = value ? value->if_string() : nullptr;
  return text ? std::string(text->data(), text->size()) : std::string();
}

}  // namespace acta::identity
