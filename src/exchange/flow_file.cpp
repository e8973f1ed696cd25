#include "exchange/flow_file.h"

#include <algorithm>
#include <optional>

#include "base/codes.h"
#include "exchange/csv.h"
#include "exchange/flow_sums.h"
#include "exchange/month_name.h"
#include "exchange/windows_1252.h"

namespace acta::exchange {
namespace {

using record::FlowCount;
using record::FlowCounts;
using record::Frequency;

constexpr std::size_t most_errors = 100;
constexpr std::string_view other_nationality = "OOO";

constexpr std::string_view not_such_a_period(Frequency every) {
  switch (every) {
    case Frequency::day: return "error.flows.not-a-day";
    case Frequency::week: return "error.flows.not-a-week";
    case Frequency::month: return "error.flows.not-a-month";
    case Frequency::year: return "error.flows.not-a-year";
  }
  return {};
}

class Reading {
 public:
  Reading(std::string_view text, std::string_view file, const FlowMapping& mapping)
      : reader_(text, file, mapping.delimiter),
        file_(file),
        mapping_(mapping),
        sums_({mapping.repeats, mapping.any_order}) {}

  Checked<FlowFile> run() {
    if (read_header())
      while (!full_ && errors_.size() < most_errors && read_row()) {
      }
    if (errors_.empty() && sums_.empty()) refuse("error.counts.no-row", file_, {});
    if (errors_.empty() && mapping_.total)
      if (const FlowSums::Clash clash = sums_.add_totals(); clash.line > 0)
        refuse("error.flows.total-twice", place(clash.line, period_), text_of(clash.period));
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    FlowSums::Told told = sums_.told();
    return FlowFile{std::move(told.counts), std::move(told.lines)};
  }

 private:
  const CsvRecord* next() {
    auto record = reader_.next_filled();
    if (record) return *record;
    errors_.push_back(std::move(record).error());
    return nullptr;
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
      else if (const std::string_view why = personal(name); !why.empty()) refuse(why, line, name);
      else if (std::find(names_.begin(), names_.end(), name) != names_.end())
        refuse("error.csv.repeated-column", line, name);
      else if (!named(name)) refuse("error.flows.unnamed-column", line, name);
      names_.emplace_back(name);
    }
    period_ = column(mapping_.period.empty() ? mapping_.month : mapping_.period, line);
    if (mapping_.period.empty()) year_ = column(mapping_.year, line);
    count_ = column(mapping_.count, line);
    if (!mapping_.nationality.empty()) nationality_ = column(mapping_.nationality, line);
    if (!mapping_.flow_column.empty()) flow_ = column(mapping_.flow_column, line);
    for (const std::string& name : mapping_.sum) groups_.push_back(column(name, line));
    for (const auto& [name, value] : mapping_.where)
      conditions_.emplace_back(column(name, line), value);
    find_together();
    return errors_.empty();
  }

  bool named(std::string_view name) const {
    const auto is = [name](const std::string& known) { return known == name; };
    return is(mapping_.period) || is(mapping_.year) || is(mapping_.month) || is(mapping_.count) ||
           is(mapping_.nationality) || is(mapping_.flow_column) ||
           std::any_of(mapping_.sum.begin(), mapping_.sum.end(), is) ||
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
    if (row->cells.size() != names_.size()) {
      refuse("error.csv.ragged-row", file_ + ':' + std::to_string(row->line),
             std::to_string(row->cells.size()), std::to_string(names_.size()));
      return true;
    }
    for (const auto& [at, value] : conditions_)
      if (row->cells[at] != value) return true;
    take(*row);
    return true;
  }

  void take(const CsvRecord& row) {
    const std::optional<Day> period = read_period(row);
    auto figure = parse_figure(row.cells[count_], mapping_.numbers, mapping_.rounded);
    FlowSums::Group* const group = group_of(row);
    if (!period)
      refuse(not_such_a_period(mapping_.every), place(row.line, period_), written_period(row));
    if (!figure)
      refuse(figure.error(), place(row.line, count_), row.cells[count_], hint_of(figure.error()));
    if (!period || !figure || !group) return;
    figure->period = *period;
    switch (sums_.take(*group, *figure, static_cast<std::uint32_t>(row.line))) {
      case FlowSums::Taken::yes: return;
      case FlowSums::Taken::twice:
        return refuse("error.flows.cell-twice", place(row.line, period_), written_period(row));
      case FlowSums::Taken::unordered:
        return refuse("error.flows.month-order", place(row.line, period_), written_period(row),
                      text_of({group->newest}));
      case FlowSums::Taken::too_large:
        return refuse("error.counts.too-large", place(row.line, count_), row.cells[count_],
                      std::to_string(most_counted));
      case FlowSums::Taken::too_many:
        full_ = true;
        return refuse("error.flows.too-many-cells", place(row.line, count_), {});
    }
  }

  // A period is often that of the row before.
  std::optional<Day> read_period(const CsvRecord& row) {
    const std::string_view written = row.cells[period_];
    if (year_ != none) return read_month(row.cells[year_], written);
    if (!newest_written_.empty() && written == newest_written_) return newest_;
    const auto period = record::parse_period(mapping_.every, written);
    if (!period) return std::nullopt;
    newest_written_ = written;
    newest_ = *period;
    return period;
  }

  // "2025 (FYTD)" and "OCT": the year is what begins with four digits.
  std::optional<Day> read_month(std::string_view year, std::string_view month) const {
    const auto first = record::parse_period(Frequency::year, year.substr(0, 4));
    const bool longer = year.size() > 4 && year[4] >= '0' && year[4] <= '9';
    const int number = month_named(month);
    if (!first || longer || number == 0) return std::nullopt;
    const std::int64_t of_year = record::period_number(Frequency::year, *first);
    const bool before = mapping_.fiscal > 1 && number >= mapping_.fiscal;
    return record::first_day(Frequency::month, (before ? of_year - 1 : of_year) * 12 + number - 1);
  }

  std::string written_period(const CsvRecord& row) const {
    if (year_ == none) return std::string(row.cells[period_]);
    return std::string(row.cells[year_]) + ' ' + std::string(row.cells[period_]);
  }

  // The columns that tell groups apart often stand side by side, and are then one piece of text.
  void find_together() {
    std::vector<std::size_t> columns = groups_;
    for (const std::size_t column : {flow_, nationality_})
      if (column != none) columns.push_back(column);
    if (columns.empty()) return;
    const auto [first, last] = std::minmax_element(columns.begin(), columns.end());
    if (*last - *first + 1 == columns.size()) together_ = {*first, *last};
  }

  // That text; empty where they do not stand side by side, or quotes are between them.
  std::string_view as_written(const CsvRecord& row) const {
    if (!together_) return {};
    const auto [first, last] = *together_;
    const char* end = row.cells[first].data();
    for (std::size_t i = first; i <= last; ++i) {
      if (row.cells[i].data() != end) return {};
      end += row.cells[i].size() + 1;
    }
    const char* const begin = row.cells[first].data();
    const std::string_view text(begin, static_cast<std::size_t>(end - 1 - begin));
    return text.starts_with(rebuilt) ? std::string_view() : text;
  }

  // Null: its nationality is none, which is told of every row.
  FlowSums::Group* group_of(const CsvRecord& row) {
    const std::string_view whole = as_written(row);
    FlowSums::Group* group = whole.empty() ? nullptr : sums_.find(whole);
    if (!group) {
      group = group_from_cells(row);
      if (!whole.empty()) sums_.also(whole, *group);
    }
    if (group->series != FlowSums::none) return group;
    refuse("error.flows.nationality", place(row.line, nationality_), row.cells[nationality_]);
    return nullptr;
  }

  FlowSums::Group* group_from_cells(const CsvRecord& row) {
    written_ = rebuilt;
    if (flow_ != none) written_ += row.cells[flow_];
    written_ += '\x1f';
    if (nationality_ != none) written_ += row.cells[nationality_];
    for (const std::size_t group : groups_) (written_ += '\x1f') += row.cells[group];
    FlowSums::Group* const group = sums_.find(written_);
    return group ? group : new_group(row);
  }

  FlowSums::Group* new_group(const CsvRecord& row) {
    std::string nationality, meant = written_;
    if (nationality_ != none) {
      const std::string_view cell = row.cells[nationality_];
      const auto own = mapping_.codes.find(cell);
      if (own != mapping_.codes.end()) {
        nationality = own->second;  // several of an office's own may be one of ISO's: a sum
      } else {
        const auto code = read_nationality(cell);
        if (!code) return sums_.refuse(written_);
        nationality = *code;
        const std::size_t at = meant.find('\x1f') + 1;
        meant.replace(at, cell.size(), nationality);
      }
    }
    const std::string flow = flow_ == none ? mapping_.flow : mapping_.flow_of(row.cells[flow_]);
    return sums_.add(written_, meant, flow, std::move(nationality));
  }

  std::optional<std::string> read_nationality(std::string_view cell) const {
    if (cell.empty() || cell == other_nationality || codes::is_country(cell))
      return std::string(cell);
    if (!mapping_.names) return std::nullopt;
    auto code = codes::country(cell);
    return code ? std::optional(*std::move(code)) : std::nullopt;
  }

  std::string hint_of(std::string_view message) const {
    if (message == "error.flows.not-rounded") return std::to_string(mapping_.rounded);
    return message == "error.counts.too-large" ? std::to_string(most_counted) : std::string();
  }

  std::string text_of(Day period) const {
    return record::period_text(mapping_.every, record::period_number(mapping_.every, period));
  }

  std::string place(std::size_t line, std::size_t column) const {
    return file_ + ':' + std::to_string(line) + ':' + names_[column];
  }

  void refuse(std::string_view message, std::string_view place, std::string_view value,
              std::string_view hint = {}) {
    errors_.push_back({ErrorKind::invalid, std::string(message), std::string(place),
                       std::string(value), std::string(hint)});
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  static constexpr char rebuilt = '\n';  // begins what was put together from cells
  CsvReader reader_;
  std::string file_;
  const FlowMapping& mapping_;
  std::vector<std::string> names_;
  std::size_t period_ = none, year_ = none, count_ = none, nationality_ = none, flow_ = none;
  std::vector<std::size_t> groups_;
  std::optional<std::pair<std::size_t, std::size_t>> together_;  // first and last column
  std::vector<std::pair<std::size_t, std::string>> conditions_;
  std::string newest_written_, written_;
  Day newest_;
  FlowSums sums_;
  bool full_ = false;
  Errors errors_;
};

}  // namespace

Checked<FlowFile> read_flow_file(std::string_view text, std::string_view file,
                                 const FlowMapping& mapping) {
  if (!mapping.windows_1252) return Reading(text, file, mapping).run();
  const std::string converted = utf8_of_windows_1252(text);
  return Reading(converted, file, mapping).run();
}

record::ClaimDraft delivery_draft(const FlowCounts& sorted, const Hash& received,
                                  std::string_view file, std::string_view sender, Frequency every) {
  const auto by_period = [](const FlowCount& a, const FlowCount& b) { return a.period < b.period; };
  const auto [first, last] = std::minmax_element(sorted.begin(), sorted.end(), by_period);
  const std::string counts = hex(record::digest_of(sorted));
  const std::string place(file);
  const std::int64_t from = record::period_number(every, first->period);
  const std::int64_t until = record::period_number(every, last->period);
  const bool week = every == Frequency::week;  // no date of a claim is a week
  record::ClaimDraft draft;
  draft.place = place;
  draft.key = "flows/" + counts;
  draft.subject = {"flow_file/" + counts, place};
  draft.property = {"received", place};
  draft.value = {"sha256:" + hex(received), place};
  draft.language = {"zxx", place};
  draft.from = {week ? format_day(first->period) : record::period_text(every, from), place};
  draft.until = {
      week ? format_day(record::last_day(every, until)) : record::period_text(every, until), place};
  draft.asserter = {std::string(sender), place};
  draft.note = {place, place};
  return draft;
}

}  // namespace acta::exchange
