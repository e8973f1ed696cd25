#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "exchange/cap.h"
#include "register/records/alert.h"
#include "report/document.h"
#include "warning/issued_run.h"

namespace acta::report {

// An alert with the evidence that it was raised by, as issued.
struct AlertEvidence {
  record::Alert alert;
  warning::IssuedRun issued;
};

// What there is to say of it, in order, each with the key of its sentence: what was counted and
// what had been expected, how likely so many were and within which budget of false warnings, what
// is likely to come, how far the model is to be trusted, what became of such alerts before, what
// would change the call. It names no nationality.
struct AlertSentence {
  std::string key, text;
};
std::vector<AlertSentence> alert_sentences(const record::View& view, const AlertEvidence& it,
                                           const std::vector<record::Alert>& all,
                                           const Messages& t);

// "Honduras: recent changes", "+0.42", the largest first: what moves the forecast of the next
// month.
struct AlertReason {
  std::string what;
  double change = 0;
  std::string shown;  // "+0.42"
};
std::vector<AlertReason> alert_reasons(const record::View& view, const AlertEvidence& it,
                                       const Messages& t);

// One page for whoever has to decide.
Document alert_card(const record::View& view, const AlertEvidence& it,
                    const std::vector<record::Alert>& all, const Messages& t);

// For machines: one `info` for each language, with the same codes. error.alert.not-shared: what was
// shared with nobody goes nowhere. Shared with fewer than everybody it is restricted to them.
// `status` is the process's (`alert_status`), Exercise where it says nothing.
Result<exchange::CapMessage> alert_message(const record::View& view, const AlertEvidence& it,
                                           const std::vector<record::Alert>& all,
                                           std::string_view sender);

}  // namespace acta::report
