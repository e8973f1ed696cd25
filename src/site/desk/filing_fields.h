#pragma once

#include <vector>

#include "procedure/filing_desk.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

// The questions of what is sent without an account, for whoever sends it and whoever redacts it.
namespace acta::site {

std::vector<Field> filing_fields(const Context& context, const procedure::FilingForm& form);
procedure::FilingForm filing_sent(const Form& form);
// Which and when, and what became of it, with a link to its page once it is published.
Html draw_filing_came(const Context& context, const procedure::FilingDesk::Status& status);
Html draw_filing_state(const Context& context, const procedure::FilingDesk::Status& status);
// "attachment", with what may come; `help` is the key of its sentence.
Field attachment_field(const Messages& t, const char* help);
// A form that comes back brings no file along: at its field it says so, if one was sent.
Errors and_file_again(Errors errors, const std::optional<SentFile>& file);

}  // namespace acta::site
