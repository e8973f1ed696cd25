#include "site/pages/glossary/glossary.h"

#include <algorithm>

#include "base/text.h"
#include "register/records/committee.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"
#include "register/records/pillar.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/layout.h"

namespace acta::site {

using answer::Cell;
using record::Subject;

namespace {

using Names = std::vector<std::pair<std::string, std::string>>;

// The name in each language that has one of its own, the reader's first.
Names names_of(const Context& context, const Subject& subject, std::string_view property) {
  Names names;
  for (const auto& [language, own_name] : languages) {
    const record::LocalText name = record::text_of(context.view, subject, property, language);
    if (!name.empty() && record::is_in_language(name.language, language))
      names.emplace_back(std::string(language), name.text);
  }
  std::stable_partition(names.begin(), names.end(),
                        [&](const auto& name) { return name.first == context.t.language(); });
  return names;
}

void add_theme(const Context& context, const Subject& subject, std::vector<GlossaryTerm>& terms) {
  GlossaryTerm term;
  term.id = subject.name();
  term.href = href_of(context, subject);
  term.names = names_of(context, subject, "name");
  const record::Fields fields(context.view, subject);
  if (const record::Claim* said = fields.claim("description")) {
    term.text = in_its_language(context, fields.text("description", context.t.language()));
    term.citation = draw_citation(context, *said);
  }
  terms.push_back(std::move(term));
}

std::vector<GlossaryTerm> themes_of(const Context& context) {
  std::vector<GlossaryTerm> terms;
  const Subject* centre = record::centre(context.view);
  if (!centre) return terms;
  for (const Subject* pillar : record::pillars_of(context.view, *centre))
    add_theme(context, *pillar, terms);
  for (const Subject* committee : record::committees_of(context.view, *centre))
    add_theme(context, *committee, terms);
  return terms;
}

std::string in_words(const std::map<std::string, std::string>& texts, const std::string& language) {
  const auto found = texts.find(language);
  return found == texts.end() ? std::string{} : found->second;
}

std::vector<GlossaryTerm> words_of(const Context& context) {
  std::vector<GlossaryTerm> terms;
  for (const auto& [name, property] : context.view.vocabulary().properties()) {
    if (property.label.empty()) continue;  // built in: not a word of the process
    GlossaryTerm term;
    term.id = "property/" + name;
    for (const auto& [language, own_name] : languages)
      if (std::string label = in_words(property.label, std::string(language)); !label.empty())
        term.names.emplace_back(std::string(language), std::move(label));
    std::stable_partition(term.names.begin(), term.names.end(),
                          [&](const auto& each) { return each.first == context.t.language(); });
    term.text = escaped(in_words(property.definition, context.t.language()));
    terms.push_back(std::move(term));
  }
  return terms;
}

std::vector<CodeList> codes_of(const Context& context) {
  std::vector<CodeList> lists;
  for (const auto& [name, property] : context.view.vocabulary().properties()) {
    if (property.type != record::ValueType::code) continue;
    CodeList list{std::string(context.view.vocabulary().label(name, context.t.language())), {}};
    for (const Subject* code : context.view.subjects(name))
      list.labels.push_back(
          record::text_of(context.view, *code, "label", context.t.language()).text);
    if (!list.labels.empty()) lists.push_back(std::move(list));
  }
  return lists;
}

// Themes of which nobody says what they mean come first; within each by their names. Words stand in
// the order of their ids, so that a piece of them is the same in every language.
void put_in_order(const Context& context, std::vector<GlossaryTerm>& terms) {
  const auto name = [](const GlossaryTerm& term) {
    return term.names.empty() ? std::string_view(term.id)
                              : std::string_view(term.names.front().second);
  };
  std::stable_sort(terms.begin(), terms.end(), [&](const auto& a, const auto& b) {
    if (a.text.empty() != b.text.empty()) return a.text.empty();
    return sorts_before(name(a), name(b), context.t.language());
  });
}

void add_rows(const GlossaryView& view, answer::Table& table) {
  const auto add = [&](std::string_view kind, const GlossaryTerm& term, bool text) {
    std::vector<Cell> row{Cell::text(term.id), Cell::text(kind)};
    for (const auto& [language, own_name] : languages) {
      const auto name = std::find_if(term.names.begin(), term.names.end(),
                                     [&](const auto& each) { return each.first == language; });
      row.push_back(name == term.names.end() ? Cell::missing() : Cell::text(name->second));
    }
    row.push_back(Cell::text(text ? "yes" : "no"));
    table.add(std::move(row));
  };
  for (const GlossaryTerm& term : view.themes) add("theme", term, !term.text.empty());
  for (const GlossaryTerm& term : view.words) add("word", term, !term.text.empty());
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  Page page;
  page.nav = "glossary";
  page.title = t("nav.glossary");
  page.answer.question = "glossary";
  page.answer.title = page.title;
  page.answer.how =
      analysis::computed(context.view, "rule.glossary", {"name", "description", "definition"});
  GlossaryView view{themes_of(context), words_of(context), {}, codes_of(context), page.answer};
  put_in_order(context, view.themes);
  answer::Table table{
      "terms",
      {{"term"}, {"kind"}, {"name_en"}, {"name_es"}, {"name_pt"}, {"name_fr"}, {"has_text"}},
      {}};
  add_rows(view, table);
  page.answer.tables.push_back(std::move(table));
  const auto silent = std::count_if(view.themes.begin(), view.themes.end(),
                                    [](const auto& term) { return term.text.empty(); });
  Marks mark;
  page.finding = mark.in(t("page.glossary.finding", {{"themes", view.themes.size()},
                                                     {"silent", std::int64_t{silent}},
                                                     {"link", mark(open_how())},
                                                     {"end", mark(close_link())}}));
  page.lede = escaped(t("page.glossary.lede"));
  view.piece = piece_of(context, view.words.size(), {}, claims_in_a_piece);
  cut(view.words, view.piece);
  page.body = draw_glossary(context, view);
  return page;
}

}  // namespace

void add_glossary_page(Router& router, const Site& site) {
  add_page(router, site, "/glossary", {"page"}, make);
}

}  // namespace acta::site
