#pragma once

#include <string_view>
#include <vector>

#include "register/records/local_text.h"

namespace acta::record {

// A line of the matrix "who may do what", as the pack says it: a role may do a verb with certain
// matters in certain states, as far as the scope reaches. All words are the pack's codes.
struct Permission {
  const Subject* subject = nullptr;
  const Subject* role = nullptr;
  std::string_view verb;
  std::vector<std::string_view> matters;
  std::vector<std::string_view> states;
  std::string_view scope;
};

std::vector<Permission> permissions(const View& view);  // in the order of their ids

// A function in the process. Everybody has the role `role/public`, if the pack has one.
struct Role {
  const Subject* subject = nullptr;
  LocalText label;
  LocalText definition;
};

std::vector<Role> roles(const View& view, std::string_view language);  // as they were recorded

}  // namespace acta::record
