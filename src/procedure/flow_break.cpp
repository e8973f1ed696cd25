#include "procedure/flow_break.h"

#include "base/text.h"
#include "register/frequency.h"
#include "register/records/flow.h"

namespace acta::procedure {
namespace {

constexpr std::size_t longest_text = 4000;

}  // namespace

Checked<Submission> break_answer(const record::View& view, const FlowBreak& answer) {
  Errors errors;
  const auto refuse = [&](const char* rule, const char* place, const std::string& value) {
    errors.push_back({ErrorKind::invalid, rule, place, value, {}});
  };
  const std::string name = "flow/" + answer.flow;
  const record::Subject* const flow = record::check_subject_name(name) ? view.find(name) : nullptr;
  if (!flow) refuse("error.flows.unknown-flow", "FLOW", answer.flow);
  const auto every = record::frequency_named(
      flow ? record::flow(view, *flow, answer.language).frequency : std::string_view());
  const auto first = record::parse_period(every.value_or(record::Frequency::month), answer.period);
  if (!first) refuse("error.flows.not-a-month", "PERIOD", answer.period);
  auto text = accept_text(trim(answer.text), "--text", longest_text);
  if (!text) errors.push_back(std::move(text).error());
  else if (text->empty()) refuse("error.flows.needed", "--text", {});
  if (trim(answer.speaker).empty()) refuse("error.flows.needed", "--sender", {});
  if (answer.source.empty()) refuse("error.flows.needed", "--source", {});
  if (!errors.empty()) return tl::unexpected(std::move(errors));

  const std::string property = answer.is_break ? "break" : "no_break";
  Submission submission{"", "operator", {}};
  record::ClaimDraft& draft = submission.drafts.emplace_back();
  draft.place = answer.flow;
  draft.key = name + '/' + property + '/' + format_day(*first) + '/' + answer.language;
  draft.subject = {name, "FLOW"};
  draft.property = {property, property};
  draft.value = {*text, "--text"};
  draft.language = {answer.language, "--text"};
  draft.from = {format_day(*first), "PERIOD"};
  draft.source = {answer.source, "--source"};
  draft.asserter = {std::string(trim(answer.speaker)), "--sender"};
  submission.idempotency_key = draft.key + '/' + hex(sha256(*text));
  return submission;
}

}  // namespace acta::procedure
