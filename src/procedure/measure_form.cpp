#include "procedure/measure_form.h"

#include "base/date.h"
#include "base/text.h"
#include "procedure/document.h"
#include "register/records/measure.h"
#include "register/records/mechanism.h"
#include "register/subject.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using record::Subject;
using record::View;

class Drafting {
 public:
  Drafting(const View& view, const MeasureForm& form, std::string_view name)
      : view_(view),
        form_(form),
        source_("D-" + std::string(name)),
        measure_(measure_of(form, name)) {}

  Checked<std::vector<ClaimDraft>> run() {
    check();
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    drafts_ = document_drafts(document(), source_);
    if (form_.id.empty()) add_act();
    ClaimDraft& status = say("measure_status", form_.status, "status");
    status.from = {form_.since, "since"};
    status.key += '/' + source_;
    return std::move(drafts_);
  }

 private:
  void check() {
    if (const auto matter = measure_matter(view_, form_); !matter)
      errors_.push_back(matter.error());
    const bool is_new = form_.id.empty();
    need("status", form_.status);
    judge_document(document(), errors_);
    check_day("since", form_.since);
    if (is_new) {
      need("action", form_.action);
      check_day("date", form_.date);
    }
  }
  Document document() const {
    return {form_.title,   form_.publisher, form_.language,
            form_.address, form_.standing,  "document of a national act"};
  }
  void need(const char* place, const std::string& text) {
    if (trim(text).empty()) fail("error.report.missing", place, {});
    else if (const auto fits = accept_text(trim(text), place, 2000); !fits)
      errors_.push_back(fits.error());
  }
  void check_day(const char* place, const std::string& text) {
    if (text.empty()) return fail("error.report.missing", place, {});
    const auto day = parse_date(text, place);
    if (!day) errors_.push_back(day.error());
    else if (day->first > view_.valid()) fail("error.report.future", place, text);
  }
  void fail(const char* message, const char* place, const std::string& value) {
    errors_.push_back({ErrorKind::invalid, message, place, value, {}});
  }

  ClaimDraft& say(const char* property, const std::string& value, const char* place) {
    return drafts_.emplace_back(stated({source_, form_.locator, std::string(trim(form_.publisher))},
                                       measure_, property, value, place));
  }

  void add_act() {
    say("country", "country/" + form_.country, "country");
    say("date", form_.date, "date");
    say("action", form_.action, "action").language = {form_.language, "language"};
    if (!form_.type.empty()) say("measure_type", form_.type, "type");
    if (!form_.committee.empty()) say("committee", "committee/" + form_.committee, "committee");
  }

  const View& view_;
  const MeasureForm& form_;
  std::string source_, measure_;
  Errors errors_;
  std::vector<ClaimDraft> drafts_;
};

}  // namespace

Result<Matter> measure_matter(const View& view, const MeasureForm& form) {
  Matter matter{.kind = "measure"};
  if (const Subject* const centre = record::centre(view)) matter.mechanism = centre->id();
  if (form.id.empty()) {
    if (form.country.empty()) return invalid("error.report.missing", "country");
    if (!view.find("country/" + form.country))
      return not_found("error.coding.unknown", "country", form.country);
    matter.countries = {form.country};
    if (!form.committee.empty()) matter.committees = {form.committee};
    return matter;
  }
  const std::string name = "measure/" + form.id;
  const Subject* const act = record::check_subject_name(name) ? view.find(name) : nullptr;
  if (!act) return not_found("error.coding.unknown", "id", form.id);
  const auto measure = record::measure(view, *act, "en");
  if (measure.country) matter.countries = {std::string(measure.country->id())};
  if (measure.committee) matter.committees = {std::string(measure.committee->id())};
  return matter;
}

std::string measure_of(const MeasureForm& form, std::string_view name) {
  return "measure/" + (form.id.empty() ? "N-" + std::string(name) : form.id);
}

Checked<std::vector<ClaimDraft>> measure_drafts(const View& view, const MeasureForm& form,
                                                std::string_view name) {
  return Drafting(view, form, name).run();
}

}  // namespace acta::procedure
