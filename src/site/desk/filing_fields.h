#pragma once

#include <vector>

#include "procedure/filing.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

// The questions of what is sent without an account, for whoever sends it and whoever redacts it.
namespace acta::site {

std::vector<Field> filing_fields(const Context& context, const procedure::FilingForm& form);
procedure::FilingForm filing_sent(const Form& form);
// "attachment", with what may come; `help` is the key of its sentence.
Field attachment_field(const Messages& t, const char* help);

}  // namespace acta::site
