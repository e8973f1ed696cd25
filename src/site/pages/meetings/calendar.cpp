#include "site/pages/meetings/calendar.h"

#include <algorithm>

#include "exchange/icalendar.h"
#include "site/blocks.h"
#include "site/layout.h"

namespace acta::site {
namespace {

using analysis::DatedMeeting;
using record::Subject;

// The part after the "@": two processes may both have a meeting ME01.
std::string process_of(const Context& context) {
  const auto processes = context.view.subjects("process");
  return processes.empty() ? "acta" : std::string(processes.front()->id());
}

Instant last_word_on(const Context& context, const Subject& meeting) {
  Instant last;
  for (const record::Claim* claim : context.view.history(meeting))
    last = std::max(last, claim->recorded);
  return last;
}

std::string location_of(const Context& context, const record::Meeting& meeting) {
  std::string location = meeting.city.text;
  if (!meeting.country) return location;
  if (!location.empty()) location += ", ";
  return location + name_of(context, *meeting.country);
}

exchange::CalendarEvent event_of(const Context& context, const DatedMeeting& dated,
                                 const std::string& process) {
  const record::Meeting& meeting = dated.meeting;
  exchange::CalendarEvent event;
  event.uid = "meeting-" + std::string(meeting.subject->id()) + '@' + process;
  event.stamp = last_word_on(context, *meeting.subject);
  event.first = *dated.earliest;
  event.last = *dated.latest;
  event.summary = meeting.title.empty() ? std::string(meeting.subject->id()) : meeting.title.text;
  if (meeting.mechanism)
    event.summary = std::string(meeting.mechanism->id()) + ": " + event.summary;
  event.language = meeting.title.language;
  event.location = location_of(context, meeting);
  return event;
}

}  // namespace

std::string calendar_of(const Context& context, const analysis::MeetingReport& report) {
  exchange::Calendar calendar;
  calendar.name =
      context.t("page.meetings.calendar.name",
                {{"process", std::string_view(process_name(context.view, context.t).text)}});
  calendar.language = context.t.language();
  const std::string process = process_of(context);
  for (const DatedMeeting& dated : report.meetings)
    if (dated.to_the_day) calendar.events.push_back(event_of(context, dated, process));
  return exchange::to_icalendar(calendar);
}

}  // namespace acta::site
