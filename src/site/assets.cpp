#include "site/assets.h"

#include <span>

#include "base/check.h"
#include "base/sha256.h"

namespace acta::site {

std::string_view embedded_asset(std::string_view path);   // cmake/embed.cmake
std::string_view embedded_island(std::string_view path);  // cmake/islands.cmake

namespace {

struct Asset {
  std::string_view type;
  std::string bytes;
  std::string url;
};
using Assets = std::map<std::string, Asset, std::less<>>;

constexpr std::string_view fonts[] = {"archivo-var-latin4.woff2", "archivo-narrow-latin4.woff2",
                                      "andada-latin4.woff2"};

Asset make_asset(std::string_view name, std::string_view type, std::string bytes) {
  check(!bytes.empty(), "an asset is built in");
  const Hash hash = sha256(bytes);
  const std::size_t dot = name.rfind('.');
  std::string url = "/assets/";
  ((url += name.substr(0, dot)) += '.') += hex(std::span(hash).first(5));
  url += name.substr(dot);
  return {type, std::move(bytes), std::move(url)};
}

// The stylesheet names fonts by file; what is served names them by address.
std::string with_addresses(std::string css, const Assets& assets) {
  for (const std::string_view font : fonts) {
    const std::string written = "fonts/" + std::string(font);
    const std::size_t at = css.find(written);
    check(at != css.npos, "the stylesheet uses each font");
    css.replace(at, written.size(), assets.find(font)->second.url);
  }
  return css;
}

Assets load() {
  Assets assets;
  for (const std::string_view font : fonts) {
    const std::string_view bytes = embedded_asset("fonts/" + std::string(font));
    assets.emplace(font, make_asset(font, "font/woff2", std::string(bytes)));
  }
  assets.emplace("icon.svg",
                 make_asset("icon.svg", "image/svg+xml", std::string(embedded_asset("icon.svg"))));
  for (const auto& [name, bytes] : {std::pair{"copy-search.js", embedded_asset("copy-search.js")},
                                    std::pair{"islands.js", embedded_island("islands.js")},
                                    std::pair{"writing.js", embedded_island("writing.js")}})
    assets.emplace(name, make_asset(name, "text/javascript; charset=utf-8", std::string(bytes)));
  std::string css = with_addresses(std::string(embedded_asset("app.css")), assets);
  assets.emplace("app.css", make_asset("app.css", "text/css; charset=utf-8", std::move(css)));
  return assets;
}

const Assets& all_assets() {
  static const Assets assets = load();
  return assets;
}

}  // namespace

const std::string& asset_url(std::string_view name) {
  const auto found = all_assets().find(name);
  check(found != all_assets().end(), "an asset has a name that we know");
  return found->second.url;
}

void add_asset_routes(Router& router) {
  for (const auto& [name, asset] : all_assets()) {
    const Asset* kept = &asset;
    router.get(asset.url, [kept, etag = etag_of(asset.bytes)](const Request&) -> Result<Response> {
      return Response::typed(kept->type, kept->bytes)
          .with("Cache-Control", "public, max-age=31536000, immutable")
          .with("ETag", etag);
    });
  }
}

}  // namespace acta::site
