#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// How one person reads a national act against a commitment, as it was typed: a code, and what each
// of the two says, in the words of a source.
struct CodingForm {
  std::string measure = {}, commitment = {};  // ids: "NA16", "CM26"
  std::string code = {};                      // of `alignment`: "mixed"
  std::string measure_source = {}, measure_locator = {}, measure_passage = {};
  std::string commitment_source = {}, commitment_locator = {}, commitment_passage = {};
  std::string reason = {}, language = {};  // of the reason: "es"

  bool operator==(const CodingForm&) const = default;
};

// A pair that somebody may code, for may(): the state is the one that acted. The place of an error
// is "measure" or "commitment": error.coding.unknown, error.coding.no-country.
Result<Matter> coding_matter(const record::View& view, std::string_view measure,
                             std::string_view commitment);

// What may not be recorded of one coding, all at once with the field's name as place. Both passages
// are needed with their source and place (error.report.missing); where the source of the act is not
// official, nobody may code it as in tension (error.coding.not-official).
Checked<void> check_coding(const record::View& view, const CodingForm& form);

// What a form says, as text to be kept beside the ledger, and back.
std::string text_of(const CodingForm& form);
CodingForm coding_in(std::string_view text);

// The claims that a complete paper would be: each coding as a subject of its own, and the paper as
// the source of them all, to which the state replies.
struct Coded {
  CodingForm form;
  std::string account, office;
  bool third = false;
};
std::vector<record::ClaimDraft> coding_drafts(const record::View& view, std::string_view paper,
                                              std::string_view country,
                                              const std::vector<Coded>& codings);
// What was coded, from its drafts: for showing it.
std::vector<Coded> codings_in(const std::vector<record::ClaimDraft>& drafts);

}  // namespace acta::procedure
