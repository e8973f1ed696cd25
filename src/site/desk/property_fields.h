#pragma once

#include <span>
#include <string>
#include <vector>

#include "procedure/typed_claims.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

// Forms whose questions are properties of the record: the vocabulary has their words, their codes
// and what they may name.
namespace acta::site {

// The question of a property as it was answered: its label, its definition as help, its choices.
Field property_field(const Visit& visit, const std::string& property, const std::string& value);

// What was sent for these properties.
void read_typed(const Visit& visit, std::span<const char* const> properties,
                procedure::Typed& typed);

// Where it is written, in which language, and why it is said otherwise.
void add_ground_fields(const Visit& visit, const procedure::Ground& ground, bool with_reason,
                       std::vector<Field>& fields);
void read_ground(const Visit& visit, std::string_view kind, procedure::Ground& ground);

}  // namespace acta::site
