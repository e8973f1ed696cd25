#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "register/draft.h"

namespace acta::procedure {

// A document as somebody described it at the desk, where something is written that is to be
// recorded with it: it becomes a source of its own.
struct Document {
  std::string title = {}, publisher = {}, language = {};
  std::string address = {};   // on the web; may be empty
  std::string standing = {};  // official, press, other
  std::string kind = {};      // in English: "document of a national act"
};

// What is missing or wrong, with the name of the field as place: error.report.missing, -address.
void judge_document(const Document& document, Errors& errors);
// As claims about source/ID.
std::vector<record::ClaimDraft> document_drafts(const Document& document, const std::string& id);

// Where something is written, and who stands behind it.
struct Passage {
  std::string source;     // id: "W17"
  std::string locator;    // "p. 3"; may be empty
  std::string publisher;  // asserts it
};
// What is written there of a subject. `place` is the field that it was typed in.
record::ClaimDraft stated(const Passage& passage, const std::string& subject, const char* property,
                          std::string_view value, const char* place);

}  // namespace acta::procedure
