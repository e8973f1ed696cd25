#include "cli/help.h"

#include <algorithm>

#include "cli/width.h"

namespace acta::cli {
namespace {

using Pair = std::pair<std::string, std::string>;  // what is typed, what it does

std::string written(const Option& option) {
  std::string text(option.name);
  if (!option.letter.empty()) (text += ", ") += option.letter;
  if (!option.value.empty()) (text += ' ') += option.value;
  return text;
}

std::string indented(std::string_view text, std::size_t by, std::size_t width) {
  std::string out;
  for (const std::string& line : fold_lines(text, std::max<std::size_t>(width, 40) - by))
    out.append(by, ' ') += line + '\n';
  return out;
}

std::string list_of(const std::vector<Pair>& pairs, std::size_t width) {
  std::size_t left = 0;
  for (const auto& [typed, does] : pairs) left = std::max(left, width_of(typed));
  const std::size_t indent = left + 4;
  std::string out;
  for (const auto& [typed, does] : pairs) {
    const std::string text = indented(does, indent, width);
    out += "  " + typed + text.substr(2 + width_of(typed));
  }
  return out;
}

std::vector<Pair> options_of(const Command& command, const Messages& t) {
  std::vector<Pair> pairs;
  pairs.reserve(command.options.size());
  for (const Option& option : command.options)
    pairs.emplace_back(written(option), t(sentence_key(&command, option)));
  return pairs;
}

std::vector<Pair> common_of(unsigned common, const Messages& t) {
  std::vector<Pair> pairs;
  for (const Option& option : common_options()) {
    const unsigned group = common_group(option.name);
    if (group == nothing || (group & common))
      pairs.emplace_back(written(option), t(sentence_key(nullptr, option)));
  }
  return pairs;
}

std::vector<Pair> exit_codes(const Messages& t) {
  return {{"0", std::string(t("cli.exit.0"))},
          {"1", std::string(t("cli.exit.1"))},
          {"2", std::string(t("cli.exit.2"))},
          {"3", std::string(t("cli.exit.3"))},
          {"64", std::string(t("cli.exit.64"))}};
}

std::string key_of(const Command& command, std::string_view rest = {}) {
  return command.key() + std::string(rest);
}

std::string example_key(const Command& command, std::size_t index) {
  return key_of(command, ".example." + std::to_string(index + 1));
}

std::string markdown_list(const std::vector<Pair>& pairs) {
  std::string out;
  for (const auto& [typed, does] : pairs) out += "* `" + typed + "` – " + does + '\n';
  return out + '\n';
}

constexpr unsigned everything = store | dates | formats;

}  // namespace

std::string sentence_key(const Command* command, const Option& option) {
  if (!option.sentence.empty()) return std::string(option.sentence);
  return key_of(*command, ".") + std::string(option.name.substr(2));
}

std::string usage_of(const Command& command) {
  std::string text = "acta " + std::string(command.name);
  for (const Positional& positional : command.positionals) {
    std::string word(positional.name);
    if (positional.repeats) word += "…";
    text += positional.required ? ' ' + word : " [" + word + ']';
  }
  return text;
}

std::string overview(const std::vector<Command>& all, const Messages& t, std::size_t width) {
  std::string out = indented(t("cli.about"), 0, width) + '\n';
  out += std::string(t("cli.head.usage")) + "\n  acta COMMAND [OPTIONS]\n\n";
  std::vector<Pair> pairs;
  pairs.reserve(all.size());
  for (const Command& command : all)
    pairs.emplace_back(usage_of(command).substr(5), t(key_of(command)));
  out += std::string(t("cli.head.commands")) + '\n' + list_of(pairs, width) + '\n';
  out += std::string(t("cli.head.begin")) + '\n';
  for (const char* example : {"acta load packs/los-angeles", "acta overlap --valid 2023-07-01",
                              "acta show Perú", "acta health --rule member-in-no-committee"})
    out += std::string("  ") + example + '\n';
  out += '\n' + std::string(t("cli.head.common")) + '\n' + list_of(common_of(everything, t), width);
  out += '\n' + std::string(t("cli.head.exit")) + '\n' + list_of(exit_codes(t), width);
  return out + '\n' + indented(t("cli.more-help"), 0, width);
}

std::string overview_of(std::string_view group, const std::vector<Command>& all, const Messages& t,
                        std::size_t width) {
  const std::string key = "cli." + std::string(group);
  std::string out = std::string(t("cli.head.usage")) + "\n  acta " + std::string(group) +
                    " COMMAND [OPTIONS]\n\n" + indented(t(key), 0, width) + '\n';
  std::vector<Pair> pairs;
  for (const Command& command : all)
    if (command.group() == group)
      pairs.emplace_back(usage_of(command).substr(5), t(key_of(command)));
  out += std::string(t("cli.head.commands")) + '\n' + list_of(pairs, width) + '\n';
  return out + indented(t("cli.more-help"), 0, width);
}

std::string help_of(const Command& command, const Messages& t, std::size_t width) {
  std::string out = std::string(t("cli.head.usage")) + "\n  " + usage_of(command);
  out += command.options.empty() && !command.common ? "\n\n" : " [OPTIONS]\n\n";
  out += indented(t(key_of(command)), 0, width);
  if (t.has(key_of(command, ".more")))
    out += '\n' + indented(t(key_of(command, ".more")), 0, width);
  out += '\n' + std::string(t("cli.head.examples")) + '\n';
  for (std::size_t i = 0; i < command.examples.size(); ++i) {
    out += "  " + std::string(command.examples[i]) + '\n';
    out += indented(t(example_key(command, i)), 6, width);
  }
  if (!command.options.empty())
    out +=
        '\n' + std::string(t("cli.head.options")) + '\n' + list_of(options_of(command, t), width);
  out += '\n' + std::string(t("cli.head.common")) + '\n' +
         list_of(common_of(command.common, t), width);
  return out + '\n' + std::string(t("cli.head.exit")) + '\n' + list_of(exit_codes(t), width);
}

std::string reference(const std::vector<Command>& all, const Messages& t) {
  std::string out =
      "## " + std::string(t("cli.head.common")) + "\n\n" + markdown_list(common_of(everything, t));
  out += "## " + std::string(t("cli.head.exit")) + "\n\n" + markdown_list(exit_codes(t));
  out += "## " + std::string(t("cli.head.commands")) + "\n\n";
  for (const Command& command : all) {
    out += "### `" + usage_of(command) + "`\n\n" + std::string(t(key_of(command))) + "\n\n";
    if (t.has(key_of(command, ".more"))) out += std::string(t(key_of(command, ".more"))) + "\n\n";
    out += "```sh\n";
    for (std::size_t i = 0; i < command.examples.size(); ++i)
      out += "# " + std::string(t(example_key(command, i))) + '\n' +
             std::string(command.examples[i]) + '\n';
    out += "```\n\n";
    if (!command.options.empty()) out += markdown_list(options_of(command, t));
  }
  out.pop_back();
  return out;
}

std::string version_line() { return "acta " ACTA_VERSION; }

}  // namespace acta::cli
