#include "site/page.h"

#include <algorithm>

#include "answer/answers.h"
#include "register/records/mechanism.h"
#include "site/layout.h"
#include "site/table.h"
#include "site/words.h"

namespace acta::site {
namespace {

std::string address(std::string_view language, std::string_view path, Format format,
                    const Query& query) {
  std::string url = "/" + std::string(language);
  if (path != "/" || format == Format::html) {
    for (std::string_view rest = path; !rest.empty();) {
      rest.remove_prefix(1);
      const std::string_view segment = rest.substr(0, rest.find('/'));
      (url += '/') += encode_segment(segment);
      rest.remove_prefix(segment.size());
    }
  }
  url += suffix_of(format);
  return url + encode_query(query);
}

Query dates_of(const Context& context) {
  Query query;
  if (context.as_of.valid_given) query["valid"] = format_day(context.as_of.valid);
  if (context.as_of.at_given) query["at"] = std::to_string(context.as_of.at);
  return query;
}

Query all_of(const Context& context) {
  Query query = dates_of(context);
  query.insert(context.query.begin(), context.query.end());
  return query;
}

AsOfBar make_bar(const Context& context) {
  const record::Register& record = context.site.record;
  const Day today = day_of(context.site.now());
  AsOfBar bar;
  bar.valid = format_day(context.as_of.valid);
  bar.valid_words = day_in_words(context.as_of.valid, context.t.language());
  if (context.as_of.at_given) bar.known = format_day(day_of(context.view.known()));
  bar.kept.assign(context.query.begin(), context.query.end());
  bar.first_day = format_day(record.published() == 0 ? today : day_of(record.recorded(1)));
  // A page that never changes cannot know whether its dates are still the latest.
  bar.past = context.as_of.fixed() || context.as_of.valid != today ||
             context.as_of.at != record.published();
  bar.to_now = address(context.t.language(), context.path, Format::html, context.query);
  return bar;
}

RecordMark make_mark(const Context& context) {
  RecordMark mark;
  mark.entry = context.as_of.at;
  mark.recorded = instant_in_words(context.view.known(), context.t);
  if (context.site.root) mark.root = context.site.root(mark.entry);
  if (context.site.log) mark.verify = context.href("/verify");
  mark.at_command = "--valid " + format_day(context.as_of.valid) + " --known " +
                    format_instant(context.view.known());
  return mark;
}

std::vector<LayoutLink> make_twins(const Context& context, const Page& page) {
  const Messages& t = context.t;
  std::vector<LayoutLink> twins;
  twins.push_back({context.here({{"table", ""}}, Format::json), std::string(t("twin.json")),
                   "application/json", false});
  const answer::Answer& answer = page.answer;
  for (const answer::Table& table : answer.tables) {
    if (table.only_shown) continue;
    const bool first = &table == &answer.tables.front();
    const std::string caption = caption_of(t, table);
    std::string text =
        t("twin.csv", {{"table", caption}, {"rows", static_cast<std::int64_t>(table.rows.size())}});
    twins.push_back({context.here({{"table", first ? "" : table.key}}, Format::csv),
                     std::move(text), "text/csv", false});
  }
  if (page.calendar) {
    twins.push_back({context.here({{"table", ""}}, Format::ics), std::string(t("twin.ics")),
                     "text/calendar", false});
  }
  return twins;
}

Response as_html(const Context& context, Page page) {
  const Messages& t = context.t;
  const AsOfBar bar = make_bar(context);
  const RecordMark mark = make_mark(context);
  Layout layout;
  layout.title = page.title;
  layout.process = process_name(context.view, t);
  layout.canonical = context.here({});
  layout.home = context.href("/");
  if (context.site.search) layout.search = context.href("/search");
  for (const auto& [tag, name] : languages) {
    layout.languages.push_back({address(tag, context.path, Format::html, all_of(context)),
                                std::string(name), std::string(tag), tag == t.language()});
  }
  for (const auto& [key, path] : navigation) {
    auto& links = layout.nav.size() < in_header ? layout.nav : layout.more;
    links.push_back(
        {context.href(path), std::string(t("nav." + std::string(key))), "", key == page.nav});
  }
  layout.twins = make_twins(context, page);
  layout.as_of = &bar;
  layout.record = &mark;
  layout.crumbs = std::move(page.crumbs);
  layout.finding = std::move(page.finding);
  layout.lede = std::move(page.lede);
  layout.body = std::move(page.body);
  return Response::html(draw_layout(t, layout)).with("Content-Language", t.language());
}

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
          messages(request.param("lang")),
          as_of,
          record::View(site.record, as_of.valid, as_of.at),
          path.empty() ? "/" : path,
          request.target.format,
          known_part(request.target.query, keys),
          request.params};
}

// All that a page is drawn from: its own address with its dates spelled out, and whether these are
// the latest.
std::string key_of(const Context& context) {
  const bool latest = context.as_of.at == context.site.record.published();
  return context.here({}, context.format) + ' ' + format_day(context.as_of.valid) + ' ' +
         std::to_string(context.as_of.at) + ' ' + format_day(day_of(context.site.now())) +
         (latest ? " latest" : "");
}

Result<Response> draw(const Context& context, const PageMaker& make) {
  Page page = TRY(make(context));
  Response response;
  switch (context.format) {
    case Format::html: response = as_html(context, std::move(page)); break;
    case Format::json: response = Response::json(answer::to_json(page.answer, context.t)); break;
    case Format::csv: response = TRY(as_csv(context, page.answer)); break;
    case Format::ics: response = TRY(as_calendar(context, page)); break;
  }
  std::string etag = etag_of(response.body);
  return std::move(response)
      .with("ETag", std::move(etag))
      .with("Cache-Control",
            context.as_of.fixed() ? "public, max-age=31536000, immutable" : "public, max-age=60");
}

Result<Response> answer(const Site& site, const Request& request,
                        const std::vector<std::string>& keys, const PageMaker& make) {
  const AsOf as_of = TRY(read_as_of(request.target.query, site.record, site.now()));
  const Context context = context_of(site, request, as_of, keys);
  if (as_of.by_known) {
    return Response::redirect(302, context.here({}, context.format))
        .with("Cache-Control", "public, max-age=60");
  }
  const std::string key = key_of(context);
  if (const auto kept = site.cache->find(key)) return *kept;
  Response response = TRY(draw(context, make));
  site.cache->keep(key, std::make_shared<const Response>(response));
  return response;
}

}  // namespace

// Kinds that have pages of their own. A country is written in lower case, as in other addresses.
std::string path_of(std::string_view subject) {
  if (subject.starts_with("country/")) {
    std::string path = "/countries/";
    for (const char c : subject.substr(8))
      path += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return path;
  }
  constexpr std::pair<std::string_view, std::string_view> folders[] = {
      {"mechanism/", "/mechanisms/"},           {"committee/", "/committees/"},
      {"commitment/", "/commitments/"},         {"source/", "/sources/"},
      {"disagreement/", "/disagreements/"},     {"meeting/", "/meetings/"},
      {"organisation/", "/organisations/"},     {"pillar/", "/pillars/"},
      {"recommendation/", "/recommendations/"},
  };
  for (const auto& [kind, folder] : folders)
    if (subject.starts_with(kind)) return std::string(folder) += subject.substr(kind.size());
  return "/record/" + std::string(subject);
}

std::string_view Context::asked(std::string_view key) const {
  const auto found = query.find(key);
  return found == query.end() ? std::string_view{} : found->second;
}

std::string Context::href(std::string_view to) const {
  return address(t.language(), to, Format::html, dates_of(*this));
}

std::string Context::here(const Query& changes, Format as) const {
  Query all = all_of(*this);
  for (const auto& [key, value] : changes) all[key] = value;
  std::erase_if(all, [](const auto& pair) { return pair.second.empty(); });
  return address(t.language(), path, as, all);
}

Handler page_handler(const Site& site, std::vector<std::string> keys, PageMaker make) {
  keys.push_back("table");
  return [site, keys = std::move(keys), make = std::move(make)](const Request& request) {
    return answer(site, request, keys, make);
  };
}

void add_page(Router& router, const Site& site, const std::string& pattern,
              std::vector<std::string> keys, PageMaker make) {
  const Handler handler = page_handler(site, std::move(keys), std::move(make));
  router.get("/{lang}" + pattern, handler);
  if (pattern == "/") {  // /en.json, /en.csv; the page itself ends in a slash
    router.get("/{lang}", [handler](const Request& request) -> Result<Response> {
      if (request.target.format != Format::html) return handler(request);
      return Response::redirect(308,
                                request.target.path + "/" + encode_query(request.target.query));
    });
  }
}

}  // namespace acta::site
