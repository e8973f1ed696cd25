#include "procedure/permission.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "register/records/office.h"
#include "register/records/permission.h"

namespace acta::procedure {
namespace {

constexpr std::array<std::string_view, 13> verbs{
    "view",        "propose", "review", "publish", "withdraw", "appoint", "manage",
    "acknowledge", "assess",  "share",  "close",   "hasten",   "load"};
constexpr std::array<std::string_view, 6> states{"new",      "proposed",  "returned",
                                                 "reviewed", "published", "withdrawn"};
constexpr std::array<std::string_view, 5> scopes{"own", "country", "committee", "mechanism", "any"};

constexpr std::string_view everybody = "public";

template <class Enum>
std::optional<Enum> named(std::span<const std::string_view> names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

bool has(const std::vector<std::string>& list, std::string_view one) {
  return !one.empty() && std::find(list.begin(), list.end(), one) != list.end();
}

bool wrote(const Actor& actor, const Matter& matter) {
  if (actor.account.empty()) return false;
  return actor.account == matter.author || has(matter.co_authors, actor.account);
}

bool reaches(Scope scope, const Actor& actor, const Seat& seat, const Matter& matter) {
  switch (scope) {
    case Scope::own: return wrote(actor, matter);
    case Scope::country: return has(matter.countries, seat.country);
    case Scope::committee: return has(matter.committees, seat.committee);
    case Scope::mechanism: return !seat.mechanism.empty() && seat.mechanism == matter.mechanism;
    case Scope::any: return true;
  }
  return false;
}

bool covers(const Grant& grant, Verb verb, const Matter& matter) {
  return grant.verb == verb && has(grant.matters, matter.kind) &&
         std::find(grant.states.begin(), grant.states.end(), matter.state) != grant.states.end();
}

bool judges(Verb verb) { return verb == Verb::review || verb == Verb::publish; }

// Author, reviewer and publisher are three. Whoever sent it in is no author, who may amend it, and
// decides on it as little.
bool is_own_work(const Actor& actor, Verb verb, const Matter& matter) {
  if (!judges(verb) || actor.account.empty()) return false;
  return wrote(actor, matter) || actor.account == matter.sender ||
         (verb == Verb::publish && actor.account == matter.reviewer);
}

// Whoever speaks for a state is not independent of it.
bool assesses(Verb verb, const Matter& matter) {
  return verb == Verb::propose && (matter.kind == "assessment" || matter.kind == "coding");
}

bool of_the_country(const Actor& actor, const Matter& matter) {
  return std::any_of(actor.seats.begin(), actor.seats.end(),
                     [&](const Seat& seat) { return has(matter.countries, seat.country); });
}

class MatrixReader {
 public:
  Checked<Matrix> read(const record::View& view) {
    Matrix matrix;
    for (const record::Permission& line : record::permissions(view)) {
      place_ = line.subject->name();
      Grant grant;
      grant.id = id_of(line.subject);
      grant.role = id_of(line.role);
      if (grant.role.empty()) fail("error.permission.no-role", {}, {});
      grant.verb = word<Verb>(verbs, line.verb);
      grant.scope = word<Scope>(scopes, line.scope);
      for (const std::string_view state : line.states)
        grant.states.push_back(word<State>(states, state));
      grant.matters.assign(line.matters.begin(), line.matters.end());
      matrix.grants.push_back(std::move(grant));
    }
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return matrix;
  }

 private:
  template <class Enum>
  Enum word(std::span<const std::string_view> names, std::string_view name) {
    const auto found = named<Enum>(names, name);
    if (found) return *found;
    std::string known;
    for (const std::string_view one : names) (known += known.empty() ? "" : ", ") += one;
    fail("error.permission.unknown-word", name, std::move(known));
    return {};
  }
  void fail(const char* message, std::string_view value, std::string hint) {
    errors_.push_back(
        {ErrorKind::invalid, message, std::string(place_), std::string(value), std::move(hint)});
  }

  std::string_view place_;
  Errors errors_;
};

}  // namespace

std::string id_of(const record::Subject* subject) {
  return subject ? std::string(subject->id()) : std::string();
}

std::string_view name_of(Verb verb) { return verbs[static_cast<std::size_t>(verb)]; }
std::string_view name_of(State state) { return states[static_cast<std::size_t>(state)]; }
std::string_view name_of(Scope scope) { return scopes[static_cast<std::size_t>(scope)]; }

Checked<Matrix> read_matrix(const record::View& view) { return MatrixReader().read(view); }

Actor actor_of(const record::View& view, std::string_view account) {
  Actor actor{std::string(account), {}};
  if (account.empty()) return actor;
  for (const record::Office& office : record::offices_of(view, account)) {
    const bool surely =
        std::any_of(office.tenures.begin(), office.tenures.end(), [&](const record::Claim* tenure) {
          return record::holder_of(*tenure) == account &&
                 tenure->valid.holds_on(view.valid()) == Certainty::certain;
        });
    if (!surely) continue;
    actor.seats.push_back({id_of(office.subject), id_of(office.role), id_of(office.country),
                           id_of(office.committee), id_of(office.mechanism)});
  }
  return actor;
}

Decision may(const Matrix& matrix, const Actor& actor, Verb verb, const Matter& matter) {
  if (is_own_work(actor, verb, matter)) return {false, "error.permission.own-work"};
  if ((judges(verb) || verb == Verb::hasten || assesses(verb, matter)) &&
      of_the_country(actor, matter))
    return {false, "error.permission.own-country"};
  if (assesses(verb, matter) && has(matter.reporters, actor.account))
    return {false, "error.permission.own-report"};
  const Seat anyone{.role = std::string(everybody)};
  for (const Grant& grant : matrix.grants) {
    if (!covers(grant, verb, matter)) continue;
    if (grant.role == everybody && reaches(grant.scope, actor, anyone, matter))
      return {true, grant.id};
    for (const Seat& seat : actor.seats)
      if (seat.role == grant.role && reaches(grant.scope, actor, seat, matter))
        return {true, grant.id};
  }
  return {false, "error.permission.none"};
}

Result<std::string> require(const Matrix& matrix, const Actor& actor, Verb verb,
                            const Matter& matter) {
  Decision decision = may(matrix, actor, verb, matter);
  if (decision.allowed) return std::move(decision.rule);
  const bool may_know =
      matter.state == State::fresh || may(matrix, actor, Verb::view, matter).allowed;
  if (!may_know) return not_found("error.permission.unknown");
  return tl::unexpected(Error{ErrorKind::forbidden, std::move(decision.rule), {}, {}, {}});
}

}  // namespace acta::procedure
