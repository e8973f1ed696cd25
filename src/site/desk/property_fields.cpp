#include "site/desk/property_fields.h"

#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/layout.h"

namespace acta::site {
namespace {

using record::Property;
using record::Subject;

std::string in_language(const std::map<std::string, std::string>& words,
                        const std::string& language) {
  const auto own = words.find(language);
  if (own != words.end()) return own->second;
  const auto english = words.find("en");
  return english == words.end() ? std::string() : english->second;
}

void add_codes(const Visit& visit, const Property& property, Field& field) {
  field.choices.emplace_back("", visit.t()("desk.report.choose"));
  const auto add = [&](std::string_view code) {
    field.choices.emplace_back(
        code, record::label_of(visit.context.view, property.name, code, visit.t().language()).text);
  };
  for (const std::string& code : property.codes) add(code);
  if (property.codes.empty())
    for (const Subject* code : visit.context.view.subjects(property.name)) add(code->id());
}

void add_subjects(const Visit& visit, const Property& property, Field& field) {
  field.choices.emplace_back("", visit.t()("desk.report.choose"));
  for (const std::string& kind : property.to)
    for (const Subject* each : by_name(visit.context, visit.context.view.subjects(kind)))
      field.choices.emplace_back(each->name(),
                                 std::string(each->id()) + " · " + name_of(visit.context, *each));
}

// A question about the document, in the words of the form of a commitment.
Field& add(const Visit& visit, const char* name, const std::string& value,
           std::vector<Field>& fields) {
  const Messages& t = visit.t();
  const std::string key = std::string("desk.commitment.") + name;
  return fields.emplace_back(Field{name,
                                   std::string(t(key)),
                                   t.has(key + ".help") ? std::string(t(key + ".help")) : "",
                                   value,
                                   {}});
}

}  // namespace

Field property_field(const Visit& visit, const std::string& property, const std::string& value) {
  Field field{property, property, {}, value, {}};
  const auto* const known = visit.context.view.vocabulary().property(property);
  if (!known) return field;
  field.label = visit.context.view.vocabulary().label(property, visit.t().language());
  field.help = in_language(known->definition, visit.t().language());
  switch (known->type) {
    case record::ValueType::code: add_codes(visit, *known, field); break;
    case record::ValueType::reference: add_subjects(visit, *known, field); break;
    case record::ValueType::text:
      field.is_long = known->cardinality == record::Cardinality::many || property == "definition";
      break;
    default: break;
  }
  return field;
}

void read_typed(const Visit& visit, std::span<const char* const> properties,
                procedure::Typed& typed) {
  for (const char* property : properties) typed[property] = visit.sent(property);
}

void add_ground_fields(const Visit& visit, const procedure::Ground& ground, bool with_reason,
                       std::vector<Field>& fields) {
  const Messages& t = visit.t();
  Field& language = add(visit, "language", ground.language, fields);
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  if (with_reason) add(visit, "reason", ground.reason, fields).is_long = true;
  Field& source = add(visit, "source", ground.source, fields);
  source.choices.emplace_back("", t("desk.report.choose"));
  for (const Subject* each : by_name(visit.context, visit.context.view.subjects("source")))
    source.choices.emplace_back(each->id(),
                                std::string(each->id()) + " · " + name_of(visit.context, *each));
  add(visit, "locator", ground.locator, fields);
  add(visit, "title", ground.document.title, fields);
  add(visit, "publisher", ground.document.publisher, fields);
  Field standing = property_field(visit, "standing", ground.document.standing);
  standing.label = t("desk.commitment.standing");
  fields.push_back(std::move(standing));
  add(visit, "address", ground.document.address, fields);
}

void read_ground(const Visit& visit, std::string_view kind, procedure::Ground& ground) {
  ground.source = visit.sent("source");
  ground.locator = visit.sent("locator");
  ground.language = visit.sent("language");
  ground.reason = visit.sent("reason");
  ground.document = {
      std::string(visit.sent("title")),   std::string(visit.sent("publisher")), ground.language,
      std::string(visit.sent("address")), std::string(visit.sent("standing")),  std::string(kind)};
}

}  // namespace acta::site
