#include "cli/completion.h"

#include "cli/help.h"

namespace acta::cli {
namespace {

// What may follow "acta": each command, or once the word that several begin with.
std::vector<std::string_view> first_words(const std::vector<Command>& all) {
  std::vector<std::string_view> words;
  for (const Command& command : all) {
    const std::string_view word = command.group().empty() ? command.name : command.group();
    if (words.empty() || words.back() != word) words.push_back(word);
  }
  return words;
}

// What may follow the first word; nothing where that is a whole command.
std::vector<std::string_view> second_words(const std::vector<Command>& all,
                                           std::string_view group) {
  std::vector<std::string_view> words;
  for (const Command& command : all)
    if (command.group() == group) words.push_back(command.word());
  return words;
}

std::vector<std::string_view> groups(const std::vector<Command>& all) {
  std::vector<std::string_view> words;
  for (const std::string_view word : first_words(all))
    if (!second_words(all, word).empty()) words.push_back(word);
  return words;
}

std::vector<const Option*> options_of(const Command& command) {
  std::vector<const Option*> options;
  options.reserve(command.options.size() + common_options().size());
  for (const Option& option : command.options) options.push_back(&option);
  for (const Option& option : common_options()) {
    const unsigned group = common_group(option.name);
    if (group == nothing || (group & command.common)) options.push_back(&option);
  }
  return options;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) (text += text.empty() ? "" : " ") += word;
  return text;
}

bool first_ends_with(const Command& command, std::string_view end) {
  return !command.positionals.empty() && command.positionals.front().name.ends_with(end);
}
bool takes_directory(const Command& command) { return first_ends_with(command, "DIR"); }
bool takes_file(const Command& command) { return first_ends_with(command, "FILE"); }

std::string_view choices_word(const Command& command) {
  return command.positionals.empty() || command.positionals.front().choices.empty() ? "" : "yes";
}

// Within single quotes of a shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text)
    if (c == '\'') out += "'\\''";
    else out += c;
  return out + "'";
}

// Within single quotes and the brackets of zsh's _arguments and _describe.
std::string zsh_described(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_arguments(const Command& command, const Messages& t) {
  std::string text = "_arguments";
  for (const Option* option : options_of(command)) {
    std::string spec = option->repeats ? "*" : "";
    spec +=
        std::string(option->name) + '[' + zsh_described(t(sentence_key(&command, *option))) + ']';
    if (!option->value.empty()) spec += ':' + zsh_described(option->value) + ':';
    if (!option->choices.empty()) spec += '(' + joined(option->choices) + ')';
    text += " \\\n      " + quoted(spec);
  }
  if (takes_directory(command)) return text + " \\\n      '*:directory:_files -/'";
  if (takes_file(command)) return text + " \\\n      '*:file:_files'";
  if (choices_word(command).empty()) return text;
  return text + " \\\n      " +
         quoted("*:word:(" + joined(command.positionals.front().choices) + ')');
}

}  // namespace

std::string bash_completion(const std::vector<Command>& all) {
  std::string cases, seconds, directories, files;
  for (const std::string_view group : groups(all)) {
    const std::string name(group), words = joined(second_words(all, group));
    seconds += "      " + name + ") case \" " + words + " \" in *\" $word \"*) command=\"" + name +
               " $word\" ;; esac ;;\n";
    cases += "    " + name + ") words=" + quoted(words + " --help") + " ;;\n";
  }
  for (const Command& command : all) {
    std::string words;
    for (const Option* option : options_of(command))
      (words += words.empty() ? "" : " ") += option->name;
    if (!choices_word(command).empty()) words += ' ' + joined(command.positionals.front().choices);
    cases += "    " + quoted(command.name) + ") words=" + quoted(words) + " ;;\n";
    for (const auto& [takes, names] : {std::pair(takes_directory(command), &directories),
                                       std::pair(takes_file(command), &files)})
      if (takes) (*names += names->empty() ? "" : "|") += quoted(command.name) + ":*";
  }
  const std::string names = joined(first_words(all));
  return "_acta() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local command='' words='' word\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case $command in\n"
         "      '') case \" " +
         names + " \" in *\" $word \"*) command=$word ;; esac ;;\n" + seconds +
         "    esac\n"
         "  done\n"
         "  case $before in\n"
         "    --lang) COMPREPLY=($(compgen -W 'en es pt fr' -- \"$current\")); return ;;\n"
         "    --by) COMPREPLY=($(compgen -W 'committee party' -- \"$current\")); return ;;\n"
         "    --store|--keys|--key|--checkpoint) COMPREPLY=($(compgen -f -- \"$current\")); return "
         ";;\n"
         "  esac\n"
         "  case $command in\n"
         "    '') words=" +
         quoted(names + " --help --version") + " ;;\n" + cases +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  case $command:$current in\n"
         "    *:-*) ;;\n"
         "    " +
         directories + ") COMPREPLY+=($(compgen -d -- \"$current\")) ;;\n" +
         (files.empty() ? ""
                        : "    " + files + ") COMPREPLY+=($(compgen -f -- \"$current\")) ;;\n") +
         "  esac\n"
         "}\n"
         "complete -F _acta acta\n";
}

std::string zsh_completion(const std::vector<Command>& all, const Messages& t) {
  const auto described = [&](std::string_view word, const std::string& key) {
    return quoted(std::string(word) + ':' + zsh_described(t(key)));
  };
  std::string firsts, cases;
  for (const std::string_view word : first_words(all))
    firsts += "    " + described(word, "cli." + std::string(word)) + '\n';
  for (const Command& command : all)
    if (command.group().empty())
      cases += "    " + std::string(command.name) + ") " + zsh_arguments(command, t) + " ;;\n";
  for (const std::string_view group : groups(all)) {
    std::string seconds, of_seconds;
    for (const Command& command : all) {
      if (command.group() != group) continue;
      seconds += ' ' + described(command.word(), command.key());
      of_seconds +=
          "      " + std::string(command.word()) + ") " + zsh_arguments(command, t) + " ;;\n";
    }
    cases += "    " + std::string(group) +
             ")\n      if (( CURRENT == 2 )); then\n        commands=(" + seconds +
             " )\n        _describe command commands\n        return\n      fi\n"
             "      command=$words[2]\n      shift words\n      (( CURRENT-- ))\n"
             "      case $command in\n" +
             of_seconds + "      esac ;;\n";
  }
  return "#compdef acta\n"
         "local -a commands=(\n" +
         firsts +
         "  )\n"
         "if (( CURRENT == 2 )); then\n  _describe command commands\n  return\nfi\n"
         "local command=$words[2]\nshift words\n(( CURRENT-- ))\n"
         "case $command in\n" +
         cases + "esac\n";
}

std::string fish_completion(const std::vector<Command>& all, const Messages& t) {
  const auto follows = [](std::string_view word) {
    return "__fish_seen_subcommand_from " + std::string(word);
  };
  const std::string names = joined(first_words(all));
  std::string out = "complete -c acta -f\n";
  for (const std::string_view word : first_words(all))
    out += "complete -c acta -n " + quoted("not " + follows(names)) + " -a " + std::string(word) +
           " -d " + quoted(t("cli." + std::string(word))) + '\n';
  for (const Command& command : all) {
    std::string seen = follows(command.word());
    if (const std::string_view group = command.group(); !group.empty()) {
      out += "complete -c acta -n " +
             quoted(follows(group) + "; and not " + follows(joined(second_words(all, group)))) +
             " -a " + std::string(command.word()) + " -d " + quoted(t(command.key())) + '\n';
      seen = follows(group) + "; and " + seen;
    }
    const std::string when = "complete -c acta -n " + quoted(seen);
    for (const Option* option : options_of(command)) {
      out += when + " -l " + std::string(option->name.substr(2));
      if (!option->value.empty()) out += " -r";
      if (!option->choices.empty()) out += " -a " + quoted(joined(option->choices));
      out += " -d " + quoted(t(sentence_key(&command, *option))) + '\n';
    }
    if (!choices_word(command).empty())
      out += when + " -a " + quoted(joined(command.positionals.front().choices)) + '\n';
    if (takes_directory(command)) out += when + " -a '(__fish_complete_directories)'\n";
    if (takes_file(command)) out += when + " -F\n";
  }
  return out;
}

}  // namespace acta::cli
