#include "procedure/indicator_value_form.h"

#include <algorithm>
#include <cmath>

#include "analysis/conversion.h"
#include "base/decimal.h"
#include "base/sha256.h"
#include "procedure/indicator_form.h"
#include "register/records/code_class.h"
#include "register/records/indicator.h"
#include "register/records/mechanism.h"
#include "register/records/observation.h"

namespace acta::procedure {
namespace {

using record::Subject;
using record::View;

const Subject* indicator_in(const View& view, const IndicatorValueForm& form) {
  const std::string name = "indicator/" + form.indicator;
  return record::check_subject_name(name) ? view.find(name) : nullptr;
}

// As it is written on record, whatever was typed.
std::string period_of(const IndicatorValueForm& form) {
  const auto date = parse_date(typed_at(form.said, "period"));
  return date ? format_date(*date) : std::string();
}

class Drafting {
 public:
  Drafting(const View& view, const IndicatorValueForm& form, const Subject& indicator,
           std::string_view name)
      : view_(view),
        form_(form),
        indicator_(record::indicator(view, indicator, form.ground.language)),
        claims_(view, indicator_value_of(view, form), form.ground, name) {}

  Checked<std::vector<record::ClaimDraft>> run() {
    for (const char* property : {"geo", "period", "value"}) claims_.need(property, typed(property));
    check_period();
    check_unit();
    if (const char* wrong =
            wrong_as_share(view_, indicator_.unit, indicator_.may_exceed_hundred, typed("value")))
      claims_.fail(wrong, "value", typed("value"));
    check_share();
    put();
    return claims_.take("value");
  }

 private:
  std::string_view typed(std::string_view property) const { return typed_at(form_.said, property); }

  void check_period() {
    if (typed("period").empty()) return;
    const auto period = parse_date(typed("period"), "period");
    if (!period) {
      const Error& error = period.error();
      return claims_.fail(error.message.c_str(), "period", error.value, error.hint, error.kind);
    }
    if (period->first > view_.valid())
      claims_.fail("error.report.future", "period", typed("period"));
    if (indicator_.locked_until && period->last <= indicator_.locked_until->last)
      claims_.fail("error.indicator.locked", "period", typed("period"),
                   format_date(*indicator_.locked_until), ErrorKind::conflict);
  }

  // Offered where it is exact, and never done for anybody.
  void check_unit() {
    if (form_.unit == indicator_.unit) return;
    const auto number = parse_decimal(typed("value"));
    const auto same =
        number ? analysis::converted(view_, *number, form_.unit, indicator_.unit) : std::nullopt;
    claims_.fail(
        same ? "error.indicator.unit-exactly" : "error.indicator.unit", "unit", form_.unit,
        (same ? format_decimal(*same) + ' ' : std::string()) + std::string(indicator_.unit));
  }

  void check_share() {
    const std::string_view part = typed("numerator"), whole = typed("denominator");
    if (part.empty() != whole.empty())
      return claims_.fail("error.indicator.half-share", part.empty() ? "numerator" : "denominator",
                          {});
    // Neither has an upper bound: they are numbers of things.
    for (const char* place : {"numerator", "denominator"})
      if (const char* wrong = wrong_as_share(view_, indicator_.unit, true, typed(place)))
        return claims_.fail(wrong, place, typed(place));
    const auto over = parse_decimal(part), under = parse_decimal(whole);
    if (over && under && *over > *under && !indicator_.may_exceed_hundred)
      return claims_.fail("error.indicator.part-over-whole", "numerator", part, std::string(whole));
    if (over && under) check_what_they_give(*over, *under);
  }

  // Whether the value is what part and whole give, rounded or cut off to as many decimals.
  void check_what_they_give(const Decimal& part, const Decimal& whole) {
    const auto value = parse_decimal(typed("value"));
    if (!value || whole.units == 0 ||
        record::class_of(view_, "unit", indicator_.unit) != "share_of_hundred")
      return;
    const double given = 100 * to_double(part) / to_double(whole);
    if (std::abs(to_double(*value) - given) < std::pow(10.0, -value->scale)) return;
    constexpr std::uint8_t shown = 2;  // decimals
    const std::uint8_t scale = std::max(value->scale, shown);
    const auto units = std::llround(given * std::pow(10.0, scale));
    claims_.fail("error.indicator.another-share", "value", typed("value"),
                 format_decimal({units, scale}));
  }

  void put() {
    claims_.put("indicator", indicator_.subject->name());
    claims_.put("geo", typed("geo"));
    claims_.put_in("period", period_of(form_), "zxx");
    claims_.put("category", typed("category"));
    claims_.put("nature", "stated");
    claims_.put("numerator", typed("numerator"));
    claims_.put("denominator", typed("denominator"));
    claims_.put("value_standing", typed("value_standing"));
    claims_.put("value", typed("value"), form_.unit);
  }

  const View& view_;
  const IndicatorValueForm& form_;
  const record::Indicator indicator_;
  TypedClaims claims_;
};

}  // namespace

Result<Matter> indicator_value_matter(const View& view, const IndicatorValueForm& form) {
  IndicatorForm of;
  of.id = form.indicator;
  Matter matter = TRY(indicator_matter(view, of));
  constexpr std::string_view kind = "country/";
  if (const auto geo = typed_at(form.said, "geo"); geo.starts_with(kind))
    matter.countries = {std::string(geo.substr(kind.size()))};
  return matter;
}

std::string indicator_value_of(const View& view, const IndicatorValueForm& form) {
  const std::string_view geo = typed_at(form.said, "geo");
  const std::string_view category = typed_at(form.said, "category");
  const std::string period = period_of(form);
  if (const Subject* const indicator = indicator_in(view, form))
    for (const record::Held& held : view.held_mentions(*indicator, "indicator")) {
      const auto known = record::observation(view, *held.claim->subject);
      if (known.about && known.about->name() == geo && known.period == period &&
          known.category == category)
        return std::string(held.claim->subject->name());
    }
  const std::string which =
      form.indicator + '\n' + std::string(geo) + '\n' + period + '\n' + std::string(category);
  return "observation/V-" + hex(sha256(which)).substr(0, 12);
}

Checked<std::vector<record::ClaimDraft>> indicator_value_drafts(const View& view,
                                                                const IndicatorValueForm& form,
                                                                std::string_view name) {
  const Subject* const indicator = indicator_in(view, form);
  if (!indicator)
    return tl::unexpected(
        Errors{{ErrorKind::not_found, "error.coding.unknown", "id", form.indicator, {}}});
  return Drafting(view, form, *indicator, name).run();
}

}  // namespace acta::procedure
