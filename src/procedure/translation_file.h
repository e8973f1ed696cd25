#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "procedure/desk.h"

// Texts of the record as an XLIFF file for a translator, and back to the desk.
namespace acta::procedure {

struct TranslationFile {
  std::string bytes;
  std::size_t texts = 0;
};
// What is not yet translated by a person into a published language, or `all` that nobody said in
// it; each with its entry as id, and what there is of a translation as target.
TranslationFile write_translation_file(const record::View& view, std::string_view into, bool all,
                                       const Messages& t);

struct TranslationsSent {
  std::size_t sent = 0, unchanged = 0, empty = 0;
  std::string proposal;  // that all of them are; empty: nothing was sent
};
// All translations of the file or none, as one proposal; the same file again is the same proposal,
// or its next version where it was returned, and a new one where it was withdrawn.
// What a machine made is what its program marks so and nobody has gone over; "final" and
// "signed-off" were read by a second person. The place of an error is "es.xlf:4812". `sure`: where
// numbers or placeholders differ from the text, they are meant to.
Checked<TranslationsSent> propose_translation_file(Desk& desk, const Actor& actor,
                                                   std::string_view bytes, const std::string& name,
                                                   bool sure);

}  // namespace acta::procedure
