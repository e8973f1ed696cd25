#include "site/pages/sources/sources.h"

#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "register/records/source_document.h"
#include "site/archive.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/list_page.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using answer::Cell;
using record::SourceCopy;
using record::SourceDocument;
using record::Subject;
using For = answer::Column::For;

namespace {

Cell link_cell(const record::View& view, std::string_view link, const Messages& t) {
  return Cell::text(link, record::label_of(view, "link_state", link, t.language()).text);
}

// Where the copy is: here, or at another archive.
Cell copy_cell(const SourceCopy* copy, const Messages& t) {
  if (!copy) return Cell::missing();
  return Cell::text(copy->kept ? address_of(*copy) : copy->archives.front(),
                    copy->captured ? date_in_words(*copy->captured, t) : std::string());
}

Html draw_archive_lede(const Context& context, std::size_t sources) {
  const Messages& t = context.t;
  const auto archive = archive_of(context);
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  std::string text = t("page.sources.archive",
                       {{"copies", count(archive->with_copy)}, {"sources", count(sources)}});
  if (archive->checked)
    text += ' ' + t("page.sources.links", {{"day", date_in_words(*archive->checked, t)},
                                           {"dead", count(archive->dead)},
                                           {"lost", count(archive->lost)}});
  return escaped(text);
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  answer::Table table{"sources",
                      {{"source"},
                       {"title"},
                       {"publisher"},
                       {"date"},
                       {"language"},
                       {"claims"},
                       {"link"},
                       {"copy"}},
                      {}};
  const auto sources = subjects_of(context, "source");
  const auto counts = claims_by_source(context);
  const auto claims_in = [counts](const Subject* source) {
    const auto found = counts->find(source);
    return found == counts->end() ? 0 : found->second;
  };
  std::size_t all = 0;
  for (const Subject* source : *sources) all += claims_in(source);
  table.list(sources->size(),
             [view = context.view, sources, claims_in, archive = archive_of(context),
              &t](std::size_t at) -> answer::Row {
               const Subject* const subject = (*sources)[at];
               const SourceDocument source = record::source_document(view, *subject, t.language());
               const analysis::ArchivedSource* const known = archive->of(*subject);
               return {Cell::text(subject->id(), {}, subject->name()),
                       answer::said_cell(source.title, t),
                       Cell::text(source.publisher),
                       answer::date_cell(source.date, t),
                       Cell::text(source.language),
                       Cell::number(claims_in(subject)),
                       link_cell(view, known ? known->link : std::string_view(), t),
                       copy_cell(known ? known->readable() : nullptr, t)};
             });
  const std::string finding =
      t("page.sources.finding", {{"sources", table.size()}, {"claims", all}});
  Page page = make_list_page(context, "sources", std::move(table), {"source", "copy", "link_state"},
                             finding);
  page.lede = draw_archive_lede(context, sources->size());
  return page;
}

// As their rows are asked for.
answer::Table found_table(const Context& context, std::vector<const record::Claim*> claims) {
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
  const auto found = std::make_shared<const std::vector<const record::Claim*>>(std::move(claims));
  table.list(found->size(), [view = context.view, found, &t = context.t](std::size_t at) {
    const record::Claim& claim = *(*found)[at];
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

// "PDF, captured on 20 November 2026 by secretariat", each copy a line with its digest.
Html draw_copies(const Context& context, const std::vector<SourceCopy>& copies, bool forbidden) {
  const Messages& t = context.t;
  if (copies.empty() && !forbidden) return {};
  Html html{"<section id=\"copies\">"};
  html.text += draw_heading(t("archive.copies")).text;
  if (forbidden) html.text += draw_muted(t("archive.forbidden")).text;
  html.text += "<ul class=\"plain\">";
  for (const SourceCopy& copy : copies) {
    const std::string words =
        t("archive.line",
          {{"day", copy.captured ? date_in_words(*copy.captured, t) : "–"},
           {"by", copy.by},
           {"type", copy.media_type},
           {"bytes", copy.size ? answer::number_in_words(copy.size->amount, t) : "–"}});
    html.text += "<li>";
    html.text += copy.kept ? link(address_of(copy), words).text : escaped(words).text;
    for (const std::string_view archive : copy.archives)
      html.text += "<br>" + link_away(archive, archive).text;
    html.text += "<br><span class=\"m\">SHA-256 <span class=\"hash\">";
    html.text += link(href_of(context, *copy.subject), copy.subject->id()).text;
    html.text += "</span></span></li>\n";
  }
  html.text += "</ul></section>\n";
  return html;
}

// The address, and where it no longer answers since when that is so.
Html draw_address(const Context& context, const SourceDocument& source,
                  const analysis::ArchivedSource* archived) {
  const Messages& t = context.t;
  if (source.address.empty()) return escaped(t("fact.not-stated"));
  Html html = link_away(source.address, source.address);
  if (!archived || !archived->dead()) return html;
  html.text += "<br>";
  put(html.text,
      t("archive." + std::string(archived->link),
        {{"day", day_in_words(archived->link_claim->valid.start.earliest, t.language())}}));
  html.text += draw_archived(context, *source.subject).text;
  return html;
}

Facts facts_of(const Context& context, const SourceDocument& source,
               const analysis::ArchivedSource* archived) {
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
  facts.add(t("fact.address"), draw_address(context, source, archived));
  return facts;
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "source", context.param("id")));
  const SourceDocument source = record::source_document(context.view, *subject, t.language());
  std::vector<const record::Claim*> claims;
  for (const ShownClaim& shown : claims_found_in(context, *subject)) claims.push_back(shown.claim);
  const auto count = static_cast<std::int64_t>(claims.size());

  const auto archive = archive_of(context);
  const analysis::ArchivedSource* const archived = archive->of(*subject);
  const auto copies = archived ? archived->copies : std::vector<SourceCopy>{};

  Page page = make_subject_page(
      context, *subject,
      draw_copies(context, copies, record::forbids_copying(context.view, *subject)),
      facts_of(context, source, archived));
  if (context.asked("view") != "history") {
    page.answer.tables.insert(page.answer.tables.begin(), found_table(context, std::move(claims)));
    page.answer.tables.push_back(copies_table(copies, t));
  }
  page.nav = "sources";
  page.lede = escaped(t("page.source.lede", {{"id", subject->id()}, {"claims", count}}));
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
