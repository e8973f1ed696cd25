#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/computed.h"
#include "register/records/commitment.h"
#include "register/records/track_report.h"

namespace acta::analysis {

// The part of one state in one promise: what it reports of it, and what others say. Side by side,
// never averaged.
struct Undertaking {
  const record::Subject* commitment = nullptr;
  const record::Subject* country = nullptr;
  std::optional<record::TrackReport> reported;
  // The last day that the state reported for, where the process's reporting period has passed since
  // then: what it said no longer counts as reported.
  std::optional<Day> not_since;
  std::vector<record::TrackReport> assessed;   // one an assessor
  std::vector<record::TrackReport> evidenced;  // the newest first
  bool owes = true;  // it stands behind the promise on the View's day; else it is only spoken of

  bool current() const { return reported && !not_since; }
  bool differs() const;  // an assessor sees it otherwise than the state
};

// The states that stand behind a commitment on the View's day: each that promised it, and the
// full members of each mechanism that did. In the order of their ids.
Parties states_behind(const record::View& view, const record::Subject& commitment);

// The three tracks of a commitment, one for each state that stands behind it or is spoken of.
std::vector<Undertaking> undertakings_of(const record::View& view,
                                         const record::Subject& commitment,
                                         std::string_view language);
std::vector<Undertaking> undertakings_of(const record::View& view,
                                         const record::Commitment& commitment,
                                         std::string_view language);

// Counts of one track over undertakings, of each of which the state owes an account. Shares are of
// all, so that silence shows.
struct TrackTally {
  std::size_t total = 0;
  std::vector<std::pair<std::string_view, std::size_t>> by_status;  // in the pack's order
  std::size_t several = 0;  // said by more than one, not all alike: in no status
  std::size_t aged = 0;     // reported once, not within the reporting period
  std::size_t silent = 0;   // nothing was ever said

  std::size_t with(std::string_view status) const;
  std::size_t spoken() const { return total - aged - silent; }
};

struct CountryTally {
  const record::Subject* country = nullptr;
  std::size_t total = 0, reported = 0, aged = 0, silent = 0;  // in the first track
  std::size_t assessed = 0, evidenced = 0, differing = 0;
};

struct TracksReport {
  std::array<TrackTally, 3> tallies;  // of record::all_tracks
  std::size_t differing = 0;          // reported one way and assessed another
  std::vector<CountryTally> by_country;
  // By commitment, then country; shared with the report that it goes on from.
  std::vector<std::shared_ptr<const Undertaking>> undertakings;
  Computed how;
};

// How accounts are counted, of all or of some.
Computed tracks_rule(const record::View& view);

// Of every commitment made by the View's day and every state behind it. A report ages when the
// months of `reporting_months` of the process have passed since the last day it may speak of; a
// process that has no such property lets none age.
TracksReport tracks(const record::View& view, std::string_view language = "en");

// The same in English, from such a report at another entry: on the same day only those commitments
// are read anew about which, or about whose sources, something was said meanwhile.
TracksReport tracks_from(const TracksReport& near, const record::View& view);

}  // namespace acta::analysis
