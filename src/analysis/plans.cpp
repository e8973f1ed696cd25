#include "analysis/plans.h"

#include <algorithm>
#include <set>

#include "register/records/committee.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"

namespace acta::analysis {
namespace {

using record::Claim;
using record::Subject;
using record::View;

// In the order in which the process names them.
std::vector<std::string_view> format_of(const View& view) {
  std::vector<const Claim*> named;
  for (const Subject* process : view.subjects("process"))
    for (const Claim* claim : record::Fields(view, *process).claims("plan_part"))
      named.push_back(claim);
  std::sort(named.begin(), named.end(),
            [](const Claim* a, const Claim* b) { return a->number < b->number; });
  std::vector<std::string_view> parts;
  for (const Claim* claim : named)
    if (const auto* code = std::get_if<record::Code>(&claim->value)) parts.push_back(code->code);
  return parts;
}

}  // namespace

std::size_t Plan::held() const {
  return static_cast<std::size_t>(
      std::count_if(parts.begin(), parts.end(), [](const PlanPart& part) { return part.held(); }));
}

std::vector<std::string_view> Plan::missing() const {
  std::vector<std::string_view> codes;
  for (const PlanPart& part : parts)
    if (!part.held()) codes.push_back(part.code);
  return codes;
}

std::optional<Plan> plan_of(const View& view, const Subject& committee) {
  const record::Fields fields(view, committee);
  if (fields.reference("mechanism") != record::centre(view)) return std::nullopt;
  Plan plan{&committee, {}};
  for (const std::string_view code : format_of(view)) {
    PlanPart part{code, fields.claims(code), {}};
    std::erase_if(part.said, [](const Claim* claim) {
      return claim->translation != record::Translation::none;
    });
    std::set<const Subject*> told;  // several sources may say whose it is
    for (const record::Held& held : view.held_mentions(committee, "committee"))
      if (held.claim->subject->kind() == code && !held.set_aside &&
          told.insert(held.claim->subject).second)
        part.things.push_back(held.claim->subject);
    plan.parts.push_back(std::move(part));
  }
  if (plan.parts.empty()) return std::nullopt;
  return plan;
}

}  // namespace acta::analysis
