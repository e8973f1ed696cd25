#include "site/crawlers/crawlers.h"

#include "exchange/atom.h"
#include "site/layout.h"

namespace acta::site {
namespace {

constexpr std::size_t most_urls = 50'000;  // of one file, by the protocol

// Below the language: pages that stand for themselves, and those of subjects that have a page of
// their own kind.
std::vector<std::string> paths_of(const Site& site) {
  std::vector<std::string> paths;
  for (const PageDoor& door : *site.doors)
    if (door.pattern.find('{') == door.pattern.npos) paths.push_back(door.pattern);
  const record::View view = site.newest_view();
  for (const auto& [name, kind] : view.vocabulary().kinds()) {
    for (const record::Subject* subject : view.subjects(name)) {
      std::string path = path_of(subject->name());
      if (path.starts_with("/record/")) break;
      paths.push_back(std::move(path));
    }
  }
  if (paths.size() * std::size(languages) > most_urls)
    paths.resize(most_urls / std::size(languages));
  return paths;
}

void put_url(std::string& out, const Site& site, std::string_view language,
             const std::string& path) {
  out += "<url><loc>";
  exchange::put_xml(out, site.url(language, path));
  out += "</loc>";
  for (const auto& [other, name] : languages) {
    out += "<xhtml:link rel=\"alternate\" hreflang=\"";
    (out += other) += "\" href=\"";
    exchange::put_xml(out, site.url(other, path));
    out += "\"/>";
  }
  out += "</url>\n";
}

std::string sitemap(const Site& site) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
  for (const std::string& path : paths_of(site))
    for (const auto& [language, name] : languages) put_url(out, site, language, path);
  return out += "</urlset>\n";
}

// A page at a past date says what is on the page of today, only older.
std::string robots(const Site& site) {
  return "User-agent: *\nDisallow: /*?*at=\nDisallow: /*?*valid=\nDisallow: /*?*known=\n"
         "Sitemap: " +
         site.url("/sitemap.xml") + '\n';
}

}  // namespace

void add_crawler_doors(Router& router, const Site& site) {
  router.get("/robots.txt", Format::html, [site](const Request&) -> Result<Response> {
    return Response::typed("text/plain; charset=utf-8", robots(site))
        .with("Cache-Control", "public, max-age=3600");
  });
  router.get("/sitemap.xml", Format::html, [site](const Request&) -> Result<Response> {
    return Response::typed("application/xml", sitemap(site))
        .with("Cache-Control", "public, max-age=3600");
  });
}

}  // namespace acta::site
