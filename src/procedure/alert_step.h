#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "procedure/permission.h"
#include "procedure/submission.h"
#include "register/records/alert.h"
#include "register/view.h"

namespace acta::procedure {

// What people do with an alert: acknowledged, assessed by a named office, shared by level, closed
// with what became of it. Every step is a claim of the office that takes it, and asks may().
struct AlertStep {
  std::string alert = {};         // id
  std::string office = {};        // of the actor: "secretariat"
  Verb verb = Verb::acknowledge;  // or assess, share, close
  std::string text = {};          // of an assessment, or the note when it is closed
  std::string language = {};      // of the text
  std::string with = {};          // of sharing: a code
  std::string outcome = {};       // of closing: a code
  std::string key = {};           // of a form: sent twice, it is done once
};

// An alert is of the country where the movement is counted, and of the process. Proposed until it
// is assessed, reviewed until everybody knows of it.
Matter alert_matter(const record::View& desk, const record::Alert& alert);

// Whoever assessed it shares it in no other office of theirs either. The operator, who speaks for
// offices of other people, may.
inline constexpr std::string_view operator_account = "operator";
bool assessed_by(const record::Alert& alert, const Actor& actor);

// Whoever runs the program speaks for an office at the command line: error.office.unknown.
Result<Actor> speaking_for(const record::View& view, const std::string& office,
                           std::string_view account);

// The claims of a step, as one submission. Places are the names of the fields. error.alert.unknown,
// error.alert.over (closed or withdrawn), error.alert.not-assessed (nothing is shared before),
// error.alert.shared-wider (what is out is not taken back), error.alert.no-text, error.alert.code,
// and those of require(). Whoever assessed it does not share it: error.permission.own-work.
// What everybody is told is recorded again, openly; until then all of it is restricted.
Checked<Submission> alert_step(const record::View& desk, const Actor& actor, const AlertStep& step);

}  // namespace acta::procedure
