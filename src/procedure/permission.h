#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "register/view.h"

namespace acta::procedure {

// What can be done, with what, in which state, and how far. The pack's codes have the same names
// (packs/…/permissions.csv); a name that is none of these is refused when the matrix is read.
enum class Verb : std::uint8_t {
  view,
  propose,
  review,
  publish,
  withdraw,
  appoint,
  manage,
  acknowledge,  // these four with alerts
  assess,
  share,
  close,
  hasten,  // let two people be enough, in an emergency
  load,    // record what a file says, on the command line
};
enum class State : std::uint8_t { fresh, proposed, returned, reviewed, published, withdrawn };
enum class Scope : std::uint8_t { own, country, committee, mechanism, any };

std::string_view name_of(Verb verb);
std::string_view name_of(State state);  // "new" for fresh
std::string_view name_of(Scope scope);

// One line of the matrix, understood.
struct Grant {
  std::string id;  // "P07"
  std::string role;
  Verb verb = Verb::view;
  std::vector<std::string> matters;
  std::vector<State> states;
  Scope scope = Scope::own;
};

// Who may do what: the running configuration, read from the record. What no line allows is denied.
struct Matrix {
  std::vector<Grant> grants;
};
// error.permission.unknown-word with the line's id as place, error.permission.no-role.
Checked<Matrix> read_matrix(const record::View& view);

// An office as far as permissions go. Ids without their kind: "COL", "LAD-AP07", "LAD".
struct Seat {
  std::string office = {};
  std::string role = {};
  std::string country = {}, committee = {}, mechanism = {};  // empty: none
};

// Whoever asks. Without an account it is the public, which has the role "public" alone.
struct Actor {
  std::string account = {};  // opaque reference; empty: nobody signed in
  std::vector<Seat> seats = {};
};
// The account with all offices that it surely holds on the View's day.
Actor actor_of(const record::View& view, std::string_view account);

// A record, or one about to be made, as far as permissions go.
struct Matter {
  std::string kind = {};  // a code of the pack: "report"
  State state = State::fresh;
  std::vector<std::string> countries = {}, committees = {};  // whose it is; ids
  std::string mechanism = {};
  std::string author = {}, reviewer = {};  // accounts; empty: nobody yet
  std::vector<std::string> reporters =
      {};  // of an assessment: accounts that wrote what it is about
  std::vector<std::string> co_authors = {};  // accounts that wrote it beside the author
  std::string sender = {};  // the account that filed what it was made from; empty: nobody's
};

std::string id_of(const record::Subject* subject);  // empty for null, as in a Matter

struct Decision {
  bool allowed = false;
  // The line that allows it ("P07"), or the message that says why not: "error.permission.none",
  // "error.permission.own-work" (author, or sender, ≠ reviewer ≠ publisher),
  // "error.permission.own-country" (nobody of the country concerned reviews, publishes, assesses or
  // codes), "error.permission.own-report" (nobody assesses what they reported).
  std::string rule;
};

// Whoever hastens may have written it: that is what an emergency sets aside, and nothing else.
// Pure, and the only place where permissions are decided: page, import and command line ask it.
Decision may(const Matrix& matrix, const Actor& actor, Verb verb, const Matter& matter);

// As may(), but a refusal is an Error: not_found where even its existence is not for the actor to
// know, else forbidden.
Result<std::string> require(const Matrix& matrix, const Actor& actor, Verb verb,
                            const Matter& matter);

}  // namespace acta::procedure
