#pragma once

#include <string>
#include <utility>
#include <vector>

#include "site/desk/desk_views.h"

// What the pages of the administration draw.
namespace acta::site {

// Asks who it is once more, before anything is offered that is grave.
Html draw_proof_first(const Messages& t, const std::string& action, const std::string& csrf,
                      const PasskeyButton& confirm);

struct PersonLine {
  std::string href, name, state;  // state: empty while the person may sign in
  std::string about;              // address and offices
};
struct PeopleView {
  std::string action, csrf;
  std::vector<PersonLine> people;
  bool may_manage = false, must_confirm = false;
  PasskeyButton confirm;
  std::vector<Field> fields;  // address, name, language, office
  std::vector<std::string> errors;
};
Html draw_people(const Messages& t, const PeopleView& view);  // people.html

// Said once, to whoever made it.
struct EnrolmentView {
  std::string address, password, authenticator, warning, back;
  std::vector<std::string> codes;
};
Html draw_enrolment(const Messages& t, const EnrolmentView& view);

struct PersonView {
  std::string action, csrf, said, error;
  std::string state;                                         // in a sentence
  std::vector<std::pair<std::string, std::string>> offices;  // id and words
  Field office;                                              // to appoint to
  bool disabled = false, erased = false;
  std::string bounce;  // that letters come back, in a sentence; empty: none does
  bool may_manage = false, must_confirm = false;
  PasskeyButton confirm;
};
Html draw_person(const Messages& t, const PersonView& view);

}  // namespace acta::site
