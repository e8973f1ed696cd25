#include "site/pages/meetings/meetings.h"

#include <algorithm>
#include <set>

#include "answer/answers.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "base/text.h"
#include "register/records/code_class.h"
#include "register/records/mechanism.h"
#include "site/blocks.h"
#include "site/findings.h"
#include "site/pages/meetings/calendar.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using analysis::DatedMeeting;
using analysis::MeetingClash;
using analysis::MeetingReport;
using record::Subject;

namespace {

std::string dates_of(const Context& context, const record::Meeting& meeting) {
  if (!meeting.start) return std::string(context.t("page.meetings.no-date"));
  return days_in_words(*meeting.start, meeting.end ? *meeting.end : *meeting.start, context.t);
}

Html place_of(const Context& context, const record::Meeting& meeting) {
  Html html;
  if (!meeting.city.empty()) html = in_its_language(context, meeting.city);
  if (!meeting.country) return html;
  if (!html.empty()) html.text += ", ";
  html.text += link_to(context, *meeting.country).text;
  return html;
}

Html about(const Context& context, const record::Meeting& meeting) {
  Html html = escaped(dates_of(context, meeting));
  if (const Html place = place_of(context, meeting); !place.empty())
    html.text += " · " + place.text;
  return html;
}

// Seen from one of the two.
Html draw_clash(const Context& context, const MeetingClash& clash, const Subject& here) {
  const Subject& other = clash.first == &here ? *clash.second : *clash.first;
  const std::size_t more = clash.shared_possibly - clash.shared.size();
  Marks mark;
  return mark.in(
      context.t("page.meetings.clash",
                {{"certainty", clash.certainty == Certainty::certain ? "certain" : "possible"},
                 {"meeting", mark(link_to(context, other))},
                 {"count", clash.shared.size()},
                 {"more", more}}));
}

std::vector<Html> clashes_of(const Context& context, const MeetingReport& report,
                             const Subject& meeting) {
  std::vector<Html> lines;
  for (const MeetingClash& clash : report.clashes)
    if (clash.first == &meeting || clash.second == &meeting)
      lines.push_back(draw_clash(context, clash, meeting));
  return lines;
}

std::string month_of(const Context& context, const DatedMeeting& dated) {
  if (!dated.earliest) return std::string(context.t("page.meetings.no-date"));
  Date date = *dated.meeting.start;
  if (!dated.comparable)
    return context.t("page.meetings.year-only", {{"year", date_in_words(date, context.t)}});
  date.precision = Date::Precision::month;
  return date_in_words(date, context.t);
}

MeetingLine line_of(const Context& context, const MeetingReport& report,
                    const DatedMeeting& dated) {
  const record::Meeting& meeting = dated.meeting;
  MeetingLine line;
  line.title = link_to(context, *meeting.subject);
  line.about = about(context, meeting);
  line.ahead = dated.latest && *dated.latest >= context.view.valid();
  if (meeting.mechanism) {
    line.mechanism = meeting.mechanism->id();
    line.mechanism_href = href_of(context, *meeting.mechanism);
  }
  line.clashes = clashes_of(context, report, *meeting.subject);
  return line;
}

void add(const Context& context, const MeetingReport& report, const DatedMeeting& dated,
         std::vector<MeetingMonth>& months) {
  std::string name = month_of(context, dated);
  if (months.empty() || months.back().name != name) months.push_back({std::move(name), {}});
  months.back().lines.push_back(line_of(context, report, dated));
}

// One link for each mechanism that meets, and one for all.
std::vector<MeetingChoice> choices_of(const Context& context, const MeetingReport& all) {
  const std::string_view chosen = context.asked("mechanism");
  std::set<std::string_view> mechanisms;
  for (const auto& dated : all.meetings)
    if (dated.meeting.mechanism) mechanisms.insert(dated.meeting.mechanism->id());
  std::vector<MeetingChoice> choices{{context.here({{"mechanism", ""}}),
                                      std::string(context.t("page.meetings.all")), chosen.empty()}};
  for (const std::string_view id : mechanisms)
    choices.push_back(
        {context.here({{"mechanism", std::string(id)}}), std::string(id), id == chosen});
  return choices;
}

Html finding(const Context& context, const MeetingReport& report) {
  Marks mark;
  return mark.in(context.t("page.meetings.finding", {{"ahead", report.ahead},
                                                     {"total", report.meetings.size()},
                                                     {"clashes", report.clashes.size()},
                                                     {"link", mark(open_how())},
                                                     {"end", mark(close_link())}}));
}

Result<const Subject*> asked_for(const Context& context, std::string_view key,
                                 std::string_view kind) {
  const std::string_view id = context.asked(key);
  if (id.empty()) return nullptr;
  return subject_at(context, kind, id);
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  const Subject* mechanism = TRY(asked_for(context, "mechanism", "mechanism"));
  const Subject* party = TRY(asked_for(context, "party", "country"));
  const auto all = meetings_of(context);
  const auto found =
      mechanism || party
          ? std::make_shared<const MeetingReport>(analysis::only({mechanism, party}, *all))
          : all;
  const MeetingReport& report = *found;
  Page page;
  page.nav = "meetings";
  page.title = t("nav.meetings");
  page.answer = answer::meetings(context.view, found, t);
  page.finding = finding(context, report);
  const Subject* centre = mechanism ? mechanism : record::centre(context.view);
  page.lede = report.ahead == 0 && centre ? draw_last_meeting(context, report, *centre)
                                          : escaped(t("page.meetings.lede"));
  page.calendar = [&context, found] { return calendar_of(context, *found); };

  std::vector<const DatedMeeting*> lines;  // what lies ahead, the nearest first; then what is past
  const auto ahead = [&](const DatedMeeting& dated) {
    return dated.latest && *dated.latest >= context.view.valid();
  };
  for (const DatedMeeting& dated : report.meetings)
    if (ahead(dated)) lines.push_back(&dated);
  for (auto dated = report.meetings.rbegin(); dated != report.meetings.rend(); ++dated)
    if (!ahead(*dated)) lines.push_back(&*dated);
  MeetingsView view{choices_of(context, *all),
                    {},
                    {},
                    piece_of(context, lines.size(), "meetings"),
                    0,
                    context.here({{"page", ""}, {"table", ""}}, Format::ics),
                    page.answer};
  view.without_a_day =
      static_cast<std::size_t>(std::count_if(report.meetings.begin(), report.meetings.end(),
                                             [](const auto& dated) { return !dated.to_the_day; }));
  cut(lines, view.piece);
  for (const DatedMeeting* dated : lines)
    add(context, report, *dated, ahead(*dated) ? view.ahead : view.past);
  page.body = draw_meetings(context, view);
  return page;
}

Facts facts_of(const Context& context, const record::Meeting& meeting) {
  const Messages& t = context.t;
  const Html unknown = escaped(t("fact.not-stated"));
  const auto linked = [&](const Subject* subject) {
    return subject ? link_to(context, *subject) : unknown;
  };
  Facts facts;
  facts.add(t("fact.date"), escaped(dates_of(context, meeting)));
  const Html place = place_of(context, meeting);
  facts.add(t("fact.place"), place.empty() ? unknown : place);
  facts.add(t("fact.hosts"), meeting.hosts.empty() ? unknown : links_to(context, meeting.hosts));
  facts.add(t("fact.mechanism"), linked(meeting.mechanism));
  facts.add(t("fact.pillar"), linked(meeting.pillar));
  facts.add(t("fact.kind"),
            meeting.kind.empty()
                ? unknown
                : in_its_language(context, record::label_of(context.view, "meeting_kind",
                                                            meeting.kind, t.language())));
  facts.add(
      t("fact.countries-stated"),
      meeting.countries ? escaped(answer::number_in_words(meeting.countries->amount, t)) : unknown);
  return facts;
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "meeting", context.param("id")));
  const auto all = meetings_of(context);
  MeetingView view;
  record::Meeting meeting;
  if (const DatedMeeting* dated = all->of(*subject)) {
    meeting = dated->meeting;
    view.expected = dated->expected;
    view.expected_possibly = dated->expected_possibly.size();
  }
  view.clashes = clashes_of(context, *all, *subject);
  for (const record::Held& made : context.view.held_mentions(*subject, "made_at"))
    if (made.claim->subject->kind() == "commitment")
      view.commitments.push_back(made.claim->subject);

  Page page =
      make_subject_page(context, *subject, draw_meeting(context, view), facts_of(context, meeting));
  page.nav = "meetings";
  page.lede = about(context, meeting);
  page.crumbs = draw_crumbs(context, {{context.href("/meetings"), std::string(t("nav.meetings"))}},
                            subject->id());
  page.calendar = [&context, all, subject] {
    MeetingReport report = *all;
    std::erase_if(report.meetings,
                  [&](const auto& each) { return each.meeting.subject != subject; });
    return calendar_of(context, report);
  };
  return page;
}

}  // namespace

Html draw_last_meeting(const Context& context, const MeetingReport& report,
                       const Subject& mechanism) {
  const DatedMeeting* last = nullptr;
  for (const DatedMeeting& dated : report.meetings)
    if (dated.meeting.mechanism == &mechanism && dated.comparable &&
        *dated.latest < context.view.valid())
      last = &dated;
  if (!last) return escaped(context.t("page.meetings.lede"));
  const auto conveners = analysis::conveners(context.view, mechanism);
  Marks mark;
  return mark.in(
      context.t("page.meetings.last", {{"mechanism", mechanism.id()},
                                       {"meeting", mark(link_to(context, *last->meeting.subject))},
                                       {"date", dates_of(context, last->meeting)},
                                       {"count", conveners.size()},
                                       {"names", mark(links_to(context, conveners))}}));
}

Html draw_meeting_list(const Context& context, const std::vector<const DatedMeeting*>& meetings) {
  Html html{"<ul class=\"plain\">"};
  for (const DatedMeeting* dated : meetings) {
    html.text += "<li>" + link_to(context, *dated->meeting.subject).text + " <span class=\"m\">" +
                 about(context, dated->meeting).text + "</span></li>\n";
  }
  html.text += "</ul>\n";
  return html;
}

void add_meeting_pages(Router& router, const Site& site) {
  add_page(router, site, "/meetings", {"mechanism", "party"}, make_list);
  add_page(router, site, "/meetings/{id}", subject_keys, make_one);
}

}  // namespace acta::site
