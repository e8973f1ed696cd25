#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "store/accounts/seal.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// A person who may sign in. The record names the id and nothing else of the person; which offices
// an account holds is said in the record, by claims with dates.
struct Account {
  std::string id;       // opaque: "a-mfrggzdfmztwq2lk"
  std::string address;  // official e-mail, in lower case; empty once erased
  std::string name;
  Instant created;
  bool disabled = false;
};

// What the person gets once, and nobody can look up again.
struct Enrolment {
  Account account;
  std::string password;
  std::string authenticator;                // otpauth://…
  std::vector<std::string> recovery_codes;  // ten, each good once in place of a code
};

struct Session {
  Account account;
  std::string csrf;  // to be in every form: nobody but this browser and we can know it
  Instant begun;
  bool confirmed = false;  // signed in or confirmed again in the last five minutes
};

struct SignIn {
  std::string_view address, password, code;  // code: of the authenticator, or a recovery code
  std::string_view neighbourhood;            // of the reader, base/network.h
};

// Accounts, their sessions and the attempts to sign in, in tables beside the ledger's: nothing of
// them is in the log, and erasing a person leaves the record as it is. Any thread may call; it may
// be open while another process writes the ledger. Machine failures are DbError.
//
// Bounds: a session ends after 30 minutes without use and after 12 hours at all. After 5 failures
// for one address, or 50 from one neighbourhood, each attempt waits longer, 15 minutes at most;
// nobody is locked out for good. An attempt counts from when it begins, so many at once gain
// nothing.
class Accounts {
 public:
  // The store must exist: error.store.none. Secrets that an earlier version kept open are sealed.
  // error.store.accounts-key.
  static Result<std::unique_ptr<Accounts>> open(const Location& location, Clock clock);

  // error.account.address, -name, -address-taken.
  Checked<Enrolment> add(std::string_view address, std::string_view name, std::string_view issuer);
  // New password, authenticator and codes; ends all sessions. error.account.unknown.
  Result<Enrolment> reset(std::string_view address, std::string_view issuer);
  // Ends all sessions in the same transaction. error.account.unknown.
  Result<Account> set_disabled(std::string_view address, bool disabled);
  // Address, name, password and codes are gone for good; the id stays, for the record names it.
  Result<Account> erase(std::string_view address);
  std::vector<Account> list();  // by the time they were made
  std::optional<Account> find(std::string_view id_or_address);

  // The token of a new session, for the browser alone. error.account.sign-in, the same whatever was
  // wrong; error.account.wait with the seconds as hint.
  Result<std::string> sign_in(const SignIn& attempt);
  std::optional<Session> session(std::string_view token);  // none: unknown, ended, too old
  void sign_out(std::string_view token);
  // Proves again who it is, before what is grave; the session gets a new token. Errors as sign_in.
  Result<std::string> confirm(std::string_view token, std::string_view password,
                              std::string_view code, std::string_view neighbourhood);

 private:
  Accounts(std::unique_ptr<Connection> connection, Seal seal, Clock clock);
  struct Secrets;
  struct Counted;
  Secrets secrets_of(std::string_view address);
  bool fits(const Secrets& secrets, std::string_view password, std::string_view code);
  Result<Counted> admit(const SignIn& attempt);
  void forget_failures(const SignIn& attempt, const Counted& counted);
  bool use_code(const Secrets& secrets, std::string_view code);
  Enrolment enrol(Account account, std::string_view issuer);
  std::string begin_session(const std::string& account);
  std::optional<Account> read(std::string_view id_or_address);
  void end_sessions(const std::string& account);
  std::int64_t now() const { return clock_().microseconds; }

  std::mutex mutex_;  // of the connection
  std::unique_ptr<Connection> connection_;
  Seal seal_;
  Clock clock_;
};

}  // namespace acta::store
