#include "procedure/report.h"

#include <algorithm>

#include "base/date.h"
#include "base/text.h"
#include "register/records/commitment.h"
#include "register/records/mechanism.h"
#include "register/records/membership.h"
#include "register/records/state_report.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using record::Subject;
using record::View;

constexpr std::size_t longest_text = 8000;  // bytes
constexpr std::string_view kind_of_source = "state report";

// The parties that stand behind it: each state that promised it, or the states of the mechanism
// that did.
bool is_theirs(const View& view, const record::Commitment& commitment, const Subject& country) {
  for (const Subject* actor : commitment.actors) {
    if (actor == &country) return true;
    if (actor->kind() != "mechanism") continue;
    for (const record::Membership& member : record::memberships_of(view, *actor))
      if (member.party == &country && member.kind == record::MembershipKind::full) return true;
  }
  return false;
}

std::string id_of(const Subject* subject) {
  return subject ? std::string(subject->id()) : std::string();
}

class Drafting {
 public:
  Drafting(const View& view, const Report& report, std::string_view name)
      : view_(view), report_(report), name_(name) {}

  Checked<std::vector<ClaimDraft>> run() {
    check();
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    add_source();
    add("reported_status", report_.status, "status").from = {report_.as_of, "as_of"};
    ClaimDraft& text = add("report_text", std::string(trim(report_.text)), "text");
    text.from = {report_.as_of, "as_of"};
    text.language = {report_.language, "language"};
    return std::move(drafts_);
  }

 private:
  void check() {
    if (const auto matter = matter_of(view_, report_.commitment, report_.country); !matter)
      errors_.push_back(matter.error());
    if (report_.status.empty()) missing("status");
    const std::string_view text = trim(report_.text);
    if (text.empty()) missing("text");
    if (const auto fits = accept_text(text, "text", longest_text); !fits)
      errors_.push_back(fits.error());
    if (const auto fits = accept_text(trim(report_.evidence), "evidence", 2000); !fits)
      errors_.push_back(fits.error());
    const std::string_view evidence = trim(report_.evidence);
    const std::size_t scheme = evidence.find(':');
    const bool address = scheme != evidence.npos && evidence.find(' ') == evidence.npos;
    if (address && !evidence.starts_with("https://") && !evidence.starts_with("http://"))
      fail("error.report.address", "evidence", report_.evidence);
    check_day();
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
    const Subject* const country = view_.find("country/" + report_.country);
    const auto say = [&](const char* property, std::string value, const char* language) {
      ClaimDraft draft;
      draft.place = std::string(name_);
      draft.key = "report/" + std::string(name_) + '/' + property;
      draft.subject.text = "source/" + std::string(name_);
      draft.property.text = property;
      draft.value.text = std::move(value);
      draft.language.text = language;
      draft.asserter.text = "country/" + report_.country;
      drafts_.push_back(std::move(draft));
    };
    say("title", report_.country + ", " + report_.commitment + ", " + report_.as_of, "zxx");
    say("publisher", country ? record::name(view_, *country, "en").text : report_.country, "en");
    say("date", report_.as_of, "");
    say("source_kind", std::string(kind_of_source), "en");
    say("language", report_.language, "");
    const std::string evidence(trim(report_.evidence));
    if (!evidence.empty()) {
      say("evidence", evidence, report_.language.c_str());
      drafts_.back().value.place = "evidence";
    }
  }

  ClaimDraft& add(const char* property, std::string value, const char* place) {
    ClaimDraft draft;
    draft.place = std::string(name_);
    draft.key = "report/" + std::string(name_) + '/' + property;
    draft.subject.text = "commitment/" + report_.commitment;
    draft.property.text = property;
    draft.value = {std::move(value), place};
    draft.asserter.text = "country/" + report_.country;
    draft.source.text = name_;
    draft.locator.text = place;
    drafts_.push_back(std::move(draft));
    return drafts_.back();
  }

  const View& view_;
  const Report& report_;
  std::string_view name_;
  Errors errors_;
  std::vector<ClaimDraft> drafts_;
};

bool promised_itself(const View& view, const Duty& duty) {
  const auto commitment = record::commitment(view, *duty.commitment, "en");
  return std::find(commitment.actors.begin(), commitment.actors.end(), duty.country) !=
         commitment.actors.end();
}

}  // namespace

Result<Matter> matter_of(const View& view, std::string_view commitment, std::string_view country) {
  const Subject* const subject = view.find("commitment/" + std::string(commitment));
  if (!subject) return not_found("error.report.commitment", "commitment", commitment);
  const auto promise = record::commitment(view, *subject, "en");
  const Subject* const state = view.find("country/" + std::string(country));
  if (!state || !is_theirs(view, promise, *state))
    return invalid("error.report.not-theirs", "country", country);
  Matter matter{.kind = "report"};
  matter.countries = {std::string(country)};
  if (promise.committee) matter.committees = {id_of(promise.committee)};
  matter.mechanism = id_of(record::centre(view));
  return matter;
}

Checked<std::vector<ClaimDraft>> report_drafts(const View& view, const Report& report,
                                               std::string_view name) {
  return Drafting(view, report, name).run();
}

Report report_in(const std::vector<ClaimDraft>& drafts) {
  Report report;
  for (const ClaimDraft& draft : drafts) {
    const std::string& property = draft.property.text;
    if (property == "reported_status") {
      report.status = draft.value.text;
      report.as_of = draft.from.text;
      report.commitment = draft.subject.text.substr(draft.subject.text.find('/') + 1);
      report.country = draft.asserter.text.substr(draft.asserter.text.find('/') + 1);
    } else if (property == "report_text") {
      report.text = draft.value.text;
      report.language = draft.language.text;
    } else if (property == "evidence") {
      report.evidence = draft.value.text;
    }
  }
  return report;
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
      for (const auto& report : record::state_reports(view, *subject, "en"))
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
