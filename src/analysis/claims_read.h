#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "register/disagreement.h"

namespace acta::analysis {

// How well the claims about one subject are supported.
struct Support {
  const record::Subject* subject = nullptr;
  std::uint32_t claims = 0;         // standing, of the kinds that need a source
  std::uint32_t single_source = 0;  // no other source says the same
  std::uint32_t no_locator = 0;     // the source is named, the place in it is not
};

// That of all subjects of a kind, in the order of their ids.
struct KindSupport {
  std::vector<Support> subjects;
  std::vector<std::uint32_t> single_source, no_locator;  // places of those that lack it
};

// What a look at every standing claim gives, whatever its dates: it is the same on every day.
struct ClaimsRead {
  std::uint64_t at = 0;                             // entry
  std::vector<record::Disagreement> disagreements;  // noted first, as record::disagreements()
  // By kind; those that configure the record are left out. What goes on from another shares with it
  // the kinds about which nothing was said meanwhile.
  std::map<std::string_view, std::shared_ptr<const KindSupport>> support;

  std::size_t open_disagreements() const;
};

// In one pass, which is most of the time of a health check.
ClaimsRead read_claims(const record::View& view);

// The same, from what was read of that record at another entry: only those subjects are read anew
// about which the two may differ.
ClaimsRead read_claims(const record::View& view, const ClaimsRead& near);

}  // namespace acta::analysis
