#include <algorithm>

#include "base/sha256.h"
#include "cli/acting.h"
#include "cli/commands/all.h"
#include "procedure/cycle.h"

namespace acta::cli {
namespace {

using procedure::CycleForm;

// What stands where the cycle is there already, and over it what was typed.
CycleForm form_of(const Arguments& arguments, const record::View& view, const Messages& t) {
  CycleForm form = procedure::cycle_form(view, arguments.value("CYCLE"), t.language());
  const auto put = [&](std::string& field, std::string_view option) {
    if (arguments.has(option)) field = arguments.value(option);
  };
  put(form.title, "--title");
  put(form.opens, "--opens");
  put(form.due, "--due");
  put(form.overdue_from, "--overdue-from");
  put(form.reason, "--reason");
  return form;
}

// The option that fills in a field of the form: "overdue_from" is "--overdue-from".
std::string option_of(std::string field) {
  if (field == "id") return "CYCLE";
  std::replace(field.begin(), field.end(), '_', '-');
  return "--" + field;
}

int cycle_open(const Arguments& arguments, Session& session) {
  const auto acting = open_acting(arguments, session);
  if (!acting) return session.refuse(acting.error());
  const record::View view = acting->desk->view();
  const CycleForm form = form_of(arguments, view, session.t);
  auto drafts = procedure::cycle_drafts(view, form);
  if (!drafts) {
    for (Error& error : drafts.error()) error.place = option_of(std::move(error.place));
    return session.refuse(drafts.error());
  }
  std::string said = acting->account.id;
  for (const std::string* part :
       {&form.id, &form.title, &form.opens, &form.due, &form.overdue_from, &form.reason})
    said += '\n' + *part;
  const auto sent = acting->desk->propose(
      acting->actor, {procedure::cycle_matter(view), "cycle/" + form.id, *std::move(drafts)},
      "cycle/" + hex(sha256(said)));
  if (!sent) return session.refuse(sent.error());
  session.say(session.t("cli.cycle-open.done", {{"cycle", form.id}, {"proposal", sent->id}}));
  return done;
}

}  // namespace

Command cycle_open_command() {
  return {.name = "cycle open",
          .common = store,
          .positionals = {{"CYCLE"}},
          .options = {{"--title", "TITLE"},
                      {"--opens", "DAY"},
                      {"--due", "DAY"},
                      {"--overdue-from", "DAY"},
                      {"--reason", "REASON"},
                      acting_option},
          .examples = {"acta cycle open 2027 --title \"Reports of 2027\" --opens 2027-01-01 --due "
                       "2027-03-31 --as rui@secretariat.example",
                       "acta cycle open 2027 --due 2027-04-15 --reason \"Floods in two countries\" "
                       "--as rui@secretariat.example"},
          .run = cycle_open};
}

}  // namespace acta::cli
