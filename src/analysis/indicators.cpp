#include "analysis/indicators.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "analysis/computed.h"
#include "register/frequency.h"

namespace acta::analysis {
namespace {

using record::Observation;
using record::Subject;
using record::View;

// What makes a vintage when it is said anew.
constexpr std::array<std::string_view, 4> revised = {"value", "numerator", "denominator",
                                                     "value_standing"};

int months_of(std::string_view frequency) {
  constexpr std::pair<std::string_view, int> known[] = {
      {"month", 1}, {"quarter", 3}, {"semester", 6}, {"annual", 12}, {"biennial", 24}};
  for (const auto& [code, months] : known)
    if (code == frequency) return months;
  return 0;
}

std::int64_t month_of(const Date& date) {
  return record::period_number(record::Frequency::month, date.first);
}

Date period_at(std::int64_t month, int months) {
  const Day first = record::first_day(record::Frequency::month, month);
  const std::string text = format_day(first);
  return parse_date(text.substr(0, months < 12 ? 7 : text.size() - 6)).value();
}

std::vector<IndicatorVintage> vintages_of(const View& view, const Subject& subject) {
  std::map<Instant, std::uint64_t> recorded;  // the last entry of each
  for (const record::Claim* claim : view.history(subject))
    if (std::find(revised.begin(), revised.end(), claim->property) != revised.end()) {
      std::uint64_t& last = recorded[claim->recorded];
      last = std::max(last, claim->number);
    }
  std::vector<IndicatorVintage> vintages;
  for (const auto& [instant, entry] : recorded)
    vintages.push_back({instant, entry, record::observation(view.known_at(entry), subject)});
  return vintages;
}

std::vector<Date> missing_in(const IndicatorSeries& series, std::string_view frequency) {
  std::vector<Date> missing;
  const int step = months_of(frequency);
  if (step == 0) return missing;
  for (std::size_t i = 1; i < series.values.size(); ++i) {
    const std::int64_t next = month_of(series.values[i].period);
    for (std::int64_t month = month_of(series.values[i - 1].period) + step; month < next;
         month += step)
      missing.push_back(period_at(month, step));
  }
  return missing;
}

void put(IndicatorReport& report, IndicatorValue value) {
  for (IndicatorSeries& series : report.series)
    if (series.place == value.now.about && series.category == value.now.category)
      return series.values.push_back(std::move(value));
  IndicatorSeries& series = report.series.emplace_back();
  series.place = value.now.about;
  series.category = value.now.category;
  series.values.push_back(std::move(value));
}

WeakeningSign sign_of(std::string_view direction, const record::Claim& before,
                      const record::Claim& after) {
  const std::string_view property = after.property;
  if (!property.starts_with("target_")) return WeakeningSign::none;
  if (property.ends_with("_by"))
    return weakening_sign("deadline", before.value, after.value, after.language);
  const auto* const was = std::get_if<record::Quantity>(&before.value);
  const auto* const is = std::get_if<record::Quantity>(&after.value);
  return was && is && was->unit == is->unit && easier(direction, was->amount, is->amount)
             ? WeakeningSign::easier_target
             : WeakeningSign::none;
}

// What people said of the changes that were recorded together.
const record::Claim* judged_at(const View& view, const Subject& indicator, Instant recorded) {
  for (const record::Claim* claim : view.standing(indicator, "weakening"))
    if (claim->recorded == recorded) return claim;
  return nullptr;
}

std::size_t categories_found(const IndicatorReport& report) {
  Day newest = Day::earliest();
  for (const auto& series : report.series)
    for (const auto& value : series.values) newest = std::max(newest, value.period.last);
  return static_cast<std::size_t>(std::count_if(
      report.indicator.expected_categories.begin(), report.indicator.expected_categories.end(),
      [&](const record::LocalText& expected) {
        return std::any_of(report.series.begin(), report.series.end(), [&](const auto& series) {
          return series.category == expected.text && series.values.back().now.value &&
                 series.values.back().period.last == newest;
        });
      }));
}

}  // namespace

IndicatorReport indicator_report(const View& view, const Subject& indicator,
                                 std::string_view language) {
  IndicatorReport report;
  report.indicator = record::indicator(view, indicator, language);
  std::set<const Subject*> read;  // several sources may say whose value it is
  for (const record::Held& held : view.held_mentions(indicator, "indicator")) {
    const Subject& subject = *held.claim->subject;
    if (subject.kind() != "observation" || held.set_aside || !read.insert(&subject).second)
      continue;
    Observation now = record::observation(view, subject);
    const auto period = parse_date(now.period);
    if (!period || !now.value_claim) continue;
    put(report, {now, *period, vintages_of(view, subject)});
    ++report.values;
  }
  std::sort(report.series.begin(), report.series.end(), [](const auto& a, const auto& b) {
    if (a.place != b.place) return a.place && b.place ? id_order(a.place, b.place) : !a.place;
    return a.category < b.category;
  });
  for (IndicatorSeries& series : report.series) {
    std::sort(series.values.begin(), series.values.end(), [](const auto& a, const auto& b) {
      return std::pair(a.period.first, a.period.last) < std::pair(b.period.first, b.period.last);
    });
    series.missing = missing_in(series, report.indicator.frequency);
  }
  report.categories_found = categories_found(report);
  return report;
}

bool follow(std::string_view frequency, const Date& earlier, const Date& later) {
  const int step = months_of(frequency);
  if (step == 0) return later.first.number - earlier.last.number <= 1;
  return month_of(later) - month_of(earlier) <= step;
}

bool easier(std::string_view direction, Decimal before, Decimal after) {
  return direction == "up" ? after < before : direction == "down" && after > before;
}

std::vector<Amendment> indicator_amendments(const View& view, const Subject& indicator) {
  const std::string_view direction = record::indicator(view, indicator, "en").direction;
  auto all = amendments(view, indicator);
  for (Amendment& amendment : all) {
    if (!amendment.before) continue;
    amendment.sign = sign_of(direction, *amendment.before, *amendment.after);
    amendment.judged = amendment.sign == WeakeningSign::none
                           ? nullptr
                           : judged_at(view, indicator, amendment.after->recorded);
  }
  return all;
}

}  // namespace acta::analysis
