#include "procedure/desk.h"

#include <utility>

#include "base/check.h"
#include "base/log.h"
#include "base/text.h"
#include "procedure/draft_text.h"
#include "procedure/reply.h"
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
                     .reviewer = kept.reviewer};
  proposal.subject = kept.subject;
  proposal.drafts = drafts_in(kept.drafts);
  // Whoever coded a national act is named in what is coded.
  for (const record::ClaimDraft& draft : proposal.drafts)
    if (draft.property.text == "coded_by") proposal.matter.co_authors.push_back(draft.value.text);
  proposal.version = kept.version;
  proposal.publisher = kept.publisher;
  proposal.changed = kept.changed;
  proposal.entry = kept.entry;
  proposal.withdrawn = kept.withdrawn;
  return proposal;
}

// The source that a report, an assessment or evidence is.
std::string source_of(const Proposed& proposal) {
  constexpr std::string_view kind = "source/";
  for (const record::ClaimDraft& draft : proposal.drafts)
    if (draft.subject.text.starts_with(kind)) return draft.subject.text.substr(kind.size());
  return {};
}

tl::unexpected<Errors> all_of(Error error) { return tl::unexpected(Errors{std::move(error)}); }

// Who had a hand in it stands in the record beside what was recorded: each account by its
// reference.
record::ClaimDraft hand(const Proposed& proposal, const char* property,
                        const std::string& account) {
  record::ClaimDraft draft;
  draft.place = proposal.id;
  draft.key = "submission/" + proposal.id + '/' + property;
  draft.subject.text = "submission/" + proposal.id;
  draft.property.text = property;
  draft.value.text = account;
  draft.language.text = "zxx";
  draft.asserter.text = "desk";
  return draft;
}

}  // namespace

Desk::Desk(Intake& intake, std::unique_ptr<store::Proposals> proposals, Clock clock)
    : intake_(intake), proposals_(std::move(proposals)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Desk>> Desk::open(Intake& intake, const store::Location& location,
                                         Clock clock) {
  auto proposals = TRY(store::Proposals::open(location, clock));
  std::unique_ptr<Desk> desk(new Desk(intake, std::move(proposals), std::move(clock)));
  for (const store::Proposal& kept : desk->proposals_->all())
    if (kept.state == name_of(State::published) && kept.entry == 0)
      if (const auto done = desk->record(proposed(kept)); !done)
        log::error("desk.not-published",
                   {{"proposal", kept.id}, {"rule", done.error()[0].message}});
  return desk;
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
    auto one = judge(actor, matrix, std::move(sent));
    if (one) judged.push_back(*std::move(one));
    else errors.insert(errors.end(), one.error().begin(), one.error().end());
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
                                .rewrites = !sent.amends.empty()};
  Matter matter = std::move(sent.wanted.matter);
  store::Proposal& kept = judged.proposal;
  if (judged.rewrites) {
    const auto former = find_open(actor, sent.amends);
    if (!former) return all_of(former.error());
    matter = former->matter;
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
  if (auto allowed = require(matrix, actor, Verb::propose, matter); !allowed)
    return all_of(std::move(allowed).error());
  kept.author = actor.account;
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

Checked<Proposed> Desk::reply(const Actor& actor, std::string_view id, std::uint64_t version,
                              const Answer& answer) {
  const auto former = find_open(actor, id);
  if (!former) return all_of(former.error());
  const Matrix matrix = TRY(this->matrix());
  const Matter matter = reply_to(former->matter, answer.country);
  if (auto allowed = require(matrix, actor, Verb::propose, matter); !allowed)
    return all_of(std::move(allowed).error());
  auto text = accept_text(trim(answer.text), "reply", 8000);
  if (!text) return all_of(std::move(text).error());
  if (text->empty()) return all_of({ErrorKind::invalid, "error.report.missing", "reply", {}, {}});
  const store::Reply kept{.version = version,
                          .country = answer.country,
                          .asked = clock_(),
                          .due = day_of(clock_()),
                          .edition = answer.edition,
                          .account = actor.account,
                          .language = answer.language,
                          .text = *std::move(text)};
  store::Reply judged = kept;
  judged.edition = 1;
  std::vector<record::ClaimDraft> drafts = former->drafts;
  for (record::ClaimDraft& draft : reply_drafts(source_of(*former), {judged}))
    drafts.push_back(std::move(draft));
  if (auto sound = intake_.check({{}, actor.account, std::move(drafts)}); !sound)
    return tl::unexpected(std::move(sound).error());
  if (auto done = proposals_->answer(former->id, kept); !done)
    return all_of(std::move(done).error());
  return *former;
}

std::vector<store::Reply> Desk::replies(const Proposed& proposal) const {
  return proposals_->replies(proposal.id);
}

std::vector<store::Reply> Desk::current_replies(const Proposed& proposal) const {
  auto replies = this->replies(proposal);
  std::erase_if(replies, [&](const auto& one) { return one.version != proposal.version; });
  return replies;
}

Checked<Proposed> Desk::publish(const Actor& actor, std::string_view id, std::uint64_t version) {
  if (auto done = done_before(actor, id, version, State::published)) return *std::move(done);
  const auto former = find_open(actor, id);
  if (!former) return all_of(former.error());
  const Matrix matrix = TRY(this->matrix());
  if (auto allowed = require(matrix, actor, Verb::publish, former->matter); !allowed)
    return all_of(std::move(allowed).error());
  if (auto free = may_publish(current_replies(*former), day_of(clock_())); !free)
    return all_of(std::move(free).error());
  // First in the proposal, where the database watches over the three people; then in the ledger,
  // under a key that makes it safe to do again.
  auto taken = advance(actor, Verb::publish, id, version, State::published, {});
  if (!taken) return all_of(std::move(taken).error());
  return record(*std::move(taken));
}

Checked<Proposed> Desk::record(Proposed proposal) {
  Submission submission{"proposal/" + proposal.id + '/' + std::to_string(proposal.version),
                        proposal.matter.author, proposal.drafts};
  for (record::ClaimDraft& draft : reply_drafts(source_of(proposal), current_replies(proposal)))
    submission.drafts.push_back(std::move(draft));
  submission.drafts.push_back(hand(proposal, "proposed_by", proposal.matter.author));
  submission.drafts.push_back(hand(proposal, "reviewed_by", proposal.matter.reviewer));
  submission.drafts.push_back(hand(proposal, "published_by", proposal.publisher));
  auto outcome = intake_.submit(submission);
  if (!outcome) {
    // Whether it was recorded after all is found out when the desk is opened again.
    if (outcome.error().front().message != "error.store.outcome-unknown")
      proposals_->undo_publication(proposal.id);
    return tl::unexpected(std::move(outcome).error());
  }
  proposals_->note_entry(proposal.id, outcome->at);
  proposal.entry = outcome->at;
  return proposal;
}

Result<Proposed> Desk::find(const Actor& actor, std::string_view id) const {
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
  return Standing{state_named(kept->state), kept->subject};
}

std::vector<Proposed> Desk::all(const Actor& actor) const {
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
