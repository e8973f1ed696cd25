#include "report/country_brief.h"

#include <algorithm>
#include <set>

#include "analysis/changes.h"
#include "analysis/disagreements.h"
#include "analysis/health.h"
#include "analysis/progress.h"
#include "analysis/seats.h"
#include "analysis/sentence.h"
#include "answer/words.h"
#include "register/records/code_class.h"
#include "register/records/mechanism.h"
#include "register/records/membership.h"
#include "register/records/state_report.h"
#include "report/references.h"

namespace acta::report {

using analysis::Progress;
using record::Claim;
using record::LocalText;
using record::Subject;

namespace {

std::int64_t number(std::size_t count) { return static_cast<std::int64_t>(count); }

class Brief {
 public:
  Brief(const record::View& view, const Subject& country, const Messages& t)
      : view_(view), country_(country), t_(t), references_(view, t) {}

  Document run(std::optional<std::uint64_t> since) {
    Document document;
    document.language = t_.language();
    const Subject* const centre = record::centre(view_);
    document.process = centre ? record::name(view_, *centre, t_.language()).text : std::string();
    document.title = t_("report.country.title", {{"country", name()}});
    document.dates = t_("report.dates", {{"valid", format_day(view_.valid())},
                                         {"at", std::to_string(view_.at())},
                                         {"known", format_instant(view_.known())}});
    const auto progress = analysis::progress(view_, {&country_, nullptr, nullptr}, t_.language());
    document.finding = finding(progress);
    add(document, commitments(progress));
    add(document, memberships());
    add(document, seats());
    add(document, disagreements());
    add(document, missing());
    if (since) add(document, changes(*since));
    document.references_title = t_("report.references");
    document.references = references_.take();
    document.hash_label = t_("report.hash");
    if (!foreign_.empty())
      document.cover_notes.push_back(
          t_("report.cover.untranslated",
             {{"languages", analysis::say_list({foreign_.begin(), foreign_.end()}, t_)}}));
    document.cover_notes.emplace_back(t_("report.cover.claims"));
    return document;
  }

 private:
  static void add(Document& document, Section section) {
    if (!section.blocks.empty()) document.sections.push_back(std::move(section));
  }

  std::string name() const { return record::name(view_, country_, t_.language()).text; }

  Span span(const LocalText& text, std::vector<std::size_t> references = {}) {
    const bool own = text.language.empty() || text.language == t_.language() ||
                     text.language.starts_with(t_.language() + '-');
    if (!own) foreign_.insert(text.language);
    return {text.text, own ? std::string() : text.language, std::move(references)};
  }
  Span span(const Subject& subject, std::vector<std::size_t> references = {}) {
    return span(record::name(view_, subject, t_.language()), std::move(references));
  }
  std::vector<std::size_t> cite(const Claim* claim) {
    if (!claim) return {};
    return {references_.of(*claim)};
  }

  Paragraph finding(const analysis::ProgressReport& progress) {
    std::size_t groups = 0, leads = 0;
    for (const auto& group : analysis::seats(view_).groups)
      for (const record::Seat& seat : group.seats)
        if (seat.party == &country_) {
          ++groups;
          leads += seat.kind == record::SeatKind::lead ? 1 : 0;
        }
    return {{t_("report.country.finding",
                {{"country", name()},
                 {"commitments", number(progress.total.total)},
                 {"silent", number(progress.total.count(Progress::not_reported))},
                 {"groups", number(groups)},
                 {"leads", number(leads)}}),
             {},
             {references_.of(progress.how)}}};
  }

  Section commitments(const analysis::ProgressReport& progress) {
    Section section{t_("report.commitments", {{"count", number(progress.commitments.size())}}), {}};
    Table table{{std::string(t_("report.column.id")), std::string(t_("report.column.promise")),
                 std::string(t_("report.column.deadline")), std::string(t_("report.column.known"))},
                {9, 45, 14, 32},
                {}};
    for (const auto& item : progress.commitments) {
      const record::Commitment& commitment = item.commitment;
      Paragraph deadline{{std::string(t_("report.no-deadline")), {}, {}}};
      if (commitment.deadline) deadline = {{format_date(*commitment.deadline), {}, {}}};
      table.rows.push_back({{{std::string(commitment.subject->id()), {}, {}}},
                            {span(commitment.text, cite(commitment.text_claim))},
                            std::move(deadline),
                            known_of(item)});
    }
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    return section;
  }

  // What sources say came of it, and beside it what the state itself reports: never averaged.
  Paragraph known_of(const analysis::CommitmentProgress& item) {
    Paragraph told;
    if (item.report) {
      const auto& latest = item.commitment.reports;
      const auto found = std::find_if(latest.begin(), latest.end(), [&](const auto& report) {
        return report.claim == item.report;
      });
      if (found != latest.end())
        told.push_back(span(record::label_of(view_, "status", found->status, t_.language()),
                            cite(item.report)));
    }
    if (told.empty()) told.push_back({std::string(t_("progress.not-reported")), {}, {}});
    for (const record::StateReport& own :
         record::state_reports(view_, *item.commitment.subject, t_.language())) {
      if (own.country != &country_) continue;
      const LocalText status =
          record::label_of(view_, "reported_status", own.status, t_.language());
      told.push_back({t_("report.own-report", {{"status", status.text}}), {}, cite(own.claim)});
    }
    return told;
  }

  Section memberships() {
    const auto held = record::memberships_held_by(view_, country_);
    Section section{t_("report.memberships", {{"count", number(held.size())}}), {}};
    Table table = three_columns("report.column.mechanism");
    for (const record::Membership& membership : held)
      table.rows.push_back({{span(*membership.mechanism)},
                            {{label(membership.role), {}, {}}},
                            when(*membership.claim)});
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    return section;
  }

  Section seats() {
    Table table = three_columns("report.column.group");
    for (const auto& group : analysis::seats(view_).groups)
      for (const record::Seat& seat : group.seats)
        if (seat.party == &country_)
          table.rows.push_back(
              {{{std::string(seat.committee->id()) + ' ', {}, {}}, span(*seat.committee)},
               {{label(seat.role), {}, {}}},
               when(*seat.claim)});
    Section section{t_("report.seats", {{"count", number(table.rows.size())}}), {}};
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    return section;
  }

  // Both values, and who says each.
  Section disagreements() {
    Section section{std::string(t_("report.disagreements")), {}};
    for (const auto& listed : analysis::list_disagreements(view_, t_.language()).all) {
      if (!concerns(listed.what)) continue;
      Paragraph told;
      if (!listed.title.empty()) {
        told.push_back(span(listed.title));
        told.push_back({": ", {}, {}});
      }
      std::vector<std::size_t> references;
      for (const Claim* side : listed.what.sides) references.push_back(references_.of(*side));
      told.push_back({answer::sides_for_people(view_, listed.what.sides, t_), {}, references});
      if (listed.what.open()) told.push_back({' ' + std::string(t_("report.open")), {}, {}});
      section.blocks.emplace_back(std::move(told));
    }
    return section;
  }

  bool concerns(const record::Disagreement& what) const {
    if (what.about == &country_) return true;
    return std::any_of(what.sides.begin(), what.sides.end(), [&](const Claim* side) {
      const auto* const named = std::get_if<record::Reference>(&side->value);
      return named && named->subject == &country_;
    });
  }

  Section missing() {
    Section section{std::string(t_("report.missing")), {}};
    const auto health = analysis::health(view_);
    for (const analysis::Finding& finding : health.findings)
      if (finding.subject == &country_)
        section.blocks.emplace_back(Paragraph{
            {analysis::say(finding.what(), view_, t_), {}, {references_.of(health.how)}}});
    return section;
  }

  Section changes(std::uint64_t since) {
    const auto report = analysis::concerning(country_, analysis::changes(view_, since));
    Section section{t_("report.changes", {{"count", number(report.changes.size())},
                                          {"since", std::to_string(since)}}),
                    {}};
    for (const analysis::RecordedChange& change : report.changes)
      section.blocks.emplace_back(Paragraph{
          {t_("report.change", {{"subject", answer::called(view_, *change.claim->subject, t_)},
                                {"property", label(change.claim->property.view())},
                                {"value", answer::value_for_people(view_, *change.claim, t_)}}),
           {},
           cite(change.claim)}});
    if (section.blocks.empty())
      section.blocks.emplace_back(Paragraph{{std::string(t_("report.no-change")), {}, {}}});
    return section;
  }

  Table three_columns(std::string_view first) const {
    return {{std::string(t_(first)), std::string(t_("report.column.role")),
             std::string(t_("report.column.when"))},
            {56, 20, 24},
            {}};
  }
  std::string label(std::string_view property) const {
    return std::string(view_.vocabulary().label(property, t_.language()));
  }
  Paragraph when(const Claim& claim) {
    const std::string told = answer::when(claim.valid, t_);
    return {{told.empty() ? std::string(t_("report.no-date")) : told, {}, cite(&claim)}};
  }

  const record::View& view_;
  const Subject& country_;
  const Messages& t_;
  References references_;
  std::set<std::string> foreign_;  // languages of texts that stand as they were written
};

}  // namespace

Document country_brief(const record::View& view, const Subject& country,
                       std::optional<std::uint64_t> since, const Messages& t) {
  return Brief(view, country, t).run(since);
}

}  // namespace acta::report
