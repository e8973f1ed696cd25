#include "site/pages/record/subject.h"

#include <algorithm>

#include "analysis/hastened.h"
#include "answer/answers.h"
#include "answer/names.h"
#include "answer/withdrawal.h"
#include "base/check.h"
#include "base/date_words.h"
#include "site/blocks.h"

namespace acta::site {

using record::Claim;
using record::Subject;

namespace {

// What was published of it by two people instead of three, for everybody to read.
Html draw_hastened(const Context& context, const Subject& subject) {
  const Messages& t = context.t;
  Html html;
  for (const auto& each : analysis::hastened(context.view, subject, t.language())) {
    const auto hand = [&](const analysis::Parties& offices, std::string_view account) {
      return offices.empty() ? std::string(account)
                             : answer::speaker(context.view, offices.front()->name(), t);
    };
    html.text += "<p class=\"warn\">";
    put(html.text,
        t("page.hastened", {{"day", day_in_words(day_of(each.claim->recorded), t.language())},
                            {"asker", hand(each.asker_offices, each.asker)},
                            {"publisher", hand(each.publisher_offices, each.publisher)}}));
    html.text += in_its_language(context, each.reason).text + "</p>\n";
  }
  return html;
}

}  // namespace

Result<const Subject*> subject_at(const Context& context, std::string_view kind,
                                  std::string_view id) {
  return subject_called(context.view, std::string(kind) + '/' + std::string(id), context.t);
}

Result<const Subject*> subject_called(const record::View& view, const std::string& name,
                                      const Messages& t) {
  if (const Subject* subject = view.find(name)) return subject;
  const Subject* once = view.record().find(name);
  const answer::Withdrawal found = once ? answer::withdrawal_of(view, *once) : answer::Withdrawal{};
  if (!found.first) return not_found("error.http.no-such-subject", "", name);
  const std::string_view reason = found.last->note.view();
  return tl::unexpected(Error{ErrorKind::not_found, std::string(withdrawn), "", name,
                              std::string(reason.empty() ? t("page.withdrawn.no-reason") : reason),
                              std::to_string(found.first->number)});
}

Page make_subject_page(const Context& context, const Subject& subject, Html above, Facts facts) {
  const bool ever = context.asked("view") == "history";
  const Messages& t = context.t;
  Page page;
  page.answer = ever ? answer::history(context.view, subject, t)
                     : answer::show(context.view, subject, t, false);
  page.title = name_of(context, subject);
  page.subject = &subject;
  page.finding = in_its_language(context, record::name(context.view, subject, t.language()));
  const std::string kind = kind_in_words(context, subject);
  page.lede = escaped(t("page.subject.lede", {{"kind", kind}, {"id", subject.id()}}));

  SubjectView view;
  view.above = draw_hastened(context, subject);
  view.above.text += above.text;
  view.facts = std::move(facts);
  view.ever = ever;
  view.paged = !context.asked("page").empty();
  view.switch_href = context.here({{"view", ever ? "" : "history"}, {"page", ""}});
  view.claims = ever ? claims_ever(context, subject) : claims_on_the_day(context, subject);
  view.claims_piece = piece_of(context, view.claims.size(), {}, claims_in_a_piece);
  cut(view.claims, view.claims_piece);
  if (!ever) {
    const bool source = subject.kind() == "source";
    view.mentions = source ? claims_found_in(context, subject) : claims_naming(context, subject);
    view.mentions_first = source;
    view.mentions_title = t(source ? "page.subject.found" : "page.subject.mentions");
    view.mentions_piece = piece_of(context, view.mentions.size(), {}, claims_in_a_piece);
    cut(view.mentions, view.mentions_piece);
  }
  view.disagreements = draw_disagreements(context, subject);
  page.body = draw_subject(context, view);
  return page;
}

void add_record_page(Router& router, const Site& site) {
  add_page(router, site, "/record/{kind}/{id}", subject_keys,
           [](const Context& context) -> Result<Page> {
             const Subject* subject =
                 TRY(subject_at(context, context.param("kind"), context.param("id")));
             return make_subject_page(context, *subject, {}, {});
           });
}

}  // namespace acta::site
