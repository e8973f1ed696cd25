#include "cli/completion.h"

#include "cli/help.h"

namespace acta::cli {
namespace {

std::string command_names(const std::vector<Command>& all) {
  std::string names;
  for (const Command& command : all) (names += names.empty() ? "" : " ") += command.name;
  return names;
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

bool takes_directory(const Command& command) {
  return !command.positionals.empty() && command.positionals.front().name.ends_with("DIR");
}

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

}  // namespace

std::string bash_completion(const std::vector<Command>& all) {
  std::string cases;
  for (const Command& command : all) {
    std::string words;
    for (const Option* option : options_of(command))
      (words += words.empty() ? "" : " ") += option->name;
    if (!choices_word(command).empty()) words += ' ' + joined(command.positionals.front().choices);
    cases += "    " + std::string(command.name) + ") words=" + quoted(words) + " ;;\n";
  }
  std::string directories;
  for (const Command& command : all)
    if (takes_directory(command))
      (directories += directories.empty() ? "" : "|") += std::string(command.name) + ":*";
  return "_acta() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local command='' words='' word\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case \" " +
         command_names(all) +
         " \" in *\" $word \"*) command=$word; break ;; esac\n"
         "  done\n"
         "  case $before in\n"
         "    --lang) COMPREPLY=($(compgen -W 'en es pt fr' -- \"$current\")); return ;;\n"
         "    --by) COMPREPLY=($(compgen -W 'committee party' -- \"$current\")); return ;;\n"
         "    --store|--keys|--key|--checkpoint) COMPREPLY=($(compgen -f -- \"$current\")); return "
         ";;\n"
         "  esac\n"
         "  case $command in\n"
         "    '') words=" +
         quoted(command_names(all) + " --help --version") + " ;;\n" + cases +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  case $command:$current in\n"
         "    *:-*) ;;\n"
         "    " +
         directories +
         ") COMPREPLY+=($(compgen -d -- \"$current\")) ;;\n"
         "  esac\n"
         "}\n"
         "complete -F _acta acta\n";
}

std::string zsh_completion(const std::vector<Command>& all, const Messages& t) {
  std::string described, cases;
  for (const Command& command : all) {
    const std::string name(command.name);
    described += "    " + quoted(name + ':' + zsh_described(t("cli." + name))) + '\n';
    cases += "    " + name + ") _arguments";
    for (const Option* option : options_of(command)) {
      std::string spec = option->repeats ? "*" : "";
      spec +=
          std::string(option->name) + '[' + zsh_described(t(sentence_key(&command, *option))) + ']';
      if (!option->value.empty()) spec += ':' + zsh_described(option->value) + ':';
      if (!option->choices.empty()) spec += '(' + joined(option->choices) + ')';
      cases += " \\\n      " + quoted(spec);
    }
    if (takes_directory(command)) cases += " \\\n      '*:directory:_files -/'";
    else if (!choices_word(command).empty())
      cases +=
          " \\\n      " + quoted("*:word:(" + joined(command.positionals.front().choices) + ')');
    cases += " ;;\n";
  }
  return "#compdef acta\n"
         "local -a commands=(\n" +
         described +
         "  )\n"
         "if (( CURRENT == 2 )); then\n  _describe command commands\n  return\nfi\n"
         "local command=$words[2]\nshift words\n(( CURRENT-- ))\n"
         "case $command in\n" +
         cases + "esac\n";
}

std::string fish_completion(const std::vector<Command>& all, const Messages& t) {
  const std::string names = command_names(all);
  std::string out = "complete -c acta -f\n";
  for (const Command& command : all) {
    const std::string name(command.name);
    out += "complete -c acta -n " + quoted("not __fish_seen_subcommand_from " + names) + " -a " +
           name + " -d " + quoted(t("cli." + name)) + '\n';
    const std::string seen = " -n " + quoted("__fish_seen_subcommand_from " + name);
    for (const Option* option : options_of(command)) {
      out += "complete -c acta" + seen + " -l " + std::string(option->name.substr(2));
      if (!option->value.empty()) out += " -r";
      if (!option->choices.empty()) out += " -a " + quoted(joined(option->choices));
      out += " -d " + quoted(t(sentence_key(&command, *option))) + '\n';
    }
    if (!choices_word(command).empty())
      out += "complete -c acta" + seen + " -a " +
             quoted(joined(command.positionals.front().choices)) + '\n';
    if (takes_directory(command))
      out += "complete -c acta" + seen + " -a '(__fish_complete_directories)'\n";
  }
  return out;
}

}  // namespace acta::cli
