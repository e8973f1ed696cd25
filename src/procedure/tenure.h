#pragma once

#include <set>
#include <string>
#include <string_view>

#include "procedure/intake.h"
#include "procedure/permission.h"

namespace acta::procedure {

// That an account holds an office, from a day on and, once it is said, until a day. The record
// keeps both claims; the person is known to the accounts alone.
struct Tenure {
  std::string office;   // "focal-COL"
  std::string account;  // opaque reference
  std::string from;     // EDTF
  std::string to = {};  // the first day on which it is no longer held; empty: it is held
};

// error.office.unknown, and what Intake says of the dates.
Checked<Outcome> record_tenure(Intake& intake, const Tenure& tenure, std::string_view author);

// The day from which the account holds the office; empty if it does not on the View's day.
std::string held_since(const record::View& view, std::string_view office, std::string_view account);

// Whether nobody of `enabled` but this account may manage accounts: it must not be lost.
bool is_last_manager(const record::View& view, const Matrix& matrix,
                     const std::set<std::string>& enabled, std::string_view account);

}  // namespace acta::procedure
