#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace acta::exchange {

// Texts on their way to a translator and back: XLIFF 1.2 (OASIS Standard, 1 February 2008), which
// the programs of translators read and write.
struct XliffUnit {
  std::string id;
  std::string source;
  std::string target;           // empty: none yet
  std::string state;            // of the target (2.3.1): "new", "translated", "signed-off"
  std::string state_qualifier;  // "mt-suggestion"
  std::string note;             // what it is a text of
  bool operator==(const XliffUnit&) const = default;
};
// A file of a document: the texts of one language, to be put into another.
struct XliffFile {
  std::string source_language, target_language;
  std::vector<XliffUnit> units;
  bool operator==(const XliffFile&) const = default;
};

std::string write_xliff(const std::vector<XliffFile>& files);

// Of the elements inside a text only the words are read. Suggestions (<alt-trans>) are left out.
// error.xliff.not-xliff, -no-id, -repeated-id, -no-target-language; those of read_xml().
Result<std::vector<XliffFile>> read_xliff(std::string_view bytes, std::string_view place);

}  // namespace acta::exchange
