#include "register/records/commitment.h"

#include <algorithm>

#include "register/records/fields.h"

namespace acta::record {
namespace {

std::vector<StatusReport> reports_of(const Fields& fields, CodeClasses& statuses) {
  std::vector<Held> held;
  fields.each("status", [&](const Held& each) {
    if (!each.set_aside) held.push_back(each);
  });
  std::sort(held.begin(), held.end(), answers_better);
  std::vector<StatusReport> reports;
  reports.reserve(held.size());
  for (const Held& each : held) {
    const auto* code = std::get_if<Code>(&each.claim->value);
    if (code) reports.push_back({code->code, statuses.of(code->code), each.claim});
  }
  return reports;
}

}  // namespace

Commitment commitment(const View& view, const Subject& subject) {
  return CommitmentReader(view).read(subject);
}

Commitment CommitmentReader::read(const Subject& subject) {
  const Fields fields(view_, subject);
  Commitment commitment;
  commitment.subject = &subject;
  commitment.actors = fields.references("actor");
  commitment.pillar = fields.reference("pillar");
  commitment.committee = fields.reference("committee");
  commitment.made_at = fields.reference("made_at");
  commitment.office = fields.reference("responsible_office");
  commitment.text_claim = fields.claim("text");
  commitment.made_on = fields.date("made_on");
  commitment.deadline = fields.date("deadline");
  commitment.quantity = fields.quantity("quantity");
  commitment.type = fields.code("commitment_type");
  commitment.specificity = fields.code("specificity");
  commitment.reports = reports_of(fields, statuses_);
  commitment.accounted = fields.claim("reported_status") != nullptr;
  return commitment;
}

}  // namespace acta::record
