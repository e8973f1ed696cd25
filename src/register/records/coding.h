#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "register/records/local_text.h"

namespace acta::record {

// What a source says, in its words.
struct Passage {
  LocalText text;
  const Claim* claim = nullptr;  // where it is written
};

// How one person reads a national act against a commitment.
struct Coding {
  const Subject* subject = nullptr;
  const Subject* measure = nullptr;
  const Subject* commitment = nullptr;
  std::string_view code;        // the pack's, of `alignment`
  std::string_view code_class;  // code_class.h: "tension"
  std::string_view round;       // "blind": had seen no other coding of the pair; "third": both
  Passage measure_passage, commitment_passage;
  LocalText reason;
  const Claim* claim = nullptr;  // of the code; its source is the paper that holds them all
};

// What was published of one act and one commitment: two codings by people who did not see each
// other's, a third where they differ, and what the state said to it.
struct CodedPair {
  const Subject* measure = nullptr;
  const Subject* commitment = nullptr;
  const Subject* paper = nullptr;  // a source
  std::vector<Coding> codings;     // the blind ones first
  std::optional<Date> reply_asked, reply_due;
  std::optional<Date> reply_received;  // none: no answer came
  LocalText reply;

  bool third() const { return codings.size() > 2; }
  // The third's where there is one; else what both say.
  const Coding& standing() const { return codings.back(); }
};

// All on the View's day, by act, then commitment. Of a pair that was coded more than once only the
// last: what was coded before stays on record under its own name.
std::vector<CodedPair> coded_pairs(const View& view);

}  // namespace acta::record
