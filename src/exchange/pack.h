#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "register/draft.h"
#include "register/flow_count.h"

namespace acta::exchange {

// What a process brings with it: its vocabulary, its founding data, and what in these data is in
// dispute. Another process is another pack and no other code (docs/formats/pack.md).
struct Pack {
  std::string id;                          // "los-angeles"
  std::string digest;                      // of its files: 64 hexadecimal digits
  std::vector<record::ClaimDraft> drafts;  // vocabulary, data, the process, counts, disagreements
  // Of flows.csv; one of the drafts is the claim that binds them. Empty: there is none.
  record::FlowCounts counts;
};

// Reads the CSV files of a directory. All errors of all files are told, each with its place
// "file:line:column name": missing and undescribed files and columns, repeated ids, words without
// a term, sides of a disagreement that do not exist.
//
// What the values mean (dates, numbers, codes, references) is judged later, by the same rules as
// everybody's claims; the drafts carry the places for that.
Checked<Pack> read_pack(const std::filesystem::path& directory);

}  // namespace acta::exchange
