#pragma once

#include <atomic>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/pattern.h"
#include "base/result.h"

namespace acta {

// The sentences of the program in one language, from messages/<language>/*.po (gettext). The
// msgid is a key ("overlap.subset"); the msgstr is an ICU MessageFormat pattern with named
// arguments, so that plurals and number formats are the language's own:
//
//   t("health.load", {{"country", "El Salvador"}, {"count", 6}})
//
// A key without a sentence shows as itself; tools/check_messages fails before a reader sees it.
class Messages {
 public:
  using Argument = Pattern::Value;
  using Named = Pattern::Named;
  using Sentences = std::map<std::string, std::string, std::less<>>;

  Messages(std::string language, Sentences sentences);

  const std::string& language() const { return language_; }
  bool has(std::string_view key) const { return sentences_.find(key) != sentences_.end(); }
  std::string_view operator()(std::string_view key) const;  // without arguments, as written
  std::string operator()(std::string_view key, std::initializer_list<Named> arguments) const;
  std::string number(double value, int decimals = 0) const;  // "12.345,5" in Spanish
  std::string explain(const Error& error) const;             // the whole sentence, with its place

 private:
  struct Sentence {
    explicit Sentence(std::string as_written) : text(std::move(as_written)) {}
    ~Sentence() { delete pattern.load(); }
    Sentence(const Sentence&) = delete;
    Sentence& operator=(const Sentence&) = delete;
    const std::string text;
    mutable std::atomic<const Pattern*> pattern = nullptr;  // taken apart when it is first said
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  const Pattern& pattern_of(const Sentence& sentence) const;

  std::string language_;
  std::unordered_map<std::string, Sentence, Hash, std::equal_to<>> sentences_;
};

// gettext PO: msgid/msgstr with continuation lines and escapes, comments, fuzzy entries left
// out. Plural forms of gettext are refused: ICU does plurals here.
Result<Messages::Sentences> parse_po(std::string_view text, std::string_view file);

// en, es, pt, fr, built into the program.
const Messages& messages(std::string_view language);  // English for a language we do not speak
bool speaks(std::string_view language);

// "es_PE.UTF-8" of LC_ALL, LC_MESSAGES, LANG to a language we speak, English failing that.
std::string_view language_of_locale(std::string_view locale);

}  // namespace acta
