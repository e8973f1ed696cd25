#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/sha256.h"
#include "register/records/local_text.h"
#include "register/view.h"

namespace acta::record {

// Counts of movements at one place: what is counted there, by whom and how often, of all persons
// and, where that is published, by nationality. What it is stands in the record as claims; the
// counts themselves stand beside the ledger.
struct Flow {
  const Subject* subject = nullptr;
  LocalText name;  // "Darién, irregular transits"
  LocalText definition;
  const Subject* country = nullptr;   // where it is counted
  const Subject* upstream = nullptr;  // the flow of the country before, on the same route
  const Subject* source = nullptr;
  std::string_view movement;    // code: transit, entry, stay, encounter, return
  std::string_view frequency;   // code: day, week, month, annual
  std::string_view unit;        // code: persons
  std::string_view release;     // code: public, members, committee, recipients
  std::string_view protection;  // what hides small counts (count_protection.h); empty: nothing
  // From a day on it is counted otherwise, as somebody says. Figures on both sides of a break are
  // never compared without a word, and a break is no surge.
  struct Break {
    Day from;
    const Claim* claim;
    LocalText what;
  };
  std::vector<Break> breaks;  // by day
  // Days from which one might think so, and somebody who knows says that it is none.
  std::vector<Day> no_breaks;
};

Flow flow(const View& view, const Subject& subject, std::string_view language);

// A file of counts that was received: its one claim. `counts` is the digest of what it says
// (flow_count.h), and also the id of the subject: the same counts are received once.
struct FlowDelivery {
  const Claim* claim = nullptr;
  Hash counts{};
};
// That stand in the view, in the order in which they became known.
std::vector<FlowDelivery> flow_deliveries(const View& view);

}  // namespace acta::record
