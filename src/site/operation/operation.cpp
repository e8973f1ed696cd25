#include "site/operation/operation.h"

#include "base/json.h"

namespace acta::site {
namespace {

std::optional<Instant> away(const Site& site) {
  return site.away_since ? site.away_since() : std::nullopt;
}

Result<Response> healthz(const Site& site) {
  const auto since = away(site);
  JsonWriter json(false);
  json.object().key("status").text("ok");
  json.key("entry").number(static_cast<std::int64_t>(site.newest().at));
  json.key("store").text(since ? "away" : "here");
  if (since) json.key("since").text(format_instant(*since));
  return Response::json(json.end().take());
}

}  // namespace

void add_healthz(Router& router, const Site& site) {
  router.get("/healthz", Format::html, [site](const Request&) { return healthz(site); });
}

void add_metrics(Router& router, const Site& site) {
  router.get("/metrics", Format::html, [site](const Request&) -> Result<Response> {
    return Response::typed("text/plain; version=0.0.4; charset=utf-8",
                           site.metrics->text(site.newest().at, away(site).has_value()));
  });
}

}  // namespace acta::site
