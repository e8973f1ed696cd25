#pragma once

#include <array>
#include <optional>
#include <vector>

#include "base/date.h"
#include "register/records/local_text.h"
#include "register/value.h"

namespace acta::record {

// A number with what stands around it. A claim without an amount says that there is none, and why.
struct Stated {
  std::optional<Quantity> amount;
  std::optional<Date> date;      // of a baseline: when; of a target: by when
  const Claim* claim = nullptr;  // of the number; null: nobody said one
};

// How it is measured, and from which day on; the first one has none.
struct Method {
  LocalText text;
  std::optional<Date> from;
  const Claim* claim = nullptr;
};

struct Indicator {
  const Subject* subject = nullptr;
  const Subject* committee = nullptr;
  const Subject* pillar = nullptr;
  const Subject* commitment = nullptr;
  const Subject* outcome = nullptr;
  const Subject* office = nullptr;
  LocalText name;
  LocalText definition;
  LocalText disaggregation;
  LocalText licence;
  std::string_view horizon;
  std::string_view unit;
  std::string_view frequency;
  std::string_view direction;
  std::string_view framework;
  std::string_view framework_code;
  bool may_exceed_hundred = false;
  std::optional<Date> locked_until;
  Stated baseline;
  std::array<Stated, 3> targets;               // in the order of horizons
  std::vector<LocalText> expected_categories;  // in the order in which they were said
  std::vector<Method> methods;                 // the earliest first
};

inline constexpr std::array<std::string_view, 3> horizons = {"short", "medium", "long"};

Indicator indicator(const View& view, const Subject& subject, std::string_view language);

// Those that are of a committee, in the order of their ids.
std::vector<const Subject*> indicators_of(const View& view, const Subject& committee);

}  // namespace acta::record
