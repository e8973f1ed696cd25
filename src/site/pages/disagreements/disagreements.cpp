#include "site/pages/disagreements/disagreements.h"

#include <algorithm>

#include "analysis/disagreements.h"
#include "answer/answers.h"
#include "answer/tracks.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using analysis::ListedDisagreement;
using record::Claim;
using record::Subject;

namespace {

std::string label_of(const Context& context, std::string_view property) {
  return std::string(context.view.vocabulary().label(property, context.t.language()));
}

// What the sides say; a value that several of them give stands once.
Html values_of(const Context& context, const record::Disagreement& what) {
  std::vector<std::string> told;
  Html html;
  for (const Claim* side : what.sides) {
    const Html value = draw_value(context, *side);
    if (std::find(told.begin(), told.end(), value.text) != told.end()) continue;
    told.push_back(value.text);
    if (!html.empty()) html.text += " / ";
    html.text += value.text;
  }
  return html;
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  const auto list = disagreements_of(context);
  std::vector<const ListedDisagreement*> shown;
  for (const ListedDisagreement& listed : list->all) shown.push_back(&listed);
  std::stable_sort(shown.begin(), shown.end(),
                   [](const auto* a, const auto* b) { return a->what.open() && !b->what.open(); });
  const Piece piece = piece_of(context, shown.size(), "disagreements");
  cut(shown, piece);
  std::vector<DisagreementLine> lines;
  for (const ListedDisagreement* each : shown) {
    const ListedDisagreement& listed = *each;
    DisagreementLine& line = lines.emplace_back();
    line.id = listed.id;
    line.open = listed.what.open();
    line.state = state_in_words(context, listed.what);
    line.property = label_of(context, listed.what.property);
    if (listed.what.noted) line.href = href_of(context, *listed.what.noted);
    if (listed.what.about) line.about = link_to(context, *listed.what.about);
    line.title =
        listed.title.empty() ? escaped(line.property) : in_its_language(context, listed.title);
    line.values = values_of(context, listed.what);
  }
  Page page;
  page.nav = "disagreements";
  page.title = t("nav.disagreements");
  page.answer = TRY(answer::disagreements(context.view, list, std::nullopt, t));
  Marks mark;
  page.finding = mark.in(t("page.disagreements.finding", {{"all", list->all.size()},
                                                          {"open", list->open},
                                                          {"link", mark(open_how())},
                                                          {"end", mark(close_link())}}));
  page.lede = escaped(t("page.disagreements.lede"));
  page.answer.tables.push_back(answer::differing_accounts(context.view, *tracks_of(context), t));
  page.body = draw_disagreement_list(context, lines, piece, page.answer);
  return page;
}

Html resolution_of(const Context& context, const Claim& resolution) {
  Html html;
  if (!resolution.note.empty()) {
    html.text += "<p>" + draw_note(context.t.language(), resolution).text + "</p>";
  }
  html.text += "<p class=\"src\">" + draw_citation(context, resolution).text +
               draw_asserter(context, resolution).text + " · ";
  put(html.text, entry_of(context, resolution));
  html.text += "</p>";
  return html;
}

DisagreementView view_of(const Context& context, const ListedDisagreement& listed) {
  const record::Disagreement& what = listed.what;
  DisagreementView view;
  view.open = what.open();
  view.property = label_of(context, what.property);
  if (what.about) view.about = link_to(context, *what.about);
  const bool told = what.resolution && what.resolution->note == listed.assessment.text;
  if (!told) view.assessment = in_its_language(context, listed.assessment);
  if (what.resolution) {
    view.kind = state_in_words(context, what);
    view.kind_means = context.t("resolution.means." + std::string(record::name_of(what.kind())));
    view.resolution = resolution_of(context, *what.resolution);
  }
  for (const Claim* side : what.sides) {
    DisagreementSide& shown = view.sides.emplace_back();
    shown.shown.claim = side;
    shown.shown.set_aside = context.view.set_aside_by(*side);
    shown.chosen = std::find(what.chosen.begin(), what.chosen.end(), side) != what.chosen.end();
  }
  return view;
}

Facts facts_of(const Context& context, const ListedDisagreement& listed) {
  const Messages& t = context.t;
  const auto said = [&](std::string_view text) {
    return escaped(text.empty() ? t("fact.not-stated") : text);
  };
  Facts facts;
  facts.add(t("fact.about"), listed.what.about ? link_to(context, *listed.what.about) : said({}));
  facts.add(t("fact.property"), escaped(label_of(context, listed.what.property)));
  const auto coded = [&](std::string_view property, std::string_view code) {
    if (code.empty()) return said({});
    return in_its_language(context, record::label_of(context.view, property, code, t.language()));
  };
  facts.add(t("fact.nature"), coded("nature", listed.nature));
  facts.add(t("fact.severity"), coded("severity", listed.severity));
  return facts;
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "disagreement", context.param("id")));
  const auto list = disagreements_of(context);
  const auto found = std::find_if(list->all.begin(), list->all.end(),
                                  [&](const auto& listed) { return listed.what.noted == subject; });
  if (found == list->all.end()) {
    Html gone{"<p class=\"warn\">"};
    put(gone.text, t("page.disagreement.fallen-away"));
    gone.text += "</p>\n";
    return make_subject_page(context, *subject, std::move(gone), {});
  }

  Page page =
      make_subject_page(context, *subject, draw_disagreement(context, view_of(context, *found)),
                        facts_of(context, *found));
  if (context.asked("view") != "history")
    page.answer = TRY(answer::disagreements(context.view, list, found->id, t));
  page.nav = "disagreements";
  if (!found->title.empty()) page.finding = in_its_language(context, found->title);
  page.crumbs =
      draw_crumbs(context, {{context.href("/disagreements"), std::string(t("nav.disagreements"))}},
                  subject->id());
  return page;
}

}  // namespace

void add_disagreement_pages(Router& router, const Site& site) {
  add_page(router, site, "/disagreements", {}, make_list);
  add_page(router, site, "/disagreements/{id}", subject_keys, make_one);
}

}  // namespace acta::site
