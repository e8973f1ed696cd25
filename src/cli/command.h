#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace acta::cli {

class Session;

// What a command takes, as plain data: the parser, --help, docs/cli.md and shell completion are all
// made of it. Sentences are messages: "cli.<command>", "cli.<command>.<option>", …
struct Option {
  std::string_view name;        // "--with"
  std::string_view value = {};  // placeholder, "MECHANISM"; empty: a switch
  bool repeats = false;
  std::vector<std::string_view> choices = {};
  std::string_view sentence = {};  // message; empty: cli.<command>.<name without dashes>
  std::string_view letter = {};    // "-o"; empty: it has no short name
};

struct Positional {
  std::string_view name;  // "SUBJECT"
  bool required = true;
  bool repeats = false;
  std::vector<std::string_view> choices = {};
};

// Which of the options that are common to several commands it understands.
enum Common : unsigned {
  nothing = 0,
  store = 1,    // --store, --keys, --no-progress
  dates = 2,    // --valid, --known, --at
  formats = 4,  // --json, --csv, --table
};

class Arguments;

// Commands of one subject begin with the same word: "warn detect", "warn nowcast".
struct Command {
  std::string_view name;
  unsigned common = nothing;
  std::vector<Positional> positionals = {};
  std::vector<Option> options = {};
  std::vector<std::string_view> examples = {};  // explained by cli.<command>.example.1, …
  int (*run)(const Arguments&, Session&) = nullptr;

  const Option* option(std::string_view name) const;
  std::string key() const;         // of its messages: "cli.warn-detect"
  std::string_view group() const;  // "warn"; empty where the name is one word
  std::string_view word() const;   // "detect"; the whole name where it is one word
};

// What somebody typed, taken apart and not yet judged.
class Arguments {
 public:
  const Command* command = nullptr;
  std::string group = {};  // the word that several commands share, where the next one is not said
  bool help = false;
  std::map<std::string, std::vector<std::string>, std::less<>> given;  // by option or positional

  bool has(std::string_view name) const { return given.contains(name); }
  std::string value(std::string_view name, std::string_view otherwise = {}) const;  // the last
  const std::vector<std::string>& values(std::string_view name) const;
};

std::vector<Command> commands();  // in the order in which --help tells them
const std::vector<Option>& common_options();
unsigned common_group(std::string_view option);  // 0: every command has it

}  // namespace acta::cli
