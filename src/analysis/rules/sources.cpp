#include <algorithm>
#include <optional>

#include "analysis/rules/finding.h"
#include "analysis/rules/rules.h"
#include "register/records/fields.h"

namespace acta::analysis::rules {
namespace {

// Whoever compiled the record: what it infers is not what a source names.
constexpr std::string_view compiler = "compiler";

// The parties that a source names in a role on the day, even if not to the day.
std::size_t named_parties(const record::View& view, const record::Subject& mechanism,
                          std::string_view role) {
  Parties named;
  view.each_held(mechanism, role, [&](const record::Held& held) {
    const auto* reference = std::get_if<record::Reference>(&held.claim->value);
    if (reference && !held.set_aside && !(held.claim->asserter == compiler))
      named.push_back(reference->subject);
  });
  sort_by_id(named);
  named.erase(std::unique(named.begin(), named.end()), named.end());
  return named.size();
}

std::optional<std::size_t> stated_count(const record::View& view, const record::Subject& mechanism,
                                        std::string_view role) {
  const auto stated = record::Fields(view, mechanism).quantity(std::string(role) + "_count");
  if (!stated || stated->amount.scale != 0 || stated->amount.units < 0) return std::nullopt;
  return static_cast<std::size_t>(stated->amount.units);
}

FindingList lacks(const HealthInputs& in, std::string_view rule, std::uint32_t Support::*lacking,
                  std::vector<std::uint32_t> KindSupport::*places) {
  std::size_t count = 0;
  for (const auto& [kind, support] : in.claims->support) count += ((*support).*places).size();
  return {count, [claims = in.claims, rule, lacking, places](std::size_t at) {
            auto kind = claims->support.begin();
            for (; at >= ((*kind->second).*places).size(); ++kind)
              at -= ((*kind->second).*places).size();
            const KindSupport& support = *kind->second;
            const Support& one = support.subjects[(support.*places)[at]];
            return finding(rule, one.subject,
                           {number("claims", one.claims), number("lacking", one.*lacking)});
          }};
}

}  // namespace

FindingList open_disagreement(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const record::Disagreement& one : in.claims->disagreements)
    if (one.open())
      findings.push_back(finding("open-disagreement", one.noted ? one.noted : one.about,
                                 {{"subject", one.about},
                                  {"property", PropertyName{std::string(one.property)}},
                                  number("sides", one.sides.size())}));
  return findings;
}

// A property <role>_count states how many parties hold a role.
FindingList unnamed_member(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const Memberships::Body& body : in.memberships.bodies) {
    for (const auto& [role, property] : in.view.vocabulary().properties()) {
      if (property.membership == record::MembershipKind::none) continue;
      const auto stated = stated_count(in.view, *body.mechanism, role);
      const std::size_t named = stated ? named_parties(in.view, *body.mechanism, role) : 0;
      if (stated && *stated > named)
        findings.push_back(finding("unnamed-member", body.mechanism,
                                   {called("mechanism", body.mechanism), number("stated", *stated),
                                    number("named", named), number("unnamed", *stated - named)}));
    }
  }
  return findings;
}

FindingList missing_date(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const Memberships::Body& body : in.memberships.bodies) {
    const auto undated = static_cast<std::size_t>(
        std::count_if(body.members.begin(), body.members.end(),
                      [](const record::Membership& member) { return !member.start_known(); }));
    if (undated > 0 && !body.reference)
      findings.push_back(
          finding("missing-date", body.mechanism,
                  {called("mechanism", body.mechanism), number("members", undated)}));
  }
  return findings;
}

FindingList single_source(const HealthInputs& in) {
  return lacks(in, "single-source", &Support::single_source, &KindSupport::single_source);
}

FindingList no_locator(const HealthInputs& in) {
  return lacks(in, "no-locator", &Support::no_locator, &KindSupport::no_locator);
}

}  // namespace acta::analysis::rules
