#include "site/pages/countries/party.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "analysis/meetings.h"
#include "analysis/money.h"
#include "analysis/progress.h"
#include "analysis/seats.h"
#include "base/date_words.h"
#include "register/records/coding.h"
#include "register/records/measure.h"
#include "register/records/mechanism.h"
#include "register/records/membership.h"
#include "site/blocks.h"
#include "site/pages/commitments/commitments.h"
#include "site/pages/committees/committees.h"
#include "site/pages/mechanisms/mechanisms.h"
#include "site/pages/mechanisms/membership_charts.h"
#include "site/pages/meetings/meetings.h"
#include "site/pages/money/money.h"

namespace acta::site {

using analysis::Progress;
using record::Membership;
using record::MembershipKind;
using record::Seat;
using record::SeatKind;
using record::Subject;

namespace {

Html section(const Context& context, std::string_view key, std::size_t count, Html list) {
  return {"<section>" + draw_heading(context.t(key, {{"count", count}})).text + list.text +
          "</section>\n"};
}

// By mechanism; within each those that it leads first.
std::vector<Seat> seats_of_party(const Context& context, const Subject& party) {
  std::vector<std::pair<std::string_view, Seat>> found;
  for (const auto& group : site::seats_of(context)->groups)
    for (const Seat& seat : group.seats)
      if (seat.party == &party)
        found.emplace_back(group.mechanism ? group.mechanism->id() : std::string_view{}, seat);
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.first, a.second.kind != SeatKind::lead) <
           std::tuple(b.first, b.second.kind != SeatKind::lead);
  });
  std::vector<Seat> seats;
  for (auto& [mechanism, seat] : found) seats.push_back(seat);
  return seats;
}

// Those that are still to come, the nearest first.
Html deadlines_of(const Context& context, const analysis::ProgressReport& report) {
  std::vector<const record::Commitment*> ahead;
  std::size_t without = 0;
  for (const auto& item : report.commitments) {
    const record::Commitment& commitment = item->commitment;
    if (!commitment.deadline) ++without;
    else if (commitment.deadline->last >= context.view.valid()) ahead.push_back(&commitment);
  }
  std::stable_sort(ahead.begin(), ahead.end(), [](const auto* a, const auto* b) {
    return a->deadline->last < b->deadline->last;
  });
  Html list;
  for (const record::Commitment* commitment : ahead) {
    list.text += list.empty() ? "<ul class=\"plain\"><li>" : "<li>";
    put(list.text, date_in_words(*commitment->deadline, context.t));
    put(list.text, context.t("text.colon"));
    list.text += link_to(context, *commitment->subject).text + "</li>\n";
  }
  if (!list.empty()) list.text += "</ul>\n";
  if (without > 0)
    list.text += draw_muted(context.t("page.party.no-deadline", {{"count", without}})).text;
  return section(context, "page.party.deadlines", ahead.size(), std::move(list));
}

// All that lie ahead and the last few that are past.
Html meetings_of(const Context& context, const Subject& party) {
  constexpr std::size_t most_past = 5;
  const auto report = analysis::only({nullptr, &party}, *site::meetings_of(context));
  std::vector<const analysis::DatedMeeting*> shown;
  std::size_t past = 0;
  for (auto dated = report.meetings.rbegin(); dated != report.meetings.rend(); ++dated) {
    const bool ahead = dated->latest && *dated->latest >= context.view.valid();
    if (ahead || past++ < most_past) shown.push_back(&*dated);
  }
  Html list = shown.empty() ? Html{} : draw_meeting_list(context, shown);
  if (report.meetings.size() > shown.size() && party.kind() == "country") {
    const std::string here = context.href("/meetings");
    const std::string href =
        here + (here.find('?') == here.npos ? "?" : "&") + "party=" + encode_segment(party.id());
    list.text +=
        "<p class=\"src\">" +
        link(href, context.t("page.party.all-meetings", {{"count", report.meetings.size()}})).text +
        "</p>\n";
  }
  return section(context, "page.party.meetings", report.ahead, std::move(list));
}

Html money_of(const Context& context, const Subject& party) {
  Html html;
  const auto add = [&](std::string_view key, const analysis::MoneyFilter& filter) {
    const auto report = analysis::money_among(context.view, *money_items_of(context), filter);
    const std::size_t count = report.counted.size() + report.left_out.size();
    if (count > 0) html.text += section(context, key, count, draw_amounts(context, report)).text;
  };
  analysis::MoneyFilter given, received;
  given.donor = received.recipient = &party;
  add("page.party.money-given", given);
  add("page.party.money-received", received);
  return html;
}

Html measures_of(const Context& context, const Subject& party) {
  Html list;
  std::size_t count = 0;
  const auto pairs = record::coded_pairs(context.view);
  std::set<const Subject*> told;
  for (const record::Held& held : context.view.held_mentions(party, "country")) {
    const Subject& subject = *held.claim->subject;
    if (subject.kind() != "measure" || held.set_aside || !told.insert(&subject).second) continue;
    const auto measure = record::measure(context.view, subject, context.t.language());
    list.text += count++ == 0 ? "<ul class=\"plain\"><li>" : "<li>";
    if (measure.date)
      put(list.text,
          date_in_words(*measure.date, context.t) + std::string(context.t("text.colon")));
    list.text += link_to(context, subject).text;
    const auto coded = std::count_if(pairs.begin(), pairs.end(),
                                     [&](const auto& pair) { return pair.measure == &subject; });
    list.text += " <span class=\"tag\">";
    put(list.text, context.t("measures.tag", {{"count", std::int64_t{coded}}}));
    list.text += "</span></li>\n";
  }
  if (count == 0) return {};
  list.text += "</ul>\n";
  return section(context, "page.party.measures", count, std::move(list));
}

Html standing_of(const Context& context, const std::vector<Membership>& memberships) {
  const Subject* centre = record::centre(context.view);
  if (!centre) return {};
  std::string_view key = "page.party.outside";
  for (const Membership& membership : memberships) {
    if (membership.mechanism != centre) continue;
    if (membership.kind == MembershipKind::associate) {
      if (key == "page.party.outside") key = "page.party.associate";
    } else {
      key = membership.certainty == Certainty::certain ? "page.party.inside"
                                                       : "page.party.possibly-inside";
    }
  }
  Marks mark;
  return mark.in(
      context.t(key, {{"process", mark(link(href_of(context, *centre), centre->id()))}}));
}

// What all members of a mechanism promised together: apart from its own, and added to `owed`.
Html owed_of(const Context& context, const Subject& party, OwedAccounts& owed) {
  Html html;
  for (const OwedThrough& through : owed_as_member(context, party)) {
    const OwedAccounts accounts = accounts_of(context, through.commitments, &party);
    Marks mark;
    const Html title =
        mark.in(context.t("page.country.owed", {{"count", through.commitments.size()},
                                                {"mechanism", through.mechanism->id()}}));
    html.text +=
        "<section><div class=\"head\"><h2>" + title.text + "</h2><p>" +
        link(href_of(context, *through.mechanism), context.t("page.country.owed.about")).text +
        "</p></div>\n" +
        draw_promises(context, through.commitments, "mechanism", through.mechanism->id(),
                      notes_on_one(context, accounts))
            .text +
        "</section>\n";
    owed.insert(owed.end(), accounts.begin(), accounts.end());
  }
  return html;
}

// Groupings that are kept only to compare with are no rooms.
std::size_t rooms_of(const Context& context, const std::vector<Membership>& memberships) {
  std::vector<const Subject*> rooms;
  for (const Membership& membership : memberships)
    if (!record::is_reference(context.view, *membership.mechanism) &&
        std::find(rooms.begin(), rooms.end(), membership.mechanism) == rooms.end())
      rooms.push_back(membership.mechanism);
  return rooms.size();
}

}  // namespace

PartyProfile profile_of(const Context& context, const Subject& party) {
  const auto memberships = record::memberships_held_by(context.view, party);
  const auto seats = seats_of_party(context, party);
  const auto report = progress_among(context, {&party, nullptr, nullptr});
  const auto leads = std::count_if(seats.begin(), seats.end(),
                                   [](const Seat& seat) { return seat.kind == SeatKind::lead; });
  PartyProfile profile;
  Marks mark;
  profile.finding = mark.in(context.t(
      "page.party.finding",
      {{"name",
        mark(in_its_language(context, record::name(context.view, party, context.t.language())))},
       {"commitments", report.commitments.size()},
       {"silent", report.total.count(Progress::not_reported)},
       {"leads", std::int64_t{leads}},
       {"groups", seats.size()},
       {"rooms", rooms_of(context, memberships)}}));
  if (party.kind() == "country") profile.standing = standing_of(context, memberships);

  const bool is_country = party.kind() == "country";
  OwedAccounts owed =
      is_country ? accounts_of(context, report.commitments, &party) : OwedAccounts{};
  Html& out = profile.sections;
  out = section(context, "page.country.commitments", report.commitments.size(),
                draw_promises(context, report.commitments, is_country ? "party" : "organisation",
                              party.id(), notes_on_one(context, owed)));
  if (is_country) {
    out.text += owed_of(context, party, owed).text;
    profile.owed = owed_table(context, std::move(owed));
  }
  if (!report.commitments.empty()) out.text += deadlines_of(context, report).text;
  out.text += section(context, "page.country.mechanisms", memberships.size(),
                      {draw_room_strip(context, memberships).text +
                       draw_memberships(context, memberships, true).text})
                  .text;
  out.text +=
      section(context, "page.country.seats", seats.size(), draw_seats(context, seats, true)).text;
  out.text += meetings_of(context, party).text;
  out.text += money_of(context, party).text;
  out.text += measures_of(context, party).text;
  return profile;
}

}  // namespace acta::site
