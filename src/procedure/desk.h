#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "procedure/alert_step.h"
#include "procedure/intake.h"
#include "procedure/permission.h"
#include "register/draft.h"
#include "store/proposals/proposals.h"

namespace acta::procedure {

// What somebody wants to have recorded, before other people decided.
struct Proposed {
  std::string id;
  Matter matter;
  std::string subject;  // "commitment/CM06"
  std::vector<record::ClaimDraft> drafts;
  std::uint64_t version = 1;
  std::string publisher;
  Instant changed;
  std::uint64_t entry = 0;          // of a published one
  bool withdrawn = false;           // taken back by an author: nothing more is done with it
  store::Emergency emergency = {};  // for which two people are enough
};

// From a proposal to the record, with four eyes: proposed, then returned with a reason or reviewed,
// then published. Every door that lets people write (form, spreadsheet, mail) goes through here,
// and here through Intake. Each call asks may() with the matrix as it stands now. Any thread.
//
//   const auto proposal = desk.propose(actor, {matter, "commitment/CM06", drafts}, key);
//   desk.approve(reviewer, proposal->id, proposal->version);
//   desk.publish(publisher, proposal->id, proposal->version);
class Desk {
 public:
  // What was about to be published when the program stopped, or the store went away, is published
  // now, or when that is back.
  static Result<std::unique_ptr<Desk>> open(Intake& intake, const store::Location& location,
                                            Clock clock);

  // The record as it stands now, for the desk.
  record::View view() const;
  Checked<Matrix> matrix() const { return read_matrix(view()); }
  Actor actor(std::string_view account) const { return actor_of(view(), account); }

  struct Wanted {
    Matter matter;  // its state and people are not the caller's to say
    std::string subject;
    std::vector<record::ClaimDraft> drafts;
  };
  // The drafts are judged as if they were recorded now: all that is wrong with them is told. A
  // repeated key is the same proposal.
  Checked<Proposed> propose(const Actor& actor, Wanted wanted, std::string_view idempotency_key);
  // A new version of one that is proposed or was returned, about the same subjects and states
  // (error.proposal.strays). error.proposal.changed: another was faster than `version`. Each of
  // these done again by the same person is done once.
  Checked<Proposed> amend(const Actor& actor, std::string_view id, std::uint64_t version,
                          std::vector<record::ClaimDraft> drafts);
  // Several reports that stand or fall together, as one file says them: all are judged before any
  // is kept. One that names a former proposal is its next version.
  struct Sent {
    Wanted wanted;
    std::string idempotency_key;
    std::string amends = {};  // id; empty: a new proposal
    std::uint64_t version = 0;
    std::string place = {};  // of what is wrong with it as a whole: "colombia.xlsx:A5"
  };
  Checked<std::vector<Proposed>> propose_all(const Actor& actor, std::vector<Sent> all);
  Result<Proposed> approve(const Actor& actor, std::string_view id, std::uint64_t version);
  // error.proposal.no-reason.
  // By a reviewer and, once it was reviewed, by whoever might publish it instead.
  Result<Proposed> send_back(const Actor& actor, std::string_view id, std::uint64_t version,
                             std::string_view reason);

  // In an emergency two people are enough: whoever asks for it, with a reason that everybody will
  // read, stands in the place of the reviewer and may have written it; then somebody else publishes
  // it or sends it back. The right of reply stays. error.report.missing.
  Result<Proposed> hasten(const Actor& actor, std::string_view id, std::uint64_t version,
                          const store::Emergency& emergency);

  // Before it is published, by whom the matrix lets withdraw it.
  Result<Proposed> withdraw(const Actor& actor, std::string_view id, std::uint64_t version);
  // What a version said, for comparing; empty if there is none.
  std::vector<record::ClaimDraft> version(const Proposed& proposal, std::uint64_t version) const;

  // What a state answers to an assessment or evidence that was reviewed; until that is published
  // it may answer anew. error.proposal.changed if `edition` is not the one that is there.
  struct Answer {
    std::string country = {};
    std::uint64_t edition = 0;  // of the answer that its writer has seen; 0: none
    std::string text = {}, language = {};
  };
  Checked<Proposed> reply(const Actor& actor, std::string_view id, std::uint64_t version,
                          const Answer& answer);
  // What the states were asked and answered, of all its versions.
  std::vector<store::Reply> replies(const Proposed& proposal) const;
  // All claims are recorded, with who proposed, reviewed and published them and what the states
  // concerned replied; or none. error.reply.waiting.
  Checked<Proposed> publish(const Actor& actor, std::string_view id, std::uint64_t version);

  // What is done with an alert is recorded at once: each step is the decision of its own office.
  Checked<Outcome> take(const Actor& actor, const AlertStep& step);

  // error.permission.unknown, for one that is not there and for one that is not to be seen alike.
  Result<Proposed> find(const Actor& actor, std::string_view id) const;
  // For whoever sent what became a proposal, without its text: in which state it is, and since
  // when.
  struct Standing {
    State state;
    std::string subject;
    Instant since;
  };
  std::optional<Standing> progress_of(std::string_view id) const;
  std::vector<Proposed> all(
      const Actor& actor) const;  // that the actor may see, oldest change first
  std::vector<store::ProposalStep> steps(const Proposed& proposal) const;

 private:
  Desk(Intake& intake, std::unique_ptr<store::Proposals> proposals, Clock clock);
  Result<Proposed> find_open(const Actor& actor, std::string_view id) const;
  std::optional<Proposed> done_before(const Actor& actor, std::string_view id,
                                      std::uint64_t version, State to) const;
  Checked<store::Proposals::Sent> judge(const Actor& actor, const Matrix& matrix, Sent sent) const;
  Result<Proposed> advance(const Actor& actor, Verb verb, std::string_view id,
                           std::uint64_t version, State to, std::string_view remark);
  std::vector<store::Reply> current_replies(const Proposed& proposal) const;
  Checked<Proposed> record(Proposed proposal, bool tried_before) const;
  void undo_publication(const std::string& id) const;
  void finish_publications() const;

  Intake& intake_;
  std::unique_ptr<store::Proposals> proposals_;
  Clock clock_;
  // A publication of which it is not known whether it was recorded, or which could not be undone.
  mutable std::atomic<bool> unfinished_ = true;
};

}  // namespace acta::procedure
