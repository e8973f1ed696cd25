#include "cli/run.h"

#include <ostream>

#include "base/check.h"
#include "cli/help.h"
#include "cli/parse.h"
#include "cli/session.h"
#include "register/claim_bytes.h"
#include "store/database.h"

namespace acta::cli {
namespace {

// Before the words are parsed, because their errors are told in it too.
std::string_view language_of(const std::vector<std::string>& words, const World& world) {
  constexpr std::string_view option = "--lang";
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (word == option && i + 1 < words.size() && speaks(words[i + 1])) return words[i + 1];
    if (word.starts_with("--lang=") && speaks(word.substr(option.size() + 1)))
      return word.substr(option.size() + 1);
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const auto locale = world.environment(name); locale && !locale->empty())
      return language_of_locale(*locale);
  return "en";
}

int machine_failed(Session& session, const char* message, std::string_view what) {
  return session.refuse(Error{ErrorKind::unavailable, message, {}, std::string(what), {}});
}

int carry_out(const Arguments& arguments, Session& session) {
  try {
    return arguments.command->run(arguments, session);
  } catch (const store::DiskFull&) {
    return machine_failed(session, "error.store.disk-full", {});
  } catch (const store::DbError& error) {
    return machine_failed(session, "error.cli.database", error.what());
  } catch (const record::NotAClaim& error) {
    return machine_failed(session, "error.cli.damaged", error.what());
  } catch (const Defect& defect) {
    return machine_failed(session, "error.cli.defect", defect.what());
  } catch (const std::exception& error) {
    return machine_failed(session, "error.cli.machine", error.what());
  }
}

}  // namespace

int run(const std::vector<std::string>& words, World& world) {
  const Messages& t = messages(language_of(words, world));
  const std::vector<Command> all = commands();
  const auto arguments = parse(words, all);
  if (!arguments) {
    const Arguments none;
    Session(world, t, none).refuse(arguments.error());
    world.err << t("cli.try-help") << '\n';
    return usage;
  }
  Session session(world, t, *arguments);
  int code = done;
  if (arguments->help)
    world.out << (arguments->command ? help_of(*arguments->command, t, world.columns)
                  : arguments->group.empty()
                      ? overview(all, t, world.columns)
                      : overview_of(arguments->group, all, t, world.columns));
  else if (arguments->has("--version")) session.say(version_line());
  else code = carry_out(*arguments, session);
  world.out.flush();
  if (!world.out) return machine_failed(session, "error.cli.output", {});
  return code;
}

}  // namespace acta::cli
