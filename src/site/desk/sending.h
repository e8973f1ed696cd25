#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

// From a form that was sent to the proposal that it becomes.
namespace acta::site {

// The key with which a form was drawn. error.desk.stale.
Result<std::string> key_of(const Visit& visit);
// What a new subject is named by: the same for a form that is sent twice. Twelve letters and
// digits.
std::string name_from(const Visit& visit, std::string_view key);

// The page of a form that becomes a proposal.
struct SubjectForm {
  std::string title;
  std::string address;  // "/desk/measure/N-1"
  Html above;           // what it is about
  std::vector<Field> fields;
};
Response draw_subject_form(const Visit& visit, SubjectForm form, const std::string& key,
                           const Errors& errors, int status);

// Each text as it was sent under its name.
void read_sent(const Visit& visit,
               std::initializer_list<std::pair<const char*, std::string*>> texts);

// To the proposal's page; a form sent twice is one proposal. What is wrong with it `again` draws,
// with the status; what is not for the reader is an error.
Result<Response> send(const Visit& visit, procedure::Desk::Wanted wanted, const std::string& key,
                      const std::function<Response(const Errors&, int)>& again);

// At /desk/WORD the form of a new subject, at /desk/WORD/{id} that of one on record.
using FormHandler = Result<Response> (*)(Visit& visit, bool is_new);
void add_subject_form(Router& router, const DeskSite& desk, std::string_view word, FormHandler show,
                      FormHandler take);

}  // namespace acta::site
