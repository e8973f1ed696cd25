#include "site/feeds/feeds.h"

#include <charconv>
#include <span>

#include "analysis/recent_changes.h"
#include "answer/names.h"
#include "answer/recent.h"
#include "base/sha256.h"
#include "base/text.h"
#include "exchange/atom.h"
#include "register/records/mechanism.h"
#include "site/layout.h"
#include "site/pages/record/subject.h"
#include "site/segments.h"

namespace acta::site {

using analysis::RecentChange;

using record::Subject;

namespace {

// A name that no other ledger gives and that never changes (RFC 9562 §5.8, UUID version 8): of the
// ledger by its first root, and of the thing by its name.
std::string urn(const Site& site, std::string_view name) {
  Hash hash = sha256((site.root ? site.root(1) : std::string{}).append(" ").append(name));
  hash[6] = static_cast<std::uint8_t>((hash[6] & 0x0f) | 0x80);
  hash[8] = static_cast<std::uint8_t>((hash[8] & 0x3f) | 0x80);
  std::string digits = hex(std::span(hash).first(16));
  for (const std::size_t at : {20U, 16U, 12U, 8U}) digits.insert(at, 1, '-');
  return "urn:uuid:" + digits;
}

struct Feed {
  const Site& site;
  const Messages& t;
  record::View view;
  const Subject* about;  // null: everything

  std::string page(std::string_view path) const { return site.url(t.language(), path); }
};

exchange::AtomEntry entry_of(const Feed& feed, const RecentChange& change) {
  const Messages& t = feed.t;
  const std::string name(change.subject->name());
  exchange::AtomEntry entry;
  entry.id = urn(feed.site, t.language() + ' ' + format_instant(change.recorded) + ' ' + name);
  answer::RecentWords words = answer::recent_words(feed.view, change, t);
  entry.title = std::move(words.title);
  entry.updated = change.recorded;
  entry.link = feed.page(path_of(name)) + "?at=" + std::to_string(change.last());
  entry.summary = std::move(words.summary);
  return entry;
}

Result<std::uint64_t> read_before(const Query& query) {
  const auto given = query.find("before");
  if (given == query.end()) return 0;
  const std::string& text = given->second;
  std::uint64_t before = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), before);
  if (error != std::errc{} || end != text.data() + text.size() || before == 0)
    return invalid("error.feed.before", "before", text);
  return before;
}

Result<Response> draw(const Feed& feed, const std::string& path, const Request& request) {
  if (auto fit = check_keys(request, {"before"}); !fit)
    return tl::unexpected(std::move(fit).error());
  for (const auto* date : {"at", "known", "valid"})  // a feed tells what is new
    if (request.target.query.contains(date)) return invalid("error.http.key", date, date, "before");
  // Another first root would make other entries of those that readers have.
  if (feed.site.root && feed.site.root(1).empty())
    return tl::unexpected(Error{ErrorKind::unavailable, "error.log.away", {}, {}, {}});
  const Messages& t = feed.t;
  analysis::RecentQuestion asked;
  asked.about = feed.about;
  asked.before = TRY(read_before(request.target.query));
  const auto changes = analysis::recent_changes(feed.view, asked);
  const std::string self = feed.site.url(t.language(), path, Format::atom);

  exchange::AtomFeed atom;
  atom.id = urn(feed.site, t.language() + ' ' + path);
  atom.language = t.language();
  atom.author = process_name(feed.view, t).text;
  atom.title = feed.about ? t("feed.title.of", {{"name", answer::named(feed.view, *feed.about, t)},
                                                {"process", atom.author}})
                          : t("feed.title", {{"process", atom.author}});
  atom.self = asked.before == 0 ? self : self + "?before=" + std::to_string(asked.before);
  atom.page = feed.page(path);
  atom.updated = changes.empty() ? feed.view.known() : changes.front().recorded;
  for (const RecentChange& change : changes) atom.entries.push_back(entry_of(feed, change));
  if (changes.size() == asked.most && changes.back().first() > 1)
    atom.next = self + "?before=" + std::to_string(changes.back().first());
  return Response::typed("application/atom+xml; charset=utf-8", exchange::write_atom(atom))
      .with("Content-Language", t.language())
      .with("Cache-Control", "public, max-age=60");
}

Feed feed_of(const Site& site, const Request& request) {
  return {site, messages(request.param("lang")), site.newest_view(), nullptr};
}

Handler about(const Site& site, std::string kind) {
  return [site, kind = std::move(kind)](const Request& request) -> Result<Response> {
    Feed feed = feed_of(site, request);
    const std::string_view id = request.param("id");
    const std::string name = kind + '/' + (kind == "country" ? upper(id) : std::string(id));
    feed.about = TRY(subject_called(feed.view, name, feed.t));
    return draw(feed, path_of(name), request);
  };
}

}  // namespace

std::string feed_of(const Context& context) {
  const std::string& path = context.path;
  const bool one = path.starts_with("/countries/") || path.starts_with("/committees/");
  if (!one && path != "/changes") return {};
  const std::string root = context.site.url("");
  return context.site.url(context.t.language(), path, Format::atom).substr(root.size());
}

void add_feeds(Router& router, const Site& site) {
  router.get("/{lang}/changes", Format::atom, [site](const Request& request) {
    return draw(feed_of(site, request), "/changes", request);
  });
  router.get("/{lang}/countries/{id}", Format::atom, about(site, "country"));
  router.get("/{lang}/committees/{id}", Format::atom, about(site, "committee"));
}

}  // namespace acta::site
