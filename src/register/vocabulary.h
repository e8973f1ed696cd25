#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "register/value.h"

namespace acta::record {

enum class Cardinality : std::uint8_t {
  one,   // one value at a time: two that differ on the same day are in disagreement
  many,  // a set: "endorser", "participant"
};

// Whom an analysis counts as a member (features: full members by default, associates by switch).
enum class MembershipKind : std::uint8_t { none, full, associate };

// What a role in a committee is.
enum class SeatKind : std::uint8_t { none, lead, participant };

enum class Visibility : std::uint8_t { published, restricted };

// One thing that can be said of subjects of certain kinds. A row of a pack's properties.csv, and in
// the ledger the claims about subject `property/<name>`.
struct Property {
  std::string name;  // "endorser_count": [a-z][a-z0-9_]*
  ValueType type = ValueType::text;
  Cardinality cardinality = Cardinality::many;
  std::vector<std::string> of;     // kinds of subject; empty: any
  std::vector<std::string> to;     // a reference's kinds of subject; empty: any
  std::vector<std::string> codes;  // a code's values; empty: any code
  Visibility visibility = Visibility::published;
  MembershipKind membership = MembershipKind::none;
  SeatKind seat = SeatKind::none;
  std::map<std::string, std::string> label;       // by language
  std::map<std::string, std::string> definition;  // by language

  bool operator==(const Property&) const = default;
};

// A kind of subject: "mechanism". In the ledger the claims about subject `kind/<name>`.
struct Kind {
  std::string name;
  std::map<std::string, std::string> label;
  std::map<std::string, std::string> plural;
  bool configuration = false;  // set up by whoever runs the process; its claims need no source
  bool operator==(const Kind&) const = default;
};

// What can be said, as pack data: another process is another vocabulary, not other code. Only the
// properties of kinds and properties themselves are built in, so that a vocabulary can be claimed.
class Vocabulary {
 public:
  Vocabulary();  // the built-in part

  const Property* property(std::string_view name) const;  // null if unknown
  const Kind* kind(std::string_view name) const;
  const std::map<std::string, Property, std::less<>>& properties() const { return properties_; }
  const std::map<std::string, Kind, std::less<>>& kinds() const { return kinds_; }

  // Takes in one claim about `property/…` or `kind/…`: define("property/lead", "type",
  // "reference"). Unknown codes are a defect: procedure has checked them against the built-in
  // properties.
  void define(std::string_view subject, std::string_view property, std::string_view value,
              std::string_view language);

  // The label in the language asked for, else in English, else the name itself.
  std::string_view label(std::string_view property, std::string_view language) const;

  // A name like the one given, for an error's hint; empty if none is near.
  std::string near_property(std::string_view name) const;

 private:
  std::map<std::string, Property, std::less<>> properties_;
  std::map<std::string, Kind, std::less<>> kinds_;
};

std::string_view name_of(ValueType type);

}  // namespace acta::record
