#include "analysis/meetings.h"

#include <algorithm>
#include <tuple>

#include "analysis/memberships.h"
#include "analysis/still_stands.h"
#include "register/records/membership.h"
#include "register/records/presidency_term.h"

namespace acta::analysis {
namespace {

bool vague(const Date& date) {
  return date.precision != Date::Precision::day && date.precision != Date::Precision::instant &&
         date.precision != Date::Precision::month;
}

void keep_each_once(Parties& parties) {
  sort_by_id(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
}

void expect_members(const record::View& view, DatedMeeting& dated) {
  if (!dated.meeting.mechanism) return;
  const record::View then = dated.earliest ? view.on(*dated.earliest) : view;
  for (const auto& member : record::memberships_of(then, *dated.meeting.mechanism)) {
    if (!counts(member, {})) continue;
    dated.expected_possibly.push_back(member.party);
    if (member.certainty == Certainty::certain) dated.expected.push_back(member.party);
  }
}

DatedMeeting date_it(const record::View& view, record::Meeting meeting) {
  DatedMeeting dated;
  if (const auto& start = meeting.start) {
    const Date& end = meeting.end ? *meeting.end : *start;
    dated.earliest = start->first;
    dated.latest = std::max(start->last, end.last);
    dated.to_the_day = start->first == start->last && end.first == end.last;
    dated.comparable = !vague(*start) && !vague(end);
  }
  dated.meeting = std::move(meeting);
  expect_members(view, dated);
  Parties hosts = dated.meeting.hosts;
  if (dated.meeting.country) hosts.push_back(dated.meeting.country);
  for (Parties* expected : {&dated.expected, &dated.expected_possibly}) {
    expected->insert(expected->end(), hosts.begin(), hosts.end());
    keep_each_once(*expected);
  }
  return dated;
}

bool passes(const DatedMeeting& dated, const MeetingFilter& filter) {
  if (filter.mechanism && dated.meeting.mechanism != filter.mechanism) return false;
  const Parties& there = dated.expected_possibly;
  return !filter.party || std::find(there.begin(), there.end(), filter.party) != there.end();
}

Parties common(const Parties& a, const Parties& b) {
  Parties both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both), id_order);
  return both;
}

void compare(const DatedMeeting& a, const DatedMeeting& b, std::vector<MeetingClash>& clashes) {
  const std::size_t possibly = common(a.expected_possibly, b.expected_possibly).size();
  if (possibly == 0) return;
  MeetingClash clash;
  clash.first = a.meeting.subject;
  clash.second = b.meeting.subject;
  clash.certainty = a.to_the_day && b.to_the_day ? Certainty::certain : Certainty::possible;
  clash.shared = common(a.expected, b.expected);
  clash.shared_possibly = possibly;
  clashes.push_back(std::move(clash));
}

// The list is in the order of first days, so a meeting is compared until one begins after its end.
std::vector<MeetingClash> clashes_among(const std::vector<DatedMeeting>& meetings) {
  std::vector<MeetingClash> clashes;
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    const DatedMeeting& a = meetings[i];
    if (!a.comparable) continue;
    for (std::size_t j = i + 1; j < meetings.size(); ++j) {
      const DatedMeeting& b = meetings[j];
      if (!b.earliest || *b.earliest > *a.latest) break;
      if (b.comparable) compare(a, b, clashes);
    }
  }
  return clashes;
}

std::size_t ahead_among(const MeetingReport& report) {
  return static_cast<std::size_t>(
      std::count_if(report.meetings.begin(), report.meetings.end(),
                    [&](const auto& dated) { return dated.latest && *dated.latest >= report.on; }));
}

Computed how_of(const record::View& view) {
  return computed(view, "rule.meetings", {"meeting", "start_date", "end_date", "host"});
}

}  // namespace

const DatedMeeting* MeetingReport::of(const record::Subject& meeting) const {
  const auto found = std::find_if(meetings.begin(), meetings.end(), [&](const auto& dated) {
    return dated.meeting.subject == &meeting;
  });
  return found == meetings.end() ? nullptr : &*found;
}

MeetingReport meetings(const record::View& view, std::string_view language) {
  MeetingReport report;
  report.on = view.valid();
  for (const record::Subject* subject : view.subjects("meeting"))
    report.meetings.push_back(date_it(view, record::meeting(view, *subject, language)));
  std::stable_sort(
      report.meetings.begin(), report.meetings.end(), [](const auto& a, const auto& b) {
        return std::tuple(!a.earliest, a.earliest) < std::tuple(!b.earliest, b.earliest);
      });
  report.clashes = clashes_among(report.meetings);
  report.ahead = ahead_among(report);
  report.how = how_of(view);
  return report;
}

MeetingReport meetings_from(const MeetingReport& near, const record::View& view,
                            std::string_view language) {
  if (!still_stands(near.how, view, {"mechanism", "meeting"})) return meetings(view, language);
  MeetingReport report = near;
  report.how = how_of(view);
  return report;
}

MeetingReport only(const MeetingFilter& filter, MeetingReport report) {
  std::erase_if(report.meetings, [&](const auto& dated) { return !passes(dated, filter); });
  std::erase_if(report.clashes, [&](const MeetingClash& clash) {
    return !report.of(*clash.first) && !report.of(*clash.second);
  });
  report.ahead = ahead_among(report);
  return report;
}

Parties conveners(const record::View& view, const record::Subject& mechanism) {
  Parties holders;
  for (const auto& term : record::presidency_terms(view, mechanism))
    if (!term.announced && !term.set_aside && term.holder && term.now != Certainty::no)
      holders.push_back(term.holder);
  keep_each_once(holders);
  return holders;
}

}  // namespace acta::analysis
