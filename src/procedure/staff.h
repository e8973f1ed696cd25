#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "procedure/intake.h"
#include "procedure/permission.h"
#include "procedure/tenure.h"
#include "store/accounts/accounts.h"

namespace acta::procedure {

// Who asks: somebody at the desk, or the operator of the machine, who may do all of this.
struct Manager {
  const Actor* actor = nullptr;  // null: the operator
};

// The people who may sign in and the offices that they hold. Accounts are kept beside the ledger;
// that an account holds an office is a claim with dates. Each call asks may(); nobody changes their
// own account or offices (error.staff.own), and whoever is the last to manage accounts stays
// (error.account.last). Any thread.
//
//   const auto made = staff.enrol({&actor}, {"ana@mre.example", "Ana Pérez", "es", "focal-COL"});
//   tell(made->password, made->authenticator, made->recovery_codes);  // once
class Staff {
 public:
  // Without an intake nobody can be appointed or relieved; it outlives this, and so do the others.
  Staff(const record::Register& record, Intake* intake, store::Accounts& accounts, Clock clock);

  struct Newcomer {
    std::string address, name;
    std::string language = {};              // in which to write to them; empty: not known
    std::vector<std::string> offices = {};  // held from today on
  };
  // error.account.address, -name, -address-taken, error.office.unknown: then there is no account.
  Checked<store::Enrolment> enrol(const Manager& manager, const Newcomer& newcomer);
  // New password, authenticator and codes. error.account.unknown, as all that follow.
  Result<store::Enrolment> reset(const Manager& manager, std::string_view account);
  Result<store::Account> set_disabled(const Manager& manager, std::string_view account,
                                      bool disabled);
  // Letters to it came back, and now they will not.
  Result<store::Account> set_reachable(const Manager& manager, std::string_view account);
  Result<store::Account> erase(const Manager& manager, std::string_view account);
  // From today on, or until today. Said twice it is no change. error.office.unknown, -not-held.
  Checked<void> appoint(const Manager& manager, std::string_view account, std::string_view office);
  Checked<void> relieve(const Manager& manager, std::string_view account, std::string_view office);

 private:
  record::View view() const;
  std::string today() const { return format_day(day_of(clock_())); }
  Result<void> may_manage(const Manager& manager, const record::View& view, State state) const;
  Result<void> may_appoint(const Manager& manager, const record::View& view,
                           std::string_view office) const;
  Result<store::Account> other(const Manager& manager, std::string_view account) const;
  Result<store::Account> appointee(const Manager& manager, const record::View& view,
                                   std::string_view account, std::string_view office) const;
  // `without` an office that is to be taken from it; empty: without the account.
  Result<void> leave_a_manager(const record::View& view, const store::Account& account,
                               std::string_view without = {}) const;
  Checked<void> record(const Manager& manager, const Tenure& tenure);

  const record::Register& record_;
  Intake* intake_;
  store::Accounts& accounts_;
  Clock clock_;
  std::mutex leaving_;  // one at a time, so that of the last two who keep accounts one is left
};

// An office writes from an official address. One of a provider who gives addresses to everybody is
// taken, with a word of warning.
bool is_private_address(std::string_view address);

}  // namespace acta::procedure
