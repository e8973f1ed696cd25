#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "analysis/computed.h"

namespace acta::analysis {

// What an entry did to the record.
enum class ChangeKind : std::uint8_t { added, amended, corrected, settled, withdrawn };
inline constexpr std::array<ChangeKind, 5> all_change_kinds{
    ChangeKind::added, ChangeKind::amended, ChangeKind::corrected, ChangeKind::settled,
    ChangeKind::withdrawn};
std::string_view name_of(ChangeKind kind);  // "added"

struct RecordedChange {
  const record::Claim* claim = nullptr;
  const record::Claim* before = nullptr;  // whose place it took or what it set aside; null: nothing
  ChangeKind kind = ChangeKind::added;
  Parties parties;  // whom it concerns; a joint commitment several, a group's name none
};

struct ChangeTally {
  const record::Subject* party = nullptr;  // null: changes that concern none
  std::array<std::size_t, all_change_kinds.size()> by_kind{};
  std::size_t total = 0;
};

// Of how many subjects of a kind the record spoke then and speaks now.
struct KindCount {
  std::string_view kind;
  std::size_t before = 0;
  std::size_t after = 0;
};

struct ChangeReport {
  std::uint64_t from = 0;  // entries: what came after `from`, up to `to`
  std::uint64_t to = 0;
  std::vector<RecordedChange> changes;  // in the order of their entries
  std::vector<ChangeTally> by_party;    // by id, none last; one that concerns two counts with both
  std::vector<KindCount> counts;        // of the kinds that are not set-up, by kind
  std::size_t open_before = 0, open_after = 0;  // disagreements that were noted
  std::size_t setup = 0;  // claims that only set up the process: words, codes, kinds
  Computed how;
};

// What was recorded after entry `from` and up to the View's entry; `from` beyond it is as the
// View's own. A claim concerns the party that it is about or names; else those whom its subject
// names, members, seats and presidencies apart: a rename of a mechanism does not concern every
// member, nor whoever once presided over it.
ChangeReport changes(const record::View& view, std::uint64_t from);
// Only those that concern the party, alone or with others.
ChangeReport concerning(const record::Subject& party, ChangeReport report);

// The entry before the last load, which is where "what is new" begins.
std::uint64_t before_last_load(const record::View& view);

}  // namespace acta::analysis
