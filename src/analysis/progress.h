#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/computed.h"
#include "register/records/commitment.h"

namespace acta::analysis {

// What is known of a commitment. The pack says which of its own status words belong where; words
// that are no report (announced, standing) belong to `not_reported`.
enum class Progress : std::uint8_t { done, under_way, planned, lapsed, disputed, not_reported };
inline constexpr std::size_t progress_classes = 6;
inline constexpr std::array<Progress, progress_classes> all_progress{
    Progress::done,   Progress::under_way, Progress::planned,
    Progress::lapsed, Progress::disputed,  Progress::not_reported};
std::string_view name_of(Progress progress);  // "not-reported"

struct CommitmentProgress {
  record::Commitment commitment;
  Progress progress = Progress::not_reported;
  const record::Claim* report = nullptr;  // that says so; null where nothing was reported
  bool joint = false;                     // of several actors
};

// Counts over a set of commitments. Shares are always of the whole set, so that silence shows.
struct Tally {
  std::size_t total = 0;
  std::array<std::size_t, progress_classes> by_class{};

  std::size_t count(Progress progress) const {
    return by_class[static_cast<std::size_t>(progress)];
  }
  Ratio share(Progress progress) const { return {count(progress), total}; }
  Ratio reporting_rate() const { return {total - count(Progress::not_reported), total}; }
};

struct GroupTally {
  const record::Subject* of = nullptr;  // a party, committee or pillar; null: commitments of none
  Tally tally;
  std::size_t joint = 0;  // of several actors; counted with each and once in the total
};

struct ProgressFilter {
  const record::Subject* actor = nullptr;
  const record::Subject* committee = nullptr;
  const record::Subject* pillar = nullptr;
};

// In the order of their ids. A report that goes on from another shares with it what is the same.
using CommitmentList = std::vector<std::shared_ptr<const CommitmentProgress>>;

struct ProgressReport {
  Tally total;
  std::size_t joint = 0;
  std::vector<GroupTally> by_party;  // in the order of ids; none last
  std::vector<GroupTally> by_committee;
  std::vector<GroupTally> by_pillar;
  CommitmentList commitments;
  Computed how;
};

// The commitments made by the View's day. What counts as a report: the latest status whose class
// says something of progress, dated no earlier than the announcement and from another source than
// it. A status of class `disputed` is no claim of progress and counts as it is. A filter chooses
// commitments and never drops the silent.
ProgressReport progress(const record::View& view, const ProgressFilter& filter = {});

// The same without a filter, from such a report at another entry: on the same day only those
// commitments are read anew about which, or about whose sources, something was said meanwhile.
ProgressReport progress_from(const ProgressReport& near, const record::View& view);

// Of a report on all of them those that pass the filter; the same as progress() with it.
ProgressReport only(const ProgressFilter& filter, const ProgressReport& all);

CommitmentProgress progress_of(record::Commitment commitment);

}  // namespace acta::analysis
