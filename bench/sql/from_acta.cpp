#include <algorithm>

#include "analysis/overlap.h"
#include "register/records/commitment.h"
#include "register/records/fields.h"
#include "register/records/membership.h"
#include "sql/answers.h"

namespace acta::bench::sql {
namespace {

record::View view_of(const record::Register& record, AsOf as_of) {
  return {record, as_of.valid, record.entry_at(as_of.known)};
}

std::int64_t signed_count(std::size_t count) { return static_cast<std::int64_t>(count); }

}  // namespace

std::vector<Common> FromActa::overlap(AsOf as_of) {
  std::vector<Common> common;
  for (const analysis::Overlap& pair : analysis::overlap(view_of(*record_, as_of)).pairs) {
    if (pair.common.possible == 0) continue;
    Common& made = common.emplace_back();
    made.a = pair.mechanism->id();
    made.b = pair.with->id();
    made.certain = signed_count(pair.common.certain);
    made.possible = signed_count(pair.common.possible);
    for (const record::Subject* party : pair.shared) made.shared.emplace_back(party->id());
  }
  return common;
}

std::vector<Member> FromActa::members(AsOf as_of, const std::string& mechanism) {
  const record::View view = view_of(*record_, as_of);
  std::vector<Member> members;
  const record::Subject* const subject = view.find("mechanism/" + mechanism);
  if (!subject) return members;
  for (const record::Membership& membership : record::memberships_of(view, *subject))
    if (membership.kind == record::MembershipKind::full)
      members.push_back(
          {std::string(membership.party->id()), membership.certainty == Certainty::certain});
  return members;
}

std::vector<Standing> FromActa::statuses(AsOf as_of) {
  const record::View view = view_of(*record_, as_of);
  std::vector<Standing> all;
  for (const record::Subject* commitment : view.subjects("commitment")) {
    std::optional<record::Held> best;
    view.each_held(*commitment, "status", [&](const record::Held& held) {
      if (!best || record::answers_better(held, *best)) best = held;
    });
    if (best)
      all.push_back({std::string(commitment->id()),
                     std::string(std::get<record::Code>(best->claim->value).code)});
  }
  return all;
}

Page FromActa::page(AsOf as_of, const std::string& commitment) {
  const record::View view = view_of(*record_, as_of);
  Page page;
  const record::Subject* const subject = view.find("commitment/" + commitment);
  if (!subject) return page;
  const record::Commitment read = record::commitment(view, *subject);
  page.text = record::text_of(view, *subject, "text", "es").text;
  if (read.quantity) page.amount = format_decimal(read.quantity->amount);
  if (read.deadline) page.deadline = read.deadline->first.number;
  for (const record::Subject* actor : read.actors) page.actors.emplace_back(actor->id());
  std::sort(page.actors.begin(), page.actors.end());
  for (const record::StatusReport& report : read.reports) page.statuses.emplace_back(report.status);
  view.each_held_mention(*subject, "commitment", [&](const record::Held& held) {
    if (held.claim->subject->kind() != "evidence") return;
    const record::Fields evidence(view, *held.claim->subject);
    const auto date = evidence.date("date");
    page.evidence.push_back({std::string(evidence.subject().id()), evidence.text("text", "es").text,
                             date ? date->first.number : 0});
  });
  std::sort(page.evidence.begin(), page.evidence.end());
  return page;
}

}  // namespace acta::bench::sql
