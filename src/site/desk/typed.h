#pragma once

#include <string>
#include <string_view>

#include "site/desk/desk_site.h"

namespace acta::site {

// What somebody typed into a form and sent when their session had ended. Until they have signed in
// again it stands in the page that asks for it, and nowhere else; then it is kept with their
// account, for a day, and the form shows it again.

// Without what proves who somebody is; empty where it is no form, or longer than a form of ours.
std::string typed_in(const Request& request);

// The address at which the form shows it. `next` is a page of the desk.
std::string keep_typed(const DeskSite& desk, const std::string& account, const std::string& next,
                       const std::string& typed);

// Puts into the visit what the address asks to be shown again; nothing of somebody else's.
void put_typed_before(Visit& visit);

// Above a form that is shown again: that nothing was sent yet, or what is wrong with it as it came.
// Empty where the visit shows nothing again.
Errors not_yet_sent(const Visit& visit);

}  // namespace acta::site
