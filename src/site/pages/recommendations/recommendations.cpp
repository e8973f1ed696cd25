#include "site/pages/recommendations/recommendations.h"

#include "answer/answers.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using analysis::TrackedRecommendation;
using record::Subject;

namespace {

// By their ids: the names of these subjects are whole sentences.
Html links_by_id(const Context& context, const std::vector<const Subject*>& subjects) {
  Html html;
  for (const Subject* subject : subjects) {
    if (!html.empty()) html.text += ", ";
    html.text += link(href_of(context, *subject), subject->id()).text;
  }
  return html;
}

RecommendationLine line_of(const Context& context, const TrackedRecommendation& tracked,
                           bool challenge) {
  const record::Recommendation& each = tracked.recommendation;
  RecommendationLine line;
  line.href = href_of(context, *each.subject);
  line.id = each.subject->id();
  line.addressed_to = each.addressed_to;
  line.text = in_its_language(context, each.text);
  if (each.status_claim) {
    line.status =
        record::label_of(context.view, "recommendation_status", each.status, context.t.language())
            .text;
    line.since = interval_in_words(each.status_claim->valid, context.t);
  }
  if (tracked.said) {
    line.said = in_its_language(context, each.progress);
    line.citation = draw_citation(context, *tracked.said);
  }
  line.others = links_by_id(context, challenge ? tracked.answered_by : each.answers);
  return line;
}

std::vector<RecommendationGroup> groups_of(const Context& context,
                                           const std::vector<TrackedRecommendation>& list,
                                           bool challenges) {
  std::vector<RecommendationGroup> groups;
  for (const TrackedRecommendation& tracked : list) {
    const std::string_view name = tracked.recommendation.group;
    if (groups.empty() || groups.back().name != name) groups.push_back({std::string(name), {}});
    groups.back().lines.push_back(line_of(context, tracked, challenges));
  }
  return groups;
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  const auto report = analysis::recommendations(context.view, t.language());
  Page page;
  page.nav = "recommendations";
  page.title = t("nav.recommendations");
  page.answer = answer::recommendations(context.view, report, t);
  Marks mark;
  page.finding = mark.in(answer::recommendations_in_words(report, t, std::string(mark(open_how())),
                                                          std::string(mark(close_link()))));
  page.lede = escaped(t("page.recommendations.lede", {{"unanswered", report.unanswered}}));
  page.body =
      draw_recommendations(context, {groups_of(context, report.recommendations, false),
                                     groups_of(context, report.challenges, true), page.answer});
  return page;
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "recommendation", context.param("id")));
  const auto report = analysis::recommendations(context.view, t.language());
  const auto drawn = [&](const std::vector<TrackedRecommendation>& list, bool challenges) {
    for (const TrackedRecommendation& tracked : list)
      if (tracked.recommendation.subject == subject)
        return Html{
            "<section class=\"first\">" +
            draw_groups(context, groups_of(context, {tracked}, challenges), challenges).text +
            "</section>\n"};
    return Html{};
  };
  Html above = drawn(report.recommendations, false);
  above.text += drawn(report.challenges, true).text;
  Page page = make_subject_page(context, *subject, std::move(above), {});
  page.nav = "recommendations";
  page.title = subject->id();
  page.crumbs = draw_crumbs(
      context, {{context.href("/recommendations"), std::string(t("nav.recommendations"))}},
      subject->id());
  return page;
}

}  // namespace

void add_recommendation_pages(Router& router, const Site& site) {
  add_page(router, site, "/recommendations", {}, make_list);
  add_page(router, site, "/recommendations/{id}", subject_keys, make_one);
}

}  // namespace acta::site
