#include "register/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.h"

namespace acta::record {
namespace {

constexpr std::array<std::pair<ValueType, std::string_view>, 7> type_names{{
    {ValueType::text, "text"},
    {ValueType::code, "code"},
    {ValueType::reference, "reference"},
    {ValueType::date, "date"},
    {ValueType::quantity, "quantity"},
    {ValueType::money, "money"},
    {ValueType::claim, "claim"},
}};

Property built_in(std::string_view name, ValueType type, Cardinality cardinality,
                  std::vector<std::string> of, std::vector<std::string> codes = {}) {
  Property property;
  property.name = name;
  property.type = type;
  property.cardinality = cardinality;
  property.of = std::move(of);
  property.codes = std::move(codes);
  return property;
}

template <class T>
T code_of(std::string_view value, std::initializer_list<std::pair<std::string_view, T>> codes) {
  for (const auto& [name, code] : codes)
    if (name == value) return code;
  throw Defect("broken invariant: a vocabulary's code that nobody checked: " + std::string(value));
}

std::size_t distance(std::string_view a, std::string_view b) {  // Levenshtein
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, substituted}));
    }
  }
  return row[b.size()];
}

void define_property(Property& into, std::string_view property, std::string_view value,
                     std::string_view language) {
  const std::string text(value);
  if (property == "type") {
    for (const auto& [type, name] : type_names)
      if (name == value) into.type = type;
  } else if (property == "cardinality") {
    into.cardinality =
        code_of<Cardinality>(value, {{"one", Cardinality::one}, {"many", Cardinality::many}});
  } else if (property == "visibility") {
    into.visibility = code_of<Visibility>(
        value, {{"published", Visibility::published}, {"restricted", Visibility::restricted}});
  } else if (property == "membership") {
    into.membership = code_of<MembershipKind>(
        value, {{"full", MembershipKind::full}, {"associate", MembershipKind::associate}});
  } else if (property == "seat") {
    into.seat = code_of<SeatKind>(
        value, {{"lead", SeatKind::lead}, {"participant", SeatKind::participant}});
  } else if (property == "of" || property == "to" || property == "codes") {
    auto& list = property == "of" ? into.of : property == "to" ? into.to : into.codes;
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
  } else if (property == "label") {
    into.label[std::string(language)] = text;
  } else if (property == "definition") {
    into.definition[std::string(language)] = text;
  }
}

}  // namespace

Vocabulary::Vocabulary() {
  const std::vector<std::string> properties = {"property"};
  std::vector<std::string> types;
  for (const auto& [type, name] : type_names) types.emplace_back(name);
  const auto add = [this](Property property) {
    properties_.insert_or_assign(property.name, std::move(property));
  };
  const auto code = ValueType::code;
  const auto one = Cardinality::one;
  const auto many = Cardinality::many;
  add(built_in("type", code, one, properties, types));
  add(built_in("cardinality", code, one, properties, {"one", "many"}));
  add(built_in("visibility", code, one, properties, {"published", "restricted"}));
  add(built_in("membership", code, one, properties, {"full", "associate"}));
  add(built_in("seat", code, one, properties, {"lead", "participant"}));
  add(built_in("of", code, many, properties));
  add(built_in("to", code, many, properties));
  add(built_in("codes", code, many, properties));
  add(built_in("definition", ValueType::text, one, properties));
  add(built_in("label", ValueType::text, one, {"property", "kind"}));
  add(built_in("plural", ValueType::text, one, {"kind"}));
  add(built_in("configuration", code, one, {"kind"}, {"yes", "no"}));
  for (const char* name : {"kind", "property"})
    kinds_.insert_or_assign(name, Kind{name, {}, {}, true});
}

const Property* Vocabulary::property(std::string_view name) const {
  const auto found = properties_.find(name);
  return found == properties_.end() ? nullptr : &found->second;
}

const Kind* Vocabulary::kind(std::string_view name) const {
  const auto found = kinds_.find(name);
  return found == kinds_.end() ? nullptr : &found->second;
}

void Vocabulary::define(std::string_view subject, std::string_view property, std::string_view value,
                        std::string_view language) {
  const std::size_t slash = subject.find('/');
  const std::string name(subject.substr(slash + 1));
  if (subject.starts_with("property/")) {
    Property& into = properties_.try_emplace(name).first->second;
    into.name = name;
    define_property(into, property, value, language);
  } else if (subject.starts_with("kind/")) {
    Kind& into = kinds_.try_emplace(name).first->second;
    into.name = name;
    if (property == "label") into.label[std::string(language)] = value;
    if (property == "plural") into.plural[std::string(language)] = value;
    if (property == "configuration") into.configuration = value == "yes";
  }
}

std::string_view Vocabulary::label(std::string_view name, std::string_view language) const {
  const Property* const known = property(name);
  if (!known) return name;
  for (const std::string_view wanted : {language, std::string_view("en")}) {
    const auto found = known->label.find(std::string(wanted));
    if (found != known->label.end()) return found->second;
  }
  return known->name;
}

std::string Vocabulary::near_property(std::string_view name) const {
  std::string best;
  std::size_t least = name.size() / 3 + 2;
  for (const auto& [known, property] : properties_) {
    const std::size_t far = distance(name, known);
    if (far < least) {
      least = far;
      best = known;
    }
  }
  return best;
}

std::string_view name_of(ValueType type) {
  for (const auto& [value, name] : type_names)
    if (value == type) return name;
  return "";
}

}  // namespace acta::record
