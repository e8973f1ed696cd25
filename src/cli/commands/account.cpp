#include <ostream>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "procedure/staff.h"
#include "store/accounts/accounts.h"

namespace acta::cli {
namespace {

using store::Accounts;

// What `add` and `reset` say once and nobody can look up again.
void tell(const store::Enrolment& made, Session& session) {
  const Messages& t = session.t;
  session.say(
      t("cli.account.made", {{"address", made.account.address}, {"account", made.account.id}}));
  session.say(t("cli.account.password", {{"password", made.password}}));
  session.say(t("cli.account.authenticator", {{"address", made.authenticator}}));
  session.say(t("cli.account.recovery"));
  for (const std::string& code : made.recovery_codes) session.say("  " + code);
  session.say(t("cli.account.once"));
}

// The record beside the accounts; what is said of offices needs the door in, and nothing else does.
struct Opened {
  std::unique_ptr<procedure::Reading> reading;
  std::unique_ptr<procedure::Intake> intake;

  procedure::Staff staff(Accounts& accounts, Session& session) const {
    return {intake ? intake->record() : reading->record(), intake.get(), accounts,
            session.world.now};
  }
};
Result<Opened> open_record(const Arguments& arguments, const store::Location& where,
                           Session& session) {
  Opened opened;
  if (arguments.values("--office").empty()) {
    opened.reading = TRY(session.open_reading());
  } else {
    opened.intake = TRY(procedure::Intake::open(where, store::Mode::write, session.world.now, {}));
  }
  return opened;
}

int add(const Arguments& arguments, procedure::Staff& staff, Session& session) {
  const auto made = staff.enrol({}, {arguments.value("ADDRESS"), arguments.value("--name"),
                                     arguments.value("--language"), arguments.values("--office")});
  if (!made) return session.refuse(made.error());
  tell(*made, session);
  if (procedure::is_private_address(made->account.address))
    session.warn(session.t("account.private-address", {{"address", made->account.address}}));
  return done;
}

int tell_done(const store::Account& account, Session& session) {
  session.say(
      session.t("cli.account.done", {{"address", account.address}, {"account", account.id}}));
  return done;
}

int appoint(const Arguments& arguments, const store::Account& account, procedure::Staff& staff,
            Session& session) {
  if (arguments.values("--office").empty())
    return session.refuse(Error{ErrorKind::invalid, "error.account.no-office", "--office", {}, {}});
  const bool ending = arguments.value("ACTION") == "relieve";
  for (const std::string& office : arguments.values("--office")) {
    const auto recorded =
        ending ? staff.relieve({}, account.id, office) : staff.appoint({}, account.id, office);
    if (!recorded) return session.refuse(recorded.error());
  }
  return tell_done(account, session);
}

int change(const std::string& action, const store::Account& account, procedure::Staff& staff,
           Session& session) {
  const auto changed = action == "erase" ? staff.erase({}, account.id)
                       : action == "reachable"
                           ? staff.set_reachable({}, account.id)
                           : staff.set_disabled({}, account.id, action == "disable");
  if (!changed) return session.refuse(changed.error());
  return tell_done(account, session);
}

int list(Accounts& accounts, Session& session) {
  for (const store::Account& account : accounts.list()) {
    session.say(
        session.t(account.disabled  ? "cli.account.line.disabled"
                  : account.bounced ? "cli.account.line.bounced"
                                    : "cli.account.line",
                  {{"account", account.id}, {"address", account.address}, {"name", account.name}}));
    for (const store::Identity& identity : accounts.identities(account.id))
      session.say("  " + identity.issuer + "  " + identity.subject);
  }
  return done;
}

// Which identity of a provider signs in to the account.
int link(const Arguments& arguments, const store::Account& account, Accounts& accounts,
         Session& session) {
  const store::Identity identity{arguments.value("--issuer"), arguments.value("--subject")};
  for (const char* option : {"--issuer", "--subject"})
    if (arguments.value(option).empty())
      return session.refuse(Error{ErrorKind::invalid, "error.account.no-identity", option, {}, {}});
  const auto done_with = arguments.value("ACTION") == "link"
                             ? accounts.link(account.id, identity)
                             : accounts.unlink(account.id, identity);
  if (!done_with) return session.refuse(done_with.error());
  return tell_done(account, session);
}

int account(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto accounts = Accounts::open(*where, session.world.now);
  if (!accounts) return session.refuse(accounts.error());
  const std::string action = arguments.value("ACTION");
  if (action == "list") return list(**accounts, session);
  const auto opened = open_record(arguments, *where, session);
  if (!opened) return session.refuse(opened.error());
  procedure::Staff staff = opened->staff(**accounts, session);
  if (action == "add") return add(arguments, staff, session);

  const std::string address = arguments.value("ADDRESS");
  const auto known = (*accounts)->find(address);
  if (!known)
    return session.refuse(
        Error{ErrorKind::not_found, "error.account.unknown", "ADDRESS", address, {}});
  if (action == "reset") {
    const auto made = staff.reset({}, known->id);
    if (!made) return session.refuse(made.error());
    tell(*made, session);
    return done;
  }
  if (action == "appoint" || action == "relieve") return appoint(arguments, *known, staff, session);
  if (action == "link" || action == "unlink") return link(arguments, *known, **accounts, session);
  return change(action, *known, staff, session);
}

}  // namespace

Command account_command() {
  return {.name = "account",
          .common = store,
          .positionals = {{"ACTION",
                           true,
                           false,
                           {"add", "list", "reset", "disable", "enable", "erase", "appoint",
                            "relieve", "link", "unlink", "reachable"}},
                          {"ADDRESS", false}},
          .options = {{"--name", "NAME"},
                      {"--office", "OFFICE", true},
                      {"--issuer", "URL"},
                      {"--subject", "NAME"},
                      {"--language", "LANGUAGE", false, {"en", "es", "pt", "fr"}}},
          .examples = {"acta account add ana@mre.example --name \"Ana Pérez\" --office "
                       "administration",
                       "acta account relieve ana@mre.example --office administration",
                       "acta account reset ana@mre.example",
                       "acta account link ana@mre.example --issuer https://login.mre.example "
                       "--subject 4711",
                       "acta account list"},
          .run = account};
}

}  // namespace acta::cli
