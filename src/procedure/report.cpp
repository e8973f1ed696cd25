#include "procedure/report.h"

#include <algorithm>
#include <array>

#include "analysis/tracks.h"
#include "base/date.h"
#include "base/text.h"
#include "register/records/code_class.h"
#include "register/records/commitment.h"
#include "register/records/mechanism.h"
#include "register/records/office.h"
#include "register/records/track_report.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using record::Subject;
using record::Track;
using record::View;

constexpr std::size_t longest_text = 8000;  // bytes

// What each track is called by the pack's matrix, and what its sources are.
constexpr std::array<std::string_view, 3> matters{"report", "assessment", "evidence"};
constexpr std::array<std::string_view, 3> kinds_of_source{"state report", "independent assessment",
                                                          "evidence from others"};

std::size_t index_of(Track track) { return static_cast<std::size_t>(track); }

class Drafting {
 public:
  Drafting(const View& view, const Report& report, std::string_view name)
      : view_(view), report_(report), name_(name) {}

  Checked<std::vector<ClaimDraft>> run() {
    check();
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    add_source();
    add(record::status_property(report_.track), report_.status, "status").from = {report_.as_of,
                                                                                  "as_of"};
    ClaimDraft& text =
        add(record::text_property(report_.track), std::string(trim(report_.text)), "text");
    text.from = {report_.as_of, "as_of"};
    text.language = {report_.language, "language"};
    if (report_.track == Track::reported) correct_last();
    return std::move(drafts_);
  }

 private:
  void check() {
    const auto matter = matter_of(view_, report_.commitment, report_.country, report_.track);
    if (!matter) errors_.push_back(matter.error());
    if (report_.status.empty()) missing("status");
    const std::string_view text = trim(report_.text);
    if (text.empty()) missing("text");
    if (const auto fits = accept_text(text, "text", longest_text); !fits)
      errors_.push_back(fits.error());
    if (const auto fits = accept_text(trim(report_.evidence), "evidence", 2000); !fits)
      errors_.push_back(fits.error());
    const std::string_view evidence = trim(report_.evidence);
    if (!is_address_or_name(evidence)) fail("error.report.address", "evidence", report_.evidence);
    if (evidence.empty()) check_unproved();
    check_day();
  }

  // A state may claim what it does not show; others may not claim it for the state.
  void check_unproved() {
    if (report_.track == Track::evidenced) missing("evidence");
    if (report_.track == Track::assessed &&
        record::class_of(view_, "reported_status", report_.status) == "done")
      fail("error.assessment.no-evidence", "evidence", {});
  }

  void check_day() {
    if (report_.as_of.empty()) return missing("as_of");
    const auto day = parse_date(report_.as_of, "as_of");
    if (!day) errors_.push_back(day.error());
    else if (day->first > view_.valid()) fail("error.report.future", "as_of", report_.as_of);
  }

  void missing(const char* place) { fail("error.report.missing", place, {}); }
  void fail(const char* message, const char* place, const std::string& value) {
    errors_.push_back({ErrorKind::invalid, message, place, value, {}});
  }

  void add_source() {
    const auto say = [&](const char* property, std::string value, const char* language) {
      ClaimDraft draft;
      draft.place = std::string(name_);
      draft.key = "report/" + std::string(name_) + '/' + property;
      draft.subject.text = "source/" + std::string(name_);
      draft.property.text = property;
      draft.value.text = std::move(value);
      draft.language.text = language;
      draft.asserter.text = speaker();
      drafts_.push_back(std::move(draft));
    };
    say("title", report_.country + ", " + report_.commitment + ", " + report_.as_of, "zxx");
    say("publisher", speaker_in_words(), "en");
    say("date", report_.as_of, "");
    say("source_kind", std::string(kinds_of_source[index_of(report_.track)]), "en");
    if (report_.track != Track::reported) say("concerns", "country/" + report_.country, "");
    say("language", report_.language, "");
    say("first_sent", report_.received.empty() ? format_day(view_.valid()) : report_.received, "");
    if (!report_.sender.empty()) say("filed_by", report_.sender, "zxx");
    const std::string evidence(trim(report_.evidence));
    if (!evidence.empty()) {
      say("evidence", evidence, report_.language.c_str());
      drafts_.back().value.place = "evidence";
    }
  }

  std::string speaker() const {
    return report_.track == Track::reported ? "country/" + report_.country
                                            : "office/" + report_.office;
  }
  std::string speaker_in_words() const {
    const Subject* speaker = view_.find(this->speaker());
    if (speaker && report_.track != Track::reported)
      if (const Subject* const role = record::office(view_, *speaker).role) speaker = role;
    return speaker ? record::name(view_, *speaker, "en").text : this->speaker();
  }

  ClaimDraft& add(std::string_view property, std::string value, const char* place) {
    ClaimDraft draft;
    draft.place = std::string(name_);
    draft.key = "report/" + std::string(name_) + '/' + std::string(property);
    draft.subject.text = "commitment/" + report_.commitment;
    draft.property.text = property;
    draft.value = {std::move(value), place};
    draft.asserter.text = speaker();
    draft.source.text = name_;
    draft.locator.text = place;
    drafts_.push_back(std::move(draft));
    return drafts_.back();
  }

  // A report for a later day follows the last one; one for the same day or an earlier one corrects
  // it, and takes the place of what it said.
  void correct_last() {
    const record::Claim* const last = last_said();
    const auto day = parse_date(report_.as_of);
    if (!last || !day || day->first > last->valid.start.latest) return;
    for (ClaimDraft& draft : drafts_) {
      if (draft.subject.text != last->subject->name()) continue;
      for (const record::Claim* claim : view_.standing(*last->subject, draft.property.text))
        if (claim->citation.source == last->citation.source && claim->asserter == last->asserter &&
            claim->translation == record::Translation::none)
          draft.replaces.push_back({std::to_string(claim->number), draft.place});
      if (!draft.replaces.empty()) draft.replace_kind = record::ReplaceKind::correction;
    }
  }

  const record::Claim* last_said() const {
    const Subject* const commitment = view_.find("commitment/" + report_.commitment);
    if (!commitment) return nullptr;
    for (const auto& report : record::track_reports(view_, *commitment, Track::reported, {}))
      if (report.country->id() == report_.country) return report.claim;
    return nullptr;
  }

  const View& view_;
  const Report& report_;
  std::string_view name_;
  Errors errors_;
  std::vector<ClaimDraft> drafts_;
};

bool promised_itself(const View& view, const Duty& duty) {
  const auto commitment = record::commitment(view, *duty.commitment);
  return std::find(commitment.actors.begin(), commitment.actors.end(), duty.country) !=
         commitment.actors.end();
}

}  // namespace

bool is_address_or_name(std::string_view evidence) {
  const std::size_t scheme = evidence.find(':');
  const bool address = scheme != evidence.npos && evidence.find(' ') == evidence.npos;
  return !address || evidence.starts_with("https://") || evidence.starts_with("http://");
}

std::string_view matter_named(Track track) { return matters[index_of(track)]; }

std::optional<Track> track_of(std::string_view matter) {
  for (const Track track : record::all_tracks)
    if (matter_named(track) == matter) return track;
  return std::nullopt;
}

Result<Matter> matter_of(const View& view, std::string_view commitment, std::string_view country,
                         Track track) {
  const Subject* const subject = view.find("commitment/" + std::string(commitment));
  if (!subject) return not_found("error.report.commitment", "commitment", commitment);
  const auto promise = record::commitment(view, *subject);
  const Subject* const state = view.find("country/" + std::string(country));
  const auto states = analysis::states_behind(view, *subject);
  if (!state || std::find(states.begin(), states.end(), state) == states.end())
    return invalid("error.report.not-theirs", "country", country);
  Matter matter{.kind = std::string(matter_named(track))};
  matter.countries = {std::string(country)};
  if (promise.committee) matter.committees = {id_of(promise.committee)};
  matter.mechanism = id_of(record::centre(view));
  if (track == Track::assessed)
    for (const auto& report : record::track_reports(view, *subject, Track::reported, {}))
      if (report.country == state) matter.reporters.emplace_back(report.claim->author.view());
  return matter;
}

std::string office_for(const Matrix& matrix, const Actor& actor, const Matter& matter) {
  if (matter.kind == matter_named(Track::reported)) return {};
  for (const Seat& seat : actor.seats)
    if (may(matrix, {actor.account, {seat}}, Verb::propose, matter).allowed) return seat.office;
  return {};
}

Checked<std::vector<ClaimDraft>> report_drafts(const View& view, const Report& report,
                                               std::string_view name) {
  return Drafting(view, report, name).run();
}

Report report_in(const std::vector<ClaimDraft>& drafts) {
  const auto id = [](const std::string& name) { return name.substr(name.find('/') + 1); };
  Report report;
  for (const ClaimDraft& draft : drafts)
    for (const Track track : record::all_tracks)
      if (draft.property.text == record::status_property(track)) {
        report.track = track;
        report.status = draft.value.text;
        report.as_of = draft.from.text;
        report.commitment = id(draft.subject.text);
        (track == Track::reported ? report.country : report.office) = id(draft.asserter.text);
      }
  for (const ClaimDraft& draft : drafts) {
    const std::string& property = draft.property.text;
    if (property == "concerns") report.country = id(draft.value.text);
    if (property == "evidence") report.evidence = draft.value.text;
    if (property == "first_sent") report.received = draft.value.text;
    if (property != record::text_property(report.track)) continue;
    report.text = draft.value.text;
    report.language = draft.language.text;
  }
  return report;
}

std::vector<Duty> to_assess(const View& view, const Matrix& matrix, const Actor& actor) {
  std::vector<Duty> waiting;
  for (const auto& each : analysis::tracks(view).undertakings) {
    const analysis::Undertaking& undertaking = *each;
    if (!undertaking.reported) continue;
    const auto matter =
        matter_of(view, undertaking.commitment->id(), undertaking.country->id(), Track::assessed);
    if (!matter || !may(matrix, actor, Verb::propose, *matter).allowed) continue;
    const std::string office = "office/" + office_for(matrix, actor, *matter);
    const bool done =
        std::any_of(undertaking.assessed.begin(), undertaking.assessed.end(), [&](const auto& one) {
          return one.asserter == office && one.claim->number > undertaking.reported->claim->number;
        });
    if (!done)
      waiting.push_back({undertaking.commitment, undertaking.country, undertaking.reported->claim});
  }
  std::stable_sort(waiting.begin(), waiting.end(),
                   [](const Duty& a, const Duty& b) { return a.last->number < b.last->number; });
  return waiting;
}

std::vector<Duty> duties(const View& view, const Matrix& matrix, const Actor& actor) {
  std::vector<Duty> found;
  for (const Seat& seat : actor.seats) {
    const Subject* const country =
        seat.country.empty() ? nullptr : view.find("country/" + seat.country);
    if (!country) continue;
    for (const Subject* subject : view.subjects("commitment")) {
      const auto known = [&](const Duty& duty) {
        return duty.commitment == subject && duty.country == country;
      };
      if (std::any_of(found.begin(), found.end(), known)) continue;
      const auto matter = matter_of(view, subject->id(), country->id());
      if (!matter || !may(matrix, actor, Verb::propose, *matter).allowed) continue;
      Duty duty{subject, country, nullptr};
      for (const auto& report : record::track_reports(view, *subject, Track::reported, {}))
        if (report.country == country) duty.last = report.claim;
      found.push_back(duty);
    }
  }
  std::stable_sort(found.begin(), found.end(), [&](const Duty& a, const Duty& b) {
    const auto rank = [&](const Duty& duty) {
      return std::pair(!promised_itself(view, duty),
                       duty.last ? duty.last->valid.start.latest : Day::earliest());
    };
    return rank(a) < rank(b);
  });
  return found;
}

}  // namespace acta::procedure
