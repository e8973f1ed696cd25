#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "register/flow_count.h"

namespace acta::exchange {

// The cells of a file of counts while it is read: rows come one after another, in which the same
// series stands once for each of its groups (women and men, each authority), and what belongs to
// one cell is added up. Parts of a sum are told or the sum is not known: what is missing is not 0.
//
// A row is found by the text of its cells, so that of a series that was met before nothing is
// looked at but its period and its count. Files repeat an order month after month: the row that
// followed the same one last time is looked at first.
class FlowSums {
 public:
  // What of a row says which series and group it is of, as it is written. Null: not met before.
  struct Group {
    std::uint32_t series = none;  // none: nobody knows what it is; it was refused
    std::int32_t newest = 0;      // the period that was taken last
    std::uint32_t next = 0;       // where its next period is looked for
    bool begun = false;
  };
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  Group* find(std::string_view written);
  Group* refuse(std::string_view written);
  // Another text that says the same as one that was met.
  void also(std::string_view written, const Group& group);
  // `meant` tells groups apart: two spellings of one nationality are one group.
  Group* add(std::string_view written, std::string_view meant, std::string flow,
             std::string nationality);

  // What a file may do that is nearly always a mistake.
  struct Leave {
    bool repeat = false;     // a period stands twice in a group, and is added up
    bool any_order = false;  // periods do not follow each other
  };
  explicit FlowSums(Leave leave) : leave_(leave) {}

  enum class Taken : std::uint8_t { yes, twice, unordered, too_large, too_many };
  Taken take(Group& group, const record::FlowCount& figure, std::uint32_t line);

  // Everybody as the sum of the nationalities. The line of a cell where the file tells everybody
  // itself, and its period; 0: there is none.
  struct Clash {
    std::uint32_t line = 0;
    Day period;
  };
  Clash add_totals();

  bool empty() const { return cells_ == 0; }
  // Sorted, and of each cell the line that told it, 0 of a sum; the sums are gone then.
  struct Told {
    record::FlowCounts counts;
    std::vector<std::uint32_t> lines;
  };
  Told told();

 private:
  struct Cell {
    Day period;
    std::uint32_t line = 0;
    record::FlowCount::Mark mark = record::FlowCount::Mark::counted;
    std::int64_t low = 0, high = 0;
  };
  struct Series {
    std::string flow, nationality;
    std::vector<Cell> cells;  // by period
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  template <class T>
  using ByText = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Series& series_of(const std::string& flow, const std::string& nationality, std::uint32_t& index);
  Taken follow(Group& group, Day period);
  static bool sum(Cell& cell, const Cell& part);
  static std::size_t place_of(const std::vector<Cell>& cells, std::size_t likely, Day period);

  Leave leave_;
  std::unordered_set<std::uint64_t> seen_;  // group and period, where they come in any order
  struct Written {
    std::string_view text;  // the key in written_
    std::uint32_t group = 0;
    std::uint32_t follower = 0;  // in wordings_: what came after it last time
  };
  void follow(std::uint32_t wording);
  ByText<std::uint32_t> written_;  // in wordings_
  std::vector<Written> wordings_;
  std::uint32_t before_ = 0;  // in wordings_: of the row before
  ByText<std::uint32_t> meant_;
  std::vector<Group> groups_;
  ByText<std::uint32_t> index_;  // by flow and nationality
  std::vector<Series> series_;
  std::size_t cells_ = 0;
};

}  // namespace acta::exchange
