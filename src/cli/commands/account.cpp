#include <ostream>
#include <set>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "procedure/tenure.h"
#include "store/accounts/accounts.h"

namespace acta::cli {
namespace {

constexpr std::string_view issuer = "Acta";
constexpr std::string_view author = "operator";

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

Result<std::unique_ptr<procedure::Intake>> open_door(const store::Location& where,
                                                     Session& session) {
  return procedure::Intake::open(where, store::Mode::write, session.world.now, {});
}

std::string today(Session& session) { return format_day(day_of(session.world.now())); }

int add(const Arguments& arguments, const store::Location& where, Accounts& accounts,
        Session& session) {
  const auto& offices = arguments.values("--office");
  // The door first: without it there would be an account whose office nobody recorded.
  std::unique_ptr<procedure::Intake> intake;
  if (!offices.empty()) {
    auto opened = open_door(where, session);
    if (!opened) return session.refuse(opened.error());
    intake = *std::move(opened);
    for (const std::string& office : offices)
      if (!intake->record().find("office/" + office))
        return session.refuse(
            Error{ErrorKind::not_found, "error.office.unknown", "--office", office, {}});
  }
  const auto made = accounts.add(arguments.value("ADDRESS"), arguments.value("--name"), issuer);
  if (!made) return session.refuse(made.error());
  if (arguments.has("--language"))
    accounts.set_language(made->account.id, arguments.value("--language"));
  for (const std::string& office : offices) {
    const auto recorded =
        procedure::record_tenure(*intake, {office, made->account.id, today(session)}, author);
    if (!recorded) return session.refuse(recorded.error());
  }
  tell(*made, session);
  return done;
}

// The last account that may manage the others cannot be lost.
Result<void> leave_a_manager(const record::View& view, const store::Account& account,
                             Accounts& accounts) {
  const auto matrix = procedure::read_matrix(view);
  if (!matrix) return tl::unexpected(matrix.error().front());
  std::set<std::string> enabled;
  for (const auto& each : accounts.list())
    if (!each.disabled) enabled.insert(each.id);
  if (!procedure::is_last_manager(view, *matrix, enabled, account.id)) return {};
  return tl::unexpected(
      Error{ErrorKind::conflict, "error.account.last", "ADDRESS", account.address, {}});
}

int appoint(const Arguments& arguments, const store::Location& where, const store::Account& account,
            Accounts& accounts, Session& session) {
  const bool ending = arguments.value("ACTION") == "relieve";
  const auto intake = open_door(where, session);
  if (!intake) return session.refuse(intake.error());
  const record::Register& record = (*intake)->record();
  const record::View view(record, day_of(session.world.now()), record.published());
  for (const std::string& office : arguments.values("--office")) {
    procedure::Tenure tenure{office, account.id, today(session)};
    const std::string since = procedure::held_since(view, office, account.id);
    if (ending && since.empty())
      return session.refuse(
          Error{ErrorKind::not_found, "error.office.not-held", "--office", office, {}});
    if (ending) {
      if (auto left = leave_a_manager(view, account, accounts); !left)
        return session.refuse(left.error());
      tenure.to = tenure.from;
    }
    if (!since.empty()) tenure.from = since;
    if (const auto recorded = procedure::record_tenure(**intake, tenure, author); !recorded)
      return session.refuse(recorded.error());
  }
  session.say(
      session.t("cli.account.done", {{"address", account.address}, {"account", account.id}}));
  return done;
}

int change(const std::string& action, const store::Account& account, Accounts& accounts,
           Session& session) {
  if (action != "enable") {
    const auto reading = session.open_reading();
    if (!reading) return session.refuse(reading.error());
    const record::Register& record = (*reading)->record();
    const record::View view(record, day_of(session.world.now()), record.published());
    if (auto left = leave_a_manager(view, account, accounts); !left)
      return session.refuse(left.error());
  }
  const auto changed = action == "erase" ? accounts.erase(account.id)
                                         : accounts.set_disabled(account.id, action == "disable");
  if (!changed) return session.refuse(changed.error());
  session.say(
      session.t("cli.account.done", {{"address", account.address}, {"account", account.id}}));
  return done;
}

int list(Accounts& accounts, Session& session) {
  for (const store::Account& account : accounts.list()) {
    session.say(
        session.t(account.disabled ? "cli.account.line.disabled" : "cli.account.line",
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
  session.say(
      session.t("cli.account.done", {{"address", account.address}, {"account", account.id}}));
  return done;
}

int account(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto accounts = Accounts::open(*where, session.world.now);
  if (!accounts) return session.refuse(accounts.error());
  const std::string action = arguments.value("ACTION");
  if (action == "list") return list(**accounts, session);
  if (action == "add") return add(arguments, *where, **accounts, session);

  const std::string address = arguments.value("ADDRESS");
  const auto known = (*accounts)->find(address);
  if (!known)
    return session.refuse(
        Error{ErrorKind::not_found, "error.account.unknown", "ADDRESS", address, {}});
  if (action == "reset") {
    const auto made = (*accounts)->reset(address, issuer);
    if (!made) return session.refuse(made.error());
    tell(*made, session);
    return done;
  }
  if (action == "appoint" || action == "relieve")
    return appoint(arguments, *where, *known, **accounts, session);
  if (action == "link" || action == "unlink") return link(arguments, *known, **accounts, session);
  return change(action, *known, **accounts, session);
}

}  // namespace

Command account_command() {
  return {.name = "account",
          .common = store,
          .positionals = {{"ACTION",
                           true,
                           false,
                           {"add", "list", "reset", "disable", "enable", "erase", "appoint",
                            "relieve", "link", "unlink"}},
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
