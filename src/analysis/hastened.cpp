#include "analysis/hastened.h"

#include <algorithm>

#include "register/records/fields.h"
#include "register/records/office.h"

namespace acta::analysis {
namespace {

Parties offices_on(const record::View& view, std::string_view account, Day day) {
  Parties offices;
  for (const record::Office& office : record::offices_of(view.on(day), account))
    if (std::any_of(office.tenures.begin(), office.tenures.end(), [&](const auto* tenure) {
          return record::holder_of(*tenure) == account &&
                 tenure->valid.holds_on(day) == Certainty::certain;
        }))
      offices.push_back(office.subject);
  return offices;
}

Hastened hastened_in(const record::View& view, const record::Claim& claim,
                     std::string_view language) {
  const record::Fields fields(view, *claim.subject);
  Hastened found;
  found.submission = claim.subject;
  found.subject = fields.reference("hastened");
  found.claim = &claim;
  found.reason = fields.text("emergency_reason", language);
  found.author = fields.code("proposed_by");
  found.asker = fields.code("hastened_by");
  found.publisher = fields.code("published_by");
  const Day day = day_of(claim.recorded);
  found.asker_offices = offices_on(view, found.asker, day);
  found.publisher_offices = offices_on(view, found.publisher, day);
  return found;
}

std::vector<Hastened> in_order(std::vector<Hastened> all) {
  std::sort(all.begin(), all.end(),
            [](const Hastened& a, const Hastened& b) { return a.claim->number < b.claim->number; });
  return all;
}

}  // namespace

std::vector<Hastened> hastened(const record::View& view, std::string_view language) {
  std::vector<Hastened> all;
  for (const record::Subject* submission : view.subjects("submission"))
    view.each_held(*submission, "hastened", [&](const record::Held& held) {
      all.push_back(hastened_in(view, *held.claim, language));
    });
  return in_order(std::move(all));
}

std::vector<Hastened> hastened(const record::View& view, const record::Subject& subject,
                               std::string_view language) {
  std::vector<Hastened> all;
  view.each_held_mention(subject, "hastened", [&](const record::Held& held) {
    all.push_back(hastened_in(view, *held.claim, language));
  });
  return in_order(std::move(all));
}

}  // namespace acta::analysis
