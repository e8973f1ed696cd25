#include "analysis/sentence.h"

#include <algorithm>

#include "base/check.h"
#include "base/date_words.h"
#include "base/text.h"
#include "register/records/local_text.h"

namespace acta::analysis {
namespace {

using Values = std::vector<std::pair<std::string, std::variant<std::int64_t, std::string>>>;

// Which "and" goes before a word: Spanish writes "e" before the sound of i.
std::string_view opening_sound(std::string_view word) {
  const std::string folded = fold(word);
  const bool i =
      folded.starts_with("i") || (folded.starts_with("hi") && !folded.starts_with("hie"));
  return i ? "i" : "other";
}

void add(Values& values, const Argument& argument, const record::View& view,
         const Messages& messages) {
  const auto named = [&](const record::Subject* subject) {
    std::string name = record::name(view, *subject, messages.language()).text;
    if (name.ends_with('.')) name.pop_back();  // what is called by its text
    return name;
  };
  if (const auto* number = std::get_if<std::int64_t>(&argument.value)) {
    values.emplace_back(argument.name, *number);
  } else if (const auto* text = std::get_if<std::string>(&argument.value)) {
    values.emplace_back(argument.name, *text);
  } else if (const auto* date = std::get_if<Date>(&argument.value)) {
    values.emplace_back(argument.name, date_in_words(*date, messages));
  } else if (const auto* property = std::get_if<PropertyName>(&argument.value)) {
    values.emplace_back(argument.name,
                        std::string(view.vocabulary().label(property->name, messages.language())));
  } else if (const auto* subject = std::get_if<const record::Subject*>(&argument.value)) {
    values.emplace_back(argument.name, *subject ? named(*subject) : std::string{});
  } else {
    const auto& subjects = std::get<Argument::Subjects>(argument.value);
    std::vector<std::string> names;
    for (const record::Subject* each : subjects) names.push_back(named(each));
    values.emplace_back(argument.name + "_count", static_cast<std::int64_t>(names.size()));
    values.emplace_back(argument.name, say_names(std::move(names), messages));
  }
}

Messages::Named named(const Values& values, std::size_t index) {
  if (index >= values.size()) return {"unused", std::int64_t{0}};
  const auto& [name, value] = values[index];
  if (const auto* number = std::get_if<std::int64_t>(&value)) return {name, *number};
  return {name, std::string_view(std::get<std::string>(value))};
}

}  // namespace

std::string say(const Sentence& sentence, const record::View& view, const Messages& messages) {
  Values values;
  for (const Argument& argument : sentence.arguments) add(values, argument, view, messages);
  check(values.size() <= 8, "a sentence has at most eight arguments");
  return messages(sentence.key,
                  {named(values, 0), named(values, 1), named(values, 2), named(values, 3),
                   named(values, 4), named(values, 5), named(values, 6), named(values, 7)});
}

std::string say_list(const std::vector<std::string>& items, const Messages& messages) {
  if (items.empty()) return {};
  std::string all = items.front();
  for (std::size_t i = 1; i + 1 < items.size(); ++i) (all += ", ") += items[i];
  if (items.size() == 1) return all;
  return messages("analysis.list", {{"first", std::string_view(all)},
                                    {"last", std::string_view(items.back())},
                                    {"sound", opening_sound(items.back())}});
}

std::string say_names(std::vector<std::string> names, const Messages& messages) {
  std::sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
    return sorts_before(a, b, messages.language());
  });
  return say_list(names, messages);
}

}  // namespace acta::analysis
