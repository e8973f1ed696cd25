#pragma once

#include <optional>
#include <vector>

#include "analysis/computed.h"
#include "register/records/meeting.h"

namespace acta::analysis {

struct MeetingFilter {
  const record::Subject* mechanism = nullptr;
  const record::Subject* party = nullptr;  // that is expected there
};

// A meeting as far as the record dates it, and whom to expect: the full members of its mechanism
// on its first day, its hosts and the country in which it is held. Nobody says who came.
struct DatedMeeting {
  record::Meeting meeting;
  std::optional<Day> earliest, latest;  // between which it is held; none: no source dates it
  bool to_the_day = false;              // both of its ends
  bool comparable = false;              // dated to the month or better
  Parties expected;                     // surely; in the order of ids
  Parties expected_possibly;            // those included
};

// Two meetings whose dates meet and at both of which somebody is expected.
struct MeetingClash {
  const record::Subject* first = nullptr;
  const record::Subject* second = nullptr;
  Certainty certainty = Certainty::possible;  // of the dates
  Parties shared;
  std::size_t shared_possibly = 0;  // those included
};

struct MeetingReport {
  std::vector<DatedMeeting> meetings;  // in the order of their first days, undated ones last
  std::vector<MeetingClash> clashes;   // in the order of the first of each
  std::size_t ahead = 0;               // that may end on the View's day or later
  Day on;                              // that day
  Computed how;

  const DatedMeeting* of(const record::Subject& meeting) const;
};

// All meetings of the record, past and to come. One that is dated only to the year is compared with
// none: its dates would meet those of half the list.
MeetingReport meetings(const record::View& view, std::string_view language = "en");
// The same in that language, from such a report at another entry: as it is, unless something was
// said meanwhile of a meeting or of a mechanism.
MeetingReport meetings_from(const MeetingReport& near, const record::View& view,
                            std::string_view language);
// Those that pass, and the clashes of each of them, also with one that does not.
MeetingReport only(const MeetingFilter& filter, MeetingReport report);

// Who was to call the next meeting of a mechanism: the holders of its presidency on the View's day.
Parties conveners(const record::View& view, const record::Subject& mechanism);

}  // namespace acta::analysis
