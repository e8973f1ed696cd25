#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "register/records/local_text.h"

namespace acta::record {

// Who says what has become of a promise: the state itself, an independent assessor, anybody else
// with evidence. The three stand side by side and are never averaged. All use one scale, the codes
// of reported_status.
enum class Track : std::uint8_t { reported, assessed, evidenced };
inline constexpr std::array<Track, 3> all_tracks{Track::reported, Track::assessed,
                                                 Track::evidenced};
std::string_view name_of(Track track);          // "assessed"
std::string_view status_property(Track track);  // "assessed_status", of a commitment
std::string_view text_property(Track track);    // "assessment_text"

// What somebody said on a commitment, in one of the tracks.
struct TrackReport {
  const Subject* country = nullptr;  // whose promise it is about
  std::string_view asserter;         // who says so: "country/COL", "office/assessment"
  std::string_view filed_by;         // who sent it to that office; empty: nobody is named
  std::string_view status;           // the pack's code
  std::string_view status_class;     // code_class.h
  const Claim* claim = nullptr;      // of the status; its interval begins on the day reported for
  LocalText text;
  LocalText evidence;  // empty: none was given

  // Of what others say: what the state was asked before it was published, and answered.
  std::optional<Date> reply_asked, reply_due;  // none: it was not asked
  std::optional<Date> reply_received;          // none: no answer came
  LocalText reply;
};

// In the order of the countries' ids. Of a state and of an assessor the newest on each country, and
// of evidence all, the newest first: others do not speak for each other. Texts are in the language
// where they were translated into it; with none they are as they were said, as whoever goes on from
// them needs.
std::vector<TrackReport> track_reports(const View& view, const Subject& commitment, Track track,
                                       std::string_view language);

}  // namespace acta::record
