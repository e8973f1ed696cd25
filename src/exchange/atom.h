#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace acta::exchange {

// A feed of the Atom Syndication Format (RFC 4287), with the paging of RFC 5005 §3. Addresses are
// whole ones; ids never change.
struct AtomEntry {
  std::string id, title;
  Instant updated;
  std::string link;     // to read more
  std::string summary;  // plain text
};

struct AtomFeed {
  std::string id, language, title, author;
  Instant updated;
  std::string self, page;  // addresses: of the feed, and of the same for people
  std::string next;        // of the entries before these; empty: there are none
  std::vector<AtomEntry> entries;
};

std::string write_atom(const AtomFeed& feed);

// For a text or a quoted attribute of XML 1.0; what XML cannot hold becomes U+FFFD.
void put_xml(std::string& out, std::string_view text);

}  // namespace acta::exchange
