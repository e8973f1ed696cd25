#pragma once

#include <functional>
#include <string>

#include "site/desk/desk_site.h"
#include "store/links/links.h"

namespace acta::site {

// One request with a link that is good: a visit of its person, who has not signed in.
struct Personal {
  Visit visit;
  store::Link link;
  std::string address;  // below the language: "/form/<token>"
};
using PersonalHandler = Result<Response> (*)(Personal&);

// What makes a handler of one for links: the link is looked at before anything else, and what it
// opens depends on what its person may do now. It opens in the browser in which its person first
// says so, by a button and not by looking, and in no other. Whoever guesses links, or sends without
// end, is asked to wait.
std::function<Handler(PersonalHandler)> for_links(const DeskSite& desk);

// The page of somebody whose link opens nothing: what happened, what still works, what to do.
Response no_such_link(const DeskSite& desk, const Request& request);

// Not for search engines.
Response draw_personal_page(const Context& context, DeskPage page);

}  // namespace acta::site
