#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

// From a form that was sent to the proposal that it becomes.
namespace acta::site {

// The page of a form that becomes a proposal.
struct ProposalPage {
  std::string title;
  std::string address;  // "/desk/measure/N-1"
  Html above;           // what it is about
  std::vector<Field> fields;
};

// How one kind of form becomes a proposal.
template <class Form>
struct Proposing {
  // What the address names, as it stands; an error where it is not there for this reader.
  Result<Form> (*asked_for)(const Visit& visit);
  // What was sent takes its place.
  void (*read)(const Visit& visit, Form& form);
  ProposalPage (*page)(const Visit& visit, const Form& form, const Errors& errors);
  // All that is wrong, with the field as place. What is new in it is named by `name`.
  Checked<procedure::Desk::Wanted> (*wanted)(const Visit& visit, const Form& form,
                                             const std::string& name);
  // Questions that the page asks only after it saw an answer: "different", "weakening".
  std::vector<std::string> asked_next = {};
};

// The subject that the address names with {id}; empty: a new one.
std::string id_asked_for(const Visit& visit);
// Each text as it was sent under its name.
void read_sent(const Visit& visit,
               std::initializer_list<std::pair<const char*, std::string*>> texts);

Response draw_proposal_page(const Visit& visit, ProposalPage page, const std::string& key,
                            const Errors& errors, int status);
Response draw_unsent(const Visit& visit, ProposalPage page);
// The key with which a form was drawn. error.desk.stale.
Result<std::string> key_of(const Visit& visit);
// What a new subject is named by: the same for a form that is sent twice. Twelve letters and
// digits.
std::string name_from(const Visit& visit, std::string_view key);
// Whoever sends anew what came back has done with the former proposal.
void take_back(const Visit& visit, std::string_view proposal);
// Sent as it was drawn with that key; a form that was sent before, and says something else now, is
// told so: error.desk.sent-before.
Checked<procedure::Proposed> propose(const Visit& visit, procedure::Desk::Wanted wanted,
                                     std::string_view key);
// To the proposal's page; a form sent twice is one proposal. What is wrong with it `again` draws;
// what is not for the reader is an error.
Result<Response> send(const Visit& visit, Checked<procedure::Desk::Wanted> wanted,
                      const std::string& key,
                      const std::function<Response(const Errors&, int)>& again);

// The visit as if the record stood as it did when the form was drawn; nothing if it stands so now.
std::optional<Visit> when_drawn(const Visit& visit);
// Where others changed since what the form held (`before`, `theirs`: then and now): the three
// beside each other over the form anew (409).
std::optional<Response> changed_meanwhile(const Visit& visit, ProposalPage mine,
                                          const std::string& key, std::vector<Field> before,
                                          const std::vector<Field>& theirs);

// What a version that came back says (?of=S-…), over the fields as they stand; empty: none is asked
// for. Sent from here it is a proposal of its own, and the one before it is taken back.
acta::site::Form fields_of_version(const Visit& visit, const std::vector<Field>& fields);

// The form at this address, and what takes it.
template <class Form>
void add_proposal_form(Router& router, const DeskSite& desk, const std::string& address,
                       const Proposing<Form>& kind) {
  const auto show = [kind](Visit& visit) -> Result<Response> {
    Form form = TRY(kind.asked_for(visit));
    if (visit.form.empty())
      visit.form = fields_of_version(visit, kind.page(visit, form, {}).fields);
    if (!visit.form.empty()) kind.read(visit, form);
    return draw_unsent(visit, kind.page(visit, form, {}));
  };
  const auto take = [kind](Visit& visit) -> Result<Response> {
    Form form = TRY(kind.asked_for(visit));
    std::vector<Field> before, theirs;
    if (const auto earlier = when_drawn(visit))
      if (const auto stood = kind.asked_for(*earlier)) {
        before = kind.page(visit, *stood, {}).fields;
        theirs = kind.page(visit, form, {}).fields;
      }
    kind.read(visit, form);
    const std::string key = TRY(key_of(visit));
    if (auto beside =
            changed_meanwhile(visit, kind.page(visit, form, {}), key, std::move(before), theirs))
      return *std::move(beside);
    return send(visit, kind.wanted(visit, form, name_from(visit, key)), key,
                [&](const Errors& errors, int status) {
                  return draw_proposal_page(visit, kind.page(visit, form, errors), key, errors,
                                            status);
                });
  };
  const auto names = [kind](const Visit& visit) -> Result<std::vector<std::string>> {
    const Form form = TRY(kind.asked_for(visit));
    std::vector<std::string> all = names_of(kind.page(visit, form, {}).fields);
    all.insert(all.end(), kind.asked_next.begin(), kind.asked_next.end());
    return all;
  };
  add_form(router, desk, address, {show, take, names});
}
// At /desk/WORD that of a new subject, at /desk/WORD/{id} that of one on record.
template <class Form>
void add_subject_form(Router& router, const DeskSite& desk, std::string_view word,
                      const Proposing<Form>& kind) {
  const std::string address = "/{lang}/desk/" + std::string(word);
  add_proposal_form(router, desk, address, kind);
  add_proposal_form(router, desk, address + "/{id}", kind);
}

}  // namespace acta::site
