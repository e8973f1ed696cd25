#include "cli/parse.h"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "answer/nearest.h"
#include "base/text.h"

namespace acta::cli {
namespace {

Error wrong(const char* message, std::string_view value, std::string hint = {}) {
  return {ErrorKind::invalid, message, {}, std::string(value), std::move(hint)};
}

// With what was probably meant, if something is near.
Error unknown(const std::string& message, std::string_view word,
              const std::vector<std::string>& known) {
  const std::string near = answer::nearest(word, known);
  return wrong((near.empty() ? message : message + "-near").c_str(), word, near);
}

template <class Choices>
std::string joined(const Choices& choices) {
  std::string text;
  for (const auto& choice : choices) (text += text.empty() ? "" : ", ") += choice;
  return text;
}

// CLI11 takes the words apart; what is wrong with them we say ourselves, in four languages.
void declare(CLI::App& app, const Option& option, Arguments& arguments) {
  const std::string name(option.name);
  const std::string names = option.letter.empty() ? name : name + ',' + std::string(option.letter);
  if (option.value.empty()) {
    app.add_flag_callback(names, [&arguments, name] {
      arguments.given[name];
      if (name == "--help") arguments.help = true;
    });
    return;
  }
  app.add_option_function<std::vector<std::string>>(
         names,
         [&arguments, name](const std::vector<std::string>& values) {
           auto& all = arguments.given[name];
           all.insert(all.end(), values.begin(), values.end());
         })
      ->allow_extra_args(false)
      ->take_all();
}

void declare(CLI::App& app, const Positional& positional, Arguments& arguments) {
  const std::string name(positional.name);
  app.add_option_function<std::vector<std::string>>(
         name, [&arguments,
                name](const std::vector<std::string>& values) { arguments.given[name] = values; })
      ->expected(positional.repeats ? CLI::detail::expected_max_vector_size : 1)
      ->allow_extra_args(positional.repeats)
      ->take_all();
}

// A command, or the word that several of them begin with.
CLI::App* add_word(CLI::App& app, std::string_view word) {
  CLI::App* const sub = app.add_subcommand(std::string(word));
  sub->set_help_flag();
  sub->allow_extras();
  return sub;
}

CLI::App* known_word(CLI::App& app, std::string_view word) {
  const auto same =
      app.get_subcommands([&](const CLI::App* sub) { return sub->get_name() == word; });
  return same.empty() ? nullptr : same.front();
}

CLI::App* add_group(CLI::App& app, std::string_view word, Arguments& arguments) {
  if (CLI::App* const known = known_word(app, word)) return known;
  CLI::App* const group = add_word(app, word);
  group->require_subcommand(0, 1);
  for (const Option& option : common_options()) declare(*group, option, arguments);
  return group;
}

class Judgement {
 public:
  Judgement(const CLI::App& app, const std::vector<Command>& all, Arguments& arguments)
      : app_(app), all_(all), arguments_(arguments) {}

  Errors run() {
    const auto chosen = app_.get_subcommands();
    if (chosen.empty()) {
      extras(app_, nullptr);
      if (errors_.empty() && !arguments_.help && !arguments_.has("--version"))
        errors_.push_back(wrong("error.cli.no-command", {}));
      return std::move(errors_);
    }
    const CLI::App* said = chosen.front();
    std::string name = said->get_name();
    if (const auto next = said->get_subcommands(); !next.empty()) {
      extras(*said, nullptr);
      said = next.front();
      (name += ' ') += said->get_name();
    }
    for (const Command& command : all_)
      if (command.name == name) arguments_.command = &command;
    if (!arguments_.command) arguments_.group = name;
    extras(app_, arguments_.command);
    extras(*said, arguments_.command);
    if (arguments_.help) return std::move(errors_);
    if (!arguments_.command) {
      if (errors_.empty())
        errors_.push_back(wrong("error.cli.which-command", name, joined(words_of(name))));
      return std::move(errors_);
    }
    for (const Positional& positional : arguments_.command->positionals) judge(positional);
    for (const Option& option : arguments_.command->options) judge(option);
    for (const Option& option : common_options()) {
      if (arguments_.command->option(option.name)) continue;
      const unsigned group = common_group(option.name);
      if (group && !(arguments_.command->common & group) && arguments_.has(option.name))
        errors_.push_back(
            wrong("error.cli.not-of-this-command", option.name, std::string(command_name())));
      judge(option);
    }
    return std::move(errors_);
  }

 private:
  std::string_view command_name() const { return arguments_.command->name; }

  void extras(const CLI::App& app, const Command* command) {
    for (const std::string& word : app.remaining()) {
      if (word.starts_with('-') && word.size() > 1)
        errors_.push_back(unknown("error.cli.unknown-option", word, options(command)));
      else if (command) errors_.push_back(wrong("error.cli.extra-argument", word));
      else
        return errors_.push_back(
            unknown("error.cli.unknown-command",
                    arguments_.group.empty() ? word : arguments_.group + ' ' + word, names()));
    }
  }

  std::vector<std::string_view> words_of(std::string_view group) const {
    std::vector<std::string_view> words;
    for (const Command& command : all_)
      if (command.group() == group) words.push_back(command.word());
    return words;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const Command& command : all_) names.emplace_back(command.name);
    return names;
  }

  std::vector<std::string> options(const Command* command) const {
    std::vector<std::string> names;
    if (command)
      for (const Option& option : command->options) names.emplace_back(option.name);
    for (const Option& option : common_options()) names.emplace_back(option.name);
    return names;
  }

  void judge(const Positional& positional) {
    if (positional.required && !arguments_.has(positional.name))
      errors_.push_back(
          wrong("error.cli.missing-argument", positional.name, std::string(command_name())));
    choose(positional.name, positional.name, positional.choices);
  }

  void judge(const Option& option) {
    if (!option.repeats && arguments_.values(option.name).size() > 1)
      errors_.push_back(wrong("error.cli.twice", option.name));
    choose(option.name, option.name, option.choices);
  }

  void choose(std::string_view name, std::string_view place,
              const std::vector<std::string_view>& choices) {
    if (choices.empty()) return;
    for (const std::string& value : arguments_.values(name))
      if (std::find(choices.begin(), choices.end(), value) == choices.end())
        errors_.push_back({ErrorKind::invalid, "error.cli.not-a-choice", std::string(place), value,
                           joined(choices)});
  }

  const CLI::App& app_;
  const std::vector<Command>& all_;
  Arguments& arguments_;
  Errors errors_;
};

}  // namespace

Checked<Arguments> parse(const std::vector<std::string>& words, const std::vector<Command>& all) {
  for (const std::string& word : words)
    if (!is_utf8(word)) return tl::unexpected(Errors{wrong("error.cli.not-utf8", word)});

  Arguments arguments;
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  app.require_subcommand(0, 1);
  for (const Option& option : common_options()) declare(app, option, arguments);
  declare(app, Option{"--version"}, arguments);
  for (const Command& command : all) {
    CLI::App& above = command.group().empty() ? app : *add_group(app, command.group(), arguments);
    CLI::App* const sub = add_word(above, command.word());
    for (const Positional& positional : command.positionals) declare(*sub, positional, arguments);
    for (const Option& option : command.options) declare(*sub, option, arguments);
    for (const Option& option : common_options())
      if (!command.option(option.name)) declare(*sub, option, arguments);
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ArgumentMismatch& mismatch) {
    const std::string_view what = mismatch.what();
    return tl::unexpected(
        Errors{wrong("error.cli.missing-value", what.substr(0, what.find_first_of(": ")))});
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(Errors{wrong("error.cli.not-understood", error.what())});
  }
  if (Errors errors = Judgement(app, all, arguments).run(); !errors.empty())
    return tl::unexpected(std::move(errors));
  return arguments;
}

}  // namespace acta::cli
