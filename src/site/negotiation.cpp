#include "site/negotiation.h"

#include <algorithm>
#include <string>

#include "base/messages.h"
#include "base/text.h"

namespace acta::site {
namespace {

std::string_view take_until(std::string_view& list, char end) {
  const std::string_view item = list.substr(0, list.find(end));
  list.remove_prefix(std::min(item.size() + 1, list.size()));
  return trim(item);
}

// "q=0.25" in thousandths; 1000 without one, 0 (not wanted) for one that cannot be read.
int weight(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string parameter = lower(take_until(parameters, ';'));
    if (!parameter.starts_with("q=")) continue;
    const std::string_view q = std::string_view(parameter).substr(2);
    if (q.empty() || q.size() > 5 || (q[0] != '0' && q[0] != '1')) return 0;
    if (q.size() > 1 && q[1] != '.') return 0;
    int thousandths = (q[0] - '0') * 1000;
    int place = 100;
    for (std::size_t i = 2; i < q.size(); ++i, place /= 10) {
      if (q[i] < '0' || q[i] > '9') return 0;
      thousandths += (q[i] - '0') * place;
    }
    return std::min(thousandths, 1000);
  }
  return 1000;
}

}  // namespace

std::string_view preferred_language(std::string_view accept_language) {
  std::string_view best = "en";
  int best_weight = 0;
  while (!accept_language.empty()) {
    std::string_view range = take_until(accept_language, ',');
    const std::string tag = lower(take_until(range, ';'));
    const int q = weight(range);
    if (q <= best_weight) continue;
    const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
    for (const std::string_view ours : {"en", "es", "pt", "fr"}) {
      if (primary != ours) continue;
      best = ours;
      best_weight = q;
    }
  }
  return best;
}

Coding preferred_coding(std::string_view accept_encoding) {
  int br = -1, gzip = -1, any = 0;
  while (!accept_encoding.empty()) {
    std::string_view coding = take_until(accept_encoding, ',');
    const std::string name = lower(take_until(coding, ';'));
    if (name == "br") br = weight(coding);
    if (name == "gzip" || name == "x-gzip") gzip = weight(coding);
    if (name == "*") any = weight(coding);
  }
  if (br < 0) br = any;
  if (gzip < 0) gzip = any;
  if (br > 0 && br >= gzip) return Coding::br;
  return gzip > 0 ? Coding::gzip : Coding::identity;
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    std::string_view tag = take_until(if_none_match, ',');
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == "*" || tag == etag) return true;
  }
  return false;
}

}  // namespace acta::site
