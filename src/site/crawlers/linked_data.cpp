#include "base/json.h"
#include "register/records/local_text.h"
#include "site/crawlers/crawlers.h"
#include "site/layout.h"

namespace acta::site {
namespace {

// What schema.org calls a kind of subject; what it has no word for is a thing.
std::string_view type_of(std::string_view kind) {
  constexpr std::pair<std::string_view, std::string_view> types[] = {
      {"country", "Country"},        {"mechanism", "Organization"},
      {"committee", "Organization"}, {"organisation", "Organization"},
      {"meeting", "Event"},          {"source", "CreativeWork"},
      {"term", "DefinedTerm"},
  };
  for (const auto& [name, type] : types)
    if (kind == name) return type;
  return "Thing";
}

void put_name(JsonWriter& json, const record::LocalText& name) {
  json.key("name");
  if (name.language.empty()) {
    json.text(name.text);
    return;
  }
  json.object().key("@value").text(name.text).key("@language").text(name.language).end();
}

void put_subject(JsonWriter& json, const Context& context, const record::Subject& subject) {
  json.key("about").object().key("@type").text(type_of(subject.kind()));
  put_name(json, record::name(context.view, subject, context.t.language()));
  json.key("identifier").text(subject.name()).end();
}

void put_download(JsonWriter& json, std::string_view type, const std::string& url) {
  json.object().key("@type").text("DataDownload").key("encodingFormat").text(type);
  json.key("contentUrl").text(url).end();
}

}  // namespace

Html linked_data(const Context& context, const Page& page, std::string_view title) {
  const Site& site = context.site;
  JsonWriter json(false);
  json.object().key("@context").text("https://schema.org");
  json.key("@type").text(page.nav == "data" ? "Dataset" : "WebPage");
  json.key("name").text(title).key("inLanguage").text(context.t.language());
  json.key("url").text(site.url(context.here({})));
  json.key("dateModified").text(format_instant(context.view.known()));
  json.key("version").text(std::to_string(context.as_of.at));
  json.key("isPartOf").object().key("@type").text("WebSite");
  put_name(json, process_name(context.view, context.t));
  json.key("url").text(site.url(context.t.language(), "/")).end();
  if (page.subject) put_subject(json, context, *page.subject);
  if (page.nav == "data") {
    json.key("description").text(context.t("page.data.lede")).key("distribution").array();
    put_download(json, "application/zip", site.url("/data/acta.zip"));
    put_download(json, "application/json", site.url("/data/datapackage.json"));
    json.end();
  }
  const std::string written = json.end().take();
  Html html;
  for (const char c : written) {
    switch (c) {  // nothing in it can end the block or begin another
      case '<': html.text += "\\u003c"; break;
      case '>': html.text += "\\u003e"; break;
      case '&': html.text += "\\u0026"; break;
      case '\n': break;
      default: html.text += c;
    }
  }
  return html;
}

}  // namespace acta::site
