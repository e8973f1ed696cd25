#include "analysis/disagreements.h"

#include "register/records/fields.h"

namespace acta::analysis {

DisagreementList list_disagreements(const record::View& view, std::string_view language) {
  return list_disagreements(view, record::disagreements(view), language);
}

DisagreementList list_disagreements(const record::View& view, std::vector<record::Disagreement> all,
                                    std::string_view language) {
  DisagreementList list;
  for (record::Disagreement& found : all) {
    ListedDisagreement listed;
    listed.id = record::id_of(found);
    if (found.noted) {
      const record::Fields fields(view, *found.noted);
      listed.title = fields.text("title", language);
      listed.assessment = fields.text("assessment", language);
      listed.severity = fields.code("severity");
      listed.nature = fields.code("nature");
    }
    ++(found.open() ? list.open : list.resolved);
    listed.what = std::move(found);
    list.all.push_back(std::move(listed));
  }
  list.how = computed(view, "rule.disagreements", {"disagreement", "side", "resolution"});
  return list;
}

}  // namespace acta::analysis
