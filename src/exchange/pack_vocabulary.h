#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/pack_files.h"
#include "register/draft.h"

namespace acta::exchange {

// Who says what no source says: the vocabulary, a reading, a resolution.
inline constexpr std::string_view compiler = "compiler";

// What the pack's other files need to know of its kinds.csv and properties.csv.
struct PackVocabulary {
  struct Property {
    std::string type;  // "text", "reference", …
    std::vector<std::string> codes;
  };
  std::map<std::string, Property, std::less<>> properties;
  std::set<std::string, std::less<>> kinds;

  std::string type_of(std::string_view property) const;    // empty if there is none
  std::string near_property(std::string_view name) const;  // for a hint; empty if none is near
};

// Adds a draft for each thing that the two files say about a kind or a property.
PackVocabulary read_vocabulary(const PackFiles& files, std::string_view pack,
                               std::vector<record::ClaimDraft>& drafts, Errors& errors);

// The parts of a list cell: "commitment;committee". No part is empty; an empty cell has none.
std::vector<record::Written> split_list(const record::Written& cell, Errors& errors);

}  // namespace acta::exchange
