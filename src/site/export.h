#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "site/page.h"

namespace acta::site {

struct Exported {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t entry = 0;        // up to which the copy speaks
  std::vector<std::string> dead;  // addresses that pages link to and that do not answer
};

// The whole public site as files that open without a server: every page that the router links to
// from the four first pages, as it is now, with its data, assets, search, checkpoint and tiles.
// Links are relative. What only a server can answer is left out: other dates, forms.
//
// It is written beside `directory` and takes its place when it is complete and on disk, so an
// interrupted or failed export leaves the one before whole. Only an empty directory or an earlier
// export is replaced: error.export.not-ours. Two at once would write over each other, so the second
// is error.export.under-way; the empty "DIR.lock" that tells it stays. A full disk is
// error.export.disk-full; other machine failures throw.
Result<Exported> export_site(const Site& site, const std::string& directory);

}  // namespace acta::site
