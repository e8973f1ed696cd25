#pragma once

#include <string>
#include <vector>

#include "analysis/computed.h"
#include "register/disagreement.h"
#include "register/records/local_text.h"

namespace acta::analysis {

struct ListedDisagreement {
  std::string id;  // record::id_of()
  record::Disagreement what;
  record::LocalText title;
  record::LocalText assessment;
  std::string severity;  // high, medium, low; empty: nobody judged it
  std::string nature;    // how whoever noted it describes it
};

struct DisagreementList {
  std::vector<ListedDisagreement> all;  // noted ones by id, then found ones
  std::size_t open = 0;
  std::size_t resolved = 0;
  Computed how;
};

DisagreementList list_disagreements(const record::View& view, std::string_view language);
// Of those that were found before at the same dates.
DisagreementList list_disagreements(const record::View& view, std::vector<record::Disagreement> all,
                                    std::string_view language);

}  // namespace acta::analysis
