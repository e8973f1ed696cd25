#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "register/records/code_class.h"
#include "register/value.h"
#include "register/view.h"

namespace acta::record {

// A report on a commitment: that it had a status from a day on.
struct StatusReport {
  std::string_view status;        // the pack's code
  std::string_view status_class;  // code_class.h
  const Claim* claim = nullptr;
};

// One promise, as it was made. What came of it stands in the reports of others, and its words are
// read in a language: text_of(view, subject, "text", language), and so "target_population".
struct Commitment {
  const Subject* subject = nullptr;
  std::vector<const Subject*> actors;  // more than one: a joint commitment
  const Subject* pillar = nullptr;
  const Subject* committee = nullptr;
  const Subject* made_at = nullptr;  // a meeting
  const Subject* office = nullptr;   // responsible; null: nobody named
  const Claim* text_claim = nullptr;
  std::optional<Date> made_on;
  std::optional<Date> deadline;
  std::optional<Quantity> quantity;
  std::string_view type;              // the pack's codes; empty: nobody said
  std::string_view specificity;       // of the text
  std::vector<StatusReport> reports;  // the latest first; until the View's day
  bool accounted = false;  // a state that stands behind it says what became of it (track_report.h)
};

Commitment commitment(const View& view, const Subject& subject);

// The same for who reads many: what their statuses mean is looked up once.
class CommitmentReader {
 public:
  explicit CommitmentReader(const View& view) : view_(view), statuses_(view, "status") {}
  Commitment read(const Subject& subject);

 private:
  const View& view_;
  CodeClasses statuses_;
};

}  // namespace acta::record
