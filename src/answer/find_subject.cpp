#include <algorithm>

#include "answer/answers.h"
#include "answer/nearest.h"
#include "base/codes.h"
#include "base/text.h"
#include "register/records/local_text.h"

namespace acta::answer {
namespace {

using record::Subject;
using record::View;
using Found = std::vector<const Subject*>;

constexpr std::string_view languages[] = {"en", "es", "pt", "fr"};

// What describes the record itself is asked for by its whole name only.
bool own_kind(std::string_view kind) { return kind == "property" || kind == "kind"; }

Found all_subjects(const View& view) {
  Found all;
  for (const auto& [name, kind] : view.vocabulary().kinds()) {
    if (own_kind(name)) continue;
    const Found of_kind = view.subjects(name);
    all.insert(all.end(), of_kind.begin(), of_kind.end());
  }
  return all;
}

Found by_id(const View& view, std::string_view id) {
  Found found;
  for (const auto& [kind, what] : view.vocabulary().kinds())
    if (!own_kind(kind))
      if (const Subject* const subject = view.find(kind + '/' + std::string(id)))
        found.push_back(subject);
  return found;
}

Found by_folded_id(const Found& all, std::string_view written) {
  const std::string word = fold(written);
  Found found;
  for (const Subject* subject : all)
    if (fold(subject->id()) == word || fold(subject->name()) == word) found.push_back(subject);
  return found;
}

Found by_name(const View& view, const Found& all, std::string_view written) {
  const std::string word = fold(written);
  Found found;
  for (const Subject* subject : all)
    if (std::any_of(std::begin(languages), std::end(languages), [&](std::string_view language) {
          return fold(record::name(view, *subject, language).text) == word;
        }))
      found.push_back(subject);
  return found;
}

std::string near_subjects(const View& view, const Found& all, std::string_view written) {
  std::vector<std::string> known;
  const bool whole = written.find('/') != std::string_view::npos;
  for (const Subject* subject : all) {
    known.emplace_back(whole ? subject->name() : subject->id());
    if (whole || subject->kind() == "source") continue;
    for (const std::string_view language : languages)
      known.push_back(record::name(view, *subject, language).text);
  }
  return nearest(written, known);
}

Result<const Subject*> one_of(const Found& found, std::string_view written,
                              std::string_view place) {
  if (found.size() == 1) return found.front();
  std::string choices;
  for (const Subject* subject : found) (choices += choices.empty() ? "" : ", ") += subject->name();
  return invalid("error.subject.several", place, written, choices);
}

}  // namespace

Result<const Subject*> find_subject(const View& view, std::string_view written,
                                    std::string_view place) {
  if (const Subject* const subject = view.find(written)) return subject;
  if (const Found found = by_id(view, written); !found.empty())
    return one_of(found, written, place);

  constexpr std::string_view country = "country/";
  const bool only_country = written.starts_with(country);
  const auto code = codes::country(only_country ? written.substr(country.size()) : written, place);
  if (code)
    if (const Subject* const subject = view.find(std::string(country) + *code)) return subject;

  const Found all = all_subjects(view);
  if (const Found found = by_folded_id(all, written); !found.empty())
    return one_of(found, written, place);
  if (const Found found = by_name(view, all, written); !found.empty())
    return one_of(found, written, place);
  if (!code && (only_country || code.error().message == "error.country.ambiguous"))
    return tl::unexpected(code.error());
  const std::string near = near_subjects(view, all, written);
  return not_found(near.empty() ? "error.subject.unknown" : "error.subject.unknown-near", place,
                   written, near);
}

}  // namespace acta::answer
