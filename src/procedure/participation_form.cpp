#include "procedure/participation_form.h"

#include <algorithm>

#include "base/decimal.h"
#include "procedure/commitment_form.h"
#include "procedure/indicator_form.h"
#include "register/records/commitment.h"
#include "register/records/participation.h"

namespace acta::procedure {
namespace {

using record::Subject;
using record::View;

class Drafting {
 public:
  Drafting(const View& view, const ParticipationForm& form, const Subject& commitment,
           std::string_view name)
      : view_(view),
        form_(form),
        commitment_(commitment),
        claims_(view, "undertaking/" + form.commitment + '-' + party_id(), form.ground, name) {}

  Checked<std::vector<record::ClaimDraft>> run() {
    claims_.need("party", typed("party"));
    if (!typed("share").empty()) claims_.need("unit", form_.unit);
    const auto known = record::participations(view_, commitment_);
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto& each) {
      return each.party->name() == typed("party");
    });
    if (found == known.end()) {
      if (!typed("party").empty())
        claims_.fail("error.participation.not-theirs", "party", typed("party"));
    } else {
      leave(*found);
      claims_.put("commitment", commitment_.name());
      claims_.put("party", typed("party"));
      claims_.put("actor_role", typed("actor_role"));
      check_share();
      claims_.put("share", typed("share"), form_.unit);
    }
    return claims_.take("actor_role");
  }

 private:
  void check_share() {
    const auto number = parse_decimal(typed("share"));
    if (number && number->units < 0)
      claims_.fail("error.quantity.below-zero", "share", typed("share"));
    else if (const char* wrong = wrong_as_share(view_, form_.unit, false, typed("share")))
      claims_.fail(wrong, "share", typed("share"));
  }
  std::string_view typed(std::string_view property) const { return typed_at(form_.said, property); }
  std::string party_id() const {
    const std::string_view party = typed("party");
    return std::string(party.substr(std::min(party.find('/'), party.size() - 1) + 1));
  }

  void leave(const record::Participation& one) {
    if (form_.left_on.empty()) return;
    const auto day = parse_date(form_.left_on, "left_on");
    if (!day) {
      const Error& error = day.error();
      return claims_.fail(error.message.c_str(), "left_on", error.value, error.hint);
    }
    const auto made = record::commitment(view_, commitment_).made_on;
    if (one.left)
      return claims_.fail("error.participation.left-already", "left_on", form_.left_on,
                          format_bound(one.actor->valid.end));
    if (day->first > view_.valid())
      return claims_.fail("error.report.future", "left_on", form_.left_on);
    if (made && day->last < made->first)
      return claims_.fail("error.participation.left-before", "left_on", form_.left_on,
                          format_date(*made));
    claims_.end(*one.actor, form_.left_on, "left_on");
  }

  const View& view_;
  const ParticipationForm& form_;
  const Subject& commitment_;
  TypedClaims claims_;
};

}  // namespace

Result<Matter> participation_matter(const View& view, const ParticipationForm& form) {
  CommitmentForm of;
  of.id = form.commitment;
  return commitment_matter(view, of);
}

Checked<std::vector<record::ClaimDraft>> participation_drafts(const View& view,
                                                              const ParticipationForm& form,
                                                              std::string_view name) {
  const std::string subject = "commitment/" + form.commitment;
  const Subject* const commitment =
      record::check_subject_name(subject) ? view.find(subject) : nullptr;
  if (!commitment)
    return tl::unexpected(
        Errors{{ErrorKind::not_found, "error.coding.unknown", "id", form.commitment, {}}});
  return Drafting(view, form, *commitment, name).run();
}

}  // namespace acta::procedure
