#include "cli/acting.h"

#include "register/records/mechanism.h"

namespace acta::cli {

namespace {

Result<store::Account> account_named(const std::string& who, const store::Location& where,
                                     Session& session) {
  const auto accounts = TRY(store::Accounts::open(where, session.world.now));
  auto account = accounts->find(who);
  if (!account) return not_found("error.account.unknown", acting_option.name, who);
  if (account->disabled)
    return tl::unexpected(Error{ErrorKind::forbidden, "error.account.disabled", "--as", who, {}});
  return *std::move(account);
}

}  // namespace

Result<std::string> author_of(const Arguments& arguments, Session& session,
                              const record::View& view, std::string_view matter) {
  const std::string who = arguments.value(author_option.name);
  if (who.empty()) return std::string("operator");
  const store::Location where = TRY(session.location());
  const store::Account account = TRY(account_named(who, where, session));
  const auto matrix = procedure::read_matrix(view);
  if (!matrix) return tl::unexpected(matrix.error().front());
  procedure::Matter of{.kind = std::string(matter)};
  if (const auto* const centre = record::centre(view)) of.mechanism = centre->id();
  TRY(procedure::require(*matrix, procedure::actor_of(view, account.id), procedure::Verb::load,
                         of));
  return account.id;
}

Result<Acting> open_acting(const Arguments& arguments, Session& session) {
  const std::string who = arguments.value(acting_option.name);
  if (who.empty()) return invalid("error.cli.no-account", acting_option.name);
  const store::Location where = TRY(session.location());
  Acting acting;
  acting.account = TRY(account_named(who, where, session));
  acting.intake = TRY(procedure::Intake::open(where, store::Mode::write, session.world.now, {}));
  acting.desk = TRY(procedure::Desk::open(*acting.intake, where, session.world.now));
  acting.actor = acting.desk->actor(acting.account.id);
  return acting;
}

}  // namespace acta::cli
