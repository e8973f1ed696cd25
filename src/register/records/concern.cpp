#include "register/records/concern.h"

#include <algorithm>

#include "register/records/fields.h"

namespace acta::record {
namespace {

// What the secretariat found and did is told in words; that the state was asked is a day alone.
bool says(std::string_view step) {
  return step != "notified" && step != "replied" && step != "no_reply";
}

void put_answer(const View& view, const Subject& paper, std::string_view language,
                Concern& concern) {
  const auto same = [&](const Concern::Answer& one) { return one.paper == &paper; };
  if (std::any_of(concern.answers.begin(), concern.answers.end(), same)) return;
  const Fields fields(view, paper);
  if (!fields.has("reply_due")) return;
  Concern::Answer answer{&paper,
                         fields.date("reply_asked"),
                         fields.date("reply_due"),
                         fields.date("reply_received"),
                         {}};
  if (const Claim* const reply = fields.claim("reply"))
    answer.text = text_in(view, *reply, language);
  concern.answers.push_back(std::move(answer));
}

}  // namespace

bool Concern::has(std::string_view step) const {
  return std::any_of(steps.begin(), steps.end(), [&](const Step& one) { return one.step == step; });
}

Concern concern(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Concern concern;
  concern.subject = &subject;
  concern.country = fields.reference("country");
  concern.commitment = fields.reference("commitment");
  concern.text = fields.text("concern_text", language);
  concern.filed_by = fields.code("filed_by");
  const auto found = fields.claims("findings");
  for (const Claim* claim : fields.claims("concern_step")) {
    const auto* const code = std::get_if<Code>(&claim->value);
    if (!code) continue;
    Concern::Step step{code->code, claim, {}};
    for (const Claim* text : found)
      if (says(code->code) && text->citation.source == claim->citation.source &&
          text->translation == Translation::none)
        step.text = text_in(view, *text, language);
    concern.steps.push_back(std::move(step));
  }
  std::stable_sort(concern.steps.begin(), concern.steps.end(), [](const auto& a, const auto& b) {
    const auto when = [](const Concern::Step& one) {
      return std::pair(began(*one.claim), one.claim->number);
    };
    return when(a) < when(b);
  });
  for (const Concern::Step& step : concern.steps)
    if (step.claim->citation.source)
      put_answer(view, *step.claim->citation.source, language, concern);
  return concern;
}

}  // namespace acta::record
