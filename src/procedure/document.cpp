#include "procedure/document.h"

#include "base/text.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;

void need(const char* place, const std::string& text, Errors& errors) {
  if (trim(text).empty())
    errors.push_back({ErrorKind::invalid, "error.report.missing", place, {}, {}});
  else if (const auto fits = accept_text(trim(text), place, 2000); !fits)
    errors.push_back(fits.error());
}

}  // namespace

void judge_document(const Document& document, Errors& errors) {
  need("title", document.title, errors);
  need("publisher", document.publisher, errors);
  need("standing", document.standing, errors);
  const std::string_view address = trim(document.address);
  if (!address.empty() && !address.starts_with("https://") && !address.starts_with("http://"))
    errors.push_back({ErrorKind::invalid, "error.report.address", "address", document.address, {}});
}

std::vector<ClaimDraft> document_drafts(const Document& document, const std::string& id) {
  const std::string source = "source/" + id;
  std::vector<ClaimDraft> drafts;
  const auto say = [&](const char* property, const std::string& value, const char* place,
                       std::string language) {
    ClaimDraft draft;
    draft.place = id;
    draft.key = source + '/' + property;
    draft.subject.text = source;
    draft.property.text = property;
    draft.value = {std::string(trim(value)), place};
    draft.language = {std::move(language), "language"};
    draft.asserter.text = "desk";
    drafts.push_back(std::move(draft));
  };
  say("title", document.title, "title", document.language);
  say("publisher", document.publisher, "publisher", document.language);
  say("language", document.language, "language", {});
  say("source_kind", document.kind, "title", "en");
  say("standing", document.standing, "standing", {});
  if (!trim(document.address).empty()) say("address", document.address, "address", "zxx");
  return drafts;
}

ClaimDraft stated(const Passage& passage, const std::string& subject, const char* property,
                  std::string_view value, const char* place) {
  ClaimDraft draft;
  draft.place = passage.source;
  draft.key = subject + '/' + property;
  draft.subject.text = subject;
  draft.property = {property, place};
  draft.value = {std::string(trim(value)), place};
  draft.source.text = passage.source;
  draft.locator = {std::string(trim(passage.locator)), "locator"};
  draft.asserter.text = passage.publisher;
  return draft;
}

}  // namespace acta::procedure
