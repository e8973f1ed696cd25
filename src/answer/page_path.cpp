#include "answer/page_path.h"

#include <utility>

#include "base/text.h"

namespace acta::answer {

// Kinds that have pages of their own. A country is written in lower case, as in other addresses.
std::string page_path(std::string_view subject) {
  if (subject.starts_with("country/")) return "/countries/" + lower(subject.substr(8));
  constexpr std::pair<std::string_view, std::string_view> folders[] = {
      {"mechanism/", "/mechanisms/"},
      {"committee/", "/committees/"},
      {"commitment/", "/commitments/"},
      {"source/", "/sources/"},
      {"disagreement/", "/disagreements/"},
      {"meeting/", "/meetings/"},
      {"organisation/", "/organisations/"},
      {"pillar/", "/pillars/"},
      {"recommendation/", "/recommendations/"},
      {"measure/", "/measures/"},
      {"concern/", "/concerns/"},
      {"flow/", "/early-warning/"},
      {"indicator/", "/indicators/"},
  };
  for (const auto& [kind, folder] : folders)
    if (subject.starts_with(kind)) return std::string(folder) += subject.substr(kind.size());
  return "/record/" + std::string(subject);
}

}  // namespace acta::answer
