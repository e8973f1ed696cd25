#include <algorithm>

#include "answer/answers.h"
#include "answer/nearest.h"
#include "answer/withdrawal.h"
#include "base/codes.h"
#include "base/text.h"
#include "register/records/local_text.h"

namespace acta::answer {
namespace {

using record::Claim;
using record::Subject;
using record::View;
using Found = std::vector<const Subject*>;

constexpr std::string_view languages[] = {"en", "es", "pt", "fr"};

// What describes the record itself is asked for by its whole name only.
bool own_kind(std::string_view kind) { return kind == "property" || kind == "kind"; }

// Nobody asks by name for one of so many: they are told apart by their ids.
constexpr std::size_t most_named = 2'000;

// f(subject) for all of which the record ever spoke, those that the view does not show included.
template <class F>
void each_subject(const View& view, F&& f) {
  for (const auto& [kind, what] : view.vocabulary().kinds())
    if (!own_kind(kind)) view.record().each_of_kind(kind, f);
}

struct Named {
  const Subject* subject;
  std::string name;  // in one of the languages
};

std::vector<Named> all_names(const View& view) {
  std::vector<Named> names;
  for (const auto& [kind, what] : view.vocabulary().kinds()) {
    const auto* const subjects = view.record().of_kind(kind);
    if (own_kind(kind) || !subjects || subjects->size() > most_named) continue;
    for (const Subject* subject : view.subjects(kind))
      for (const std::string_view language : languages)
        names.push_back({subject, record::name(view, *subject, language).text});
  }
  return names;
}

Found by_id(const View& view, std::string_view id) {
  Found found;
  for (const auto& [kind, what] : view.vocabulary().kinds())
    if (!own_kind(kind))
      if (const Subject* const subject = view.find(kind + '/' + std::string(id)))
        found.push_back(subject);
  return found;
}

Found by_folded_id(const View& view, std::string_view written) {
  const std::string word = fold(written);
  const auto is = [&](std::string_view name) {
    return name.size() == word.size() && lower(name) == word;
  };
  Found found;
  each_subject(view, [&](const Subject& subject) {
    if ((is(subject.id()) || is(subject.name())) && view.speaks_of(subject))
      found.push_back(&subject);
  });
  return found;
}

Found by_name(const std::vector<Named>& names, std::string_view written) {
  const std::string word = fold(written);
  Found found;
  for (const auto& [subject, name] : names)
    if (fold(name) == word && (found.empty() || found.back() != subject)) found.push_back(subject);
  return found;
}

std::string near_subjects(const View& view, const std::vector<Named>& names,
                          std::string_view written, bool whole) {
  Nearest near(written);
  each_subject(view, [&](const Subject& subject) {
    near.consider(whole ? subject.name() : subject.id(), [&] { return view.speaks_of(subject); });
  });
  for (const auto& [subject, name] : names)
    if (subject->kind() != "source") near.consider(name);
  return near.told();
}

Result<const Subject*> one_of(const Found& found, std::string_view written,
                              std::string_view place) {
  if (found.size() == 1) return found.front();
  std::string choices;
  for (const Subject* subject : found) (choices += choices.empty() ? "" : ", ") += subject->name();
  return invalid("error.subject.several", place, written, choices);
}

Result<const Subject*> find_standing(const View& view, std::string_view written,
                                     std::string_view place) {
  if (const Subject* const subject = view.find(written)) return subject;
  if (const Found found = by_id(view, written); !found.empty())
    return one_of(found, written, place);

  constexpr std::string_view country = "country/";
  const bool only_country = written.starts_with(country);
  const auto code = codes::country(only_country ? written.substr(country.size()) : written, place);
  if (code)
    if (const Subject* const subject = view.find(std::string(country) + *code)) return subject;

  if (const Found found = by_folded_id(view, written); !found.empty())
    return one_of(found, written, place);
  // Who writes a kind before it does not write a name.
  const bool whole = record::check_subject_name(written).has_value();
  const std::vector<Named> names = whole ? std::vector<Named>{} : all_names(view);
  if (const Found found = by_name(names, written); !found.empty())
    return one_of(found, written, place);
  if (!code && (only_country || code.error().message == "error.country.ambiguous"))
    return tl::unexpected(code.error());
  const std::string near = near_subjects(view, names, written, whole);
  return not_found(near.empty() ? "error.subject.unknown" : "error.subject.unknown-near", place,
                   written, near);
}

// Of which something was said once, by its id or whole name, and all of it was withdrawn.
const Subject* find_withdrawn(const View& view, std::string_view written) {
  const auto once = [&](std::string_view name) -> const Subject* {
    const Subject* const subject = view.record().find(name);
    return subject && withdrawal_of(view, *subject).first ? subject : nullptr;
  };
  if (const Subject* const subject = once(written)) return subject;
  for (const auto& [kind, what] : view.vocabulary().kinds())
    if (const Subject* const subject = once(kind + '/' + std::string(written))) return subject;
  return nullptr;
}

bool is_unknown(const Error& error) { return error.message.starts_with("error.subject.unknown"); }

}  // namespace

Result<const Subject*> find_subject(const View& view, std::string_view written,
                                    std::string_view place) {
  auto found = find_standing(view, written, place);
  if (found || !is_unknown(found.error())) return found;
  const Subject* const gone = find_withdrawn(view, written);
  if (!gone) return found;
  const Claim& last = *withdrawal_of(view, *gone).last;
  return tl::unexpected(Error{ErrorKind::not_found, "error.subject.withdrawn", std::string(place),
                              std::string(gone->name()), std::string(last.note.view()),
                              std::to_string(last.number)});
}

Result<const Subject*> find_subject_ever(const View& view, std::string_view written,
                                         std::string_view place) {
  auto found = find_standing(view, written, place);
  if (found || !is_unknown(found.error())) return found;
  const Subject* const gone = find_withdrawn(view, written);
  return gone ? Result<const Subject*>(gone) : found;
}

}  // namespace acta::answer
