#include "site/data/doors.h"

#include <charconv>

#include "answer/answers.h"
#include "site/data/descriptor.h"

namespace acta::site {
namespace {

using Made = std::function<Result<Response>(const record::View&, const Request&)>;

// Understands the dates and, beside them, the keys; the same rules as for a page.
Handler at_its_dates(const Site& site, Made make, std::vector<std::string> keys = {}) {
  return [site, make = std::move(make),
          keys = std::move(keys)](const Request& request) -> Result<Response> {
    if (auto fit = check_keys(request, keys); !fit) return tl::unexpected(std::move(fit).error());
    const AsOf as_of =
        TRY(read_as_of(request.target.query, site.record, site.now(), site.newest()));
    if (as_of.by_known) {
      Query query = request.target.query;
      query.erase("known");
      query["at"] = std::to_string(as_of.at);
      std::string to = request.target.path;
      (to += suffix_of(request.target.format)) += encode_query(query);
      return Response::redirect(302, std::move(to)).with("Cache-Control", "public, max-age=60");
    }
    Response response = TRY(make(record::View(site.record, as_of.valid, as_of.at), request));
    return std::move(response).with("Cache-Control", as_of.fixed()
                                                         ? "public, max-age=31536000, immutable"
                                                         : "public, max-age=60");
  };
}

Result<std::uint64_t> read_number(const Query& query, std::string_view key, std::uint64_t otherwise,
                                  std::uint64_t most) {
  const auto given = query.find(key);
  if (given == query.end() || given->second.empty()) return otherwise;
  const std::string& text = given->second;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number > most)
    return invalid("error.data.number", key, text, std::to_string(most));
  return number;
}

// A cursor is the number of an entry, so it means the same for ever.
Result<Response> claims(const record::View& view, const Request& request) {
  constexpr std::uint64_t usual = 500, most = 5000;
  const Query& query = request.target.query;
  const std::uint64_t after = TRY(read_number(query, "after", 0, view.at()));
  const std::uint64_t limit = TRY(read_number(query, "limit", usual, most));
  if (limit == 0) return invalid("error.data.number", "limit", "0", std::to_string(most));
  const answer::ClaimsPart part = answer::claims(view, after + 1, limit);
  JsonWriter json;
  json.object().key("valid").text(format_day(view.valid()));
  json.key("at").number(static_cast<std::int64_t>(view.at()));
  json.key("known").text(format_instant(view.known()));
  std::string next;
  if (part.next != 0) {
    next = "/data/claims.json?after=" + std::to_string(part.next - 1) +
           "&at=" + std::to_string(view.at()) + "&limit=" + std::to_string(limit) +
           "&valid=" + format_day(view.valid());
  }
  json.key("next");
  next.empty() ? json.null() : json.text(next);
  json.key("claims");
  answer::write_json(json, part.table);
  Response response = Response::json(json.end().take());
  if (next.empty()) return response;
  return std::move(response).with("Link", '<' + next + ">; rel=\"next\"");
}

}  // namespace

void add_data_doors(Router& router, const Site& site, const DataArchives& archives) {
  router.get("/data/claims", Format::json, at_its_dates(site, claims, {"after", "limit"}));
  router.get(
      "/data/datapackage", Format::json,
      at_its_dates(site, [site](const record::View& view, const Request&) {
        return Result<Response>(Response::json(describe(*data_sizes(site, view), site, site.copy)));
      }));
  router.get("/data/dcat.jsonld", Format::html,
             at_its_dates(site, [site](const record::View& view, const Request&) {
               return Result<Response>(Response::typed("application/ld+json",
                                                       catalogue(*data_sizes(site, view), site)));
             }));
  router.get(
      "/data/acta.zip", Format::html,
      at_its_dates(site,
                   [site, archives](const record::View& view, const Request&) -> Result<Response> {
                     return Response::typed("application/zip", *TRY(archives.at(site, view)))
                         .with("Content-Disposition", "attachment; filename=\"acta.zip\"");
                   }));
  router.get(
      "/data/{file}", Format::csv,
      at_its_dates(site,
                   [site](const record::View& view, const Request& request) -> Result<Response> {
                     return Response::csv(
                         TRY(data_file(site, view, std::string(request.param("file")) + ".csv")));
                   }));
}

}  // namespace acta::site
