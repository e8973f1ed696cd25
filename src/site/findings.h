#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>

#include "register/view.h"

namespace acta::analysis {
struct ChangeReport;
struct DisagreementList;
struct Health;
struct MeetingReport;
}  // namespace acta::analysis

namespace acta::site {

struct Context;

// What the analyses found last, by the dates at which they looked, so that the many pages, forms
// and languages that read one finding share it. A finding is a pure function of its dates, its name
// and the entries that are there (an erasure reaches back), so none here is ever stale.
//
//   const auto report = findings.of<MeetingReport>(view, "meetings fr", [&] { return …; });
class Findings {
 public:
  explicit Findings(std::size_t most) : most_(most) {}

  // `name` stands for one type and for all that `make` reads beside the view. Who misses works it
  // out alone, without keeping others waiting.
  template <class Finding, class Make>
  std::shared_ptr<const Finding> of(const record::View& view, const std::string& name,
                                    const Make& make) {
    Key key{view.valid().number, view.at(), view.record().published(), name};
    if (auto found = find(key)) return std::static_pointer_cast<const Finding>(found);
    auto made = std::make_shared<const Finding>(make());
    keep(std::move(key), made);
    return made;
  }

 private:
  // valid, at, published, name
  using Key = std::tuple<std::int64_t, std::uint64_t, std::uint64_t, std::string>;

  std::shared_ptr<const void> find(const Key& key);
  void keep(Key key, std::shared_ptr<const void> finding);

  const std::size_t most_;
  std::mutex mutex_;
  std::map<Key, std::shared_ptr<const void>> kept_;
  std::deque<Key> order_;  // oldest first
};

// What more than one page reads, at the dates of the page.
std::shared_ptr<const analysis::ChangeReport> changes_after(const Context& context,
                                                            std::uint64_t entry);
std::shared_ptr<const analysis::DisagreementList> disagreements_of(const Context& context);
std::shared_ptr<const analysis::Health> health_of(const Context& context);
std::shared_ptr<const analysis::MeetingReport> meetings_of(const Context& context);

}  // namespace acta::site
