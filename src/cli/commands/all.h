#pragma once

#include "cli/command.h"

// One file a command; main.cpp knows none of them, commands() all.
namespace acta::cli {

Command account_command();
Command backup_command();
Command brief_command();
Command burden_command();
Command checkpoint_command();
Command completion_command();
Command crosswalk_command();
Command cycle_list_command();
Command translations_list_command();
Command translations_export_command();
Command translations_import_command();
Command cycle_open_command();
Command cycle_overdue_command();
Command disagreements_command();
Command erase_command();
Command export_command();
Command flows_import_command();
Command flows_list_command();
Command flows_settle_command();
Command flows_quality_command();
Command gaps_command();
Command health_command();
Command help_command();
Command history_command();
Command indicators_command();
Command load_command();
Command measures_command();
Command overlap_command();
Command progress_command();
Command prove_command();
Command recommendations_command();
Command remind_command();
Command report_command();
Command restore_command();
Command roles_command();
Command serve_command();
Command sheet_check_command();
Command sheet_export_command();
Command sheet_import_command();
Command show_command();
Command verify_command();
Command version_command();
Command warn_acknowledge_command();
Command warn_alerts_command();
Command warn_assess_command();
Command warn_backtest_command();
Command warn_bench_command();
Command warn_cap_command();
Command warn_card_command();
Command warn_close_command();
Command warn_detect_command();
Command warn_explain_command();
Command warn_forecast_command();
Command warn_nowcast_command();
Command warn_read_command();
Command warn_run_command();
Command warn_score_command();
Command warn_share_command();
Command what_if_command();
Command withdraw_command();

}  // namespace acta::cli
