#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// What is published is never deleted: somebody asks for it to be withdrawn, another person confirms
// it, and the reason stays for everybody. A proposal of this kind of matter says nothing else.
inline constexpr std::string_view withdrawal_kind = "withdrawal";

struct WithdrawalForm {
  std::string subject = {};   // "commitment/CM06"
  std::string what = {};      // "all" that is said of it, or the entry of one statement: "4812"
  std::string reason = {};    // for everybody to read
  std::string language = {};  // of the reason, BCP 47
  std::string office = {};    // that asks for it: "publishing"
};

// Whose statement it is and of what kind, as the matrix speaks of what is published.
Matter matter_of(const record::View& view, const record::Claim& claim);

// The statements about a subject that the actor may ask to have withdrawn, in their order: one for
// each report, whose text goes with its status; none where it is configuration. And whether that is
// all of it, and it is nothing that others stand on (a state, a mechanism, a source).
struct Withdrawable {
  std::vector<const record::Claim*> statements;
  bool whole = false;
  std::vector<std::string> offices;  // of the actor, that may ask for one of them
};
Withdrawable withdrawable(const record::View& view, const Matrix& matrix, const Actor& actor,
                          const record::Subject& subject);

// Of the kind "withdrawal"; of all the states and committees concerned.
Matter withdrawal_matter(const record::View& view, const std::vector<record::ClaimDraft>& drafts);

// What is missing or wrong, with the field's name as place: error.report.missing,
// error.withdrawal.not-standing, error.withdrawal.office.
Checked<std::vector<record::ClaimDraft>> withdrawal_drafts(const record::View& view,
                                                           const Matrix& matrix, const Actor& actor,
                                                           const WithdrawalForm& form);

// Whether the matrix lets the actor ask for each of these withdrawals, as require() does.
Result<void> may_ask_for(const record::View& view, const Matrix& matrix, const Actor& actor,
                         const std::vector<record::ClaimDraft>& withdrawals);

}  // namespace acta::procedure
