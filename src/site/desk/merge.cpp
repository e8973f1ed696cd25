#include "site/desk/merge.h"

#include <algorithm>

#include "site/difference.h"

namespace acta::site {
namespace {

const Field* named(const std::vector<Field>& fields, const std::string& name) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

// As people read it: the words of a choice.
std::string shown(const Field& field) {
  for (const auto& [value, words] : field.choices)
    if (value == field.value) return words;
  return field.value;
}

}  // namespace

std::vector<MergedRow> merge(const std::vector<Field>& before, const std::vector<Field>& theirs,
                             std::vector<Field>& mine) {
  std::vector<MergedRow> rows;
  for (Field& field : mine) {
    const Field* const was = named(before, field.name);
    const Field* const other = named(theirs, field.name);
    if (!was || !other || (was->value == other->value && was->value == field.value)) continue;
    rows.push_back({field.label, shown(*was), difference(shown(*was), shown(*other)).after,
                    difference(shown(*was), shown(field)).after});
    if (field.value == was->value) field.value = other->value;
  }
  return rows;
}

}  // namespace acta::site
