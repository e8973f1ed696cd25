#pragma once

#include <string>
#include <string_view>

#include "site/desk/desk_site.h"

namespace acta::site {

// What somebody typed into a form and sent when their session had ended. Until they have signed in
// again it stands in the page that asks for it, and nowhere else; then it is kept with their
// account, for a day, and the form shows it again.

// As it came; empty where it is no form, or longer than a form of ours.
std::string typed_in(const Request& request);

// The address at which the form shows it. `next` is a page of the desk.
std::string keep_typed(const DeskSite& desk, const std::string& account, const std::string& next,
                       const std::string& typed);

// What the address asks to be shown again; empty: nothing, or somebody else's.
Form typed_before(const DeskSite& desk, const Request& request, const std::string& account);

// Above a form that shows it: nothing was sent yet. Empty where the visit shows nothing again.
Errors not_yet_sent(const Visit& visit);

}  // namespace acta::site
