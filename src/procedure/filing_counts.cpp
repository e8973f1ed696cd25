#include "procedure/filing_counts.h"

namespace acta::procedure {
namespace {

std::optional<std::size_t> told(std::size_t count) {
  return count < least_told ? std::nullopt : std::optional(count);
}

FilingCount counted(const FilingFates& fates, const std::string& kind, const std::string& country,
                    const std::vector<std::string>& reasons) {
  const auto among = [&](const char* state, const std::string& reason = {}) {
    const auto found = fates.find({kind, country, state, reason});
    return found == fates.end() ? std::size_t{0} : found->second;
  };
  FilingCount count;
  count.kind = kind;
  count.country = country;
  count.published = among("published");
  count.reviewed = told(among("reviewed"));
  count.waiting = told(among("waiting"));
  count.accepted.add(count.published);
  count.accepted.add(count.reviewed);
  for (const std::string& reason : reasons) {
    count.refusals.push_back({reason, told(among("refused", reason))});
    count.refused.add(count.refusals.back().told);
  }
  count.received.add(count.accepted);
  count.received.add(count.refused);
  count.received.add(count.waiting);
  return count;
}

}  // namespace

void ToldSum::add(std::optional<std::size_t> told) {
  if (told) number += *told;
  else exact = false;
}

void ToldSum::add(const ToldSum& sum) {
  number += sum.number;
  exact = exact && sum.exact;
}

std::vector<FilingCount> filing_counts(const FilingFates& fates,
                                       const std::vector<std::string>& countries,
                                       const std::vector<std::string>& reasons) {
  std::vector<FilingCount> counts;
  for (const std::string& country : countries)
    for (const char* kind : {"evidence", "concern"})
      counts.push_back(counted(fates, kind, country, reasons));
  return counts;
}

}  // namespace acta::procedure
