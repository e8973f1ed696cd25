#pragma once

#include <memory>

#include "cli/command.h"
#include "cli/session.h"
#include "procedure/desk.h"
#include "procedure/intake.h"
#include "store/accounts/accounts.h"

namespace acta::cli {

// The desk, open for writing, and the person whom --as names: what a command proposes stands there
// under that person's name and offices, as if it had been typed into the form.
struct Acting {
  std::unique_ptr<procedure::Intake> intake;
  store::Account account;
  std::unique_ptr<procedure::Desk> desk;
  procedure::Actor actor;
};
// error.cli.no-account, error.account.unknown, error.account.disabled, and those of Intake::open.
Result<Acting> open_acting(const Arguments& arguments, Session& session);

// The author of what a file says: the account that --as names, where the matrix lets it load such a
// matter ("pack"); without --as whoever runs the store, as before anybody has an account.
// error.account.unknown, error.account.disabled, and those of procedure::require.
Result<std::string> author_of(const Arguments& arguments, Session& session,
                              const record::View& view, std::string_view matter);
inline const Option author_option{"--as", "ACCOUNT", false, {}, "cli.author"};

inline const Option acting_option{"--as", "ACCOUNT", false, {}, "cli.as"};

}  // namespace acta::cli
