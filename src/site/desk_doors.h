#pragma once

#include <string>
#include <vector>

#include "site/layout.h"
#include "site/page.h"

namespace acta::site {

// Where a page leads its reader to the desk (Site::desk): to ask for letters about what it has a
// feed of, and to send evidence or a concern about what it speaks of. Empty: there is no desk.
std::vector<LayoutLink> desk_doors(const Context& context);

// One of them: the form for evidence and concerns, begun with the commitment or country of the
// page. Empty: there is no desk.
std::string submit_of(const Context& context);

// Where it is told how much of what was sent is accepted. Empty: there is no desk.
std::string submissions_of(const Context& context);

}  // namespace acta::site
