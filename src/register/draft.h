#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace acta::record {

// A text as somebody wrote it, and where: "memberships.csv:21:valid_from", "--valid", "form: due".
struct Written {
  std::string text;
  std::string place;
  bool empty() const { return text.empty(); }
};

// A translation takes the place of none but a former one of the same text; what it renders stands.
enum class ReplaceKind : std::uint8_t { none, amendment, correction, resolution, translation };

// Who made a translation: a machine, a person, or a person whose work another has read.
enum class Translation : std::uint8_t { none, machine, human, reviewed };

// The seven kinds of a disagreement that was looked into.
enum class ResolutionKind : std::uint8_t {
  none,
  conflict,
  change,
  rename,
  error,
  definition,
  part_of,
  rounding
};

// What somebody wants to have recorded: nothing but text, nothing checked. procedure turns it
// into a claim or into errors that name the place of each wrong text.
struct ClaimDraft {
  std::string place;  // of the whole: "memberships.csv:21"

  // The submitter's own stable name for this statement: "los-angeles/memberships/MB021". The same
  // key with the same content again is no change; with other content it corrects the former.
  std::string key;

  Written subject;    // "commitment/CM06"
  Written property;   // "quantity"
  Written value;      // as written; what it means depends on the property's type
  Written missing;    // instead of a value: why there is none
  Written unit;       // of a quantity; for money the currency
  Written qualifier;  // "more than"
  Written language;   // BCP 47, where the value is text

  // When it was true. Dates as EDTF; `to` is the first day on which it no longer holds, `until`
  // the last on which it does; at most one of the two. `earliest` and `latest` bound a start that
  // is not known to the day.
  Written from;
  Written earliest;
  Written latest;
  Written to;
  Written until;

  Written asserter;  // the party or office that says so
  Written source;    // id of a source: "S002"
  Written locator;   // "l.95", "paragraph 4"
  Written quote;     // at most 15 words
  Written said;      // EDTF: when the source said it, if that differs from the source's own date
  Written note;      // a remark of whoever recorded it

  bool restricted = false;
  bool withdrawn = false;

  // Claims that this one takes the place of, by entry number ("4812") or by key.
  std::vector<Written> replaces;
  ReplaceKind replace_kind = ReplaceKind::none;
  ResolutionKind resolution = ResolutionKind::none;
  Translation translation = Translation::none;  // of the first of `replaces`
};

}  // namespace acta::record
