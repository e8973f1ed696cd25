#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "base/sha256.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// Why two people are enough for once, as whoever asked for it says to everybody.
struct Emergency {
  std::string reason = {}, language = {};  // no reason: it is none
};

// What somebody wants to have recorded and other people have not decided on yet. It is no claim
// and stands in no record: nothing that reads the ledger can see it.
struct Proposal {
  std::string id;       // "S-mfrggzdfmztwq2lk"
  std::string kind;     // a matter of the pack: "report"
  std::string subject;  // "commitment/CM06"
  std::string mechanism;
  std::vector<std::string> countries, committees;  // ids
  std::string drafts;                              // the claims to be, opaque here
  std::uint64_t version = 1;                       // counts what its authors sent
  std::string state;                               // proposed, returned, reviewed, published
  std::string author, reviewer, publisher;
  std::vector<std::string> co_authors;  // of former versions, or of what it was made from
  std::string sender;  // the account that filed at the desk what it was made from; empty: none
  Instant changed;
  std::uint64_t entry = 0;  // up to which the ledger holds it; 0: not yet
  bool withdrawn = false;   // by an author, before it was published: it goes no further
  Emergency emergency;      // of a reviewed or published one
};

// What was done with it, oldest first.
struct ProposalStep {
  std::uint64_t version = 1;
  std::string state;
  std::string account;
  Instant taken;
  std::string remark;
};

// What a state is asked before others publish what they say of it, and what it answers.
struct Reply {
  std::uint64_t version = 1;  // of the proposal
  std::string country = {};   // id
  Instant asked = {};
  Day due = {};               // the last day on which publication waits for it
  std::uint64_t edition = 0;  // counts what the state sent; 0: nothing yet
  std::string account = {}, language = {}, text = {};
  Instant answered = {};
};

// The table of proposals. That reviewer and publisher are two people and neither had a hand in it
// (but for the reviewer of what is hastened) is a constraint of the database as well: what would
// break it throws DbError::Kind::check_violation. Any thread.
class Proposals {
 public:
  static Result<std::unique_ptr<Proposals>> open(const Location& location, Clock clock);

  // The same key with the same digest is the proposal that is there already;
  // error.store.key-reused with another.
  Result<Proposal> add(const Proposal& proposal, std::string_view key, const Hash& digest);
  // A new version by an author; whoever reviewed the former has to review anew.
  // Whoever wrote the former stays a co-author of it.
  // error.proposal.changed if it is no longer at `version` in `state`: somebody was faster.
  Result<Proposal> rewrite(const std::string& id, std::uint64_t version, std::string_view state,
                           std::string_view author, std::string_view drafts);
  // Several of both kinds, all or none. One that rewrites says which by its id, version and state.
  struct Sent {
    Proposal proposal = {};
    std::string key = {};
    Hash digest = {};
    bool rewrites = false;
    std::string place = {};  // of its error: "colombia.xlsx:A5"
  };
  Result<std::vector<Proposal>> send_all(const std::vector<Sent>& all);
  // The same version in its next state, `by` reviewer or publisher, and what is asked with that.
  // error.proposal.changed.
  Result<Proposal> advance(const std::string& id, std::uint64_t version, std::string_view from,
                           std::string_view to, std::string_view by, std::string_view remark,
                           const std::vector<Reply>& asked = {});
  // In an emergency: `by` stands in the place of the reviewer and may have written it. Whoever
  // publishes it is another person, who has not. error.proposal.changed.
  Result<Proposal> hasten(const std::string& id, std::uint64_t version, std::string_view from,
                          std::string_view by, const Emergency& emergency,
                          const std::vector<Reply>& asked = {});
  // What its author takes back; its state stays, for who may still look at it.
  // error.proposal.changed.
  Result<Proposal> withdraw(const std::string& id, std::uint64_t version, std::string_view state,
                            std::string_view by);
  // What a version said; empty if there is none.
  std::string drafts_of(std::string_view id, std::uint64_t version);
  // What a state answers while the version waits for publication, in place of its edition before.
  // error.proposal.changed if it waits no longer, or if `reply.edition` is not the one that is
  // there: somebody was faster.
  Result<void> answer(const std::string& id, const Reply& reply);
  std::vector<Reply> replies(std::string_view id);  // by version, then country
  // A publication that the ledger refused is taken back to reviewed.
  void undo_publication(const std::string& id);
  void note_entry(const std::string& id, std::uint64_t entry);

  std::optional<Proposal> find(std::string_view id);
  std::vector<Proposal> all();  // by their last change
  std::vector<ProposalStep> steps(std::string_view id);

 private:
  Proposals(std::unique_ptr<Connection> connection, Clock clock);
  std::optional<Proposal> read(std::string_view column, std::string_view value);
  Result<Proposal> insert(const Sent& sent);
  Result<Proposal> replace(const Sent& sent);
  void note_authors(const Proposal& proposal);
  void ask(const std::string& id, std::uint64_t version, const std::vector<Reply>& asked);
  void add_co_authors(std::vector<Proposal>& proposals, std::string_view id);
  static Error changed_meanwhile(const std::string& id);
  void note_step(const Proposal& proposal, std::string_view account, std::string_view remark);

  std::mutex mutex_;  // of the connection
  std::unique_ptr<Connection> connection_;
  Clock clock_;
};

}  // namespace acta::store
