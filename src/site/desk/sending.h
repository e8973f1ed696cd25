#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "site/desk/desk_site.h"

// From a form that was sent to the proposal that it becomes.
namespace acta::site {

// The key with which a form was drawn. error.desk.stale.
Result<std::string> key_of(const Visit& visit);
// What a new subject is named by: the same for a form that is sent twice. Twelve letters and
// digits.
std::string name_from(const Visit& visit, std::string_view key);

// To the proposal's page; a form sent twice is one proposal. What is wrong with it `again` draws,
// with the status; what is not for the reader is an error.
Result<Response> send(const Visit& visit, procedure::Desk::Wanted wanted, const std::string& key,
                      const std::function<Response(const Errors&, int)>& again);

// At /desk/WORD the form of a new subject, at /desk/WORD/{id} that of one on record.
using FormHandler = Result<Response> (*)(Visit& visit, bool is_new);
void add_subject_form(Router& router, const DeskSite& desk, std::string_view word, FormHandler show,
                      FormHandler take);

}  // namespace acta::site
