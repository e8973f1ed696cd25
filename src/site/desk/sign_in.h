#pragma once

#include <string>
#include <string_view>

#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

namespace acta::site {

// Only a page of the desk, and only here: nobody can have a link that leads from our sign-in to
// another place.
std::string safe_next(std::string_view next, std::string_view language);

// With what was typed; `view` needs only what is its own: next, error, address.
Response sign_in_page(const DeskSite& desk, const Request& request, std::string_view language,
                      SignInView view, int status);

}  // namespace acta::site
