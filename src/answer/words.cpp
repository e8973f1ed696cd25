#include "answer/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "analysis/sentence.h"
#include "base/date_words.h"
#include "base/text.h"
#include "register/records/code_class.h"
#include "register/records/local_text.h"
#include "register/records/office.h"

namespace acta::answer {

using record::Claim;
using record::Subject;
using record::View;

bool is_other(std::string_view language, const Messages& t) {
  const bool of_no_language = language.empty() || language == "zxx" || language == "und";
  return !of_no_language && !record::is_in_language(language, t.language());
}

namespace {

std::string with_id(std::string name, std::string_view id) {
  if (name.empty() || name == id) return std::string(id);
  ((name += " (") += id) += ')';
  return name;
}

}  // namespace

std::string tagged(const record::LocalText& text, const Messages& t) {
  return is_other(text.language, t) ? text.text + " [" + text.language + ']' : text.text;
}

std::string named(const View& view, const Subject& subject, const Messages& t) {
  return tagged(record::name(view, subject, t.language()), t);
}

std::string called(const View& view, const Subject& subject, const Messages& t) {
  return with_id(named(view, subject, t), subject.id());
}

std::string speaker(const View& view, std::string_view asserter, const Messages& t) {
  const Subject* const found = view.find(asserter);
  if (!found) {
    const std::string word = "claim.says." + std::string(asserter);  // of ours, not a name
    return t.has(word) ? std::string(t(word)) : std::string(asserter);
  }
  const Subject* const role =
      found->kind() == "office" ? record::office(view, *found).role : nullptr;
  return named(view, role ? *role : *found, t);
}

Cell said_cell(const record::LocalText& text, const Messages& t) {
  const bool other = is_other(text.language, t);
  Cell cell = Cell::text(text.text, other ? tagged(text, t) : std::string());
  if (other || text.translation != record::Translation::none) cell.said = text;
  return cell;
}

Cell name_cell(const View& view, const Subject& subject, const Messages& t) {
  return said_cell(record::name(view, subject, t.language()), t);
}

namespace {

Cell called_cell(std::string_view for_machines, const View& view, const Subject& subject,
                 const Messages& t) {
  record::LocalText name = record::name(view, subject, t.language());
  Cell cell = Cell::text(for_machines, with_id(tagged(name, t), subject.id()), subject.name());
  if (!is_other(name.language, t)) return cell;
  name.text = with_id(std::move(name.text), subject.id());
  cell.said = std::move(name);
  return cell;
}

}  // namespace

Cell subject_cell(const View& view, const Subject* subject, const Messages& t) {
  return subject ? called_cell(subject->name(), view, *subject, t) : Cell::missing();
}

Cell id_cell(const View& view, const Subject* subject, const Messages& t) {
  return subject ? called_cell(subject->id(), view, *subject, t) : Cell::missing();
}

Cell short_cell(const Subject* subject) {
  if (!subject) return Cell::missing();
  return Cell::text(subject->id(), {}, subject->name());
}

Cell ids_cell(const View& view, const Subjects& subjects, const Messages& t) {
  std::vector<std::string> ids;
  std::vector<std::string> names;
  for (const Subject* subject : subjects) {
    ids.emplace_back(subject->id());
    names.push_back(named(view, *subject, t));
  }
  return Cell::list(std::move(ids), analysis::say_names(std::move(names), t));
}

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

std::string when(const Interval& valid, const Messages& t) {
  if (!says_a_day(valid.start) && !says_a_day(valid.end)) return {};
  return interval_in_words(valid, t);
}

std::string reply_in_words(const std::string& country, const std::optional<Date>& due,
                           const std::optional<Date>& received, const Messages& t) {
  const auto words = [&](const std::optional<Date>& date) {
    return date ? date_in_words(*date, t) : std::string();
  };
  if (received) {
    const bool late = due && received->first > due->last;
    return t(late ? "tracks.reply-late" : "tracks.reply",
             {{"country", country}, {"day", words(received)}, {"due", words(due)}});
  }
  return due ? t("tracks.no-reply", {{"country", country}, {"day", words(due)}}) : std::string();
}

namespace {

Cell dated(std::string_view for_machines, std::string for_people) {
  Cell cell = Cell::text(for_machines, std::move(for_people));
  cell.is_date = true;
  return cell;
}

}  // namespace

Cell date_cell(const std::optional<Date>& date, const Messages& t) {
  return date ? date_cell(format_date(*date), *date, t) : Cell::missing();
}

Cell date_cell(std::string_view as_written, const Date& date, const Messages& t) {
  return dated(as_written, date_in_short(date, t));
}

Cell day_cell(Day day, const Messages& t) { return date_cell(exactly(day), t); }

Cell bound_cell(const Bound& bound, const Messages& t) {
  return dated(format_bound(bound), bound_in_short(bound, t));
}

void add_period(std::vector<Cell>& row, const Interval& valid) {
  const std::string end = format_bound(valid.end);
  row.push_back(Cell::text(format_bound(valid.start)));
  row.push_back(valid.end.last_day ? Cell::missing() : Cell::text(end));
  row.push_back(valid.end.last_day ? Cell::text(end) : Cell::missing());
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

Cell instant_cell(Instant instant) {
  const std::string exact = format_instant(instant);
  std::string shown = exact.substr(0, std::string_view("2024-09-25T15:04:05").size());
  shown[std::string_view("2024-09-25").size()] = ' ';
  return Cell::text(exact, std::move(shown));
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
