#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/page.h"

namespace acta::site {

// What is said of a commitment: for each state behind it the three tracks (reported, assessed, from
// others) side by side, and those of which nothing is said.
Html draw_tracks(const Context& context, const record::Subject& commitment);

// What one of the three tracks says, in full.
struct TrackEntry {
  Html status, text, evidence, citation;
  std::string when, who;
  std::string replied;  // that the state replied, or that it did not; empty: it was not asked
  Html reply;
};
// The three tracks of one state's promise, side by side.
struct UndertakingView {
  Html country;
  std::string difference;  // between what is reported and what is assessed, in words
  std::string not_since;   // where what was reported is too old to count
  std::vector<TrackEntry> reported, assessed, evidenced;
};
struct TracksView {
  std::vector<UndertakingView> undertakings;  // of the states of which something is said
  Html silent;                                // the others behind it
  std::size_t silent_count = 0;
  std::string submit;  // where evidence is sent; empty: nowhere
};
Html draw_tracks(const Context& context, const TracksView& view);  // tracks.html
Html draw_track(const Context& context, std::string_view track,
                const std::vector<TrackEntry>& entries);

}  // namespace acta::site
