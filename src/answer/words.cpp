#include "answer/words.h"

#include <cstdlib>

#include "analysis/sentence.h"
#include "base/text.h"
#include "register/records/local_text.h"

namespace acta::answer {

using record::Claim;
using record::Subject;
using record::View;

std::string called(const View& view, const Subject& subject, const Messages& t) {
  const std::string name = record::name(view, subject, t.language()).text;
  const std::string id(subject.id());
  return name.empty() || name == id ? id : name + " (" + id + ")";
}

Cell subject_cell(const View& view, const Subject* subject, const Messages& t) {
  if (!subject) return Cell::missing();
  return Cell::text(subject->name(), called(view, *subject, t), subject->name());
}

Cell id_cell(const View& view, const Subject* subject, const Messages& t) {
  if (!subject) return Cell::missing();
  return Cell::text(subject->id(), called(view, *subject, t), subject->name());
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
    names.push_back(record::name(view, *subject, t.language()).text);
  }
  return Cell::list(std::move(ids), analysis::say_list(names, t));
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
      return words(quantity.qualifier, quantity.amount, quantity.unit);
    }
    std::string operator()(const record::Amount& amount) const {
      return words(amount.qualifier, amount.amount, amount.currency);
    }
    std::string operator()(const record::ClaimReference& reference) const {
      return std::to_string(reference.claim);
    }
    static std::string words(std::string_view qualifier, Decimal amount, std::string_view unit) {
      std::string text(qualifier);
      if (!text.empty()) text += ' ';
      text += format_decimal(amount);
      if (!unit.empty()) (text += ' ') += unit;
      return text;
    }
  };
  return std::visit(Visitor{}, value);
}

std::string value_for_people(const View& view, const Claim& claim, const Messages& t) {
  if (const auto* missing = std::get_if<record::Missing>(&claim.value))
    return t("value.missing", {{"reason", missing->reason.view()}});
  if (const auto* reference = std::get_if<record::Reference>(&claim.value))
    return called(view, *reference->subject, t);
  if (const auto* other = std::get_if<record::ClaimReference>(&claim.value)) {
    const Claim* const pointed = view.record().claim(other->claim);
    const std::string value =
        pointed && view.visible(*pointed) ? value_for_machines(pointed->value) : std::string("–");
    return t("value.claim", {{"entry", std::to_string(other->claim)}, {"value", value}});
  }
  return show_invisible(value_for_machines(claim.value));
}

namespace {

std::string bound_in_words(const Bound& bound, const Messages& t) {
  const std::string written = format_bound(bound);
  const std::size_t dots = written.find("..");
  if (dots == std::string::npos) return written;
  const std::string earliest = written.substr(0, dots);
  const std::string latest = written.substr(dots + 2);
  if (earliest.empty() && latest.empty()) return {};
  if (earliest.empty()) return t("when.by", {{"day", latest}});
  if (latest.empty()) return t("when.not-before", {{"day", earliest}});
  return t("when.between", {{"earliest", earliest}, {"latest", latest}});
}

}  // namespace

std::string when(const Interval& valid, const Messages& t) {
  const std::string start = bound_in_words(valid.start, t);
  const std::string end = bound_in_words(valid.end, t);
  if (start.empty() && end.empty()) return {};
  if (end.empty()) return t("when.since", {{"start", start}});
  if (start.empty()) return t(valid.end.last_day ? "when.until" : "when.before", {{"end", end}});
  if (start == end && valid.end.last_day) return start;
  return t(valid.end.last_day ? "when.from-until" : "when.from-before",
           {{"start", start}, {"end", end}});
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

Cell word(std::string_view family, std::string_view code, const Messages& t) {
  const std::string key = std::string(family) + '.' + std::string(code);
  return Cell::text(code, t.has(key) ? std::string(t(key)) : std::string());
}

Cell share(analysis::Ratio ratio, const Messages& t) {
  const std::string digits = analysis::fixed(ratio);
  if (digits.empty()) return Cell::missing();
  return Cell::digits(digits, t.number(std::strtod(digits.c_str(), nullptr), 3));
}

}  // namespace acta::answer
