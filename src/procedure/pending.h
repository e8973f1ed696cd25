#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "procedure/circle_rule.h"
#include "procedure/membership_rule.h"
#include "procedure/submission.h"
#include "register/accept.h"
#include "register/register.h"

namespace acta::procedure {

// What the submissions since the last commit add to the record, before it is durable: a later one
// of the same group must see what an earlier one did, and nobody else may. Only the writer's
// thread uses it.
class Pending {
 public:
  explicit Pending(const record::Register& record) : record_(&record) {}

  struct Judged {
    std::vector<std::string> payloads;  // in order; restricted ones are marked
    std::vector<bool> sealed;
    Outcome outcome;
  };
  // Everything that the submission would record, its first entry being `next`; or all that is wrong
  // with it, and then nothing of it stays.
  Checked<Judged> judge(const Submission& submission, std::uint64_t next);

  void forget();  // after a commit (the register has it now) or a failure

 private:
  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  struct Added {  // by one submission
    std::unordered_set<std::string, TextHash, std::equal_to<>> subjects;
    std::unordered_map<std::string, const record::Claim*, TextHash, std::equal_to<>> keys;
    std::set<std::uint64_t> superseded;
    std::vector<SaidMembership> memberships;
    std::vector<Stated> stated;  // of what may lead round
    std::unique_ptr<record::Vocabulary> vocabulary;
  };
  const record::Claim* keyed(std::string_view key) const;
  bool exists(std::string_view subject) const;
  bool superseded(std::uint64_t number) const;
  bool is_translation(std::uint64_t number) const;
  const char* refusal_of_translation(const record::Claim& claim) const;  // null: there is none
  Errors circles_of_now() const;
  const record::Claim* former(const record::Claim& claim) const;
  void correct(const record::Claim& known, record::Claim& claim);
  const record::Vocabulary& vocabulary() const;
  void judge_draft(const record::ClaimDraft& draft, std::string_view author, std::uint64_t first,
                   Judged& judged, Errors& errors);

  const record::Register* record_;
  std::unique_ptr<record::Arena> arena_ = std::make_unique<record::Arena>();
  Added before_;  // by the submissions judged since the last commit
  Added now_;     // by the one being judged
};

}  // namespace acta::procedure
