#pragma once

#include <string>
#include <vector>

#include "analysis/meetings.h"
#include "site/page.h"
#include "site/piece.h"

namespace acta::site {

// GET /{lang}/meetings[?mechanism=ID&party=ID] : when who meets, and what falls on the same days;
// and GET /{lang}/meetings/{id} : one of them. Both also as iCalendar, .ics.
void add_meeting_pages(Router& router, const Site& site);

// Meetings as a list on the page of a party, a committee or a pillar.
Html draw_meeting_list(const Context& context,
                       const std::vector<const analysis::DatedMeeting*>& meetings);

// Where nothing lies ahead: when a mechanism last met, and to whom the next meeting falls.
Html draw_last_meeting(const Context& context, const analysis::MeetingReport& report,
                       const record::Subject& mechanism);

struct MeetingLine {
  Html title, about;
  std::string mechanism, mechanism_href;
  bool ahead = false;
  std::vector<Html> clashes;
};
struct MeetingMonth {
  std::string name;
  std::vector<MeetingLine> lines;
};
struct MeetingChoice {
  std::string href, text;
  bool current = false;
};
struct MeetingsView {
  std::vector<MeetingChoice> choices;
  std::vector<MeetingMonth> ahead, past;
  Piece piece;
  std::size_t without_a_day = 0;  // not in the calendar file
  std::string calendar_href;
  const answer::Answer& answer;
};
Html draw_meetings(const Context& context, const MeetingsView& view);  // list.html
Html draw_months(const Context& context, const std::vector<MeetingMonth>& months);

struct MeetingView {
  std::vector<Html> clashes;
  std::vector<const record::Subject*> expected;
  std::size_t expected_possibly = 0;
  std::vector<const record::Subject*> commitments;
};
Html draw_meeting(const Context& context, const MeetingView& view);  // show.html

}  // namespace acta::site
