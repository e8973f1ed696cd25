#include "answer/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "answer/dates.h"
#include "answer/names.h"
#include "base/date_words.h"
#include "base/text.h"
#include "register/records/code_class.h"

namespace acta::answer {

using record::Claim;
using record::Subject;
using record::View;

namespace {

std::string written(std::string_view qualifier, Decimal number, std::string_view unit) {
  std::string text(qualifier);
  if (!text.empty()) text += ' ';
  text += format_decimal(number);
  if (!unit.empty()) (text += ' ') += unit;
  return text;
}

std::string in_words(std::string_view qualifier, Decimal amount, std::string_view unit,
                     const Messages& t) {
  std::string number = number_in_words(amount, t);
  if (!unit.empty()) number = t("value.of", {{"number", number}, {"unit", unit}});
  if (qualifier.empty()) return number;
  std::string code = lower(qualifier);
  std::replace(code.begin(), code.end(), ' ', '_');  // ICU has no blank in a selector
  return t("value.about", {{"code", code}, {"qualifier", qualifier}, {"amount", number}});
}

}  // namespace

std::string number_in_words(Decimal number, const Messages& t) {
  // A double holds every number of up to 15 digits; one of more stays as it was written.
  constexpr std::int64_t too_long = 1'000'000'000'000'000;
  if (number.units <= -too_long || number.units >= too_long) return format_decimal(number);
  return t.number(to_double(number), number.scale);
}

Cell decimal_cell(Decimal number, const Messages& t) {
  return Cell::digits(format_decimal(number), number_in_words(number, t));
}

std::string value_for_machines(const record::Value& value) {
  struct Visitor {
    std::string operator()(const record::Missing& missing) const {
      return "missing: " + std::string(missing.reason.view());
    }
    std::string operator()(const record::Text& text) const { return std::string(text.text); }
    std::string operator()(const record::Code& code) const { return std::string(code.code.view()); }
    std::string operator()(const record::Reference& reference) const {
      return std::string(reference.subject->name());
    }
    std::string operator()(const Date& date) const { return format_date(date); }
    std::string operator()(const record::Quantity& quantity) const {
      return written(quantity.qualifier, quantity.amount, quantity.unit);
    }
    std::string operator()(const record::Amount& amount) const {
      return written(amount.qualifier, amount.amount, amount.currency);
    }
    std::string operator()(const record::ClaimReference& reference) const {
      return std::to_string(reference.claim);
    }
  };
  return std::visit(Visitor{}, value);
}

std::string missing_in_words(std::string_view reason, const Messages& t) {
  std::string selected(reason);
  std::replace(selected.begin(), selected.end(), '-', '_');  // ICU has no "-" in a selector
  return t("value.missing", {{"reason", selected}});
}

std::string quantity_in_words(const View& view, const record::Quantity& quantity,
                              const Messages& t) {
  const std::string unit =
      quantity.unit.empty()
          ? std::string()
          : tagged(record::label_of(view, "unit", quantity.unit, t.language()), t);
  return in_words(quantity.qualifier, quantity.amount, unit, t);
}

std::string amount_in_words(const record::Amount& amount, const Messages& t) {
  return in_words(amount.qualifier, amount.amount, amount.currency, t);
}

std::string value_for_people(const View& view, const Claim& claim, const Messages& t) {
  if (const auto* missing = std::get_if<record::Missing>(&claim.value))
    return missing_in_words(missing->reason.view(), t);
  if (const auto* reference = std::get_if<record::Reference>(&claim.value))
    return called(view, *reference->subject, t);
  if (const auto* other = std::get_if<record::ClaimReference>(&claim.value)) {
    const Claim* const pointed = view.record().claim(other->claim);
    const std::string value =
        pointed && view.visible(*pointed) ? value_for_machines(pointed->value) : std::string("–");
    return t("value.claim", {{"entry", std::to_string(other->claim)}, {"value", value}});
  }
  if (const auto* quantity = std::get_if<record::Quantity>(&claim.value))
    return quantity_in_words(view, *quantity, t);
  if (const auto* amount = std::get_if<record::Amount>(&claim.value))
    return amount_in_words(*amount, t);
  if (const auto* date = std::get_if<Date>(&claim.value)) return date_in_words(*date, t);
  if (const auto* code = std::get_if<record::Code>(&claim.value))
    return tagged(record::label_of(view, claim.property, code->code, t.language()), t);
  return value_for_machines(claim.value);
}

std::string sides_for_people(const View& view, const std::vector<const Claim*>& sides,
                             const Messages& t) {
  // Where all say the same, what they differ in is since when.
  const auto is_alike = [&](const Claim* side) {
    return value_for_machines(side->value) == value_for_machines(sides.front()->value);
  };
  const bool alike = std::all_of(sides.begin(), sides.end(), is_alike);
  std::vector<std::pair<std::string, std::string>> values;  // and who says them
  for (const Claim* side : sides) {
    const auto* const text = std::get_if<record::Text>(&side->value);
    std::string value = text ? tagged({std::string(text->text), std::string(side->language.view()),
                                       side->translation},
                                      t)
                             : value_for_people(view, *side, t);
    if (const std::string told = when(side->valid, t); alike && !told.empty())
      value = t("value.when", {{"value", value}, {"when", told}});
    auto found = std::find_if(values.begin(), values.end(),
                              [&](const auto& known) { return known.first == value; });
    if (found == values.end()) found = values.insert(values.end(), {value, {}});
    if (const std::string place = place_in_source(*side); !place.empty())
      (found->second += found->second.empty() ? "" : ", ") += place;
  }
  std::string text;
  for (const auto& [value, places] : values) {
    if (!text.empty()) text += "; ";
    text += places.empty() ? value : value + " (" + places + ')';
  }
  return text;
}

std::string place_in_source(const Claim& claim) {
  if (!claim.citation.source) return {};
  std::string place(claim.citation.source->id());
  if (!claim.citation.locator.empty()) (place += ' ') += claim.citation.locator.view();
  return place;
}

Cell source_cell(const Claim* claim) {
  if (!claim || !claim->citation.source) return Cell::missing();
  return short_cell(claim->citation.source);
}

Cell locator_cell(const Claim* claim) {
  return claim ? Cell::text(claim->citation.locator) : Cell::missing();
}

Cell word(std::string_view family, std::string_view code, const Messages& t) {
  const std::string key = std::string(family) + '.' + std::string(code);
  return Cell::text(code, t.has(key) ? std::string(t(key)) : std::string());
}

Cell persons_cell(double value, const Messages& t) {
  const auto whole = static_cast<std::int64_t>(std::llround(value));
  return Cell::digits(std::to_string(whole), t.number(static_cast<double>(whole), 0));
}

Cell decimal_cell(std::optional<double> value, const Messages& t, int places) {
  if (!value || std::isnan(*value)) return Cell::missing();
  return Cell::digits(fmt::format("{:.{}f}", *value, places), t.number(*value, places));
}

Cell share(analysis::Ratio ratio, const Messages& t) {
  const std::string digits = analysis::fixed(ratio);
  if (digits.empty()) {  // of nothing: not zero, and not unknown either
    Cell cell = Cell::missing();
    cell.shown = t("word.not-defined");
    return cell;
  }
  return Cell::digits(digits, t.number(std::strtod(digits.c_str(), nullptr), 3));
}

}  // namespace acta::answer
