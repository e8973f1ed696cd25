#include "procedure/staff.h"

#include <algorithm>
#include <array>
#include <set>

#include "register/records/office.h"

namespace acta::procedure {
namespace {

constexpr std::string_view issuer = "Acta";

// Whose matter it is that somebody holds an office.
Matter matter_of(const record::Office& office) {
  const auto id = [](const record::Subject* subject) {
    return subject ? std::string(subject->id()) : std::string();
  };
  Matter matter{.kind = "office", .state = State::published, .mechanism = id(office.mechanism)};
  if (office.country) matter.countries = {id(office.country)};
  if (office.committee) matter.committees = {id(office.committee)};
  return matter;
}

std::string author_of(const Manager& manager) {
  return manager.actor ? manager.actor->account : "operator";
}

Errors one(Error error) { return {std::move(error)}; }

}  // namespace

Staff::Staff(const record::Register& record, Intake* intake, store::Accounts& accounts, Clock clock)
    : record_(record), intake_(intake), accounts_(accounts), clock_(std::move(clock)) {}

record::View Staff::view() const {
  return {record_, day_of(clock_()), record_.published(), record::Audience::desk};
}

Result<void> Staff::may_manage(const Manager& manager, const record::View& view,
                               State state) const {
  if (!manager.actor) return {};
  const auto matrix = read_matrix(view);
  if (!matrix) return tl::unexpected(matrix.error().front());
  TRY(require(*matrix, *manager.actor, Verb::manage, {.kind = "account", .state = state}));
  return {};
}

Result<void> Staff::may_appoint(const Manager& manager, const record::View& view,
                                std::string_view office) const {
  const std::string name = "office/" + std::string(office);
  const record::Subject* const subject =
      record::check_subject_name(name) ? view.find(name) : nullptr;
  if (!subject) return not_found("error.office.unknown", "--office", office);
  if (!manager.actor) return {};
  const auto matrix = read_matrix(view);
  if (!matrix) return tl::unexpected(matrix.error().front());
  TRY(require(*matrix, *manager.actor, Verb::appoint, matter_of(record::office(view, *subject))));
  return {};
}

Result<store::Account> Staff::other(const Manager& manager, std::string_view account) const {
  auto found = accounts_.find(account);
  if (!found) return not_found("error.account.unknown", "ADDRESS", account);
  if (manager.actor && found->id == manager.actor->account)
    return tl::unexpected(
        Error{ErrorKind::forbidden, "error.staff.own", "ADDRESS", found->address, {}});
  return *std::move(found);
}

Result<void> Staff::leave_a_manager(const record::View& view, const store::Account& account,
                                    std::string_view without) const {
  const auto matrix = read_matrix(view);
  if (!matrix) return tl::unexpected(matrix.error().front());
  if (!without.empty()) {
    Actor rest = actor_of(view, account.id);
    std::erase_if(rest.seats, [&](const Seat& seat) { return seat.office == without; });
    const Matter matter{.kind = "account", .state = State::published};
    if (may(*matrix, rest, Verb::manage, matter).allowed) return {};
  }
  std::set<std::string> enabled;
  for (const store::Account& each : accounts_.list())
    if (!each.disabled) enabled.insert(each.id);
  if (!is_last_manager(view, *matrix, enabled, account.id)) return {};
  return tl::unexpected(
      Error{ErrorKind::conflict, "error.account.last", "ADDRESS", account.address, {}});
}

Checked<void> Staff::record(const Manager& manager, const Tenure& tenure) {
  check(intake_ != nullptr, "offices are said through an intake");
  const auto recorded = record_tenure(*intake_, tenure, author_of(manager));
  if (!recorded) return tl::unexpected(recorded.error());
  return {};
}

Checked<store::Enrolment> Staff::enrol(const Manager& manager, const Newcomer& newcomer) {
  const record::View now = view();
  if (const auto allowed = may_manage(manager, now, State::fresh); !allowed)
    return tl::unexpected(one(allowed.error()));
  for (const std::string& office : newcomer.offices)
    if (const auto allowed = may_appoint(manager, now, office); !allowed)
      return tl::unexpected(one(allowed.error()));
  auto made = accounts_.add(newcomer.address, newcomer.name, issuer);
  if (!made) return made;
  if (!newcomer.language.empty()) accounts_.set_language(made->account.id, newcomer.language);
  const std::string day = today();
  for (auto office = newcomer.offices.begin(); office != newcomer.offices.end(); ++office)
    if (const auto recorded = record(manager, {*office, made->account.id, day}); !recorded) {
      // Nobody was told the password: whoever tries again finds the address free.
      while (office != newcomer.offices.begin())
        (void)record(manager, {*--office, made->account.id, day, day});
      (void)accounts_.erase(made->account.id);
      return tl::unexpected(recorded.error());
    }
  return made;
}

Result<store::Enrolment> Staff::reset(const Manager& manager, std::string_view account) {
  if (const auto allowed = may_manage(manager, view(), State::published); !allowed)
    return tl::unexpected(allowed.error());
  const store::Account found = TRY(other(manager, account));
  return accounts_.reset(found.id, issuer);
}

Result<store::Account> Staff::set_disabled(const Manager& manager, std::string_view account,
                                           bool disabled) {
  const std::lock_guard lock(leaving_);
  const record::View now = view();
  if (const auto allowed = may_manage(manager, now, State::published); !allowed)
    return tl::unexpected(allowed.error());
  const store::Account found = TRY(other(manager, account));
  if (disabled)
    if (const auto allowed = leave_a_manager(now, found); !allowed)
      return tl::unexpected(allowed.error());
  return accounts_.set_disabled(found.id, disabled);
}

Result<store::Account> Staff::set_reachable(const Manager& manager, std::string_view account) {
  if (const auto allowed = may_manage(manager, view(), State::published); !allowed)
    return tl::unexpected(allowed.error());
  return accounts_.set_reachable(TRY(other(manager, account)).id);
}

Result<store::Account> Staff::erase(const Manager& manager, std::string_view account) {
  const std::lock_guard lock(leaving_);
  const record::View now = view();
  if (const auto allowed = may_manage(manager, now, State::published); !allowed)
    return tl::unexpected(allowed.error());
  const store::Account found = TRY(other(manager, account));
  if (const auto allowed = leave_a_manager(now, found); !allowed)
    return tl::unexpected(allowed.error());
  return accounts_.erase(found.id);
}

Result<store::Account> Staff::appointee(const Manager& manager, const record::View& view,
                                        std::string_view account, std::string_view office) const {
  if (const auto allowed = may_appoint(manager, view, office); !allowed)
    return tl::unexpected(allowed.error());
  return other(manager, account);
}

Checked<void> Staff::appoint(const Manager& manager, std::string_view account,
                             std::string_view office) {
  const record::View now = view();
  const auto found = appointee(manager, now, account, office);
  if (!found) return tl::unexpected(one(found.error()));
  if (!held_since(now, office, found->id).empty()) return {};
  return record(manager, {std::string(office), found->id, today()});
}

Checked<void> Staff::relieve(const Manager& manager, std::string_view account,
                             std::string_view office) {
  const std::lock_guard lock(leaving_);
  const record::View now = view();
  const auto found = appointee(manager, now, account, office);
  if (!found) return tl::unexpected(one(found.error()));
  const std::string since = held_since(now, office, found->id);
  if (since.empty())
    return tl::unexpected(
        one({ErrorKind::not_found, "error.office.not-held", "--office", std::string(office), {}}));
  if (const auto left = leave_a_manager(now, *found, office); !left)
    return tl::unexpected(one(left.error()));
  return record(manager, {std::string(office), found->id, since, today()});
}

bool is_private_address(std::string_view address) {
  static constexpr std::array<std::string_view, 14> providers = {
      "gmail.com",   "googlemail.com", "hotmail.com", "icloud.com",     "live.com",
      "outlook.com", "outlook.es",     "proton.me",   "protonmail.com", "uol.com.br",
      "yahoo.com",   "yahoo.es",       "yahoo.fr",    "yahoo.com.br"};
  const std::size_t at = address.rfind('@');
  if (at == address.npos) return false;
  return std::find(providers.begin(), providers.end(), address.substr(at + 1)) != providers.end();
}

}  // namespace acta::procedure
