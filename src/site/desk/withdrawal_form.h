#pragma once

#include "site/desk/desk_site.h"

namespace acta::site {

// /desk/withdraw : what it is about; /desk/withdraw/{kind}/{id} : all that is said of it, or one
// statement, with the reason that everybody will read.
void add_withdrawal_form(Router& router, const DeskSite& desk);

// Whether the reader may ask for something published to be withdrawn.
bool may_ask_for_withdrawals(const Visit& visit);

// The form about a subject; empty where there is nothing that the reader may ask for.
std::string withdrawal_form_of(const Visit& visit, std::string_view subject);

}  // namespace acta::site
