#include "analysis/reporting_burden.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "analysis/conversion.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"

namespace acta::analysis {
namespace {

using record::Fields;
using record::Subject;
using record::View;

std::string_view words_of(const record::Claim* claim) {
  const auto* text = claim ? std::get_if<record::Text>(&claim->value) : nullptr;
  return text ? text->text : std::string_view();
}

// Texts of one language alone can be compared.
enum class Meeting : std::uint8_t { alike, apart, unknown };
Meeting meet(const Fields& a, const Fields& b, std::string_view property) {
  Meeting found = Meeting::unknown;
  for (const record::Claim* one : a.claims(property))
    for (const record::Claim* other : b.claims(property))
      if (one->language == other->language && found != Meeting::alike)
        found = one->value == other->value ? Meeting::alike : Meeting::apart;
  return found;
}

Fit fit_of(const Fields& request, const Fields& indicator) {
  bool all_known = true, apart = false;
  for (const char* property : {"definition", "unit", "frequency"}) {
    const Meeting met = meet(request, indicator, property);
    apart = apart || met == Meeting::apart;
    all_known = all_known && met != Meeting::unknown;
  }
  if (request.has("difference")) return Fit::differs;
  if (apart) return Fit::unwritten;
  return all_known ? Fit::same : Fit::not_compared;
}

// The mechanism for whose committee or pillar it is measured.
const Subject* own_body(const View& view, const Fields& indicator) {
  for (const char* part : {"committee", "pillar"})
    if (const Subject* of = indicator.reference(part))
      return Fields(view, *of).reference("mechanism");
  return nullptr;
}

class Gathering {
 public:
  explicit Gathering(const View& view) : view_(view), centre_(record::centre(view)) {}

  ReportingBurden run() {
    for (const Subject* subject : view_.subjects("indicator")) add_indicator(*subject);
    for (const Subject* subject : view_.subjects("request")) add_request(*subject);
    for (auto& [indicator, one] : by_indicator_) burden_.indicators.push_back(std::move(one));
    for (MeasuredOnce& one : burden_.indicators) count(one);
    std::sort(burden_.indicators.begin(), burden_.indicators.end(), asked_more);
    add_holders();
    tell_values();
    burden_.questions += burden_.unanswered.size();
    burden_.how = computed(view_, "rule.reporting-burden",
                           {"indicator", "framework", "request", "asked_by", "answered_by",
                            "difference", "observation"});
    return std::move(burden_);
  }

 private:
  using Bodies = std::set<std::pair<const Subject*, std::string_view>>;

  static bool asked_more(const MeasuredOnce& a, const MeasuredOnce& b) {
    return a.bodies != b.bodies ? a.bodies > b.bodies : id_order(a.indicator, b.indicator);
  }
  static auto order(const Question& question) {
    return std::tuple(question.fit != Fit::own,
                      question.body ? question.body->id() : std::string_view(), question.framework,
                      question.number);
  }

  void add_indicator(const Subject& subject) {
    const Fields fields(view_, subject);
    MeasuredOnce& one = by_indicator_[&subject];
    one.indicator = &subject;
    one.held_by = fields.claim("data_source");
    Question question;
    question.indicator = &subject;
    if (const Subject* body = own_body(view_, fields)) {
      question.body = body;
      question.fit = body == centre_ ? Fit::own : Fit::not_compared;
      question.unit = fields.code("unit");
      question.frequency = fields.code("frequency");
      question.claim = fields.claim(fields.has("committee") ? "committee" : "pillar");
      one.questions.push_back(question);
    }
    if (const std::string_view framework = fields.code("framework"); !framework.empty()) {
      Question other;
      other.indicator = &subject;
      other.framework = framework;
      other.number = fields.code("framework_code");
      other.claim = fields.claim("framework");
      one.questions.push_back(other);
    }
  }

  void add_request(const Subject& subject) {
    ++burden_.requests;
    const Fields fields(view_, subject);
    Question question;
    question.request = &subject;
    question.body = fields.reference("asked_by");
    question.framework = fields.code("framework");
    question.number = fields.code("framework_code");
    question.unit = fields.code("unit");
    question.frequency = fields.code("frequency");
    question.claim = fields.claim(question.body ? "asked_by" : "framework");
    question.indicator = fields.reference("answered_by");
    const auto answer = by_indicator_.find(question.indicator);
    if (answer == by_indicator_.end()) return burden_.unanswered.push_back(question);
    question.fit = fit_of(fields, Fields(view_, *question.indicator));
    // The body's own words say more than the mark at the indicator.
    std::erase_if(answer->second.questions, [&](const Question& known) {
      return !known.request && known.fit != Fit::own && known.body == question.body &&
             known.framework == question.framework && known.number == question.number;
    });
    answer->second.questions.push_back(question);
  }

  void count(MeasuredOnce& one) {
    Bodies bodies;
    std::stable_sort(one.questions.begin(), one.questions.end(),
                     [](const Question& a, const Question& b) { return order(a) < order(b); });
    for (const Question& question : one.questions) {
      bodies.emplace(question.body, question.framework);
      if (question.fit == Fit::not_compared) ++burden_.not_compared;
    }
    one.bodies = bodies.size();
    burden_.questions += one.questions.size();
    if (one.bodies > 1) ++burden_.several;
  }

  void add_holders() {
    std::map<std::string_view, std::pair<Holder, Bodies>> holders;
    for (const MeasuredOnce& one : burden_.indicators) {
      const std::string_view words = words_of(one.held_by);
      if (words.empty()) continue;
      auto& [holder, bodies] = holders[words];
      if (!holder.words) holder.words = one.held_by;
      ++holder.indicators;
      holder.questions += one.questions.size();
      for (const Question& question : one.questions)
        bodies.emplace(question.body, question.framework);
      holder.bodies = bodies.size();
    }
    for (const auto& [words, found] : holders) burden_.holders.push_back(found.first);
    std::stable_sort(burden_.holders.begin(), burden_.holders.end(),
                     [](const Holder& a, const Holder& b) {
                       return std::tie(b.bodies, b.questions) < std::tie(a.bodies, a.questions);
                     });
  }

  void tell_values() {
    std::map<const Subject*, std::map<std::string_view, record::Observation>> newest;
    for (const Subject* subject : view_.subjects("observation")) {
      const record::Observation value = record::observation(view_, *subject);
      if (!value.indicator || !value.value || !value.category.empty()) continue;
      record::Observation& known = newest[value.indicator][value.place];
      if (!known.subject || known.period < value.period) known = value;
    }
    for (const MeasuredOnce& one : burden_.indicators) {
      const auto values = newest.find(one.indicator);
      if (values == newest.end()) continue;
      for (const Question& question : one.questions)
        for (const auto& [place, value] : values->second)
          burden_.told.push_back({question, value, amount(question, *value.value)});
    }
  }

  std::optional<Decimal> amount(const Question& question, const record::Quantity& value) const {
    if (question.unit.empty() || question.unit == value.unit) return value.amount;
    return converted(view_, value.amount, value.unit, question.unit);
  }

  const View& view_;
  const Subject* centre_;
  std::map<const Subject*, MeasuredOnce> by_indicator_;
  ReportingBurden burden_;
};

}  // namespace

std::string_view name_of(Fit fit) {
  switch (fit) {
    case Fit::own: return "own";
    case Fit::same: return "same";
    case Fit::differs: return "differs";
    case Fit::unwritten: return "unwritten";
    case Fit::not_compared: break;
  }
  return "not-compared";
}

ReportingBurden reporting_burden(const View& view) { return Gathering(view).run(); }

}  // namespace acta::analysis
