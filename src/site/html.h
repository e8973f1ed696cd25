#pragma once

#include <charconv>
#include <concepts>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace acta::site {

// HTML that is already safe. The only way to write bytes that are not escaped, so searching
// for "Html{" finds every place that has to be right.
struct Html {
  std::string text;
  bool empty() const { return text.empty(); }
};

// put() is what {{ … }} in a template calls. Escapes for text and quoted attributes alike;
// bidirectional overrides and the like are made visible.
void put(std::string& page, std::string_view text);
inline void put(std::string& page, const Html& html) { page += html.text; }

template <std::integral Number>
requires(!std::same_as<Number, bool> && !std::same_as<Number, char>) void put(std::string& page,
                                                                              Number number) {
  char digits[24];
  page.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// Puts nothing. A template that knows how much will come makes room for it once.
struct Room {
  std::size_t bytes;
};
inline void put(std::string& page, Room room) { page.reserve(page.size() + room.bytes); }

Html escaped(std::string_view text);

// Markup in a sentence of messages/: each call stands for a piece of HTML among the arguments,
// so a link is two arguments around the words it covers ("See {link}the two readings{end}"):
//
//   Marks mark;
//   mark.in(t("overlap.see", {{"link", mark(open_link(href))}, {"end", mark(close_link())}}))
class Marks {
 public:
  std::string_view operator()(Html html);
  Html in(std::string_view sentence) const;  // the rest of the sentence is escaped

 private:
  std::deque<std::string> names_;  // stays where it is while it grows
  std::vector<Html> pieces_;
};

inline Html open_link(std::string_view href) {
  Html html{"<a href=\""};
  put(html.text, href);
  html.text += "\">";
  return html;
}
inline Html close_link() { return {"</a>"}; }
Html link(std::string_view href, std::string_view text);

}  // namespace acta::site
