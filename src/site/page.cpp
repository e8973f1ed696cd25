#include "site/page.h"

#include "answer/page_path.h"
#include "site/segments.h"

namespace acta::site {
namespace {

std::string address(std::string_view language, std::string_view path, Format format,
                    const Query& query) {
  // The first page ends in a slash, and its twins are /en.json and /en.csv.
  const bool home = path == "/" && format != Format::html;
  std::string url = address_of(language, home ? "" : path);
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

}  // namespace

Site Site::beside() const {
  Site site = *this;
  site.cache = std::make_shared<PageCache>(own_pages);
  site.doors = std::make_shared<std::vector<PageDoor>>();
  return site;
}

std::string Site::url(std::string_view of) const {
  if (base) return base().append(of);
  return (copy ? "" : "http://localhost") + std::string(of);
}

std::string Site::url(std::string_view language, std::string_view path, Format format) const {
  return url(address(language, path, format, {}));
}

std::string edition_of(const Site& site) {
  const Newest newest = site.newest();
  std::string edition = std::to_string(newest.at);
  (edition += ' ') += std::to_string(newest.valid.number);
  if (const auto away = site.away_since ? site.away_since() : std::nullopt)
    (edition += ' ') += std::to_string(away->microseconds);
  return edition;
}

std::string path_of(std::string_view subject) { return answer::page_path(subject); }

std::string_view Context::asked(std::string_view key) const {
  const auto found = query.find(key);
  return found == query.end() ? std::string_view{} : found->second;
}

bool Context::draws() const { return format == Format::html || site.made; }

bool Context::prints() const { return asked("view") == "print"; }

std::string Context::href(std::string_view to) const {
  return address(t.language(), to, Format::html, dates_of(*this));
}

std::string Context::here(const Query& changes, Format as) const {
  Query all = all_of(*this);
  for (const auto& [key, value] : changes) all[key] = value;
  std::erase_if(all, [](const auto& pair) { return pair.second.empty(); });
  return address(t.language(), path, as, all);
}

std::string Context::here_in(std::string_view language) const {
  return address(language, path, Format::html, all_of(*this));
}

}  // namespace acta::site
