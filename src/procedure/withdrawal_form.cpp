#include "procedure/withdrawal_form.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>

#include "base/check.h"
#include "base/text.h"
#include "procedure/coding.h"
#include "procedure/commitment_form.h"
#include "procedure/filing.h"
#include "procedure/indicator_form.h"
#include "procedure/measure_form.h"
#include "procedure/plan_form.h"
#include "procedure/report.h"
#include "procedure/withdrawal.h"
#include "register/records/coding.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"
#include "register/records/track_report.h"
#include "register/translation.h"

namespace acta::procedure {
namespace {

using record::Claim;
using record::Subject;
using record::Track;
using record::View;

constexpr std::size_t longest_reason = 4000;  // bytes, as of a proposal that is sent back

// What others stand on: of these single statements are withdrawn, never all that is said.
constexpr std::array<std::string_view, 3> grounds = {"country", "mechanism", "source"};

// What the desk keeps of itself, and what is changed where it is made.
bool is_configuration(const View& view, const Subject& subject) {
  if (subject.kind() == "source") return false;
  const record::Kind* const kind = view.vocabulary().kind(subject.kind());
  return !kind || kind->configuration || subject.kind() == "kind" || subject.kind() == "property";
}

std::optional<Track> track_of_claim(const Claim& claim) {
  for (const Track track : record::all_tracks)
    if (claim.property == record::status_property(track) ||
        claim.property == record::text_property(track))
      return track;
  return std::nullopt;
}

bool tells_status(const Claim& claim, Track track) {
  return claim.property == record::status_property(track);
}

std::string id_of(std::string_view name) { return std::string(name.substr(name.find('/') + 1)); }

std::string country_of(const View& view, const Claim& claim, Track track) {
  if (track == Track::reported) return id_of(claim.asserter.view());
  const Subject* const source = claim.citation.source;
  const Subject* const country =
      source ? record::Fields(view, *source).reference("concerns") : nullptr;
  return country ? std::string(country->id()) : std::string();
}

Result<Matter> coding_matter_of(const View& view, const Subject& coding) {
  const record::Fields fields(view, coding);
  const Subject* const measure = fields.reference("measure");
  const Subject* const commitment = fields.reference("commitment");
  if (!measure || !commitment) return not_found("error.permission.unknown");
  return coding_matter(view, measure->id(), commitment->id());
}

Result<Matter> matter_of_subject(const View& view, const Subject& subject) {
  const std::string_view kind = subject.kind();
  const std::string id(subject.id());
  const auto of_another = [&](const char* property) {
    const Subject* const other = record::Fields(view, subject).reference(property);
    return other ? std::string(other->id()) : std::string();
  };
  const auto of_commitment = [&](std::string commitment) {
    CommitmentForm form;
    form.id = std::move(commitment);
    return commitment_matter(view, form);
  };
  const auto of_indicator = [&](std::string indicator) {
    IndicatorForm form;
    form.id = std::move(indicator);
    return indicator_matter(view, form);
  };
  if (kind == "commitment") return of_commitment(id);
  if (kind == "undertaking") return of_commitment(of_another("commitment"));
  if (kind == "indicator") return of_indicator(id);
  if (kind == "observation") return of_indicator(of_another("indicator"));
  if (kind == "coding") return coding_matter_of(view, subject);
  if (kind == "concern") return concern_matter(view, id);
  if (kind == "measure") {
    MeasureForm form;
    form.id = id;
    return measure_matter(view, form);
  }
  if (kind == "outcome") {
    PlanForm form;
    form.committee = of_another("committee");
    return plan_matter(view, form);
  }
  return not_found("error.permission.unknown");
}

bool is_plan(const Claim& claim) {
  const auto questions = plan_questions();
  return claim.subject->kind() == "committee" &&
         std::any_of(questions.begin(), questions.end(),
                     [&](const char* question) { return claim.property == question; });
}

// A report stands or falls as a whole: its status, its text, and what is said of it as a source.
// A text goes with what renders it in other languages.
std::vector<const Claim*> with_its_parts(const View& view, const Claim& claim) {
  std::vector<const Claim*> parts{&claim};
  if (const auto track = track_of_claim(claim)) {
    for (const Claim* other : view.standing(*claim.subject))
      if (other != &claim && track_of_claim(*other) == track &&
          other->citation.source == claim.citation.source &&
          other->asserter.view() == claim.asserter.view())
        parts.push_back(other);
    const Subject* const source = claim.citation.source;
    const bool is_the_report = source && record::Fields(view, *source).date("first_sent");
    if (is_the_report)
      for (const Claim* other : view.standing(*source)) parts.push_back(other);
  }
  for (const Claim* other : view.standing(*claim.subject, claim.property.view()))
    if (record::original_of(view.record(), *other) == &claim) parts.push_back(other);
  return parts;
}

bool is_allowed(const View& view, const Matrix& matrix, const Actor& actor, const Claim& claim) {
  return may(matrix, actor, Verb::withdraw, matter_of(view, claim)).allowed;
}

const Claim* withdrawn_by(const View& view, const record::ClaimDraft& draft) {
  std::uint64_t entry = 0;
  const std::string& text = draft.replaces.front().text;
  std::from_chars(text.data(), text.data() + text.size(), entry);
  return view.record().claim(entry);
}

void add_once(std::vector<std::string>& all, const std::vector<std::string>& more) {
  for (const std::string& one : more)
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

}  // namespace

Matter matter_of(const View& view, const Claim& claim) {
  const Subject* const centre = record::centre(view);
  Matter matter{.kind = "structure"};
  if (centre) matter.mechanism = centre->id();
  if (claim.translation != record::Translation::none) matter.kind = "translation";
  else if (is_plan(claim)) {
    matter.kind = "plan";
    matter.committees = {std::string(claim.subject->id())};
  } else if (auto found = matter_of_subject(view, *claim.subject)) matter = *std::move(found);
  if (const auto track = track_of_claim(claim)) {
    matter.kind = matter_named(*track);
    matter.countries = {country_of(view, claim, *track)};
  }
  matter.state = State::published;
  matter.author = claim.author.view();
  return matter;
}

Withdrawable withdrawable(const View& view, const Matrix& matrix, const Actor& actor,
                          const Subject& subject) {
  Withdrawable found;
  if (is_configuration(view, subject)) return found;
  const auto standing = view.standing(subject);
  std::size_t allowed = 0;
  for (const Claim* claim : standing) {
    if (!is_allowed(view, matrix, actor, *claim)) continue;
    ++allowed;
    const auto track = track_of_claim(*claim);
    if (!track || tells_status(*claim, *track)) found.statements.push_back(claim);
    for (const Seat& seat : actor.seats)
      if (is_allowed(view, matrix, {actor.account, {seat}}, *claim))
        add_once(found.offices, {seat.office});
  }
  found.whole = allowed > 0 && allowed == standing.size() &&
                std::find(grounds.begin(), grounds.end(), subject.kind()) == grounds.end();
  return found;
}

Matter withdrawal_matter(const View& view, const std::vector<record::ClaimDraft>& drafts) {
  Matter matter{.kind = std::string(withdrawal_kind)};
  for (const record::ClaimDraft& draft : drafts) {
    const Matter of = matter_of(view, *withdrawn_by(view, draft));
    matter.mechanism = of.mechanism;
    add_once(matter.countries, of.countries);
    add_once(matter.committees, of.committees);
  }
  return matter;
}

Checked<std::vector<record::ClaimDraft>> withdrawal_drafts(const View& view, const Matrix& matrix,
                                                           const Actor& actor,
                                                           const WithdrawalForm& form) {
  const Subject* const subject = view.find(form.subject);
  check(subject != nullptr, "the form of a withdrawal names what the record speaks of");
  const Withdrawable possible = withdrawable(view, matrix, actor, *subject);
  Errors errors;
  const auto fail = [&](const char* message, const char* place, const std::string& value) {
    errors.push_back({ErrorKind::invalid, message, place, value, {}});
  };
  std::vector<const Claim*> claims;
  if (form.what == "all" && possible.whole) claims = view.standing(*subject);
  for (const Claim* statement : possible.statements)
    if (form.what == std::to_string(statement->number)) claims = with_its_parts(view, *statement);
  if (form.what.empty()) fail("error.report.missing", "what", {});
  else if (claims.empty()) fail("error.withdrawal.not-standing", "what", form.what);
  const auto reason = accept_text(trim(form.reason), "reason", longest_reason);
  if (!reason) errors.push_back(reason.error());
  else if (reason->empty()) fail("error.report.missing", "reason", {});
  const auto& offices = possible.offices;
  if (std::find(offices.begin(), offices.end(), form.office) == offices.end())
    fail(form.office.empty() ? "error.report.missing" : "error.withdrawal.office", "office",
         form.office);
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  std::vector<record::ClaimDraft> drafts;
  for (const Claim* claim : claims) {
    drafts.push_back(withdrawal(*claim, *reason, "what"));
    drafts.back().language = {form.language, "reason"};
    drafts.back().asserter.text = "office/" + form.office;
  }
  return drafts;
}

Result<void> may_ask_for(const View& view, const Matrix& matrix, const Actor& actor,
                         const std::vector<record::ClaimDraft>& withdrawals) {
  std::set<std::string> reports;  // sources that go with what stands in them
  for (const record::ClaimDraft& draft : withdrawals) {
    check(draft.withdrawn && !draft.replaces.empty(), "a withdrawal says nothing else");
    if (track_of_claim(*withdrawn_by(view, draft))) reports.insert("source/" + draft.source.text);
  }
  for (const record::ClaimDraft& draft : withdrawals)
    if (!reports.contains(draft.subject.text))
      TRY(require(matrix, actor, Verb::withdraw, matter_of(view, *withdrawn_by(view, draft))));
  return {};
}

}  // namespace acta::procedure
