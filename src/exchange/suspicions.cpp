#include "exchange/suspicions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>

#include "base/text.h"

namespace acta::exchange {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// From the tag's "<" to its end, but no more than can be read at a glance.
std::optional<std::string> markup(std::string_view text) {
  constexpr std::size_t glance = 40;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (!is_letter(next) && next != '/' && next != '!') continue;
    const std::size_t end = text.find('>', at);
    if (end == text.npos) return std::nullopt;
    return std::string(text.substr(at, std::min(end + 1 - at, glance)));
  }
  return std::nullopt;
}

std::optional<std::string> script(std::string_view text) {
  constexpr std::array<std::string_view, 3> schemes{"javascript:", "vbscript:", "data:text/html"};
  const std::string folded = fold(text);
  for (const std::string_view scheme : schemes)
    if (folded.find(scheme) != std::string::npos) return std::string(scheme);
  return std::nullopt;
}

std::optional<std::string> invisible(std::string_view text) {
  const std::string shown = show_invisible(text);
  if (shown == text) return std::nullopt;
  return shown.substr(shown.find("U+"), 6);
}

// As a spreadsheet would take it; a number with its sign is none.
std::optional<std::string> formula(std::string_view text) {
  if (text.size() < 2 || std::string_view("=+-@").find(text.front()) == std::string_view::npos)
    return std::nullopt;
  const bool calls = is_letter(text[1]) || text.front() == '=';
  return calls ? std::optional(std::string(1, text.front())) : std::nullopt;
}

struct Check {
  const char* message;
  std::optional<std::string> (*look)(std::string_view);
};

constexpr std::array<Check, 4> checks{{{"warning.text.markup", markup},
                                       {"warning.text.script", script},
                                       {"warning.text.invisible", invisible},
                                       {"warning.text.formula", formula}}};

}  // namespace

std::vector<Suspicion> suspicions(const std::vector<record::ClaimDraft>& drafts) {
  std::vector<Suspicion> found;
  for (const record::ClaimDraft& draft : drafts) {
    if (draft.language.empty()) continue;
    for (const Check& check : checks)
      if (auto odd = check.look(draft.value.text))
        found.push_back({check.message, draft.value.place, *std::move(odd)});
  }
  return found;
}

}  // namespace acta::exchange
