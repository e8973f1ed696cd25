#pragma once

#include <string>
#include <vector>

#include "procedure/intake.h"
#include "store/location.h"
#include "warning/issued_run.h"
#include "warning/publication.h"

namespace acta::procedure {

// What issuing a publication would change: its forecasts are kept and bound by one claim, alerts
// are raised, raised to a higher level, or withdrawn where a revision took away their cause.
struct AlertChange {
  enum class What : std::uint8_t { raised, higher, withdrawn };
  What what = What::raised;
  std::string id;  // "PAN-darien-2023-08"
  std::string flow;
  std::string_view level;  // code
};
std::string_view name_of(AlertChange::What what);

struct RunPreview {
  std::string issued;  // warning::issued_text
  Hash digest{};
  const record::Claim* known = nullptr;  // these very forecasts were issued before
  std::vector<AlertChange> alerts;
  Submission submission;
};

// `desk`: a view that holds restricted claims too. The same cause is one alert, however often it is
// seen; one that is closed is not raised again by the same month.
RunPreview preview_run(const record::View& desk, const record::FlowRecord& flows,
                       const warning::Publication& publication);

// Keeps and records it, all or nothing: the text first, then its claims, so that a crash between
// the two leaves nothing that anybody sees.
Checked<Outcome> issue(Intake& intake, const store::Location& where, const Clock& clock,
                       const RunPreview& run);

}  // namespace acta::procedure
