#include <algorithm>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "exchange/pack.h"
#include "exchange/suspicions.h"
#include "procedure/counted_submission.h"

namespace acta::cli {
namespace {

constexpr std::string_view default_origin = "localhost/acta";

std::int64_t count(std::uint64_t number) { return static_cast<std::int64_t>(number); }

Result<std::unique_ptr<procedure::Intake>> open_intake(const Arguments& arguments,
                                                       const store::Location& where,
                                                       Session& session) {
  ProgressBar bar = session.progress("cli.progress.reading");
  return procedure::Intake::open(
      where, store::Mode::create, session.world.now, arguments.value("--origin", default_origin),
      [&bar](std::uint64_t done, std::uint64_t whole) { bar.show(done, whole); });
}

Checked<procedure::Outcome> submit(procedure::Intake& intake, const store::Location& where,
                                   const exchange::Pack& pack, Session& session) {
  const Waiting waiting = session.waiting("cli.progress.recording");
  // The same pack on the same state is the same request; on another state it is judged anew.
  const std::string base = std::to_string(intake.record().published());
  return procedure::submit_with_counts(
      intake, where, session.world.now,
      {"pack/" + pack.id + '/' + pack.digest + '/' + base, "operator", pack.drafts}, pack.counts);
}

// What was taken as it stands and looks as if it was not meant to be text.
void warn_of_suspicions(const std::vector<record::ClaimDraft>& drafts, Session& session) {
  constexpr std::size_t most = 10;
  const auto found = exchange::suspicions(drafts);
  for (std::size_t i = 0; i < std::min(found.size(), most); ++i)
    session.warn(
        session.t(found[i].message, {{"place", found[i].place}, {"value", found[i].value}}));
  if (found.size() > most)
    session.warn(session.t("cli.load.more-suspicions", {{"count", count(found.size() - most)}}));
}

int load(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto pack = exchange::read_pack(arguments.value("PACK_DIR"));
  if (!pack) return session.refuse(pack.error());
  const auto intake = open_intake(arguments, *where, session);
  if (!intake) return session.refuse(intake.error());
  const auto outcome = submit(**intake, *where, *pack, session);
  if (!outcome) return session.refuse(outcome.error());

  const Messages& t = session.t;
  session.say(t("cli.load.done", {{"pack", pack->id},
                                  {"changes", count(outcome->changes())},
                                  {"created", count(outcome->created)},
                                  {"corrected", count(outcome->corrected)},
                                  {"unchanged", count(outcome->unchanged)},
                                  {"at", std::to_string(outcome->at)}}));
  warn_of_suspicions(pack->drafts, session);
  if (outcome->without_locator > 0)
    session.warn(t("cli.load.without-locator", {{"count", count(outcome->without_locator)}}));
  return done;
}

}  // namespace

Command load_command() {
  return {.name = "load",
          .common = store,
          .positionals = {{"PACK_DIR"}},
          .options = {{"--origin", "NAME"}},
          .examples = {"acta load packs/los-angeles",
                       "acta load packs/los-angeles --store /srv/acta --origin log.example/record"},
          .run = load};
}

}  // namespace acta::cli
