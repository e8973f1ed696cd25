#include "procedure/indicator_form.h"

#include <algorithm>
#include <array>

#include "analysis/indicators.h"
#include "base/decimal.h"
#include "register/records/code_class.h"
#include "register/records/mechanism.h"

namespace acta::procedure {
namespace {

using record::View;

constexpr std::array questions = {"name",           "definition",
                                  "unit",           "direction",
                                  "frequency",      "horizon",
                                  "committee",      "commitment",
                                  "outcome",        "responsible_office",
                                  "licence",        "may_exceed_hundred",
                                  "baseline",       "baseline_date",
                                  "target_short",   "target_short_by",
                                  "target_medium",  "target_medium_by",
                                  "target_long",    "target_long_by",
                                  "disaggregation", "expected_category",
                                  "locked_until"};

constexpr std::array numbers = {"baseline", "target_short", "target_medium", "target_long"};

class Drafting {
 public:
  Drafting(const View& view, const IndicatorForm& form, std::string_view name)
      : view_(view),
        form_(form),
        subject_(indicator_of(form, name)),
        claims_(view, subject_, form.ground, name) {
    if (const auto* subject = view.find(subject_))
      before_ = record::indicator(view, *subject, form.ground.language);
  }

  Checked<std::vector<record::ClaimDraft>> run() {
    const std::string_view language = form_.ground.language;
    for (const char* property : {"name", "definition", "unit", "direction"})
      if (claims_.is_new() || !as_typed(view_, subject_, property, language).empty())
        claims_.need(property, typed(property));
    check_unit();
    check_numbers();
    check_dates();
    for (const char* property : questions) put(property);
    put_method();
    judge_weakening();
    return claims_.take("name");
  }

 private:
  std::string_view typed(std::string_view property) const { return typed_at(form_.said, property); }

  void put(const char* property) {
    const std::string_view text = typed(property);
    if (std::string_view(property) == "expected_category") return claims_.put_list(property, text);
    const bool number = std::find_if(numbers.begin(), numbers.end(), [&](const char* each) {
                          return std::string_view(each) == property;
                        }) != numbers.end();
    claims_.put(property, text, number ? typed("unit") : std::string_view());
  }

  void check_unit() {
    const std::string unit = "unit/" + std::string(typed("unit"));
    if (!typed("unit").empty() && !(record::check_subject_name(unit) && view_.find(unit)))
      claims_.fail("error.coding.unknown", "unit", typed("unit"));
  }

  void check_numbers() {
    const bool may_exceed = typed("may_exceed_hundred") == "yes";
    for (const char* number : numbers)
      if (const char* wrong = wrong_as_share(view_, typed("unit"), may_exceed, typed(number)))
        claims_.fail(wrong, number, typed(number));
  }

  void check_dates() {
    const auto measured = parse_date(typed("baseline_date"));
    if (!measured) return;
    if (measured->first > view_.valid())
      claims_.fail("error.report.future", "baseline_date", typed("baseline_date"));
    for (const char* by : {"target_short_by", "target_medium_by", "target_long_by"})
      if (const auto date = parse_date(typed(by)); date && date->last < measured->first)
        claims_.fail("error.indicator.target-before", by, typed(by), format_date(*measured));
  }

  // The first is the method from the beginning; each later one begins on a day.
  void put_method() {
    const std::string_view method = typed("method");
    const auto& known = before_.methods;
    const bool said = std::any_of(known.begin(), known.end(), [&](const record::Method& each) {
      return each.text.text == method;
    });
    if (method.empty() || said) return;
    if (known.empty()) return claims_.put("method", method);
    if (typed("method_from").empty())
      return claims_.fail("error.indicator.method-from", "method_from", {});
    claims_.add_from("method", method, typed("method_from"), "method_from");
  }

  analysis::WeakeningSign sign() const {
    using analysis::WeakeningSign;
    for (std::size_t i = 0; i < record::horizons.size(); ++i) {
      const record::Stated& before = before_.targets[i];
      const std::string target = "target_" + std::string(record::horizons[i]);
      const auto after = parse_decimal(typed(target));
      if (before.amount && !after) return WeakeningSign::dropped;
      if (before.amount && analysis::easier(before_.direction, before.amount->amount, *after))
        return WeakeningSign::easier_target;
      const auto by = parse_date(typed(target + "_by"));
      if (before.date && by && by->last > before.date->last) return WeakeningSign::later_deadline;
    }
    return WeakeningSign::none;
  }
  // People say whether it weakens what was aimed at; nothing here does.
  void judge_weakening() {
    const analysis::WeakeningSign found = sign();
    if (found == analysis::WeakeningSign::none) return;
    if (typed("weakening").empty())
      return claims_.fail("error.indicator.weakened", "weakening", {},
                          std::string(analysis::name_of(found)));
    claims_.judge("weakening", typed("weakening"));
  }

  const View& view_;
  const IndicatorForm& form_;
  const std::string subject_;
  TypedClaims claims_;
  record::Indicator before_;
};

}  // namespace

std::span<const char* const> indicator_questions() { return questions; }

IndicatorForm indicator_form(const View& view, std::string_view id, std::string_view language) {
  IndicatorForm form;
  form.id = id;
  form.ground.language = language;
  const std::string name = "indicator/" + form.id;
  for (const char* property : questions)
    form.said[property] = as_typed(view, name, property, language);
  const auto* const subject = record::check_subject_name(name) ? view.find(name) : nullptr;
  if (!subject) return form;
  const auto known = record::indicator(view, *subject, language);
  if (!known.methods.empty()) form.said["method"] = known.methods.back().text.text;
  return form;
}

Result<Matter> indicator_matter(const View& view, const IndicatorForm& form) {
  Matter matter{.kind = "indicator"};
  if (const auto* centre = record::centre(view)) matter.mechanism = centre->id();
  std::string committee(typed_at(form.said, "committee"));
  if (!form.id.empty()) {
    const std::string name = "indicator/" + form.id;
    const auto* const subject = record::check_subject_name(name) ? view.find(name) : nullptr;
    if (!subject) return not_found("error.coding.unknown", "id", form.id);
    const auto known = record::indicator(view, *subject, "en");
    committee = known.committee ? known.committee->name() : std::string_view();
  }
  constexpr std::string_view kind = "committee/";
  if (committee.starts_with(kind)) matter.committees = {committee.substr(kind.size())};
  return matter;
}

std::string indicator_of(const IndicatorForm& form, std::string_view name) {
  return "indicator/" + (form.id.empty() ? "I-" + std::string(name) : form.id);
}

Checked<std::vector<record::ClaimDraft>> indicator_drafts(const View& view,
                                                          const IndicatorForm& form,
                                                          std::string_view name) {
  return Drafting(view, form, name).run();
}

const char* wrong_as_share(const View& view, std::string_view unit, bool may_exceed,
                           std::string_view typed) {
  constexpr Decimal hundred{100, 0};
  const auto number = parse_decimal(typed);
  if (!number || record::class_of(view, "unit", unit) != "share_of_hundred") return nullptr;
  if (number->units < 0) return "error.indicator.below-zero";
  return *number > hundred && !may_exceed ? "error.indicator.over-hundred" : nullptr;
}

}  // namespace acta::procedure
