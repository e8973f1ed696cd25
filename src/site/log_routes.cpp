#include "site/log_routes.h"

#include "procedure/published_log.h"

namespace acta::site {
namespace {

constexpr std::string_view plain_text = "text/plain; charset=utf-8";
constexpr std::string_view bytes = "application/octet-stream";

bool asked_as_it_is(const Request& request) { return request.target.format == Format::html; }

tl::unexpected<Error> no_such_page(const Request& request) {
  return not_found("error.http.no-such-page", "", request.target.path);
}

// The one that covers what the pages show, so that nobody meets two states of the log.
Result<Response> checkpoint(const Site& site, const Request& request) {
  if (!asked_as_it_is(request)) return no_such_page(request);
  return Response::typed(plain_text, TRY(site.log->checkpoint(site.record.published())))
      .with("Cache-Control", "public, max-age=2");
}

Result<Response> key(procedure::PublishedLog& log) {
  return Response::typed(plain_text, TRY(log.verifier_key()) + "\n")
      .with("Cache-Control", "public, max-age=60");
}

Result<Response> tile(procedure::PublishedLog& log, const Request& request) {
  if (!asked_as_it_is(request)) return no_such_page(request);
  const std::string_view path = std::string_view(request.target.path).substr(1);  // the slash
  const ledger::TileName name = TRY(ledger::parse_tile_name(path));
  return Response::typed(bytes, TRY(log.tile(name)))
      .with("Cache-Control", "public, max-age=31536000, immutable");
}

}  // namespace

void add_log_routes(Router& router, const Site& site) {
  procedure::PublishedLog* const log = site.log;
  if (!log) return;
  router.get("/checkpoint", [site](const Request& request) { return checkpoint(site, request); });
  router.get("/log.pub", [log](const Request&) { return key(*log); });
  // An index has one part for every three digits, and a partial tile its width.
  std::string pattern = "/tile/{level}";
  for (const auto* part : {"a", "b", "c", "d", "e", "f", "g"}) {
    pattern += std::string("/{") + part + '}';
    router.get(pattern, [log](const Request& request) { return tile(*log, request); });
  }
}

}  // namespace acta::site
