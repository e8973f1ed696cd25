#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/messages.h"
#include "register/view.h"

namespace acta::analysis {

// A property, called by its label in the reader's language.
struct PropertyName {
  std::string name;
};

// What goes into a sentence: a number, a text of no language, a date in the reader's language and
// no more precise than it is, a property, a subject that the reader's language names, or several.
struct Argument {
  using Subjects = std::vector<const record::Subject*>;
  std::string name;
  std::variant<std::int64_t, std::string, Date, PropertyName, const record::Subject*, Subjects>
      value;
};

// A sentence for people as plain data: the key of messages/<language>/analysis.po and what it is
// about. At most eight arguments; a list counts as two.
struct Sentence {
  std::string key;
  std::vector<Argument> arguments;
};

// In the language of the messages. Several subjects read "Belize, Brazil and Jamaica"; for each
// argument `x` that is a list the pattern may also use {x_count}.
std::string say(const Sentence& sentence, const record::View& view, const Messages& messages);

// "A, B and C" in the language of the messages.
std::string say_list(const std::vector<std::string>& items, const Messages& messages);
// The same of names, which have no order of their own: as the language sorts them.
std::string say_names(std::vector<std::string> names, const Messages& messages);

}  // namespace acta::analysis
