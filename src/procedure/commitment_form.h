#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/desk.h"
#include "procedure/permission.h"
#include "procedure/typed_claims.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// A commitment as it was typed: a new one, or what is to be said otherwise of one on record. That
// is an amendment with its reason and source, or the correction of a slip that changes no meaning;
// what stood before stays on record either way.
struct CommitmentForm {
  std::string id = {};      // of one on record; empty: a new one
  std::string actors = {};  // of a new one: "COL, PER", "LAD"
  Typed said = {};          // the answers to commitment_questions(), and the unit of the quantity
  std::string quote = {};   // of a new one: at most 15 words of the source
  Ground ground = {};
  std::string change = {};     // of one on record: "amendment", "correction"
  std::string weakening = {};  // "confirmed", "dismissed": to be said where there is a sign of it
  std::string different = {};  // "yes": it is another than one that reads almost like it
};

// Properties in the order in which a form asks for them; one on record is asked for fewer.
std::span<const char* const> commitment_questions(bool is_new);

// As the record has it on the View's day, in that language or else in its own; of an unknown one
// nothing but the id.
CommitmentForm commitment_form(const record::View& view, std::string_view id,
                               std::string_view language);

// A new promise that somebody proposed and that is not published yet.
struct PromiseInReview {
  std::string proposal;             // id
  std::string subject;              // "commitment/LAD-2026-COL-mfrg"
  std::vector<std::string> actors;  // "country/COL"
  std::string text, language;
};
// Those among the proposals. Whoever asks gives those alone that the person who types may see
// (Desk::all): of others nothing is told.
std::vector<PromiseInReview> promises_in_review(const std::vector<Proposed>& proposals);

// For may(). error.commitment.actor with the text as value; error.coding.unknown.
Result<Matter> commitment_matter(const record::View& view, const CommitmentForm& form);

// `name` makes the reference of a new one ("LAD-2026-COL-mfrg") and the id of the document. All
// that is missing or wrong is told with the field's name as place: error.report.missing,
// error.commitment.due-before, -like (hint: which), -like-in-review (hint: the proposal),
// -unchanged, -weakened (hint: the sign).
Checked<std::vector<record::ClaimDraft>> commitment_drafts(
    const record::View& view, const CommitmentForm& form, std::string_view name,
    const std::vector<PromiseInReview>& in_review = {});
// The subject that the drafts speak of.
std::string commitment_of(const record::View& view, const CommitmentForm& form,
                          std::string_view name);

}  // namespace acta::procedure
