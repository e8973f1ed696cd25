#include "procedure/link_check.h"

#include "base/sha256.h"
#include "register/records/fields.h"
#include "register/records/source_document.h"

namespace acta::procedure {
namespace {

using record::Claim;
using record::ClaimDraft;
using record::Subject;
using record::View;

constexpr const char* asserter = "acta";

ClaimDraft said(const Subject& subject, const char* property, std::string value) {
  ClaimDraft draft;
  draft.place = subject.id();
  draft.subject.text = subject.name();
  draft.property.text = property;
  draft.value.text = std::move(value);
  draft.asserter.text = asserter;
  return draft;
}

void replace(ClaimDraft& draft, const Claim& former) {
  draft.replaces = {{std::to_string(former.number), draft.place}};
  draft.replace_kind = record::ReplaceKind::amendment;
}

// That it was so until the day before.
ClaimDraft ended(const Subject& source, const Claim& former, Day today) {
  const auto& code = std::get<record::Code>(former.value);
  ClaimDraft draft = said(source, "link_state", std::string(code.code.view()));
  draft.from.text = format_day(former.valid.start.earliest);
  draft.until.text = format_day({today.number - 1});
  draft.note.text = former.note.view();
  replace(draft, former);
  return draft;
}

}  // namespace

std::vector<LinkedSource> linked_sources(const View& view) {
  std::vector<LinkedSource> linked;
  for (const Subject* source : view.subjects("source")) {
    const std::string_view address = record::source_document(view, *source, "en").address;
    if (address.starts_with("https://") || address.starts_with("http://"))
      linked.push_back({std::string(source->id()), std::string(address)});
  }
  return linked;
}

Submission link_findings(const View& view, const std::vector<LinkFound>& found, bool all) {
  const Day today = view.valid();
  Submission submission{{}, "operator", {}};
  std::string key = format_day(today) + (all ? " all" : "");
  for (const LinkFound& one : found) {
    key += '\n' + one.source + ' ' + one.state;
    const Subject* const source = view.find("source/" + one.source);
    const Claim* const former = record::Fields(view, *source).claim("link_state");
    const auto* code = former ? std::get_if<record::Code>(&former->value) : nullptr;
    if (code && code->code == one.state) continue;
    ClaimDraft draft = said(*source, "link_state", one.state);
    draft.from.text = format_day(today);
    draft.note.text = one.said;
    if (code && former->valid.start.earliest < today)
      submission.drafts.push_back(ended(*source, *former, today));
    else if (former) replace(draft, *former);
    submission.drafts.push_back(std::move(draft));
  }
  for (const Subject* process : view.subjects("process")) {
    if (!all) break;
    const Claim* const former = record::Fields(view, *process).claim("links_checked");
    ClaimDraft draft = said(*process, "links_checked", format_day(today));
    if (former && former->value == record::Value(exactly(today))) continue;
    if (former) replace(draft, *former);
    submission.drafts.push_back(std::move(draft));
  }
  submission.idempotency_key = "links/" + hex(sha256(key + '\n' + std::to_string(view.at())));
  return submission;
}

}  // namespace acta::procedure
