#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "procedure/desk.h"
#include "procedure/filing.h"
#include "procedure/reply.h"

// The last two steps of a proposal: the states concerned reply, and all of it is recorded.
namespace acta::procedure {
namespace {

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

// Nobody reviewed it: who asked for it, why, and what it was are there for everybody.
void put_emergency(const Proposed& proposal, std::vector<record::ClaimDraft>& drafts) {
  drafts.push_back(hand(proposal, "hastened_by", proposal.matter.reviewer));
  drafts.push_back(hand(proposal, "hastened", proposal.subject));
  drafts.back().language = {};
  record::ClaimDraft reason = hand(proposal, "emergency_reason", proposal.emergency.reason);
  reason.language.text = proposal.emergency.language;
  drafts.push_back(std::move(reason));
}

}  // namespace

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

void Desk::undo_publication(const std::string& id) const {
  try {
    proposals_->undo_publication(id);
  } catch (const store::DbError& error) {
    log::error("desk.not-undone", {{"proposal", id}, {"what", error.what()}});
    unfinished_ = true;
  }
}

Checked<Proposed> Desk::publish(const Actor& actor, std::string_view id, std::uint64_t version) {
  if (auto done = done_before(actor, id, version, State::published)) {
    if (done->entry == 0) return record(*std::move(done), true);
    return *std::move(done);
  }
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
  return record(*std::move(taken), false);
}

// What was tried before may be recorded: that it could not be tried now says nothing of it.
Checked<Proposed> Desk::record(Proposed proposal, bool tried_before) const {
  Submission submission{"proposal/" + proposal.id + '/' + std::to_string(proposal.version),
                        proposal.matter.author, proposal.drafts};
  const std::string paper = source_of(proposal);
  for (record::ClaimDraft& draft : reply_drafts(paper, current_replies(proposal)))
    submission.drafts.push_back(std::move(draft));
  // Of later papers the answers tell it: a docket stands where its last own step brought it.
  if (proposal.subject == "concern/" + paper)
    for (record::ClaimDraft& draft :
         notice_drafts(proposal.subject, paper, current_replies(proposal)))
      submission.drafts.push_back(std::move(draft));
  submission.drafts.push_back(hand(proposal, "proposed_by", proposal.matter.author));
  if (proposal.emergency.reason.empty())
    submission.drafts.push_back(hand(proposal, "reviewed_by", proposal.matter.reviewer));
  else put_emergency(proposal, submission.drafts);
  submission.drafts.push_back(hand(proposal, "published_by", proposal.publisher));
  auto outcome = intake_.submit(submission);
  if (!outcome) {
    const Error& why = outcome.error().front();
    if (why.message == "error.store.outcome-unknown" ||
        (tried_before && why.kind == ErrorKind::unavailable))
      unfinished_ = true;
    else undo_publication(proposal.id);
    return tl::unexpected(std::move(outcome).error());
  }
  proposals_->note_entry(proposal.id, outcome->at);
  proposal.entry = outcome->at;
  return proposal;
}

}  // namespace acta::procedure
