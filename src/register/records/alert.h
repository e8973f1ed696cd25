#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "register/records/flow.h"
#include "register/records/local_text.h"
#include "register/view.h"

namespace acta::record {

// Forecasts that were issued: their one claim. What was issued stands beside the ledger, under the
// digest that is also the id of the subject (docs/formats/forecasts.md).
struct ForecastRun {
  const Claim* claim = nullptr;
  Hash issued{};
};
std::vector<ForecastRun> forecast_runs(const View& view);  // in the order in which they were issued

// How far an alert was shared, from few to all; what is out is never taken back.
enum class Sharing : std::uint8_t { nobody, recipients, committee, members, everybody };
std::string_view name_of(Sharing sharing);  // the code: "recipients"; empty for nobody
std::optional<Sharing> sharing_named(std::string_view code);

enum class AlertState : std::uint8_t { raised, acknowledged, assessed, shared, closed, withdrawn };
std::string_view name_of(AlertState state);

// A warning that was raised, and what was done with it since. Offices speak, by their ids; no
// person is named.
struct Alert {
  const Subject* subject = nullptr;
  const Subject* flow = nullptr;
  Day month;               // the first day of the month of the newest count then
  std::string_view level;  // code: warning, alert
  Hash issued{};           // the forecasts that it came from
  const Claim* raised = nullptr;

  struct Step {
    const Claim* claim = nullptr;  // asserter: the office; recorded: when
    LocalText words = {};
  };
  std::vector<Step> acknowledged;
  std::optional<Step> assessed;  // the last one
  struct Shared {
    Sharing with = Sharing::nobody;
    const Claim* claim = nullptr;
  };
  std::vector<Shared> shared;  // ever wider
  std::optional<Step> closed;  // words: the note after the event
  std::string_view outcome;    // code: came-true, false-alarm, unclear
  const Claim* withdrawn = nullptr;

  Sharing sharing() const { return shared.empty() ? Sharing::nobody : shared.back().with; }
  AlertState state() const;
};

// Of which the view may know, the newest first. An alert that was not shared with everybody is
// recorded restricted: only a view of the desk holds it.
std::vector<Alert> alerts(const View& view);

// Of all messages about alerts: Exercise until the process says otherwise (`alert_status`).
std::string_view alert_status(const View& view);

// How many of a movement were closed as false in the year before the day.
std::size_t false_alarms(const std::vector<Alert>& all, const Subject& flow, Day day);

}  // namespace acta::record
