#include "site/memento.h"

#include <fmt/chrono.h>

#include <chrono>

#include "base/messages.h"
#include "site/segments.h"

namespace acta::site {
namespace {

constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string timemap_of(std::string_view page) {
  return "/timemap" + encode_query({{"of", std::string(page)}});
}

// The page as it speaks of today, of which an answer at two dates is a memento: with no dates if it
// showed these once, else at its day.
std::string original_of(const Context& context) {
  const AsOf& as_of = context.as_of;
  const record::Register& record = context.site.record;
  const auto recorded_on = [&](std::uint64_t entry) { return day_of(record.recorded(entry)); };
  const bool was_newest =
      as_of.fixed() && as_of.at > 0 && as_of.valid >= recorded_on(as_of.at) &&
      (as_of.at >= record.published() || as_of.valid <= recorded_on(as_of.at + 1));
  Query dates{{"at", ""}};
  if (was_newest) dates["valid"] = "";
  return context.here(dates, context.format);
}

// The last entry of each day on which the ledger grew, oldest first.
std::vector<std::uint64_t> last_of_each_day(const record::Register& record) {
  std::vector<std::uint64_t> entries;
  for (std::uint64_t last = record.published(); last > 0;) {
    entries.push_back(last);
    const Day day = day_of(record.recorded(last));
    last = record.entry_at(parse_instant(format_day(Day{day.number - 1})).value());
  }
  return {entries.rbegin(), entries.rend()};
}

Result<Response> draw_timemap(const Site& site, const Request& request) {
  const auto of = request.target.query.find("of");
  const std::string asked = of == request.target.query.end() ? std::string{} : of->second;
  const Target page = TRY(parse_target(asked));
  const bool of_home = page.path.size() == 3 && page.format != Format::html;  // "/en.json"
  if (!of_home && (page.path.size() < 4 || page.path[3] != '/'))
    return not_found("error.http.no-such-page", "of", asked);
  if (!speaks(page.path.substr(1, 2))) return not_found("error.http.no-such-page", "of", asked);
  const auto address = [&](std::uint64_t at) {
    Query query = page.query;
    query.erase("known");
    query.erase("at");
    if (at > 0) {
      query["at"] = std::to_string(at);
      query.emplace("valid", format_day(day_of(site.record.recorded(at))));
    }
    const std::string_view path = page.path;
    return (of_home ? page.path : address_of(path.substr(1, 2), unlocalized(path.substr(3)))) +
           std::string(suffix_of(page.format)) + encode_query(query);
  };
  const std::string original = address(0);
  std::string body = fmt::format(
      "<{}>; rel=\"original timegate\",\n<{}>; rel=\"self\"; type=\"application/link-format\"",
      original, timemap_of(original));
  for (const std::uint64_t entry : last_of_each_day(site.record))
    body += fmt::format(",\n<{}>; rel=\"memento\"; datetime=\"{}\"", address(entry),
                        http_date(site.record.recorded(entry)));
  return Response::typed("application/link-format", body + "\n")
      .with("Cache-Control", "public, max-age=60");
}

}  // namespace

std::string http_date(Instant instant) {
  using namespace std::chrono;
  const sys_seconds at{floor<seconds>(microseconds{instant.microseconds})};
  const sys_days midnight = floor<std::chrono::days>(at);
  const year_month_day date{midnight};
  const hh_mm_ss time{at - midnight};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     site::days[weekday{midnight}.c_encoding()], unsigned{date.day()},
                     site::months[unsigned{date.month()} - 1], int{date.year()},
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::optional<Instant> parse_http_date(std::string_view text) {
  // "Sat, 21 Nov 2026 23:23:09 GMT"
  if (text.size() != 29 || text.substr(25) != " GMT") return {};
  for (std::size_t month = 0; month < std::size(months); ++month) {
    if (text.substr(8, 3) != months[month]) continue;
    const auto instant = parse_instant(fmt::format("{}-{:02}-{}T{}Z", text.substr(12, 4), month + 1,
                                                   text.substr(5, 2), text.substr(17, 8)));
    // All of that second.
    if (instant && http_date(*instant) == text) return Instant{instant->microseconds + 999'999};
  }
  return {};
}

Response with_memento(const Context& context, Response response) {
  const std::string original = original_of(context);
  std::string links = fmt::format(
      "<{}>; rel=\"original timegate\", <{}>; rel=\"timemap\"; type=\"application/link-format\"",
      original, timemap_of(original));
  response = std::move(response).with("Link", std::move(links));
  if (context.as_of.fixed())
    return std::move(response).with("Memento-Datetime", http_date(context.view.known()));
  return std::move(response).with("Vary", "Accept-Datetime");
}

Response to_memento(const Context& context, Instant wanted) {
  const Site& site = context.site;
  // Before the first entry there was no page; and a page at an entry alone goes on with the days.
  Instant then = std::min(wanted, site.now());
  if (site.record.published() > 0) then = std::max(then, site.record.recorded(1));
  const Day valid = context.as_of.valid_given ? context.as_of.valid : day_of(then);
  const Query dates{{"at", std::to_string(site.record.entry_at(then))},
                    {"valid", format_day(valid)}};
  return with_memento(context, Response::redirect(302, context.here(dates, context.format))
                                   .with("Cache-Control", "public, max-age=60"));
}

void add_timemap_route(Router& router, const Site& site) {
  router.get("/timemap", [site](const Request& request) { return draw_timemap(site, request); });
}

}  // namespace acta::site
