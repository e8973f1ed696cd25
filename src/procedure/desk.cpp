#include "procedure/desk.h"

#include <set>
#include <utility>

#include "base/check.h"
#include "base/codes.h"
#include "base/log.h"
#include "base/text.h"
#include "procedure/draft_text.h"
#include "procedure/reply.h"
#include "procedure/report.h"
#include "procedure/withdrawal_form.h"
#include "store/accounts/secret.h"

namespace acta::procedure {
namespace {

State state_named(std::string_view name) {
  for (const State state : {State::proposed, State::returned, State::reviewed, State::published})
    if (name == name_of(state)) return state;
  check(false, "a kept proposal is in a state that we know");
  return State::proposed;
}

Proposed proposed(const store::Proposal& kept) {
  Proposed proposal;
  proposal.id = kept.id;
  proposal.matter = {.kind = kept.kind,
                     .state = state_named(kept.state),
                     .countries = kept.countries,
                     .committees = kept.committees,
                     .mechanism = kept.mechanism,
                     .author = kept.author,
                     .reviewer = kept.reviewer,
                     .co_authors = kept.co_authors,
                     .sender = kept.sender};
  proposal.subject = kept.subject;
  proposal.drafts = drafts_in(kept.drafts);
  proposal.version = kept.version;
  proposal.publisher = kept.publisher;
  proposal.changed = kept.changed;
  proposal.entry = kept.entry;
  proposal.withdrawn = kept.withdrawn;
  proposal.emergency = kept.emergency;
  return proposal;
}

// Whoever coded a national act is named in what is coded.
std::vector<std::string> coders_in(const std::vector<record::ClaimDraft>& drafts) {
  std::vector<std::string> coders;
  for (const record::ClaimDraft& draft : drafts)
    if (draft.property.text == "coded_by") coders.push_back(draft.value.text);
  return coders;
}

tl::unexpected<Errors> all_of(Error error) { return tl::unexpected(Errors{std::move(error)}); }

// What it speaks of: the subjects but for its own paper, and the states that it names as concerned.
std::set<std::string> named_in(const std::vector<record::ClaimDraft>& drafts) {
  std::set<std::string> names;
  for (const record::ClaimDraft& draft : drafts) {
    if (!draft.subject.text.starts_with("source/")) names.insert(draft.subject.text);
    if (draft.property.text == "country" || draft.property.text == "concerns")
      names.insert(draft.property.text + ' ' + draft.value.text);
  }
  return names;
}

// Who may, who is asked and who decides was settled by what the former version is about: another
// promise, state or subject is another proposal.
std::optional<Error> strays(const Proposed& former, const std::vector<record::ClaimDraft>& drafts) {
  const auto astray = [&](const char* place, const std::string& value) {
    std::string about = former.subject;
    for (const std::string& country : former.matter.countries) (about += ", ") += country;
    return Error{ErrorKind::invalid, "error.proposal.strays", place, value, std::move(about)};
  };
  if (track_of(former.matter.kind)) {
    const Report before = report_in(former.drafts), now = report_in(drafts);
    if (now.commitment != before.commitment) return astray("commitment", now.commitment);
    if (now.country != before.country) return astray("country", now.country);
    if (now.track != before.track) return astray("track", std::string(matter_named(now.track)));
  }
  if (named_in(drafts) != named_in(former.drafts)) return astray("", {});
  return std::nullopt;
}

}  // namespace

Desk::Desk(Intake& intake, std::unique_ptr<store::Proposals> proposals, Clock clock)
    : intake_(intake), proposals_(std::move(proposals)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Desk>> Desk::open(Intake& intake, const store::Location& location,
                                         Clock clock) {
  auto proposals = TRY(store::Proposals::open(location, clock));
  std::unique_ptr<Desk> desk(new Desk(intake, std::move(proposals), std::move(clock)));
  desk->finish_publications();
  return desk;
}

// Those of which nobody knows whether they were recorded; under their keys that is safe to do
// again.
void Desk::finish_publications() const {
  if (intake_.away_since() || !unfinished_.exchange(false)) return;
  for (const store::Proposal& kept : proposals_->all())
    if (kept.state == name_of(State::published) && kept.entry == 0)
      if (const auto done = record(proposed(kept), true); !done)
        log::error("desk.not-published",
                   {{"proposal", kept.id}, {"rule", done.error()[0].message}});
}

record::View Desk::view() const {
  return {intake_.record(), day_of(clock_()), intake_.record().published(), record::Audience::desk};
}

Checked<Proposed> Desk::propose(const Actor& actor, Wanted wanted,
                                std::string_view idempotency_key) {
  return TRY(propose_all(actor, {{std::move(wanted), std::string(idempotency_key)}})).front();
}

Checked<Proposed> Desk::amend(const Actor& actor, std::string_view id, std::uint64_t version,
                              std::vector<record::ClaimDraft> drafts) {
  const auto former = find_open(actor, id);
  if (!former) return all_of(former.error());
  const bool sent_twice = former->version == version + 1 &&
                          former->matter.author == actor.account &&
                          text_of(former->drafts) == text_of(drafts);
  if (sent_twice) return *former;
  return TRY(propose_all(actor, {{{{}, {}, std::move(drafts)}, {}, std::string(id), version}}))
      .front();
}

Checked<std::vector<Proposed>> Desk::propose_all(const Actor& actor, std::vector<Sent> all) {
  const Matrix matrix = TRY(this->matrix());
  std::vector<store::Proposals::Sent> judged;
  Errors errors;
  for (Sent& sent : all) {
    const std::string place = sent.place;
    auto one = judge(actor, matrix, std::move(sent));
    if (one) judged.push_back(*std::move(one));
    else
      for (Error& error : one.error()) {
        if (error.place.empty()) error.place = place;
        errors.push_back(std::move(error));
      }
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  const auto kept = proposals_->send_all(judged);
  if (!kept) return all_of(kept.error());
  std::vector<Proposed> proposals;
  for (const store::Proposal& one : *kept) proposals.push_back(proposed(one));
  return proposals;
}

// Who may, and whether what it says could be recorded now.
Checked<store::Proposals::Sent> Desk::judge(const Actor& actor, const Matrix& matrix,
                                            Sent sent) const {
  store::Proposals::Sent judged{.key = std::move(sent.idempotency_key),
                                .rewrites = !sent.amends.empty(),
                                .place = std::move(sent.place)};
  Matter matter = std::move(sent.wanted.matter);
  store::Proposal& kept = judged.proposal;
  if (judged.rewrites) {
    const auto former = find_open(actor, sent.amends);
    if (!former) return all_of(former.error());
    if (auto error = strays(*former, sent.wanted.drafts)) return all_of(*std::move(error));
    matter = former->matter;
    if (const auto track = track_of(matter.kind)) {
      const Report report = report_in(sent.wanted.drafts);
      auto now = matter_of(view(), report.commitment, report.country, *track);
      if (!now) return all_of(std::move(now).error());
      matter.reporters = std::move(now->reporters);
    }
    kept.id = former->id;
    kept.version = sent.version;
    kept.state = name_of(matter.state);
  } else {
    matter.state = State::fresh;
    matter.author = actor.account;
    matter.reviewer.clear();
    kept.id = "S-" + lower(store::random_words(80));
    kept.kind = matter.kind;
    kept.subject = std::move(sent.wanted.subject);
    kept.mechanism = matter.mechanism;
    kept.countries = matter.countries;
    kept.committees = matter.committees;
  }
  if (matter.kind == withdrawal_kind) {
    if (auto allowed = may_ask_for(view(), matrix, actor, sent.wanted.drafts); !allowed)
      return all_of(std::move(allowed).error());
  } else if (auto allowed = require(matrix, actor, Verb::propose, matter); !allowed) {
    return all_of(std::move(allowed).error());
  }
  kept.author = actor.account;
  kept.co_authors = coders_in(sent.wanted.drafts);
  kept.drafts = text_of(sent.wanted.drafts);
  judged.digest = sha256(kept.author + '\n' + kept.kind + '\n' + kept.subject + '\n' + kept.drafts);
  if (auto sound = intake_.check({{}, actor.account, std::move(sent.wanted.drafts)}); !sound)
    return tl::unexpected(std::move(sound).error());
  return judged;
}

Result<Proposed> Desk::advance(const Actor& actor, Verb verb, std::string_view id,
                               std::uint64_t version, State to, std::string_view remark) {
  if (auto done = done_before(actor, id, version, to)) return *std::move(done);
  const Proposed former = TRY(find_open(actor, id));
  const auto matrix = this->matrix();
  if (!matrix) return tl::unexpected(matrix.error().front());
  if (auto allowed = require(*matrix, actor, verb, former.matter); !allowed)
    return tl::unexpected(std::move(allowed).error());
  const auto asked = to == State::reviewed ? questions(view(), former.matter, clock_())
                                           : std::vector<store::Reply>{};
  return proposed(TRY(proposals_->advance(former.id, version, name_of(former.matter.state),
                                          name_of(to), actor.account, remark, asked)));
}

// A button that was pressed twice is no second decision.
std::optional<Proposed> Desk::done_before(const Actor& actor, std::string_view id,
                                          std::uint64_t version, State to) const {
  const auto kept = proposals_->find(id);
  if (!kept || kept->version != version || kept->state != name_of(to)) return std::nullopt;
  const std::string& hand = to == State::published ? kept->publisher : kept->reviewer;
  if (hand != actor.account) return std::nullopt;
  return proposed(*kept);
}

Result<Proposed> Desk::approve(const Actor& actor, std::string_view id, std::uint64_t version) {
  return advance(actor, Verb::review, id, version, State::reviewed, {});
}

Result<Proposed> Desk::send_back(const Actor& actor, std::string_view id, std::uint64_t version,
                                 std::string_view reason) {
  const std::string why = TRY(accept_text(trim(reason), "reason", 4000));
  if (why.empty()) return invalid("error.proposal.no-reason", "reason");
  if (auto done = done_before(actor, id, version, State::returned)) return *std::move(done);
  const Proposed former = TRY(find_open(actor, id));
  const Verb verb = former.matter.state == State::reviewed ? Verb::publish : Verb::review;
  return advance(actor, verb, id, version, State::returned, why);
}

Result<Proposed> Desk::hasten(const Actor& actor, std::string_view id, std::uint64_t version,
                              const store::Emergency& emergency) {
  const std::string why = TRY(accept_text(trim(emergency.reason), "emergency", 4000));
  if (why.empty()) return invalid("error.report.missing", "emergency");
  const std::string language = TRY(codes::language(emergency.language, "emergency_language"));
  if (auto done = done_before(actor, id, version, State::reviewed))
    if (done->emergency.reason == why) return *std::move(done);
  const Proposed former = TRY(find_open(actor, id));
  const auto matrix = this->matrix();
  if (!matrix) return tl::unexpected(matrix.error().front());
  if (auto allowed = require(*matrix, actor, Verb::hasten, former.matter); !allowed)
    return tl::unexpected(std::move(allowed).error());
  const auto asked = former.matter.state == State::proposed
                         ? questions(view(), former.matter, clock_())
                         : std::vector<store::Reply>{};
  return proposed(TRY(proposals_->hasten(former.id, version, name_of(former.matter.state),
                                         actor.account, {why, language}, asked)));
}

Result<Proposed> Desk::withdraw(const Actor& actor, std::string_view id, std::uint64_t version) {
  const Proposed former = TRY(find(actor, id));
  if (former.withdrawn) return former;
  const auto matrix = this->matrix();
  if (!matrix) return tl::unexpected(matrix.error().front());
  if (auto allowed = require(*matrix, actor, Verb::withdraw, former.matter); !allowed)
    return tl::unexpected(std::move(allowed).error());
  return proposed(
      TRY(proposals_->withdraw(former.id, version, name_of(former.matter.state), actor.account)));
}

std::vector<record::ClaimDraft> Desk::version(const Proposed& proposal,
                                              std::uint64_t version) const {
  const std::string kept = proposals_->drafts_of(proposal.id, version);
  return kept.empty() ? std::vector<record::ClaimDraft>{} : drafts_in(kept);
}

Checked<Outcome> Desk::take(const Actor& actor, const AlertStep& step) {
  return intake_.submit(TRY(alert_step(view(), actor, step)));
}

Result<Proposed> Desk::find(const Actor& actor, std::string_view id) const {
  finish_publications();
  const auto kept = proposals_->find(id);
  const auto unknown = [] { return not_found("error.permission.unknown"); };
  if (!kept) return unknown();
  const auto matrix = this->matrix();
  Proposed proposal = proposed(*kept);
  if (!matrix || !may(*matrix, actor, Verb::view, proposal.matter).allowed) return unknown();
  return proposal;
}

Result<Proposed> Desk::find_open(const Actor& actor, std::string_view id) const {
  Proposed proposal = TRY(find(actor, id));
  if (proposal.withdrawn)
    return tl::unexpected(
        Error{ErrorKind::conflict, "error.proposal.withdrawn", {}, std::string(id), {}});
  return proposal;
}

std::optional<Desk::Standing> Desk::progress_of(std::string_view id) const {
  const auto kept = proposals_->find(id);
  if (!kept) return std::nullopt;
  return Standing{state_named(kept->state), kept->subject, kept->changed};
}

std::vector<Proposed> Desk::all(const Actor& actor) const {
  finish_publications();
  const auto matrix = this->matrix();
  std::vector<Proposed> seen;
  for (const store::Proposal& kept : proposals_->all()) {
    Proposed proposal = proposed(kept);
    if (matrix && may(*matrix, actor, Verb::view, proposal.matter).allowed)
      seen.push_back(std::move(proposal));
  }
  return seen;
}

std::vector<store::ProposalStep> Desk::steps(const Proposed& proposal) const {
  return proposals_->steps(proposal.id);
}

}  // namespace acta::procedure
