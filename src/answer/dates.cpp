#include "answer/dates.h"

#include "base/date_words.h"

namespace acta::answer {

std::string when(const Interval& valid, const Messages& t) {
  if (!says_a_day(valid.start) && !says_a_day(valid.end)) return {};
  return interval_in_words(valid, t);
}

std::string reply_in_words(const std::string& country, const std::optional<Date>& due,
                           const std::optional<Date>& received, const Messages& t) {
  const auto words = [&](const std::optional<Date>& date) {
    return date ? date_in_words(*date, t) : std::string();
  };
  if (received) {
    const bool late = due && received->first > due->last;
    return t(late ? "tracks.reply-late" : "tracks.reply",
             {{"country", country}, {"day", words(received)}, {"due", words(due)}});
  }
  return due ? t("tracks.no-reply", {{"country", country}, {"day", words(due)}}) : std::string();
}

namespace {

Cell dated(std::string_view for_machines, std::string for_people) {
  Cell cell = Cell::text(for_machines, std::move(for_people));
  cell.is_date = true;
  return cell;
}

}  // namespace

Cell date_cell(const std::optional<Date>& date, const Messages& t) {
  return date ? date_cell(format_date(*date), *date, t) : Cell::missing();
}

Cell date_cell(std::string_view as_written, const Date& date, const Messages& t) {
  return dated(as_written, date_in_short(date, t));
}

Cell day_cell(Day day, const Messages& t) { return date_cell(exactly(day), t); }

Cell bound_cell(const Bound& bound, const Messages& t) {
  return dated(format_bound(bound), bound_in_short(bound, t));
}

void add_period(std::vector<Cell>& row, const Interval& valid) {
  const std::string end = format_bound(valid.end);
  row.push_back(Cell::text(format_bound(valid.start)));
  row.push_back(valid.end.last_day ? Cell::missing() : Cell::text(end));
  row.push_back(valid.end.last_day ? Cell::text(end) : Cell::missing());
}

Cell instant_cell(Instant instant) {
  const std::string exact = format_instant(instant);
  std::string shown = exact.substr(0, std::string_view("2024-09-25T15:04:05").size());
  shown[std::string_view("2024-09-25").size()] = ' ';
  return Cell::text(exact, std::move(shown));
}

}  // namespace acta::answer
