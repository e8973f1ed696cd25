#include "cli/command.h"

#include <algorithm>

#include "cli/commands/all.h"
#include "cli/commands/digest.h"
#include "cli/commands/sources.h"

namespace acta::cli {

const Option* Command::option(std::string_view wanted) const {
  for (const Option& option : options)
    if (option.name == wanted) return &option;
  return nullptr;
}

std::string Command::key() const {
  std::string key = "cli." + std::string(name);
  std::replace(key.begin(), key.end(), ' ', '-');
  return key;
}

std::string_view Command::group() const {
  const std::size_t space = name.find(' ');
  return space == std::string_view::npos ? std::string_view{} : name.substr(0, space);
}

std::string_view Command::word() const {
  return group().empty() ? name : name.substr(group().size() + 1);
}

std::string Arguments::value(std::string_view name, std::string_view otherwise) const {
  const auto found = given.find(name);
  return found == given.end() || found->second.empty() ? std::string(otherwise)
                                                       : found->second.back();
}

const std::vector<std::string>& Arguments::values(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto found = given.find(name);
  return found == given.end() ? none : found->second;
}

std::vector<Command> commands() {
  return {
      load_command(),
      show_command(),
      history_command(),
      disagreements_command(),
      overlap_command(),
      crosswalk_command(),
      gaps_command(),
      health_command(),
      progress_command(),
      measures_command(),
      indicators_command(),
      burden_command(),
      recommendations_command(),
      what_if_command(),
      flows_import_command(),
      flows_list_command(),
      flows_quality_command(),
      flows_settle_command(),
      warn_run_command(),
      warn_alerts_command(),
      warn_acknowledge_command(),
      warn_assess_command(),
      warn_share_command(),
      warn_close_command(),
      warn_explain_command(),
      warn_card_command(),
      warn_cap_command(),
      warn_read_command(),
      warn_bench_command(),
      warn_backtest_command(),
      warn_detect_command(),
      warn_nowcast_command(),
      warn_forecast_command(),
      warn_score_command(),
      sheet_export_command(),
      sheet_check_command(),
      sheet_import_command(),
      translations_list_command(),
      translations_export_command(),
      translations_import_command(),
      sources_archive_command(),
      sources_check_command(),
      sources_forbid_command(),
      cycle_open_command(),
      cycle_list_command(),
      cycle_overdue_command(),
      brief_command(),
      report_command(),
      roles_command(),
      account_command(),
      remind_command(),
      digest_command(),
      serve_command(),
      export_command(),
      withdraw_command(),
      erase_command(),
      checkpoint_command(),
      prove_command(),
      verify_command(),
      backup_command(),
      restore_command(),
      completion_command(),
      help_command(),
      version_command(),
  };
}

const std::vector<Option>& common_options() {
  static const std::vector<Option> options{
      {"--store", "STORE", false, {}, "cli.common.store"},
      {"--keys", "DIR", false, {}, "cli.common.keys"},
      {"--no-progress", {}, false, {}, "cli.common.no-progress"},
      {"--valid", "DATE", false, {}, "cli.common.valid"},
      {"--known", "INSTANT", false, {}, "cli.common.known"},
      {"--at", "ENTRY", false, {}, "cli.common.at"},
      {"--json", {}, false, {}, "cli.common.json"},
      {"--csv", {}, false, {}, "cli.common.csv"},
      {"--table", "TABLE", false, {}, "cli.common.table"},
      {"--lang", "LANGUAGE", false, {"en", "es", "pt", "fr"}, "cli.common.lang"},
      {"--help", {}, false, {}, "cli.common.help", "-h"},
  };
  return options;
}

unsigned common_group(std::string_view option) {
  if (option == "--store" || option == "--keys" || option == "--no-progress") return store;
  if (option == "--valid" || option == "--known" || option == "--at") return dates;
  if (option == "--json" || option == "--csv" || option == "--table") return formats;
  return nothing;
}

}  // namespace acta::cli
