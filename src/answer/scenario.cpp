#include "answer/scenario.h"

#include <array>

#include "answer/answers.h"

namespace acta::answer {
namespace {

using analysis::Change;

struct Verb {
  std::string_view name;
  Change::Kind kind;
  std::array<std::string Change::*, 2> words;
};
constexpr Verb verbs[] = {
    {"join", Change::Kind::join, {&Change::mechanism, &Change::party}},
    {"leave", Change::Kind::leave, {&Change::mechanism, &Change::party}},
    {"sit", Change::Kind::sit, {&Change::group, &Change::party}},
    {"stand-up", Change::Kind::stand_up, {&Change::group, &Change::party}},
    {"add-group", Change::Kind::add_group, {&Change::mechanism, &Change::group}},
    {"drop-group", Change::Kind::drop_group, {&Change::group, nullptr}},
    {"merge-groups", Change::Kind::merge_groups, {&Change::group, &Change::other}},
};

std::string all_verbs() {
  std::string text;
  for (const Verb& verb : verbs) (text += text.empty() ? "" : ", ") += verb.name;
  return text;
}

const Verb* verb_named(std::string_view name) {
  for (const Verb& verb : verbs)
    if (verb.name == name) return &verb;
  return nullptr;
}

Checked<std::vector<Change>> read(const std::vector<std::string>& words, std::string_view place) {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < words.size();) {
    const Verb* verb = verb_named(words[i]);
    if (!verb)
      return tl::unexpected(Errors{{ErrorKind::invalid, "error.what-if.unknown-change",
                                    std::string(place), words[i], all_verbs()}});
    Change change;
    change.kind = verb->kind;
    change.place = words[i++];
    for (const auto word : verb->words) {
      if (!word) continue;
      if (i == words.size())
        return tl::unexpected(Errors{{ErrorKind::invalid,
                                      "error.what-if.unfinished-change",
                                      std::string(place),
                                      change.place,
                                      {}}});
      change.place += ' ' + words[i];
      change.*word = words[i++];
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

Checked<std::vector<Change>> read_changes(const record::View& view,
                                          const std::vector<std::string>& words,
                                          std::string_view place) {
  std::vector<Change> changes = TRY(read(words, place));
  Errors errors;
  // What is to be made keeps its name; a group is named by its id alone.
  const auto find = [&](std::string& word, std::string_view kind, const Change& change) {
    if (word.empty()) return;
    // An organisation may have the id of a mechanism; who leaves or joins what says which is meant.
    const std::string name = std::string(kind) + '/' + word;
    if (record::check_subject_name(name) && view.find(name)) return;
    const auto subject = find_subject(view, word, change.place);
    if (subject) word = (*subject)->id();
    else errors.push_back(subject.error());
  };
  for (Change& change : changes) {
    find(change.mechanism, "mechanism", change);
    find(change.party, "country", change);
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return changes;
}

std::string written(const Change& change) {
  std::string text;
  for (const Verb& verb : verbs) {
    if (verb.kind != change.kind) continue;
    text = verb.name;
    for (const auto word : verb.words)
      if (word) (text += ' ') += change.*word;
  }
  return text;
}

}  // namespace acta::answer
