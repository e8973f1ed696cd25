#include "cli/acting.h"

namespace acta::cli {

Result<Acting> open_acting(const Arguments& arguments, Session& session) {
  const std::string who = arguments.value(acting_option.name);
  if (who.empty()) return invalid("error.cli.no-account", acting_option.name);
  const store::Location where = TRY(session.location());
  Acting acting;
  const auto accounts = TRY(store::Accounts::open(where, session.world.now));
  const auto account = accounts->find(who);
  if (!account) return not_found("error.account.unknown", acting_option.name, who);
  if (account->disabled)
    return tl::unexpected(Error{ErrorKind::forbidden, "error.account.disabled", "--as", who, {}});
  acting.account = *account;
  acting.intake = TRY(procedure::Intake::open(where, store::Mode::write, session.world.now, {}));
  acting.desk = TRY(procedure::Desk::open(*acting.intake, where, session.world.now));
  acting.actor = acting.desk->actor(account->id);
  return acting;
}

}  // namespace acta::cli
