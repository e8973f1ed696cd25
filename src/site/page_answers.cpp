#include <algorithm>

#include "answer/answers.h"
#include "base/sha256.h"
#include "report/document.h"
#include "site/frame.h"
#include "site/made_pages.h"
#include "site/memento.h"
#include "site/page.h"
#include "site/piece.h"
#include "site/ready_pages.h"
#include "site/table.h"

// How a page becomes an answer: found, put into its form, kept.
namespace acta::site {
namespace {

Result<Response> as_csv(const Context& context, const answer::Answer& answer) {
  const std::string_view wanted = context.asked("table");
  for (const answer::Table& table : answer.tables) {
    if (table.only_shown || (!wanted.empty() && table.key != wanted)) continue;
    return Response::csv(spreadsheet_csv(table))
        .with("Content-Disposition", "inline; filename=\"" + table.key + ".csv\"");
  }
  std::string choices;
  for (const answer::Table& table : answer.tables)
    if (!table.only_shown) (choices += choices.empty() ? "" : ", ") += table.key;
  return not_found("error.http.no-such-table", "table", wanted, choices);
}

Result<Response> as_calendar(const Context& context, const Page& page) {
  if (!page.calendar)
    return not_found("error.http.no-such-page", "", context.here({}, Format::ics));
  return Response::typed("text/calendar; charset=utf-8", page.calendar());
}

Result<Response> as_document(const Context& context, const Page& page) {
  if (!page.document)
    return not_found("error.http.no-such-page", "", context.here({}, context.format));
  return context.format == Format::pdf
             ? Response::typed(report::pdf_type, report::to_pdf(page.document()))
             : Response::typed(report::docx_type, report::to_docx(page.document()));
}

Query known_part(const Query& query, const std::vector<std::string>& keys) {
  Query known;
  for (const auto& [key, value] : query)
    if (!value.empty() && std::find(keys.begin(), keys.end(), key) != keys.end())
      known.emplace(key, value);
  return known;
}

Context context_of(const Site& site, const Request& request, const AsOf& as_of,
                   const std::vector<std::string>& keys) {
  const std::string path = request.target.path.substr(3);  // after "/en"
  return {site,
          messages(request.language()),  // not every door has one in its address
          as_of,
          record::View(site.record, as_of.valid, as_of.at),
          path.empty() ? "/" : path,
          request.target.format,
          known_part(request.target.query, keys),
          request.params};
}

// All that a page is drawn from, its own dates included: the record may have moved on since they
// were read. What is erased by law is gone from the pages of old entries too, so these are not kept
// beyond the edition either.
std::string key_of(const Context& context) {
  std::string key = context.here({}, context.format) + ' ' + edition_of(context.site);
  (key += ' ') += std::to_string(context.as_of.valid.number);
  return (key += ' ') += std::to_string(context.as_of.at);
}

// For a copy, which reads all rows in several forms.
void make_all_rows(answer::Table& table) {
  std::vector<answer::Row> all;
  all.reserve(table.size());
  table.each([&](answer::Row row) { all.push_back(std::move(row)); });
  table.list(0, {});
  table.rows = std::move(all);
}

Result<std::shared_ptr<const MadePage>> make_anew(const Context& context, const PageMaker& make) {
  auto made = std::make_shared<MadePage>(MadePage{TRY(make(context)), {}, {}, 1});
  if (context.site.made)
    for (answer::Table& table : made->page.answer.tables) make_all_rows(table);
  const bool cited = context.format == Format::html || context.format == Format::json;
  if (cited || context.site.made) {
    made->json =
        answer::to_json(made->page.answer, context.t, extracts_of(context, made->page.answer));
    made->digest = hex(sha256(made->json));
  }
  made->pieces = *context.pieces;
  return made;
}

// Once for all the forms in which a copy asks for it, but those that read their context.
Result<std::shared_ptr<const MadePage>> made(const Context& context, const PageMaker& make) {
  const std::shared_ptr<MadePages> kept = context.site.made;
  const bool later = context.format == Format::ics || context.format == Format::pdf ||
                     context.format == Format::docx;
  if (!kept || later) return make_anew(context, make);
  const bool pieces = !context.asked("page").empty();
  const std::string key = context.here(pieces ? Query{} : Query{{"table", ""}});
  if (auto page = kept->find(key)) return page;
  auto page = TRY(make_anew(context, make));
  kept->keep(key, page);
  return page;
}

bool is_newest(const Context& context) {
  return Newest{context.as_of.valid, context.as_of.at} == context.site.newest();
}

Response drawn(const Context& context, const ReadyPage& ready) {
  Response response;
  response.headers = ready.headers;
  response.body = ready.frame ? draw_layout(context.t, ready.frame->layout).text : ready.json;
  return response;
}

Result<Response> draw(const Context& context, const PageMaker& make, ReadyPage& ready) {
  const std::shared_ptr<const MadePage> kept = TRY(made(context, make));
  const Page& page = kept->page;
  if (auto there = check_piece(context, kept->pieces); !there)
    return tl::unexpected(std::move(there).error());
  Response response;
  switch (context.format) {
    case Format::html:
      ready.frame = in_frame(context, page, kept->digest);
      response = Response::html(draw_layout(context.t, ready.frame->layout))
                     .with("Content-Language", context.t.language());
      break;
    case Format::json:
      ready.json = kept->json;
      response = Response::json(kept->json);
      break;
    case Format::csv: response = TRY(as_csv(context, page.answer)); break;
    case Format::ics: response = TRY(as_calendar(context, page)); break;
    case Format::pdf:
    case Format::docx: response = TRY(as_document(context, page)); break;
    case Format::atom: break;  // feeds have routes of their own
  }
  // Nobody asks a copy again, and the bytes of its pages are hashed when they are written.
  std::string etag = context.site.copy ? '"' + kept->digest + '"' : etag_of(response.body);
  response =
      with_memento(context, std::move(response))
          .with("ETag", std::move(etag))
          .with("Cache-Control", context.as_of.fixed() ? "public, max-age=31536000, immutable"
                                                       : "public, max-age=60");
  ready.headers = response.headers;
  return response;
}

// If its template is all that has yet to run (router.h, Ready).
std::optional<Response> draw_again(const Site& site, const Request& request,
                                   const std::vector<std::string>& keys, ReadyPages& ready_pages) {
  if (!request.header("accept-datetime").empty() || !check_keys(request, keys)) return {};
  const auto as_of = read_as_of(request.target.query, site.record, site.now(), site.newest());
  if (!as_of || as_of->by_known) return {};
  const Context context = context_of(site, request, *as_of, keys);
  const auto ready = ready_pages.find(key_of(context));
  if (!ready) return {};
  site.metrics->drawn(true);
  return drawn(context, *ready);
}

// What the parameters that several pages take may be; what they are of one page it reads itself.
Result<void> check_values(const Query& query) {
  constexpr std::pair<std::string_view, std::string_view> choices[] = {
      {"associates", "1"}, {"rows", "all"}, {"set", "original"}, {"view", "history, print"}};
  for (const auto& [key, choice] : choices) {
    const auto given = query.find(key);
    if (given == query.end()) continue;
    const std::string& value = given->second;
    const std::string listed = ", " + std::string(choice) + ',';
    if (listed.find(", " + value + ',') == listed.npos)
      return invalid("error.http.choice", key, value, std::string(choice));
  }
  const auto page = query.find("page");
  constexpr std::size_t most_digits = 9;
  if (page == query.end()) return {};
  const std::string& number = page->second;
  if (number.size() > most_digits || number.front() == '0' ||
      number.find_first_not_of("0123456789") != number.npos)
    return invalid("error.http.page", "page", number);
  return {};
}

Result<Response> answer(const Site& site, const Request& request,
                        const std::vector<std::string>& keys, const PageMaker& make,
                        ReadyPages& ready_pages) {
  if (auto fit = check_keys(request, keys); !fit) return tl::unexpected(std::move(fit).error());
  const AsOf as_of = TRY(read_as_of(request.target.query, site.record, site.now(), site.newest()));
  const Context context = context_of(site, request, as_of, keys);
  if (auto fit = check_values(context.query); !fit) return tl::unexpected(std::move(fit).error());
  if (as_of.by_known) {
    return Response::redirect(302, context.here({}, context.format))
        .with("Cache-Control", "public, max-age=60");
  }
  const auto wanted = parse_http_date(request.header("accept-datetime"));
  if (wanted && !as_of.at_given) return to_memento(context, *wanted);
  const std::string key = key_of(context);
  if (const auto kept = site.cache->find(key)) {
    site.metrics->drawn(false);
    return *kept;
  }
  Response response;
  if (const auto ready = ready_pages.find(key)) {
    response = drawn(context, *ready);
  } else {
    ReadyPage made;
    response = TRY(draw(context, make, made));
    if (made.bytes() > 0 && is_newest(context) && !site.copy && key == key_of(context))
      ready_pages.keep(edition_of(site), key, std::move(made));
  }
  site.metrics->drawn(true);
  // Not if meanwhile the store went away, which the page then says.
  if (key == key_of(context) && site.cache->takes(key.size() + response.body.size()))
    site.cache->keep(key, std::make_shared<const Response>(response));
  return response;
}

}  // namespace

Result<void> check_keys(const Request& request, const std::vector<std::string>& keys) {
  // A file has no form of a page, but it is a program that asks.
  if (request.target.format == Format::html && !request.target.path.starts_with("/data/"))
    return {};
  const auto is_known = [&](const std::string& key) {
    constexpr std::string_view dates[] = {"at", "known", "valid"};
    return std::find(keys.begin(), keys.end(), key) != keys.end() ||
           std::find(std::begin(dates), std::end(dates), key) != std::end(dates);
  };
  for (const auto& [key, value] : request.target.query) {
    if (is_known(key)) continue;
    std::string known = "at, known, valid";
    for (const std::string& each : keys) (known += ", ") += each;
    return invalid("error.http.key", key, key, std::move(known));
  }
  return {};
}

Context context_now(const Site& site, const Request& request) {
  const Newest newest = site.newest();
  return context_of(site, request, {newest.valid, newest.at}, {});
}

PageAnswers page_answers(const Site& site, std::vector<std::string> keys, PageMaker make) {
  for (const auto* key : {"page", "rows", "table", "view"})
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.emplace_back(key);
  const auto pages = std::make_shared<ReadyPages>();
  return {[=](const Request& request) { return answer(site, request, keys, make, *pages); },
          [=](const Request& request) { return draw_again(site, request, keys, *pages); }};
}

namespace {

// Answers where the form is one of these, and leads the others to where they are.
PageAnswers only_for(bool (*is_here)(Format), const PageAnswers& page) {
  return {[=](const Request& request) -> Result<Response> {
            const Target& asked = request.target;
            if (is_here(asked.format)) return page.handler(request);
            std::string to = asked.path;
            if (to.ends_with('/')) to.pop_back();
            to += asked.format == Format::html ? std::string_view("/") : suffix_of(asked.format);
            return Response::redirect(308, to + encode_query(asked.query));
          },
          [=](const Request& request) {
            return is_here(request.target.format) ? page.ready(request) : std::nullopt;
          }};
}

// /en/ is a page, whose other forms are /en.json and /en.csv.
void add_home(Router& router, const PageAnswers& page) {
  const auto drawn = only_for([](Format format) { return format == Format::html; }, page);
  const auto others = only_for([](Format format) { return format != Format::html; }, page);
  router.get("/{lang}/", drawn.handler, drawn.ready);
  router.get("/{lang}", others.handler, others.ready);
}

}  // namespace

void add_page(Router& router, const Site& site, const std::string& pattern,
              std::vector<std::string> keys, PageMaker make) {
  site.doors->push_back({pattern, keys, make});
  const PageAnswers page = page_answers(site, std::move(keys), std::move(make));
  if (pattern == "/") add_home(router, page);
  else router.get("/{lang}" + pattern, page.handler, page.ready);
}

}  // namespace acta::site
