#include <array>

#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

using analysis::Change;

// A change is a verb and two words, or one: "join LAD Suriname".
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

Checked<std::vector<Change>> read_changes(const std::vector<std::string>& words) {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < words.size();) {
    const Verb* verb = nullptr;
    for (const Verb& known : verbs)
      if (known.name == words[i]) verb = &known;
    if (!verb)
      return tl::unexpected(Errors{
          {ErrorKind::invalid, "error.cli.unknown-change", "CHANGE", words[i], all_verbs()}});
    Change change;
    change.kind = verb->kind;
    change.place = words[i++];
    for (const auto word : verb->words) {
      if (!word) continue;
      if (i == words.size())
        return tl::unexpected(Errors{
            {ErrorKind::invalid, "error.cli.unfinished-change", "CHANGE", change.place, {}}});
      change.place += ' ' + words[i];
      change.*word = words[i++];
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

// What people call a mechanism, group or party becomes its id; what is to be made keeps its name.
Errors resolve(const record::View& view, std::vector<Change>& changes) {
  Errors errors;
  const auto find = [&](std::string& word, const Change& change) {
    if (word.empty()) return;
    const auto subject = answer::find_subject(view, word, change.place);
    if (subject) word = (*subject)->id();
    else errors.push_back(subject.error());
  };
  for (Change& change : changes) {
    find(change.mechanism, change);
    find(change.party, change);
  }
  return errors;
}

int what_if(const Arguments& arguments, Session& session) {
  auto changes = read_changes(arguments.values("CHANGE"));
  if (!changes) return session.refuse(changes.error());
  return answer_from_store(session, [&](const record::View& view) {
    if (const Errors errors = resolve(view, *changes); !errors.empty())
      return session.refuse(errors);
    const auto answer = answer::what_if(view, {view.at(), *changes}, session.t);
    if (!answer) return session.refuse(answer.error());
    return session.print(*answer, {"what_if", "load"});
  });
}

}  // namespace

Command what_if_command() {
  return {.name = "what-if",
          .common = store | dates | formats,
          .positionals = {{.name = "CHANGE", .repeats = true}},
          .examples = {"acta what-if join LAD \"Trinidad and Tobago\"",
                       "acta what-if leave LAD Uruguay join CRM Colombia",
                       "acta what-if sit LAD-AP04 Barbados drop-group LAD-AP11"},
          .run = what_if};
}

}  // namespace acta::cli
