#include <algorithm>

#include "answer/answers.h"
#include "answer/difference.h"
#include "cli/acting.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "exchange/pack.h"
#include "exchange/suspicions.h"
#include "procedure/counted_submission.h"
#include "procedure/rehearsal.h"

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
                                   const exchange::Pack& pack, const std::string& author,
                                   Session& session) {
  const Waiting waiting = session.waiting("cli.progress.recording");
  // The same pack on the same state is the same request; on another state it is judged anew.
  const std::string base = std::to_string(intake.record().published());
  return procedure::submit_with_counts(
      intake, where, session.world.now,
      {"pack/" + pack.id + '/' + pack.digest + '/' + base, author, pack.drafts}, pack.counts);
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

// What is computed of the structure and of what was promised.
std::vector<answer::Answer> results(const record::View& view, const Messages& t) {
  std::vector<answer::Answer> all{*answer::overlap(view, answer::OverlapQuestion{}, t)};
  all.push_back(*answer::gaps(view, std::string{}, t));
  all.push_back(answer::progress(view, answer::ProgressBy::all, t));
  all.push_back(*answer::health(view, answer::HealthQuestion{}, t));
  return all;
}

// What a load would do, and which results would be others.
int rehearse(const exchange::Pack& pack, Session& session) {
  auto reading = session.open_reading();
  if (!reading) return session.refuse(reading.error());
  const auto rehearsal = procedure::rehearse(**reading, {{}, "operator", pack.drafts});
  if (!rehearsal) return session.refuse(rehearsal.error());
  const auto before = session.view((*reading)->record());
  const auto after = session.view(*rehearsal->record);
  if (!before || !after) return session.refuse(before ? after.error() : before.error());

  const Messages& t = session.t;
  const procedure::Outcome& outcome = rehearsal->outcome;
  session.say(t("cli.load.rehearsed", {{"pack", pack.id},
                                       {"changes", count(outcome.changes())},
                                       {"created", count(outcome.created)},
                                       {"corrected", count(outcome.corrected)},
                                       {"unchanged", count(outcome.unchanged)}}));
  const auto was = results(*before, t), would_be = results(*after, t);
  bool same = true;
  for (std::size_t i = 0; i < was.size(); ++i)
    for (const std::string& line : answer::difference(was[i], would_be[i], t)) {
      session.say(line);
      same = false;
    }
  if (same) session.say(t("cli.load.no-effect"));
  return done;
}

int load(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto pack = exchange::read_pack(arguments.value("PACK_DIR"));
  if (!pack) return session.refuse(pack.error());
  if (arguments.has("--dry-run")) return rehearse(*pack, session);
  const auto intake = open_intake(arguments, *where, session);
  if (!intake) return session.refuse(intake.error());
  const record::Register& record = (*intake)->record();
  const record::View desk(record, day_of(session.world.now()), record.published(),
                          record::Audience::desk);
  const auto author = author_of(arguments, session, desk, "pack");
  if (!author) return session.refuse(author.error());
  const auto outcome = submit(**intake, *where, *pack, *author, session);
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
          .options = {author_option, {"--dry-run"}, {"--origin", "NAME"}},
          .examples = {"acta load packs/los-angeles",
                       "acta load packs/los-angeles --store /srv/acta --origin log.example/record",
                       "acta load packs/los-angeles --dry-run",
                       "acta load packs/los-angeles --as adm@oea.example"},
          .run = load};
}

}  // namespace acta::cli
