#include "exchange/flow_file.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "base/codes.h"
#include "base/text.h"
#include "exchange/csv.h"

namespace acta::exchange {
namespace {

using record::FlowCount;
using record::FlowCounts;

constexpr std::size_t most_errors = 100;
constexpr std::uint64_t most_counted = std::uint64_t{1} << 53;
constexpr std::string_view other_nationality = "OOO";

bool digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::int64_t> parse_digits(std::string_view text, std::string_view place) {
  if (text.front() == '-' && digits(text.substr(1)))
    return invalid("error.counts.negative", place, text);
  if (!digits(text)) return invalid("error.flows.not-a-count", place, text);
  std::uint64_t count = 0;
  const auto wrong = std::from_chars(text.data(), text.data() + text.size(), count).ec;
  if (wrong != std::errc{} || count > most_counted)
    return invalid("error.counts.too-large", place, text, std::to_string(most_counted));
  return static_cast<std::int64_t>(count);
}

// The figure of a cell; flow, nationality and period are the caller's.
Result<FlowCount> parse_figure(std::string_view text, int rounded, std::string_view place) {
  FlowCount count;
  if (text.empty()) {
    count.mark = FlowCount::Mark::missing;
    return count;
  }
  if (text.front() == '<' && text.size() > 1) {
    const std::int64_t limit = TRY(parse_digits(text.substr(1), place));
    if (limit < 2) return invalid("error.flows.not-a-count", place, text);
    count.mark = FlowCount::Mark::suppressed;
    count.low = 1;
    count.high = limit - 1;
    return count;
  }
  const std::int64_t value = TRY(parse_digits(text, place));
  count.low = count.high = value;
  if (rounded == 1) return count;
  if (value % rounded != 0)
    return invalid("error.flows.not-rounded", place, text, std::to_string(rounded));
  count.mark = FlowCount::Mark::rounded;
  count.low = std::max<std::int64_t>(0, value - rounded / 2);
  count.high = value + rounded / 2;
  return count;
}

Result<Day> parse_month(std::string_view text, std::string_view place) {
  if (text.size() != 7) return invalid("error.flows.not-a-month", place, text);
  const auto date = parse_date(text, place);
  if (!date || date->precision != Date::Precision::month)
    return invalid("error.flows.not-a-month", place, text);
  return date->first;
}

class Reading {
 public:
  Reading(std::string_view text, std::string_view file, const FlowMapping& mapping)
      : reader_(text, file), file_(file), mapping_(mapping) {}

  Checked<FlowCounts> run() {
    if (read_header())
      while (errors_.size() < most_errors && read_row()) {
      }
    if (errors_.empty() && sums_.empty()) refuse("error.counts.no-row", file_, {});
    if (errors_.empty()) add_totals();
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    FlowCounts counts;
    counts.reserve(sums_.size());
    for (auto& [key, cell] : sums_) {
      cell.figure.flow = std::get<0>(key);
      cell.figure.nationality = std::get<1>(key);
      cell.figure.period = std::get<2>(key);
      counts.push_back(std::move(cell.figure));
    }
    return counts;  // in the order of sort_counts
  }

 private:
  using Key = std::tuple<std::string, std::string, Day>;
  struct Cell {
    FlowCount figure;
    std::size_t line = 0;
  };

  const CsvRecord* next() {
    for (;;) {
      auto record = reader_.next();
      if (!record) {
        errors_.push_back(std::move(record).error());
        return nullptr;
      }
      if (!*record || (*record)->cells.size() > 1 || !(*record)->cells.front().empty())
        return *record;
    }
  }

  bool read_header() {
    const CsvRecord* const header = next();
    if (!header) {
      if (errors_.empty()) refuse("error.csv.no-header", file_, {});
      return false;
    }
    const std::string line = file_ + ':' + std::to_string(header->line);
    for (const std::string_view name : header->cells) {
      if (name.empty()) refuse("error.csv.unnamed-column", line, {});
      else if (const std::string_view why = personal(name); !why.empty())
        refuse(std::string(why), line, name);
      else if (std::find(names_.begin(), names_.end(), name) != names_.end())
        refuse("error.csv.repeated-column", line, name);
      else if (!named(name)) refuse("error.flows.unnamed-column", line, name);
      names_.emplace_back(name);
    }
    period_ = column(mapping_.period, line);
    count_ = column(mapping_.count, line);
    if (!mapping_.nationality.empty()) nationality_ = column(mapping_.nationality, line);
    if (!mapping_.flow_column.empty()) flow_ = column(mapping_.flow_column, line);
    for (const std::string& name : mapping_.sum) groups_.push_back(column(name, line));
    for (const auto& [name, value] : mapping_.where)
      conditions_.emplace_back(column(name, line), value);
    return errors_.empty();
  }

  bool named(std::string_view name) const {
    const auto is = [name](const std::string& known) { return known == name; };
    return is(mapping_.period) || is(mapping_.count) || is(mapping_.nationality) ||
           is(mapping_.flow_column) || std::any_of(mapping_.sum.begin(), mapping_.sum.end(), is) ||
           std::any_of(mapping_.skip.begin(), mapping_.skip.end(), is) ||
           std::any_of(mapping_.where.begin(), mapping_.where.end(),
                       [&](const auto& where) { return is(where.first); });
  }

  std::size_t column(const std::string& name, const std::string& line) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) refuse("error.flows.no-column", line, name);
    return static_cast<std::size_t>(found - names_.begin());
  }

  bool read_row() {
    const CsvRecord* const row = next();
    if (!row) return false;
    const std::string line = file_ + ':' + std::to_string(row->line);
    if (row->cells.size() != names_.size()) {
      refuse("error.csv.ragged-row", line, std::to_string(row->cells.size()),
             std::to_string(names_.size()));
      return true;
    }
    for (const auto& [at, value] : conditions_)
      if (row->cells[at] != value) return true;
    take(*row, line);
    return true;
  }

  void take(const CsvRecord& row, const std::string& line) {
    const auto at = [&](std::size_t column) { return line + ':' + names_[column]; };
    const auto period = parse_month(row.cells[period_], at(period_));
    const auto figure = parse_figure(row.cells[count_], mapping_.rounded, at(count_));
    std::string nationality, flow = mapping_.flow;
    bool good = true;
    if (nationality_ != none) good = read_nationality(row.cells[nationality_], nationality, line);
    if (flow_ != none) flow = mapping_.flow_of(row.cells[flow_]);
    if (!period) errors_.push_back(period.error());
    if (!figure) errors_.push_back(figure.error());
    if (!period || !figure || !good) return;

    std::string series = flow + '\x1f' + nationality;
    for (const std::size_t group : groups_) (series += '\x1f') += row.cells[group];
    const auto [before, fresh] = newest_.try_emplace(series, *period);
    if (!fresh && *period == before->second)
      return refuse("error.flows.cell-twice", at(period_), row.cells[period_]);
    if (!fresh && *period < before->second)
      return refuse("error.flows.month-order", at(period_), row.cells[period_],
                    record::month_text(record::month_number(before->second)));
    before->second = *period;
    add({flow, nationality, *period}, *figure, row.line, at(count_));
  }

  bool read_nationality(std::string_view cell, std::string& nationality, const std::string& line) {
    nationality = cell;
    if (cell.empty() || cell == other_nationality || codes::is_country(cell)) return true;
    refuse("error.flows.nationality", line + ':' + names_[nationality_], cell);
    return false;
  }

  // Parts of a sum are told or the sum is not known: what is not told is not zero.
  void add(const Key& key, const FlowCount& figure, std::size_t line, const std::string& place) {
    const auto [cell, fresh] = sums_.try_emplace(key, Cell{figure, line});
    if (fresh) return;
    FlowCount& sum = cell->second.figure;
    using Mark = FlowCount::Mark;
    if (sum.mark == Mark::missing || figure.mark == Mark::missing) {
      sum = {};
      sum.mark = Mark::missing;
      return;
    }
    sum.low += figure.low;
    sum.high += figure.high;
    if (static_cast<std::uint64_t>(sum.high) > most_counted)
      refuse("error.counts.too-large", place, std::to_string(sum.high),
             std::to_string(most_counted));
    if (figure.mark != Mark::counted || sum.mark != Mark::counted) sum.mark = Mark::rounded;
  }

  void add_totals() {
    if (!mapping_.total) return;
    const std::map<Key, Cell> parts = sums_;
    for (const auto& [key, cell] : parts) {
      const auto& [flow, nationality, period] = key;
      if (nationality.empty()) continue;
      if (parts.contains({flow, "", period})) {
        const std::string place = file_ + ':' + std::to_string(cell.line) + ':' + mapping_.period;
        refuse("error.flows.total-twice", place, record::month_text(record::month_number(period)));
        return;
      }
      add({flow, "", period}, cell.figure, cell.line, file_);
    }
  }

  void refuse(std::string message, std::string_view place, std::string_view value,
              std::string_view hint = {}) {
    errors_.push_back({ErrorKind::invalid, std::move(message), std::string(place),
                       std::string(value), std::string(hint)});
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  CsvReader reader_;
  std::string file_;
  const FlowMapping& mapping_;
  std::vector<std::string> names_;
  std::size_t period_ = none, count_ = none, nationality_ = none, flow_ = none;
  std::vector<std::size_t> groups_;
  std::vector<std::pair<std::size_t, std::string>> conditions_;
  std::map<std::string, Day> newest_;  // by series and group
  std::map<Key, Cell> sums_;
  Errors errors_;
};

}  // namespace

Checked<FlowCounts> read_flow_file(std::string_view text, std::string_view file,
                                   const FlowMapping& mapping) {
  return Reading(text, file, mapping).run();
}

record::ClaimDraft delivery_draft(const FlowCounts& sorted, const Hash& received,
                                  std::string_view file, std::string_view sender) {
  const auto by_period = [](const FlowCount& a, const FlowCount& b) { return a.period < b.period; };
  const auto [first, last] = std::minmax_element(sorted.begin(), sorted.end(), by_period);
  const std::string counts = hex(record::digest_of(sorted));
  const std::string place(file);
  const auto month = [](Day day) { return record::month_text(record::month_number(day)); };
  record::ClaimDraft draft;
  draft.place = place;
  draft.key = "flows/" + counts;
  draft.subject = {"flow_file/" + counts, place};
  draft.property = {"received", place};
  draft.value = {"sha256:" + hex(received), place};
  draft.language = {"zxx", place};
  draft.from = {month(first->period), place};
  draft.until = {month(last->period), place};
  draft.asserter = {std::string(sender), place};
  draft.note = {place, place};
  return draft;
}

}  // namespace acta::exchange
