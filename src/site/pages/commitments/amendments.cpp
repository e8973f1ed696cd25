#include "site/pages/commitments/amendments.h"

#include "analysis/amendments.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "site/claims.h"
#include "site/difference.h"

namespace acta::site {
namespace {

using analysis::Amendment;

std::string sign_in_words(const Messages& t, const Amendment& amendment) {
  if (amendment.sign == analysis::WeakeningSign::none) return {};
  const auto* const said =
      amendment.judged ? std::get_if<record::Code>(&amendment.judged->value) : nullptr;
  return t("amendments.sign", {{"sign", analysis::name_of(amendment.sign)},
                               {"said", said ? std::string_view(said->code) : "nothing"}});
}

AmendmentView view_of(const Context& context, const Amendment& amendment) {
  const Messages& t = context.t;
  const record::Claim& after = *amendment.after;
  const bool is_gone = after.status == record::Status::withdrawn;
  const std::string before = amendment.before
                                 ? answer::value_for_people(context.view, *amendment.before, t)
                                 : std::string();
  Difference both = difference(
      before, is_gone ? std::string() : answer::value_for_people(context.view, after, t));
  AmendmentView view;
  view.what = t("amendments.what",
                {{"property", context.view.vocabulary().label(after.property, t.language())},
                 {"kind", is_gone            ? record::name_of(after.status)
                          : amendment.before ? record::name_of(after.replace_kind)
                                             : "added"}});
  view.when = day_in_words(day_of(after.recorded), t.language());
  view.before = std::move(both.before);
  view.after = std::move(both.after);
  view.reason = after.note;
  view.citation = draw_citation(context, after);
  view.sign = sign_in_words(t, amendment);
  return view;
}

}  // namespace

Html draw_amendments(const Context& context, const std::vector<Amendment>& amendments,
                     std::string_view title) {
  std::vector<AmendmentView> views;
  for (const Amendment& amendment : amendments) views.push_back(view_of(context, amendment));
  return views.empty() ? Html{} : draw_amendments(context, title, views);
}

}  // namespace acta::site
