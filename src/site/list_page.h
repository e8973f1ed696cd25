#pragma once

#include "site/page.h"

namespace acta::site {

// A page that is one table: all subjects of a kind, each with a link to its page.
Page make_list_page(const Context& context, std::string_view nav, answer::Table table,
                    std::vector<std::string> inputs, std::string finding);

}  // namespace acta::site
