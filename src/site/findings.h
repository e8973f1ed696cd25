#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "register/view.h"
#include "site/newest.h"

namespace acta::analysis {
struct ChangeReport;
struct Crosswalk;
struct CyclesReport;
struct DisagreementList;
struct Gaps;
struct Health;
struct MeetingReport;
struct MoneyReport;
struct OverlapMatrix;
struct ProgressReport;
struct Seats;
struct TracksReport;
struct TranslationReport;
}  // namespace acta::analysis
namespace acta::record {
struct MoneyItem;
}

namespace acta::site {

struct Context;
struct Site;

// What the analyses found last, by the dates at which they looked, so that the many pages, forms
// and languages that read one finding share it. A finding is a pure function of its dates, its name
// and the entries that are there (an erasure reaches back), so none here is ever stale.
//
//   const auto report = findings.of<MeetingReport>(view, "meetings fr", [&] { return …; });
class Findings {
 public:
  explicit Findings(std::size_t most) : most_(most) {}

  // `name` stands for one type and for all that `make` reads beside the view. Of those who miss the
  // same one at once the first works it out, and the others wait for it.
  template <class Finding, class Make>
  std::shared_ptr<const Finding> of(const record::View& view, const std::string& name,
                                    const Make& make) {
    return std::static_pointer_cast<const Finding>(
        find_or_make(view, name, [&] { return std::make_shared<const Finding>(make()); }));
  }

  // What is the same at all dates, whoever looks; null if it was not kept yet.
  template <class Finding>
  std::shared_ptr<const Finding> lasting(const record::View& view, const std::string& name) {
    return std::static_pointer_cast<const Finding>(find_lasting({view.record().erasures(), name}));
  }
  template <class Finding>
  void keep_lasting(const record::View& view, const std::string& name, Finding finding) {
    keep_lasting({view.record().erasures(), name},
                 std::make_shared<const Finding>(std::move(finding)));
  }

  // Those at these dates stay, however many others are found; those held before may go.
  void hold(const Newest& dates);

  // Returns once somebody has asked for what was not found yet, or for so long; for one thread.
  void wait_to_be_asked(std::chrono::milliseconds most);
  void wake();  // as if somebody had

 private:
  // valid, at, erasures, name
  using Key = std::tuple<std::int64_t, std::uint64_t, std::uint64_t, std::string>;
  using Kept = std::shared_future<std::shared_ptr<const void>>;
  using Make = std::function<std::shared_ptr<const void>()>;

  std::shared_ptr<const void> find_or_make(const record::View& view, const std::string& name,
                                           const Make& make);
  using Lasting = std::pair<std::uint64_t, std::string>;  // erasures, name
  std::shared_ptr<const void> find_lasting(const Lasting& key);
  void keep_lasting(Lasting key, std::shared_ptr<const void> finding);
  bool is_held(const Key& key) const;
  void forget(const Key& key);
  void forget_the_oldest();

  const std::size_t most_;  // beside those that are held
  std::mutex mutex_;
  std::condition_variable missed_;
  bool is_missed_ = false;  // since it was last waited for
  std::map<Key, Kept> kept_;
  std::deque<Key> order_;  // oldest first
  Newest held_;
  std::map<Lasting, std::shared_ptr<const void>> lasting_;
};

// What more than one page reads, at the dates of the page.
std::shared_ptr<const analysis::ChangeReport> changes_after(const Context& context,
                                                            std::uint64_t entry);
// Where a reader who does not say since when begins: with the last load, or as far back as changes
// are listed and counted for one page; the record as a whole is a file.
inline constexpr std::uint64_t most_entries_of_changes = 20'000;
std::uint64_t first_of_changes(const record::View& view);
std::shared_ptr<const analysis::Crosswalk> crosswalk_of(const Context& context);
std::shared_ptr<const analysis::CyclesReport> cycles_of(const Context& context);
std::shared_ptr<const analysis::DisagreementList> disagreements_of(const Context& context);
std::shared_ptr<const analysis::Gaps> gaps_of(const Context& context);
std::shared_ptr<const analysis::Health> health_of(const Context& context);
std::shared_ptr<const analysis::MeetingReport> meetings_of(const Context& context);
std::shared_ptr<const analysis::MoneyReport> money_of(const Context& context);  // all of it
std::shared_ptr<const std::vector<record::MoneyItem>> money_items_of(const Context& context);
std::shared_ptr<const analysis::OverlapMatrix> overlap_of(const Context& context, bool associates);
std::shared_ptr<const analysis::Seats> seats_of(const Context& context);
// In no language: whoever shows a text of the record reads it in the reader's.
std::shared_ptr<const analysis::ProgressReport> progress_of(const Context& context);
std::shared_ptr<const analysis::TracksReport> tracks_of(const Context& context);
std::shared_ptr<const analysis::TranslationReport> translations_of(const Context& context);
struct IndicatorCounts {
  std::size_t with_baseline = 0;
  std::size_t series = 0;  // of the observations
};
std::shared_ptr<const IndicatorCounts> indicator_counts(const Context& context);
// How many claims that stand were found in each source.
using CountBySource = std::unordered_map<const record::Subject*, std::size_t>;
std::shared_ptr<const CountBySource> claims_by_source(const Context& context);
// Subjects of a kind, in the order of their ids.
std::shared_ptr<const std::vector<const record::Subject*>> subjects_of(const Context& context,
                                                                       const std::string& kind);

// All of the above at these dates, and holds them (ahead.h).
void find_ahead(const Site& site, const Newest& dates);

}  // namespace acta::site
