#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "register/view.h"

namespace acta::search {

// All words of a view and where they stand, for a copy of the site that searches without us. A
// word that is written in the record leads to its stems, so whoever searches needs no stemmer.
struct Lexicon {
  struct Places {
    std::set<std::uint32_t> names, texts;  // places in `subjects`
  };
  std::vector<const record::Subject*> subjects;
  std::map<std::string, std::set<std::uint32_t>> words;  // folded; places in `stems`
  std::vector<Places> stems;
};

Lexicon lexicon(const record::View& view);

}  // namespace acta::search
