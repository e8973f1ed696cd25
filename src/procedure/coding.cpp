#include "procedure/coding.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include "base/json.h"
#include "base/text.h"
#include "register/records/code_class.h"
#include "register/records/fields.h"
#include "register/records/measure.h"
#include "register/records/mechanism.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using record::Subject;
using record::View;

constexpr std::size_t longest_passage = 4000;  // bytes

struct CodingField {
  const char* name;
  std::string CodingForm::*text;
};
constexpr CodingField fields[] = {{"measure", &CodingForm::measure},
                                  {"commitment", &CodingForm::commitment},
                                  {"alignment", &CodingForm::code},
                                  {"measure_source", &CodingForm::measure_source},
                                  {"measure_locator", &CodingForm::measure_locator},
                                  {"measure_passage", &CodingForm::measure_passage},
                                  {"commitment_source", &CodingForm::commitment_source},
                                  {"commitment_locator", &CodingForm::commitment_locator},
                                  {"commitment_passage", &CodingForm::commitment_passage},
                                  {"reason", &CodingForm::reason},
                                  {"language", &CodingForm::language}};

// The language in which a source is written; failing that the one of whoever quotes it.
std::string language_of(const View& view, const std::string& source, const std::string& otherwise) {
  const Subject* const subject = view.find("source/" + source);
  const std::string_view known =
      subject ? record::Fields(view, *subject).code("language") : std::string_view{};
  return known.empty() ? otherwise : std::string(known);
}

class Drafting {
 public:
  Drafting(const View& view, std::string_view paper) : view_(view), paper_(paper) {}

  void add_paper(std::string_view country, const std::vector<Coded>& codings) {
    const Coded& last = codings.back();
    const std::string paper = "source/" + paper_;
    say(paper, last, "title", last.form.measure + ", " + last.form.commitment, "zxx");
    say(paper, last, "source_kind", "coding of a national act", "en");
    say(paper, last, "date", format_day(view_.valid()), "");
    say(paper, last, "language", last.form.language, "");
    say(paper, last, "concerns", "country/" + std::string(country), "");
  }

  void add(const Coded& coded, std::size_t place) {
    const CodingForm& form = coded.form;
    const std::string coding = "coding/" + paper_ + '.' + std::to_string(place);
    const auto with_source = [&](ClaimDraft& draft, const std::string& source,
                                 const std::string& locator, const char* side) {
      draft.source = {source, std::string(side) + "_source"};
      draft.locator = {std::string(trim(locator)), std::string(side) + "_locator"};
    };
    say(coding, coded, "measure", "measure/" + form.measure, "");
    say(coding, coded, "commitment", "commitment/" + form.commitment, "");
    ClaimDraft& code = say(coding, coded, "alignment", form.code, "");
    code.value.place = "alignment";
    say(coding, coded, "coding_round", coded.third ? "third" : "blind", "");
    with_source(say(coding, coded, "measure_passage", std::string(trim(form.measure_passage)),
                    language_of(view_, form.measure_source, form.language)),
                form.measure_source, form.measure_locator, "measure");
    with_source(say(coding, coded, "commitment_passage", std::string(trim(form.commitment_passage)),
                    language_of(view_, form.commitment_source, form.language)),
                form.commitment_source, form.commitment_locator, "commitment");
    ClaimDraft& reason =
        say(coding, coded, "coding_reason", std::string(trim(form.reason)), form.language);
    reason.value.place = "reason";
    say(coding, coded, "coded_by", coded.account, "zxx");
  }

  std::vector<ClaimDraft> take() { return std::move(drafts_); }

 private:
  ClaimDraft& say(const std::string& subject, const Coded& coded, const char* property,
                  std::string value, const std::string& language) {
    ClaimDraft draft;
    draft.place = paper_;
    draft.key = subject + '/' + property;
    draft.subject.text = subject;
    draft.property.text = property;
    draft.value = {std::move(value), property};
    draft.language = {language, "language"};
    draft.asserter.text = "office/" + coded.office;
    draft.source.text = paper_;
    return drafts_.emplace_back(std::move(draft));
  }

  const View& view_;
  std::string paper_;
  std::vector<ClaimDraft> drafts_;
};

bool speaks_officially(const View& view, const Subject* source) {
  return source && record::Fields(view, *source).code("standing") == "official";
}

// Of an act that the press alone reports, the paper of another act makes no official one.
bool is_official(const View& view, const std::string& measure) {
  const Subject* const act = view.find("measure/" + measure);
  if (!act) return false;
  const record::Measure known = record::measure(view, *act, "en");
  const auto says = [&](const record::Claim* claim) {
    return claim && speaks_officially(view, claim->citation.source);
  };
  return says(known.action_claim) ||
         std::any_of(known.statuses.begin(), known.statuses.end(),
                     [&](const record::MeasureStatus& status) { return says(status.claim); });
}

}  // namespace

Result<Matter> coding_matter(const View& view, std::string_view measure,
                             std::string_view commitment) {
  const Subject* const act = view.find("measure/" + std::string(measure));
  if (!act) return not_found("error.coding.unknown", "measure", measure);
  if (!view.find("commitment/" + std::string(commitment)))
    return not_found("error.coding.unknown", "commitment", commitment);
  const auto known = record::measure(view, *act, "en");
  if (!known.country) return invalid("error.coding.no-country", "measure", measure);
  Matter matter{.kind = "coding", .countries = {std::string(known.country->id())}};
  if (known.committee) matter.committees = {std::string(known.committee->id())};
  if (const Subject* const centre = record::centre(view)) matter.mechanism = centre->id();
  return matter;
}

Checked<void> check_coding(const View& view, const CodingForm& form) {
  Errors errors;
  for (const CodingField& field : fields) {
    const std::string_view text = trim(form.*field.text);
    if (text.empty())
      errors.push_back({ErrorKind::invalid, "error.report.missing", field.name, {}, {}});
    if (const auto fits = accept_text(text, field.name, longest_passage); !fits)
      errors.push_back(fits.error());
  }
  if (record::class_of(view, "alignment", form.code) == "tension" && !form.measure_source.empty() &&
      !(is_official(view, form.measure) &&
        speaks_officially(view, view.find("source/" + form.measure_source))))
    errors.push_back({ErrorKind::invalid,
                      "error.coding.not-official",
                      "measure_source",
                      form.measure_source,
                      {}});
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return {};
}

std::string text_of(const CodingForm& form) {
  JsonWriter json(false);
  json.object();
  for (const CodingField& field : fields) json.key(field.name).text(form.*field.text);
  json.end();
  return json.take();
}

CodingForm coding_in(std::string_view text) {
  CodingForm form;
  const boost::json::value kept = boost::json::parse({text.data(), text.size()});
  for (const CodingField& field : fields)
    if (const auto* const value = kept.as_object().if_contains(field.name))
      form.*field.text = boost::json::value_to<std::string>(*value);
  return form;
}

std::vector<ClaimDraft> coding_drafts(const View& view, std::string_view paper,
                                      std::string_view country, const std::vector<Coded>& codings) {
  Drafting drafting(view, paper);
  drafting.add_paper(country, codings);
  std::size_t place = 0;
  for (const Coded& coded : codings) drafting.add(coded, ++place);
  return drafting.take();
}

std::vector<Coded> codings_in(const std::vector<ClaimDraft>& drafts) {
  const auto id = [](const std::string& name) { return name.substr(name.find('/') + 1); };
  std::vector<Coded> codings;
  std::string_view subject;
  for (const ClaimDraft& draft : drafts) {
    if (!draft.subject.text.starts_with("coding/")) continue;
    if (codings.empty() || draft.subject.text != subject) codings.emplace_back();
    subject = draft.subject.text;
    Coded& coded = codings.back();
    CodingForm& form = coded.form;
    const std::string& property = draft.property.text;
    if (property == "measure") form.measure = id(draft.value.text);
    if (property == "commitment") form.commitment = id(draft.value.text);
    if (property == "alignment") form.code = draft.value.text;
    if (property == "coding_round") coded.third = draft.value.text == "third";
    if (property == "coded_by") coded.account = draft.value.text;
    if (property == "measure_passage") {
      form.measure_passage = draft.value.text;
      form.measure_source = draft.source.text;
      form.measure_locator = draft.locator.text;
    }
    if (property == "commitment_passage") {
      form.commitment_passage = draft.value.text;
      form.commitment_source = draft.source.text;
      form.commitment_locator = draft.locator.text;
    }
    if (property == "coding_reason") {
      form.reason = draft.value.text;
      form.language = draft.language.text;
    }
    coded.office = id(draft.asserter.text);
  }
  return codings;
}

}  // namespace acta::procedure
