#include "analysis/money.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "analysis/still_stands.h"

namespace acta::analysis {
namespace {

constexpr std::string_view other_figure = "other_figure";

bool passes(const record::MoneyItem& item, const MoneyFilter& filter, Day day) {
  if (item.announced_on && item.announced_on->first > day) return false;
  if (filter.year) {
    if (!item.announced_on || item.announced_on->first < make_day(*filter.year, 1, 1) ||
        item.announced_on->last > make_day(*filter.year, 12, 31))
      return false;
  }
  const auto among = [](const record::Subject* wanted, const auto& parties) {
    return !wanted || std::find(parties.begin(), parties.end(), wanted) != parties.end();
  };
  return among(filter.donor, item.donors) && among(filter.recipient, item.recipients) &&
         (!filter.commitment || item.commitment == filter.commitment) &&
         (filter.flow_class.empty() || item.flow_class == filter.flow_class);
}

// The amounts as a forest: each under the one that holds it.
class Forest {
 public:
  explicit Forest(std::vector<record::MoneyItem> items) : items_(std::move(items)) {
    for (std::size_t i = 0; i < items_.size(); ++i) numbers_.emplace(items_[i].subject, i);
    parts_.resize(items_.size());
    marks_.resize(items_.size());
    circular_.resize(items_.size());
    find_circles();
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (const auto whole = whole_of(i)) parts_[*whole].push_back(i);
  }

  MoneyReport count() && {
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (!marks_[i]) decide_alone(i);
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (!marks_[i] && !whole_of(i)) decide(i);
    MoneyReport report;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Mark& mark = *marks_[i];
      if (mark.counted) report.counted.push_back({std::move(items_[i]), *mark.counted});
      else report.left_out.push_back({std::move(items_[i]), mark.reason, mark.because_of});
    }
    return report;
  }

 private:
  struct Mark {
    std::optional<Decimal> counted;
    LeftOut reason = LeftOut::no_amount;
    const record::Subject* because_of = nullptr;
  };

  static bool countable(const record::MoneyItem& item) {
    return item.amount && item.flow_class != other_figure;
  }

  std::optional<std::size_t> holder_of(std::size_t i) const {
    const auto found = numbers_.find(items_[i].part_of);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
  }

  bool counts(std::size_t i) const { return countable(items_[i]) && !circular_[i]; }

  // The amount that holds it. What was paid is not a part of what was promised.
  std::optional<std::size_t> whole_of(std::size_t i) const {
    const auto holder = holder_of(i);
    if (!counts(i) || !holder || !counts(*holder)) return std::nullopt;
    if (!(items_[*holder].flow_class == items_[i].flow_class)) return std::nullopt;
    return holder;
  }

  // Follows each item upwards once; who is met again on the same way is in a circle.
  void find_circles() {
    std::vector<std::size_t> way_of(items_.size());  // 0: not visited
    for (std::size_t i = 0; i < items_.size(); ++i) {
      std::optional<std::size_t> at = i;
      while (at && way_of[*at] == 0) {
        way_of[*at] = i + 1;
        at = holder_of(*at);
      }
      if (!at || way_of[*at] != i + 1) continue;
      for (std::size_t in = *at; !circular_[in]; in = *holder_of(in)) circular_[in] = true;
    }
  }

  void decide_alone(std::size_t i) {
    if (!items_[i].amount) marks_[i] = Mark{{}, LeftOut::no_amount, nullptr};
    else if (!countable(items_[i])) marks_[i] = Mark{{}, LeftOut::other_figure, items_[i].part_of};
    else if (circular_[i]) marks_[i] = Mark{{}, LeftOut::circular, items_[i].part_of};
  }

  // What an amount comes to: its parts, where they add up to what was stated or to more.
  Decimal worth(std::size_t i) const {
    const auto sum = sum_of_parts(i);
    return sum && *sum >= items_[i].amount->amount ? *sum : items_[i].amount->amount;
  }

  std::optional<Decimal> sum_of_parts(std::size_t i) const {
    if (parts_[i].empty()) return std::nullopt;
    Decimal sum;
    for (const std::size_t part : parts_[i]) {
      if (!(items_[part].amount->currency == items_[i].amount->currency)) return std::nullopt;
      const auto added = add(sum, worth(part));
      if (!added) return std::nullopt;
      sum = *added;
    }
    return sum;
  }

  void decide(std::size_t i) {
    const auto sum = sum_of_parts(i);
    if (sum && *sum >= items_[i].amount->amount) {
      marks_[i] = Mark{{}, LeftOut::whole_of_parts, items_[i].subject};
      for (const std::size_t part : parts_[i]) decide(part);
      return;
    }
    marks_[i] = Mark{items_[i].amount->amount, LeftOut::no_amount, nullptr};
    for (const std::size_t part : parts_[i]) leave_out(part, *items_[i].subject);
  }

  void leave_out(std::size_t i, const record::Subject& whole) {
    marks_[i] = Mark{{}, LeftOut::part_of_whole, &whole};
    for (const std::size_t part : parts_[i]) leave_out(part, whole);
  }

  std::vector<record::MoneyItem> items_;
  std::unordered_map<const record::Subject*, std::size_t> numbers_;
  std::vector<std::vector<std::size_t>> parts_;
  std::vector<std::optional<Mark>> marks_;
  std::vector<bool> circular_;
};

void add_to(MoneyTotal& total, const CountedItem& one) {
  total.currency = one.item.amount->currency;
  total.flow_class = one.item.flow_class;
  const auto sum = add(total.total, one.counted);
  if (sum) total.total = *sum;
  else total.too_large = true;
  ++total.items;
}

std::string joined_ids(const Parties& parties) {
  std::string ids;
  for (const record::Subject* party : parties) (ids += party->name()) += ' ';
  return ids;
}

std::vector<MoneyTotal> totals_of(const std::vector<CountedItem>& counted) {
  std::map<std::pair<std::string, std::string>, MoneyTotal> totals;
  for (const CountedItem& one : counted) {
    add_to(totals[{std::string(one.item.amount->currency), std::string(one.item.flow_class)}], one);
  }
  std::vector<MoneyTotal> list;
  for (auto& [key, total] : totals) list.push_back(std::move(total));
  return list;
}

Computed how_of(const record::View& view) {
  return computed(view, "rule.money", {"finance", "amount", "part_of", "flow_type"});
}

}  // namespace

std::string_view name_of(LeftOut reason) {
  switch (reason) {
    case LeftOut::part_of_whole: return "part-of-whole";
    case LeftOut::whole_of_parts: return "whole-of-parts";
    case LeftOut::other_figure: return "other-figure";
    case LeftOut::no_amount: return "no-amount";
    case LeftOut::circular: return "circular";
  }
  return "";
}

MoneyReport money(const record::View& view, const MoneyFilter& filter, std::string_view language) {
  return money_among(view, money_items(view, language), filter);
}

MoneyReport money_from(const MoneyReport& near, const record::View& view,
                       std::string_view language) {
  if (!still_stands(near.how, view, {"finance", "flow_type"})) return money(view, {}, language);
  MoneyReport same = near;
  same.how = how_of(view);
  return same;
}

std::vector<record::MoneyItem> money_items(const record::View& view, std::string_view language) {
  std::vector<record::MoneyItem> items;
  for (const record::Subject* subject : view.subjects("finance"))
    items.push_back(record::money_item(view, *subject, language));
  return items;
}

MoneyReport money_among(const record::View& view, const std::vector<record::MoneyItem>& all,
                        const MoneyFilter& filter) {
  std::vector<record::MoneyItem> items;
  for (const record::MoneyItem& item : all)
    if (passes(item, filter, view.valid())) items.push_back(item);
  MoneyReport report = Forest(std::move(items)).count();
  report.totals = totals_of(report.counted);
  report.how = how_of(view);
  return report;
}

std::vector<MoneyFlow> flows_of(const MoneyReport& report) {
  std::map<std::vector<std::string>, MoneyFlow> flows;
  for (const CountedItem& one : report.counted) {
    Parties donors = one.item.donors, recipients = one.item.recipients;
    sort_by_id(donors);
    sort_by_id(recipients);
    const std::string region = recipients.empty() ? one.item.recipient_region.text : std::string{};
    MoneyFlow& flow =
        flows[{joined_ids(donors), joined_ids(recipients), region,
               std::string(one.item.amount->currency), std::string(one.item.flow_class)}];
    flow.donors = std::move(donors);
    flow.recipients = std::move(recipients);
    flow.region = region;
    add_to(flow.total, one);
  }
  std::vector<MoneyFlow> list;
  for (auto& [key, flow] : flows) list.push_back(std::move(flow));
  return list;
}

}  // namespace acta::analysis
