#include "report/brief.h"

#include <algorithm>

#include "analysis/health.h"
#include "analysis/plans.h"
#include "analysis/progress.h"
#include "analysis/seats.h"
#include "analysis/sentence.h"
#include "register/records/fields.h"
#include "register/records/membership.h"
#include "report/country_sections.h"
#include "report/writing.h"

namespace acta::report {

using analysis::Progress;
using record::Seat;
using record::SeatKind;
using record::Subject;

namespace {

std::vector<Seat> seats_where(const record::View& view,
                              const std::function<bool(const Seat&)>& wanted) {
  std::vector<Seat> found;
  for (const auto& group : analysis::seats(view).groups)
    std::copy_if(group.seats.begin(), group.seats.end(), std::back_inserter(found), wanted);
  return found;
}

std::size_t leads_among(const std::vector<Seat>& seats) {
  return static_cast<std::size_t>(std::count_if(
      seats.begin(), seats.end(), [](const Seat& seat) { return seat.kind == SeatKind::lead; }));
}

Section memberships_of(Writing& w, const Subject& country) {
  const auto held = record::memberships_held_by(w.view, country);
  Section section{w.t("report.memberships", {{"count", held.size()}}), {}};
  Table table =
      w.three_columns("report.column.mechanism", "report.column.role", "report.column.when");
  for (const record::Membership& membership : held)
    table.rows.push_back({{w.span(*membership.mechanism)},
                          w.paragraph(w.label(membership.role)),
                          w.when(*membership.claim)});
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

// Of a party: the groups in which it sits. Of a committee: the parties that sit in it.
Section seats_in_words(Writing& w, const std::vector<Seat>& seats, bool of_party) {
  Section section{w.t(of_party ? "report.seats" : "report.parties", {{"count", seats.size()}}), {}};
  Table table = w.three_columns(of_party ? "report.column.group" : "report.column.party",
                                "report.column.role", "report.column.when");
  for (const Seat& seat : seats) {
    Paragraph which{w.span(of_party ? *seat.committee : *seat.party)};
    if (of_party) which.insert(which.begin(), {std::string(seat.committee->id()) + ' ', {}, {}});
    table.rows.push_back({std::move(which), w.paragraph(w.label(seat.role)), w.when(*seat.claim)});
  }
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  if (const std::size_t possible = record::possible_among(seats))
    section.blocks.emplace_back(w.paragraph(w.t("seats.possible", {{"count", possible}})));
  return section;
}

std::string part_in_words(Writing& w, std::string_view code) {
  return w.label_of("plan_part", code);
}

// Part by part, in the format of the process; what is missing is named.
Section plan_in_words(Writing& w, const analysis::Plan& plan) {
  std::vector<std::string> missing;
  for (const std::string_view code : plan.missing()) missing.push_back(part_in_words(w, code));
  Section section{w.sentence("report.plan"), {}};
  section.blocks.emplace_back(
      w.paragraph(w.t("plan.meter", {{"held", plan.held()},
                                     {"parts", plan.parts.size()},
                                     {"missing_count", missing.size()},
                                     {"missing", analysis::say_list(missing, w.t)}})));
  Table table{{w.sentence("report.column.part"), w.sentence("report.column.plan")}, {25, 75}, {}};
  for (const analysis::PlanPart& part : plan.parts) {
    const Paragraph name = w.paragraph(part_in_words(w, part.code));
    for (const record::Claim* claim : part.said) {
      const auto text = record::text_in(w.view, *claim, w.t.language());
      if (!text.empty())
        table.rows.push_back({name, {w.span(text, w.cite(claim), claim->subject)}});
    }
    for (const Subject* thing : part.things) table.rows.push_back({name, {w.span(*thing)}});
  }
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

Section missing_of(Writing& w, const Subject& subject) {
  Section section{w.sentence("report.missing"), {}};
  const auto health = analysis::health(w.view);
  health.each([&](const analysis::Finding& finding) {
    if (finding.subject == &subject)
      section.blocks.emplace_back(
          w.paragraph(analysis::say(finding.what(), w.view, w.t), w.cite(health.how)));
  });
  return section;
}

bool concerns(const record::Disagreement& what, const Subject& subject) {
  if (what.about == &subject) return true;
  return std::any_of(what.sides.begin(), what.sides.end(), [&](const record::Claim* side) {
    const auto* const named = std::get_if<record::Reference>(&side->value);
    return side->subject == &subject || (named && named->subject == &subject);
  });
}

}  // namespace

Document country_brief(const record::View& view, const Subject& country,
                       std::optional<std::uint64_t> since, const Messages& t) {
  Writing w(view, t);
  const auto progress = analysis::progress(view, {&country, nullptr, nullptr});
  const auto seats = seats_where(view, [&](const Seat& seat) { return seat.party == &country; });
  Paragraph finding = w.paragraph(
      t("report.country.finding", {{"country", w.name(country)},
                                   {"commitments", progress.total.total},
                                   {"silent", progress.total.count(Progress::not_reported)},
                                   {"groups", seats.size()},
                                   {"leads", leads_among(seats)}}),
      w.cite(progress.how));
  std::vector<Section> sections;
  sections.push_back(w.commitments(progress.commitments, &country));
  for (Section& owed : owed_as_member(w, country)) sections.push_back(std::move(owed));
  sections.push_back(reports_due(w, country));
  sections.push_back(acts_in_tension(w, country));
  sections.push_back(memberships_of(w, country));
  sections.push_back(seats_in_words(w, seats, true));
  sections.push_back(w.disagreements([&](const auto& what) { return concerns(what, country); }));
  sections.push_back(missing_of(w, country));
  if (since) sections.push_back(w.changes(*since, &country));
  return w.finish(t("report.country.title", {{"country", w.name(country)}}), std::move(finding),
                  std::move(sections));
}

Document committee_brief(const record::View& view, const Subject& committee,
                         std::optional<std::uint64_t> since, const Messages& t) {
  Writing w(view, t);
  const auto progress = analysis::progress(view, {nullptr, &committee, nullptr});
  const auto seats =
      seats_where(view, [&](const Seat& seat) { return seat.committee == &committee; });
  Paragraph finding = w.paragraph(
      t("report.committee.finding", {{"committee", w.name(committee)},
                                     {"parties", seats.size()},
                                     {"leads", leads_among(seats)},
                                     {"commitments", progress.total.total},
                                     {"silent", progress.total.count(Progress::not_reported)}}),
      w.cite(progress.how));
  std::vector<Section> sections;
  sections.push_back(seats_in_words(w, seats, false));
  if (const auto plan = analysis::plan_of(view, committee))
    sections.push_back(plan_in_words(w, *plan));
  sections.push_back(w.commitments(progress.commitments, nullptr));
  sections.push_back(w.disagreements([&](const auto& what) { return concerns(what, committee); }));
  sections.push_back(missing_of(w, committee));
  if (since) sections.push_back(w.changes(*since, &committee));
  return w.finish(
      t("report.committee.title", {{"id", committee.id()}, {"committee", w.name(committee)}}),
      std::move(finding), std::move(sections));
}

Result<Document> brief(const record::View& view, const Subject& subject,
                       std::optional<std::uint64_t> since, const Messages& t,
                       std::string_view place) {
  if (subject.kind() == "country") return country_brief(view, subject, since, t);
  if (subject.kind() == "committee") return committee_brief(view, subject, since, t);
  return invalid("error.brief.neither", place, subject.name());
}

}  // namespace acta::report
