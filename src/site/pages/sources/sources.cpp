#include "site/pages/sources/sources.h"

#include "answer/words.h"
#include "register/records/code_class.h"
#include "register/records/source_document.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/list_page.h"
#include "site/pages/record/subject.h"
#include "site/words.h"

namespace acta::site {

using answer::Cell;
using record::SourceDocument;
using record::Subject;
using For = answer::Column::For;

namespace {

Cell date_cell(const std::optional<Date>& date, const Messages& t) {
  return date ? Cell::text(format_date(*date), date_in_words(*date, t)) : Cell::missing();
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  answer::Table table{
      "sources", {{"source"}, {"title"}, {"publisher"}, {"date"}, {"language"}, {"claims"}}, {}};
  const auto sources = subjects_of(context, "source");
  const auto counts = claims_by_source(context);
  const auto claims_in = [counts](const Subject* source) {
    const auto found = counts->find(source);
    return found == counts->end() ? 0 : found->second;
  };
  std::size_t all = 0;
  for (const Subject* source : *sources) all += claims_in(source);
  table.list(sources->size(),
             [view = context.view, sources, claims_in, &t](std::size_t at) -> answer::Row {
               const Subject* const subject = (*sources)[at];
               const SourceDocument source = record::source_document(view, *subject, t.language());
               return {Cell::text(subject->id(), {}, subject->name()),
                       Cell::text(source.title.text),
                       Cell::text(source.publisher),
                       date_cell(source.date, t),
                       Cell::text(source.language),
                       Cell::number(claims_in(subject))};
             });
  const std::string finding =
      t("page.sources.finding", {{"sources", static_cast<std::int64_t>(table.size())},
                                 {"claims", static_cast<std::int64_t>(all)}});
  return make_list_page(context, "sources", std::move(table), {"source"}, finding);
}

answer::Table found_table(const Context& context, const std::vector<ShownClaim>& claims) {
  answer::Table table{"found",
                      {{"subject"},
                       {"property"},
                       {"value"},
                       {"language"},
                       {"from"},
                       {"to"},
                       {"until"},
                       {"locator"},
                       {"quote"},
                       {"entry"}},
                      {}};
  table.list(claims.size(), [view = context.view, claims, &t = context.t](std::size_t at) {
    const record::Claim& claim = *claims[at].claim;
    std::vector<Cell> row{
        answer::subject_cell(view, claim.subject, t),
        Cell::text(claim.property,
                   std::string(view.vocabulary().label(claim.property, t.language()))),
        Cell::text(answer::value_for_machines(claim.value)), Cell::text(claim.language)};
    answer::add_period(row, claim.valid);
    row.push_back(answer::locator_cell(&claim));
    row.push_back(Cell::text(claim.citation.quote));
    row.push_back(Cell::number(claim.number));
    return row;
  });
  return table;
}

// Only what a browser opens as a page becomes a link; anything else is shown as it is.
Html address_of(std::string_view address) {
  if (!address.starts_with("https://") && !address.starts_with("http://")) return escaped(address);
  Html html{"<a rel=\"noreferrer external\" href=\""};
  put(html.text, address);
  html.text += "\">";
  put(html.text, address);
  html.text += "</a>";
  return html;
}

Facts facts_of(const Context& context, const SourceDocument& source) {
  const Messages& t = context.t;
  Facts facts;
  const auto add = [&](std::string_view key, std::string_view text) {
    facts.add(t(key), escaped(text.empty() ? t("fact.not-stated") : text));
  };
  add("fact.publisher", source.publisher);
  add("fact.date", source.date ? date_in_words(*source.date, t) : std::string{});
  add("fact.language", source.language);
  add("fact.kind", source.kind);
  add("fact.text-seen", source.text_seen);
  facts.add(t("fact.address"),
            source.address.empty() ? escaped(t("fact.not-stated")) : address_of(source.address));
  return facts;
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "source", context.param("id")));
  const SourceDocument source = record::source_document(context.view, *subject, t.language());
  const auto claims = claims_found_in(context, *subject);

  Page page = make_subject_page(context, *subject, {}, facts_of(context, source));
  if (context.asked("view") != "history") {
    page.answer.tables.insert(page.answer.tables.begin(), found_table(context, claims));
  }
  page.nav = "sources";
  page.lede =
      escaped(t("page.source.lede",
                {{"id", subject->id()}, {"claims", static_cast<std::int64_t>(claims.size())}}));
  page.crumbs = draw_crumbs(context, {{context.href("/sources"), std::string(t("nav.sources"))}},
                            subject->id());
  return page;
}

}  // namespace

void add_source_pages(Router& router, const Site& site) {
  add_page(router, site, "/sources", {}, make_list);
  add_page(router, site, "/sources/{id}", subject_keys, make_one);
}

}  // namespace acta::site
