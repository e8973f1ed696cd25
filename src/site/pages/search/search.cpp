#include "site/pages/search/search.h"

#include "search/results.h"
#include "site/blocks.h"
#include "site/claims.h"

namespace acta::site {

namespace {

// The words that were asked for, marked.
Html marked(std::string_view excerpt) {
  Html html;
  while (!excerpt.empty()) {
    const std::size_t end = excerpt.find_first_of("\1\2");
    put(html.text, excerpt.substr(0, end));
    if (end == excerpt.npos) break;
    html.text += excerpt[end] == '\1' ? "<mark>" : "</mark>";
    excerpt.remove_prefix(end + 1);
  }
  return html;
}

ShownHit shown(const Context& context, const search::Hit& hit, const answer::Table& table,
               std::size_t row, const std::vector<std::string>& words) {
  ShownHit shown;
  shown.link = link_to(context, *hit.subject);
  shown.kind = table.rows[row][1].for_people();
  if (!hit.claim) return shown;
  shown.label = table.rows[row][2].for_people();
  shown.text =
      in_its_language(context, {{}, std::string(hit.claim->language), hit.claim->translation},
                      marked(context.site.search->excerpt(hit, words)));
  shown.source = draw_citation(context, *hit.claim);
  return shown;
}

std::string finding_of(const Context& context, const search::Found& found, std::string_view query) {
  if (found.words.empty()) return std::string(context.t("search.nothing-asked"));
  return context.t("search.finding", {{"count", found.hits.size()}, {"query", query}});
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const std::string query(context.asked("q"));
  const search::Found found = TRY(context.site.search->search(context.view, query, t.language()));

  Page page;
  page.title = t("search.title");
  page.answer = search::results(context.view, found, query, t);
  page.finding = escaped(finding_of(context, found, query));
  page.lede = escaped(t(found.hits.empty() ? "search.about" : "search.order"));

  SearchView view;
  view.query = query;
  view.piece = piece_of(context, found.hits.size());
  const answer::Table& table = page.answer.tables.front();
  for (std::size_t i = view.piece.from; i < view.piece.to; ++i)
    view.hits.push_back(shown(context, found.hits[i], table, i, found.words));
  view.meant = found.meant;
  view.meant_href = context.here({{"q", found.meant}, {"page", ""}});
  if (context.as_of.valid_given) view.kept.emplace_back("valid", format_day(context.as_of.valid));
  if (context.as_of.at_given) view.kept.emplace_back("at", std::to_string(context.as_of.at));
  page.body = draw_search(context, view);
  page.body.text += draw_how(context, page.answer).text;
  return page;
}

}  // namespace

void add_search_page(Router& router, const Site& site) {
  if (site.search) add_page(router, site, "/search", {"page", "q"}, make);
}

}  // namespace acta::site
