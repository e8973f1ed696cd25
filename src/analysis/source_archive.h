#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "register/records/source_copy.h"

namespace acta::analysis {

// What is kept of a source, and whether it is still where it was found.
struct ArchivedSource {
  std::vector<record::SourceCopy> copies;     // the one captured last comes first
  std::string_view link;                      // answers, gone, silent; empty: nobody looked
  const record::Claim* link_claim = nullptr;  // since when

  bool dead() const { return link == "gone" || link == "silent"; }
  // One to read instead; null: there is none, here or elsewhere.
  const record::SourceCopy* readable() const;
};

// All sources of which a copy or a state of the link is on record.
struct SourceArchive {
  std::unordered_map<const record::Subject*, ArchivedSource> sources;
  std::optional<Date> checked;  // when links were last looked at
  std::size_t with_copy = 0;    // sources with a copy, here or elsewhere
  std::size_t dead = 0;         // sources whose original no longer answers
  std::size_t lost = 0;         // those of them without a copy

  const ArchivedSource* of(const record::Subject& source) const;  // null: nothing is on record
};

SourceArchive source_archive(const record::View& view);

}  // namespace acta::analysis
