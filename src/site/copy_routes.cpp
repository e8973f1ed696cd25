#include "site/copy_routes.h"

#include <set>

#include "answer/names.h"
#include "base/json.h"
#include "search/lexicon.h"
#include "site/blocks.h"
#include "site/layout.h"

namespace acta::site {
namespace {

constexpr std::string_view script = "text/javascript; charset=utf-8";

void put_places(JsonWriter& json, const std::set<std::uint32_t>& places) {
  json.array();
  for (const std::uint32_t place : places) json.number(static_cast<std::int64_t>(place));
  json.end();
}

std::string words_script(const search::Lexicon& lexicon) {
  JsonWriter json(false);
  json.object().key("stems").array();
  for (const auto& stem : lexicon.stems) {
    json.array();
    put_places(json, stem.names);
    put_places(json, stem.texts);
    json.end();
  }
  json.end().key("words").object();
  for (const auto& [word, stems] : lexicon.words) {
    json.key(word);
    put_places(json, stems);
  }
  json.end().end();
  return "window.actaWords = " + json.take() + ";\n";
}

// Name, address and kind of each subject, and of a name in another language than the page which
// that is; and how each such language is marked.
std::string names_script(const Context& context, const search::Lexicon& lexicon) {
  std::set<std::string> others;
  JsonWriter names(false);
  names.array();
  for (const record::Subject* subject : lexicon.subjects) {
    const record::LocalText name = record::name(context.view, *subject, context.t.language());
    names.array()
        .text(name.text)
        .text(href_of(context, *subject))
        .text(kind_in_words(context, *subject));
    if (answer::is_other(name.language, context.t)) {
      names.text(name.language);
      others.insert(name.language);
    }
    names.end();
  }
  names.end();
  JsonWriter marks(false);
  marks.object();
  for (const std::string& language : others)
    marks.key(language)
        .array()
        .text(context.t("text.in-language", {{"language", language}}))
        .text(context.t("text.not-translated"))
        .end();
  marks.end();
  return "window.actaNames = " + names.take() + ";\nwindow.actaMarks = " + marks.take() + ";\n";
}

}  // namespace

void add_copy_routes(Router& router, const Site& site) {
  if (!site.copy) return;
  const record::View view(site.record, day_of(site.now()), site.record.published());
  router.get("/", [title = process_name(view, messages("en")).text](const Request&) {
    return Result<Response>(Response::html(draw_first_page(title)));
  });
  if (!site.search) return;
  const auto lexicon = std::make_shared<const search::Lexicon>(search::lexicon(view));
  router.get("/copy-words.js", [lexicon](const Request&) -> Result<Response> {
    return Response::typed(script, words_script(*lexicon));
  });
  router.get("/{lang}/copy-names.js", [site, lexicon](const Request& request) -> Result<Response> {
    return Response::typed(script, names_script(context_now(site, request), *lexicon));
  });
}

}  // namespace acta::site
