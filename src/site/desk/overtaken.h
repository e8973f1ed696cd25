#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

namespace acta::site {

// Two people opened the same version, and this reader was second: what the version said, what it
// says now, and whether the reader may still write over it.
struct Overtaken {
  procedure::Proposed now;
  std::vector<record::ClaimDraft> before;
  bool may_go_on = false;
};

// Nothing if `error` is about something else.
std::optional<Overtaken> overtaken(const Visit& visit, const std::string& proposal,
                                   const std::string& version, const Error& error);

// What the form is sent as from here: the next version or, where that is with others by now, a
// proposal of its own.
void go_on_from(const Overtaken& overtaken, std::string& proposal, std::string& version,
                std::string& key);

// The three beside each other; `mine` takes over what this reader left as it was.
using FieldsOf = std::function<std::vector<Field>(const std::vector<record::ClaimDraft>&)>;
Html draw_overtaken(const Visit& visit, const Overtaken& overtaken, const FieldsOf& fields_of,
                    std::vector<Field>& mine);

}  // namespace acta::site
