#include "site/export_links.h"

#include <array>

#include "base/sha256.h"
#include "site/html.h"

namespace acta::site {
namespace {

// Endings under which the portal answers something else than a page.
constexpr std::string_view endings[] = {
    ".json", ".csv", ".css", ".js",      ".svg", ".woff2", ".xml",    ".atom",       ".ics",
    ".txt",  ".pub", ".png", ".geojson", ".zip", ".md",    ".jsonld", ".webmanifest"};

bool stays_as_it_is(std::string_view path) {
  return path == "checkpoint" || path.starts_with("tile/") || path.starts_with("copies/");
}

std::string_view ending_of(std::string_view path) {
  for (const std::string_view ending : endings)
    if (path.ends_with(ending)) return ending;
  return {};
}

bool is_safe(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-' || c == '/';
}

// Other characters become "_", and then a digest of all keeps two addresses apart.
std::string safe(std::string_view text) {
  std::string name;
  bool changed = false;
  for (const char c : text) {
    changed = changed || !is_safe(c);
    name += is_safe(c) ? c : '_';
  }
  if (changed) name += '-' + hex(sha256(text)).substr(0, 8);
  return name;
}

// "page=2&view=history" as "~page-2~view-history".
std::string query_part(std::string_view query) {
  std::string part;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    std::string text(pair);
    if (const std::size_t equals = text.find('='); equals != text.npos) text[equals] = '-';
    std::string name = safe(text);
    for (char& c : name)
      if (c == '/') c = '_';
    (part += '~') += name;
  }
  return part;
}

std::string unescaped(std::string_view text) {
  std::string plain(text);
  if (plain.find('&') == plain.npos) return plain;
  for (const auto& [entity, c] : {std::pair<std::string_view, char>{"&#38;", '&'},
                                  {"&amp;", '&'},
                                  {"&#39;", '\''},
                                  {"&quot;", '"'},
                                  {"&lt;", '<'},
                                  {"&gt;", '>'}})
    for (std::size_t at = 0; (at = plain.find(entity, at)) != plain.npos; ++at)
      plain.replace(at, entity.size(), 1, c);
  return plain;
}

bool is_ours(std::string_view address) {
  return address.starts_with('/') && !address.starts_with("//");
}

// "<a class="x" href="/y">" as its attributes are written: names, and values in double quotes.
struct Tag {
  std::string_view whole;
  bool is(std::string_view name) const {
    if (whole.size() < name.size() + 2 || whole.substr(1, name.size()) != name) return false;
    const char after = whole[1 + name.size()];
    return after == ' ' || after == '>' || after == '/';
  }
  std::string_view value(std::string_view attribute) const {
    const std::string before = ' ' + std::string(attribute) + "=\"";
    const std::size_t at = whole.find(before);
    if (at == whole.npos) return {};
    const std::size_t begin = at + before.size();
    return whole.substr(begin, whole.find('"', begin) - begin);
  }
};

Tag tag_at(std::string_view page, std::size_t at) {
  bool quoted = false;
  std::size_t end = at;
  while (end < page.size() && (quoted || page[end] != '>')) quoted ^= page[end++] == '"';
  return {page.substr(at, end + 1 - at)};
}

std::size_t after_end_of(std::string_view page, std::size_t at, std::string_view name) {
  const std::string close = "</" + std::string(name) + '>';
  const std::size_t end = page.find(close, at);
  return end == page.npos ? page.size() : end + close.size();
}

// The name of an element that only a server makes use of; empty for any other.
std::string_view for_a_server(const Tag& tag) {
  if (tag.is("form")) return tag.value("role") == "search" ? "" : "form";
  const bool of_a_page =
      tag.is("script") && !tag.value("src").empty() && tag.value("data-for") != "copy";
  return of_a_page ? "script" : "";
}

bool leads_somewhere(std::string_view attribute) {
  return attribute == "href" || attribute == "src" || attribute == "action";
}

// The tag with its links replaced; nothing if an element without content leads nowhere.
void put_relinked(std::string& out, const Tag& tag, const Link& link) {
  const std::size_t before = out.size();
  std::string_view rest = tag.whole;
  for (std::size_t at; (at = rest.find("=\"/")) != rest.npos;) {
    const std::size_t name = rest.rfind(' ', at);
    const std::size_t end = rest.find('"', at + 2);
    const std::string_view value = rest.substr(at + 2, end - at - 2);
    if (!leads_somewhere(rest.substr(name + 1, at - name - 1)) || !is_ours(value)) {
      out += rest.substr(0, end + 1);
    } else {
      const std::string address = unescaped(value);
      const std::size_t hash = std::min(address.find('#'), address.size());
      const auto target = link(address.substr(0, hash));
      if (!target && tag.is("link")) return out.resize(before);
      out += rest.substr(0, target ? at + 2 : name);
      if (target) {
        put(out, *target + address.substr(hash));
        out += '"';
      }
    }
    rest.remove_prefix(end + 1);
  }
  out += rest;
}

}  // namespace

std::string file_of(std::string_view address) {
  const std::size_t question = address.find('?');
  std::string_view path = address.substr(1, question == address.npos ? question : question - 1);
  const std::string query =
      question == address.npos ? std::string{} : query_part(address.substr(question + 1));
  if (stays_as_it_is(path)) return std::string(path);
  const std::string_view ending = ending_of(path);
  if (!ending.empty()) {
    path.remove_suffix(ending.size());
    return safe(path) + query + std::string(ending);
  }
  const std::string folder = path.empty() || path.ends_with('/') ? "index" : "";
  return safe(path) + folder + query + ".html";
}

std::string relative(std::string_view from, std::string_view to) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < std::min(from.size(), to.size()) && from[i] == to[i]; ++i)
    if (from[i] == '/') common = i + 1;
  std::string path;
  for (const char c : from.substr(common))
    if (c == '/') path += "../";
  return path += to.substr(common);
}

std::string relink_html(std::string_view page, const Link& link) {
  std::string text;
  text.reserve(page.size());
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t open = std::min(page.find('<', at), page.size());
    text += page.substr(at, open - at);
    if (open == page.size()) break;
    const Tag tag = tag_at(page, open);
    at = open + tag.whole.size();
    if (const auto name = for_a_server(tag); !name.empty()) at = after_end_of(page, at, name);
    else if (tag.whole.find("=\"/") == tag.whole.npos) text += tag.whole;
    else put_relinked(text, tag, link);
  }
  return text;
}

std::string relink_css(std::string_view css, const Link& link) {
  std::string text;
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t open = css.find("url(", at);
    if (open == css.npos) return text += css.substr(at);
    const std::size_t begin = css.find_first_not_of("\"'", open + 4);
    const std::size_t end = css.find_first_of("\"')", begin);
    text += css.substr(at, begin - at);
    const std::string address(css.substr(begin, end - begin));
    text += is_ours(address) ? link(address).value_or(address) : address;
    at = end;
  }
  return text;
}

std::string relink_script(std::string_view script, const Link& link) {
  std::string text;
  for (std::size_t at = 0; at < script.size();) {
    const std::size_t open = script.find("\"/", at);
    const std::size_t end = open == script.npos ? open : script.find('"', open + 1);
    if (end == script.npos) return text += script.substr(at);
    text += script.substr(at, open + 1 - at);
    const std::string address(script.substr(open + 1, end - open - 1));
    text += link(address).value_or(address);
    at = end;
  }
  return text;
}

}  // namespace acta::site
