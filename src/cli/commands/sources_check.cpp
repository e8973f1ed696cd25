#include <charconv>
#include <deque>
#include <thread>

#include "cli/commands/sources.h"
#include "cli/help.h"
#include "cli/session.h"
#include "procedure/intake.h"
#include "procedure/link_check.h"
#include "web/probe.h"

namespace acta::cli {
namespace {

using procedure::LinkedSource;
using procedure::LinkFound;
using web::Standing;

constexpr int usual_pause = 2;  // seconds between two questions to one house
constexpr int longest_pause = 60;

std::string host_of(const std::string& address) {
  const std::size_t from = address.find("//") + 2;
  return address.substr(from, address.find_first_of("/?#", from) - from);
}

// The hosts in turn, so that the pause between two questions to one of them is seldom waited for.
std::vector<LinkedSource> in_turn(const std::vector<LinkedSource>& all) {
  std::map<std::string, std::deque<LinkedSource>> by_host;
  for (const LinkedSource& one : all) by_host[host_of(one.address)].push_back(one);
  std::vector<LinkedSource> turns;
  while (turns.size() < all.size())
    for (auto& [host, waiting] : by_host)
      if (!waiting.empty()) {
        turns.push_back(std::move(waiting.front()));
        waiting.pop_front();
      }
  return turns;
}

const char* code_of(Standing standing) {
  switch (standing) {
    case Standing::answers: return "answers";
    case Standing::gone: return "gone";
    case Standing::silent: return "silent";
    case Standing::unclear: break;
  }
  return "";  // of which nothing is recorded
}

class Checking {
 public:
  Checking(Session& session, web::Manners manners, std::chrono::seconds pause)
      : session_(session), manners_(std::move(manners)), pause_(pause) {}

  // Whoever says nothing is asked once more when all the others were.
  void check(const std::vector<LinkedSource>& sources) {
    ProgressBar bar = session_.progress(session_.t("cli.sources-check.progress"));
    std::vector<LinkedSource> again;
    for (const LinkedSource& one : in_turn(sources)) {
      const web::Probe probe = ask(one);
      if (probe.standing == Standing::silent) again.push_back(one);
      else note(one, probe);
      bar.show(found_.size() + unclear_ + again.size(), sources.size());
    }
    for (const LinkedSource& one : again) note(one, ask(one));
  }

  const std::vector<LinkFound>& found() const { return found_; }
  std::int64_t count(Standing standing) const {
    if (standing == Standing::unclear) return static_cast<std::int64_t>(unclear_);
    return std::count_if(found_.begin(), found_.end(),
                         [&](const LinkFound& one) { return one.state == code_of(standing); });
  }

 private:
  web::Probe ask(const LinkedSource& one) {
    auto& last = asked_[host_of(one.address)];
    if (last != Time{}) std::this_thread::sleep_until(last + pause_);
    web::Probe probe = web::probe(one.address, manners_);
    last = std::chrono::steady_clock::now();
    return probe;
  }

  void note(const LinkedSource& one, const web::Probe& probe) {
    if (probe.standing == Standing::unclear) ++unclear_;
    else found_.push_back({one.source, code_of(probe.standing), probe.said});
    if (probe.standing == Standing::answers) return;
    session_.say(session_.t("cli.sources-check.line", {{"source", one.source},
                                                       {"state", code_of(probe.standing)},
                                                       {"said", probe.said},
                                                       {"address", one.address}}));
  }

  using Time = std::chrono::steady_clock::time_point;
  Session& session_;
  web::Manners manners_;
  std::chrono::seconds pause_;
  std::map<std::string, Time> asked_;  // when a host was last
  std::vector<LinkFound> found_;
  std::size_t unclear_ = 0;
};

Result<std::chrono::seconds> read_pause(const std::string& text) {
  if (text.empty()) return std::chrono::seconds(usual_pause);
  int seconds = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 ||
      seconds > longest_pause)
    return invalid("error.links.pause", "--pause", text, std::to_string(longest_pause));
  return std::chrono::seconds(seconds);
}

Result<web::Manners> read_manners(const Arguments& arguments) {
  std::string contact = arguments.value("--contact");
  if (contact.find_first_of("\r\n") != contact.npos)
    return invalid("error.links.contact", "--contact", contact);
  std::string agent = version_line();
  agent.replace(agent.find(' '), 1, "/");
  agent += " (link check" + (contact.empty() ? "" : "; +" + contact) + ')';
  return web::Manners{std::move(agent), TRY(parse_networks(arguments.value("--also"), "--also"))};
}

Result<std::vector<LinkedSource>> whom(const Arguments& arguments, const record::View& view) {
  std::vector<LinkedSource> all = procedure::linked_sources(view);
  if (!arguments.has("SOURCE")) return all;
  std::vector<LinkedSource> asked;
  for (const std::string& id : arguments.values("SOURCE")) {
    const auto known = std::find_if(all.begin(), all.end(),
                                    [&](const LinkedSource& one) { return one.source == id; });
    if (known == all.end()) return not_found("error.links.no-address", "SOURCE", id);
    asked.push_back(*known);
  }
  return asked;
}

int record_findings(const Checking& checking, bool all, const store::Location& where,
                    Session& session) {
  const auto intake = procedure::Intake::open(where, store::Mode::write, session.world.now, {});
  if (!intake) return session.refuse(intake.error());
  const record::Register& record = (*intake)->record();
  const record::View view(record, day_of(session.world.now()), record.published());
  const auto submission = procedure::link_findings(view, checking.found(), all);
  if (submission.drafts.empty()) return done;
  const auto outcome = (*intake)->submit(submission);
  if (!outcome) return session.refuse(outcome.error());
  return done;
}

int sources_check(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto manners = read_manners(arguments);
  if (!manners) return session.refuse(manners.error());
  const auto pause = read_pause(arguments.value("--pause"));
  if (!pause) return session.refuse(pause.error());
  // That it cannot be recorded is told before anybody is asked, and nobody who writes waits for it.
  std::vector<LinkedSource> sources;
  {
    const auto intake = procedure::Intake::open(*where, store::Mode::write, session.world.now, {});
    if (!intake) return session.refuse(intake.error());
    const record::Register& record = (*intake)->record();
    const record::View view(record, day_of(session.world.now()), record.published());
    auto asked = whom(arguments, view);
    if (!asked) return session.refuse(asked.error());
    sources = *std::move(asked);
  }
  Checking checking(session, *manners, *pause);
  checking.check(sources);
  // Where nobody answers it is we who are not on the net.
  if (checking.count(Standing::answers) + checking.count(Standing::gone) == 0 && !sources.empty()) {
    session.refuse(Error{ErrorKind::unavailable, "error.links.offline", {}, {}, {}});
    return failed;
  }
  if (const int recorded = record_findings(checking, !arguments.has("SOURCE"), *where, session);
      recorded != done)
    return recorded;
  session.say(
      session.t("cli.sources-check.done", {{"answers", checking.count(Standing::answers)},
                                           {"gone", checking.count(Standing::gone)},
                                           {"silent", checking.count(Standing::silent)},
                                           {"unclear", checking.count(Standing::unclear)}}));
  return done;
}

}  // namespace

Command sources_check_command() {
  return {.name = "sources check",
          .common = store,
          .positionals = {{"SOURCE", false, true}},
          .options = {{"--contact", "ADDRESS"}, {"--pause", "SECONDS"}, {"--also", "NETWORKS"}},
          .examples = {"acta sources check --contact https://acta.example",
                       "acta sources check S001 S014"},
          .run = sources_check};
}

}  // namespace acta::cli
