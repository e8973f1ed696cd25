#pragma once

#include <string>
#include <vector>

#include "procedure/report.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

// What the forms of a report share, whoever opens them.
namespace acta::site {

// What is written anew stays about what it was about: who is asked to reply and who decides were
// settled by the first version.
bool is_on_the_same(const procedure::Report& before, const procedure::Report& report);

// What was said last, for correcting rather than writing anew.
void prefill(const Visit& visit, procedure::Report& report);
// status, as_of, text, language, evidence.
std::vector<Field> fields_of(const Visit& visit, const procedure::Report& report);
std::vector<std::string> said_last(const Visit& visit, const procedure::Report& report);
// Why the version of a proposal that is written anew came back; empty: it did not, or none is.
std::string returned_because(const Visit& visit, const std::string& id);

}  // namespace acta::site
