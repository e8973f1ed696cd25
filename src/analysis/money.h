#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/computed.h"
#include "base/decimal.h"
#include "register/records/money_item.h"

namespace acta::analysis {

// Why an amount is not added to a total.
enum class LeftOut : std::uint8_t {
  part_of_whole,   // its whole is counted
  whole_of_parts,  // its parts are counted: they add up to it or to more
  other_figure,    // another figure for the same announcement
  no_amount,       // the source gives none
  circular,        // it is said to be a part of itself
};
std::string_view name_of(LeftOut reason);  // "part-of-whole"

struct CountedItem {
  record::MoneyItem item;
  Decimal counted;
};

struct LeftOutItem {
  record::MoneyItem item;
  LeftOut reason;
  const record::Subject* because_of = nullptr;  // the whole; for a whole: itself
};

// Sums of several currencies and of what was announced, called for and paid stay apart.
struct MoneyTotal {
  std::string currency;
  std::string flow_class;  // announced, appeal, paid
  Decimal total;
  bool too_large = false;  // the sum does not fit; `total` is without the last items
  std::size_t items = 0;
};

struct MoneyFilter {
  std::optional<int> year;  // of the announcement
  const record::Subject* donor = nullptr;
  const record::Subject* recipient = nullptr;
  const record::Subject* commitment = nullptr;
  std::string flow_class = {};  // empty: all
};

struct MoneyReport {
  std::vector<MoneyTotal> totals;    // by currency, then class
  std::vector<CountedItem> counted;  // in the order of their ids
  std::vector<LeftOutItem> left_out;
  Computed how;
};

// Adds what was announced by the View's day and does not hold each other. An amount with parts
// counts once: by its parts where they add up to the stated whole or more ("more than 1.2 bn" is
// 578 m and 686 m), else by the whole.
MoneyReport money(const record::View& view, const MoneyFilter& filter = {},
                  std::string_view language = "en");

// The same without a filter in that language, from such a report at another entry: as it is, unless
// something was said meanwhile of an amount.
MoneyReport money_from(const MoneyReport& near, const record::View& view,
                       std::string_view language);

// The same in two steps, for who asks with several filters: all amounts, read once.
std::vector<record::MoneyItem> money_items(const record::View& view, std::string_view language);
MoneyReport money_among(const record::View& view, const std::vector<record::MoneyItem>& all,
                        const MoneyFilter& filter);

// What went from the same to the same, of one currency and class: counted amounts only, so flows
// add up to the totals. One amount for several recipients is one flow to all of them: nobody says
// how it is divided.
struct MoneyFlow {
  Parties donors, recipients;  // empty: not stated
  std::string region;          // where the recipient is no party: "Southern Cone"
  MoneyTotal total;
};
std::vector<MoneyFlow> flows_of(const MoneyReport& report);  // by donors, recipients, currency

}  // namespace acta::analysis
