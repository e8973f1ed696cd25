#include "site/crawlers/crawlers.h"

#include <algorithm>
#include <span>

#include "exchange/atom.h"
#include "site/layout.h"

namespace acta::site {
namespace {

constexpr std::size_t most_urls = 50'000;  // of one file, by the protocol
constexpr std::size_t paths_in_a_part = most_urls / std::size(languages);

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

constexpr std::string_view sitemap_begins = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string urls_of(const Site& site, std::span<const std::string> paths) {
  std::string out(sitemap_begins);
  out +=
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
  for (const std::string& path : paths)
    for (const auto& [language, name] : languages) put_url(out, site, language, path);
  return out += "</urlset>\n";
}

std::string index_of(const Site& site, std::size_t parts) {
  std::string out(sitemap_begins);
  out += "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t part = 1; part <= parts; ++part) {
    out += "<sitemap><loc>";
    exchange::put_xml(out, site.url("/sitemap.xml?part=" + std::to_string(part)));
    out += "</loc></sitemap>\n";
  }
  return out += "</sitemapindex>\n";
}

// What does not go into one file goes into several, which an index names.
Result<std::string> sitemap(const Site& site, const Query& query) {
  const std::vector<std::string> paths = paths_of(site);
  const std::size_t parts = (paths.size() + paths_in_a_part - 1) / paths_in_a_part;
  const auto asked = query.find("part");
  if (asked == query.end()) return parts > 1 ? index_of(site, parts) : urls_of(site, paths);
  for (std::size_t part = 1; part <= parts; ++part)
    if (asked->second == std::to_string(part)) {
      const std::size_t from = (part - 1) * paths_in_a_part;
      return urls_of(
          site, std::span(paths).subspan(from, std::min(paths_in_a_part, paths.size() - from)));
    }
  return not_found("error.http.no-such-page", "part", "/sitemap.xml?part=" + asked->second);
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
  router.get("/sitemap.xml", Format::html, [site](const Request& request) -> Result<Response> {
    return Response::typed("application/xml", TRY(sitemap(site, request.target.query)))
        .with("Cache-Control", "public, max-age=3600");
  });
}

}  // namespace acta::site
