#include "procedure/filing.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include "base/codes.h"
#include "base/date.h"
#include "base/json.h"
#include "base/text.h"
#include "procedure/report.h"
#include "register/records/concern.h"
#include "register/records/mechanism.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using record::Subject;
using record::View;

constexpr std::size_t longest_text = 8000, longest_line = 2000;  // bytes

struct FilingField {
  const char* name;
  std::string FilingForm::*text;
  std::size_t longest = longest_line;
};
constexpr FilingField fields[] = {
    {"kind", &FilingForm::kind},         {"commitment", &FilingForm::commitment},
    {"country", &FilingForm::country},   {"status", &FilingForm::status},
    {"as_of", &FilingForm::as_of},       {"text", &FilingForm::text, longest_text},
    {"language", &FilingForm::language}, {"evidence", &FilingForm::evidence},
    {"sender", &FilingForm::sender},     {"shielded", &FilingForm::shielded},
    {"office", &FilingForm::office}};

Error wrong(const char* message, const char* place, const std::string& value = {}) {
  return {ErrorKind::invalid, message, place, value, {}};
}

// Statements of one office about a docket and its paper.
class Drafting {
 public:
  Drafting(std::string_view place, std::string_view office) : place_(place), office_(office) {}

  ClaimDraft& say(const std::string& subject, const char* property, std::string value,
                  const std::string& language = {}) {
    ClaimDraft draft;
    draft.place = place_;
    draft.key = subject + '/' + property;
    draft.subject.text = subject;
    draft.property.text = property;
    draft.value = {std::move(value), property};
    draft.language = {language, "language"};
    draft.asserter.text = "office/" + office_;
    return drafts_.emplace_back(std::move(draft));
  }
  void step(const std::string& subject, const std::string& step, Day day,
            const std::string& paper) {
    ClaimDraft& draft = say(subject, "concern_step", step);
    draft.key += '/' + step + '/' + paper;
    draft.value.place = "step";
    draft.language.place.clear();
    draft.from.text = format_day(day);
    draft.source.text = paper;
  }
  std::vector<ClaimDraft> take() { return std::move(drafts_); }

 private:
  std::string place_, office_;
  std::vector<ClaimDraft> drafts_;
};

// What would be refused once it is admitted is told to whoever can still mend it.
void check_typed(const View& view, const FilingForm& form, Errors& errors) {
  if (!form.as_of.empty()) {
    const auto day = parse_date(form.as_of, "as_of");
    if (!day) errors.push_back(day.error());
    else if (day->first > view.valid())
      errors.push_back(wrong("error.report.future", "as_of", form.as_of));
  }
  if (const auto tag = codes::language(form.language, "language"); !tag)
    errors.push_back(tag.error());
  if (!is_address_or_name(trim(form.evidence)))
    errors.push_back(wrong("error.report.address", "evidence", form.evidence));
  const auto* const statuses = view.vocabulary().property("reported_status");
  const bool known = form.status.empty() || !statuses ||
                     std::find(statuses->codes.begin(), statuses->codes.end(), form.status) !=
                         statuses->codes.end();
  if (!known) errors.push_back(wrong("error.report.missing", "status"));
}

}  // namespace

Checked<void> check_filing(const View& view, const FilingForm& form) {
  Errors errors;
  for (const FilingField& field : fields)
    if (const auto fits = accept_text(trim(form.*field.text), field.name, field.longest); !fits)
      errors.push_back(fits.error());
  const bool evidence = form.kind == "evidence";
  if (!evidence && form.kind != "concern") errors.push_back(wrong("error.report.missing", "kind"));
  if (form.commitment.empty()) errors.push_back(wrong("error.report.missing", "commitment"));
  else if (const auto matter =
               matter_of(view, form.commitment, form.country, record::Track::evidenced);
           !matter)
    errors.push_back(matter.error());
  if (trim(form.text).empty()) errors.push_back(wrong("error.report.missing", "text"));
  if (trim(form.evidence).empty()) {
    if (evidence) errors.push_back(wrong("error.report.missing", "evidence"));
    else if (trim(form.sender).empty())
      errors.push_back(wrong("error.filing.anonymous", "evidence"));
  }
  if (evidence && form.status.empty()) errors.push_back(wrong("error.report.missing", "status"));
  check_typed(view, form, errors);
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return {};
}

std::string text_of(const FilingForm& form) {
  JsonWriter json(false);
  json.object();
  for (const FilingField& field : fields) json.key(field.name).text(form.*field.text);
  json.end();
  return json.take();
}

FilingForm filing_in(std::string_view text) {
  FilingForm form;
  if (text.empty()) return form;
  const boost::json::value kept = boost::json::parse({text.data(), text.size()});
  for (const FilingField& field : fields)
    if (const auto* const value = kept.as_object().if_contains(field.name))
      form.*field.text = boost::json::value_to<std::string>(*value);
  return form;
}

Matter filing_matter(const View& view, std::string_view kind, std::string_view country) {
  const Subject* const centre = record::centre(view);
  Matter matter{.kind = std::string(kind),
                .mechanism = centre ? std::string(centre->id()) : std::string()};
  if (!country.empty()) matter.countries.emplace_back(country);
  return matter;
}

std::string named_sender(const FilingForm& form) {
  return form.shielded == "no" ? std::string(trim(form.sender)) : std::string();
}

Checked<std::vector<ClaimDraft>> concern_drafts(const View& view, const FilingForm& form,
                                                std::string_view docket, std::string_view office,
                                                Day filed) {
  if (auto sound = check_filing(view, form); !sound)
    return tl::unexpected(std::move(sound).error());
  const std::string id(docket);
  const std::string paper = "source/" + id, concern = "concern/" + id;
  Drafting drafting(docket, office);
  drafting.say(paper, "title", id, "zxx");
  drafting.say(paper, "source_kind", "concern", "en");
  drafting.say(paper, "date", format_day(view.valid()));
  drafting.say(paper, "language", form.language);
  drafting.say(paper, "concerns", "country/" + form.country);
  if (const auto evidence = trim(form.evidence); !evidence.empty())
    drafting.say(paper, "evidence", std::string(evidence), form.language);
  const auto about = [&](const char* property, std::string value, const char* language = "") {
    ClaimDraft& draft = drafting.say(concern, property, std::move(value), language);
    draft.source.text = id;
    return &draft;
  };
  about("country", "country/" + form.country);
  about("commitment", "commitment/" + form.commitment);
  ClaimDraft& text = *about("concern_text", std::string(trim(form.text)), form.language.c_str());
  text.value.place = "text";
  const std::string sender = named_sender(form);
  ClaimDraft& by = *about("filed_by", sender, sender.empty() ? "" : "zxx");
  if (sender.empty()) by.missing.text = trim(form.sender).empty() ? "not-stated" : "shielded";
  drafting.step(concern, "filed", filed, id);
  drafting.step(concern, "admitted", view.valid(), id);
  return drafting.take();
}

std::vector<ClaimDraft> notice_drafts(const std::string& concern, const std::string& paper,
                                      const std::vector<store::Reply>& replies) {
  std::vector<ClaimDraft> drafts;
  const auto say = [&](const char* step, Day day) {
    ClaimDraft& draft = drafts.emplace_back();
    draft.place = paper;
    draft.key = concern + "/concern_step/" + step + '/' + paper;
    draft.subject.text = concern;
    draft.property.text = "concern_step";
    draft.value.text = step;
    draft.from.text = format_day(day);
    draft.source.text = paper;
    draft.asserter.text = "desk";
  };
  for (const store::Reply& reply : replies) {
    say("notified", day_of(reply.asked));
    if (reply.edition > 0) say("replied", day_of(reply.answered));
    else say("no_reply", reply.due);
  }
  return drafts;
}

Result<Matter> concern_matter(const View& view, std::string_view docket) {
  const std::string name = "concern/" + std::string(docket);
  const Subject* const subject = record::check_subject_name(name) ? view.find(name) : nullptr;
  if (!subject) return not_found("error.coding.unknown", "docket", docket);
  const record::Concern concern = record::concern(view, *subject, "en");
  if (!concern.country) return not_found("error.coding.unknown", "docket", docket);
  return filing_matter(view, "concern", concern.country->id());
}

Checked<std::vector<ClaimDraft>> step_drafts(const View& view, const ConcernStep& step,
                                             std::string_view office, std::string_view name) {
  Errors errors;
  const Subject* const subject = view.find("concern/" + step.docket);
  const record::Concern concern =
      subject ? record::concern(view, *subject, "en") : record::Concern{};
  const bool found = concern.has("findings"), closed = concern.has("closed");
  const bool in_order = step.step == "findings"    ? !found && !closed
                        : step.step == "follow_up" ? found && !closed
                        : step.step == "closed"    ? found && !closed
                                                   : false;
  if (step.step.empty()) errors.push_back(wrong("error.report.missing", "step"));
  else if (!subject || !in_order) errors.push_back(wrong("error.concern.order", "step", step.step));
  const std::string text(trim(step.text));
  if (text.empty()) errors.push_back(wrong("error.report.missing", "text"));
  if (const auto fits = accept_text(text, "text", longest_text); !fits)
    errors.push_back(fits.error());
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  const std::string id = step.docket + '.' + step.step + '.' + std::string(name);
  const std::string paper = "source/" + id;
  Drafting drafting(step.docket, office);
  drafting.say(paper, "title", id, "zxx");
  drafting.say(paper, "source_kind", "step of a concern", "en");
  drafting.say(paper, "date", format_day(view.valid()));
  drafting.say(paper, "language", step.language);
  drafting.say(paper, "concerns", std::string(concern.country->name()));
  ClaimDraft& findings = drafting.say("concern/" + step.docket, "findings", text, step.language);
  findings.key += '/' + id;
  findings.value.place = "text";
  findings.source.text = id;
  findings.from.text = format_day(view.valid());
  drafting.step("concern/" + step.docket, step.step, view.valid(), id);
  return drafting.take();
}

std::string step_in(const std::vector<ClaimDraft>& drafts) {
  for (const ClaimDraft& draft : drafts)
    if (draft.property.text == "concern_step") return draft.value.text;
  return {};
}

}  // namespace acta::procedure
