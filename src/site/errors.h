#pragma once

#include "site/page.h"

namespace acta::site {

// What a reader of HTML sees when there is no page: what happened, what still works, what they may
// have meant, and the number under which the log has it.
ErrorPage error_pages(const Site& site);

struct ErrorView {
  std::vector<std::pair<std::string, std::string>> near, working;  // address and words
  std::string number;
  bool withdrawn = false;  // then `near` is where it can still be read
};
Html draw_error(const Messages& t, const ErrorView& error);  // error.html

}  // namespace acta::site
