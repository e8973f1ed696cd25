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
#include "identity/webauthn.h"
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
  std::string language = {};            // in which to write to the person: "es"; empty: not known
  std::optional<Instant> bounced = {};  // a letter came back then: nothing is written there
  std::string bounce = {};              // what the server said of it
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
  bool confirmed = false;                 // signed in or confirmed again in the last five minutes
  std::optional<Instant> last_here = {};  // before this visit; none: it is the first
};

struct SignIn {
  std::string_view address, password, code;  // code: of the authenticator, or a recovery code
  std::string_view neighbourhood;            // of the reader, base/network.h
};

// Kept on a person's own device. It stands for both factors.
struct Passkey {
  std::string credential;  // its id, bytes
  std::string label;       // as the person calls it
  Instant created;
  std::optional<Instant> used = {};
};

// Who a provider says somebody is (OpenID Connect): its issuer and its name for the person.
struct Identity {
  std::string issuer, subject;
};

// What a challenge for a passkey is for.
inline std::string registering(std::string_view account) {
  return "register/" + std::string(account);
}
inline std::string confirming(std::string_view account) {
  return "confirm/" + std::string(account);
}

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
  // New password, authenticator and codes, no passkeys; ends all sessions. error.account.unknown.
  Result<Enrolment> reset(std::string_view address, std::string_view issuer);
  // Ends all sessions in the same transaction. error.account.unknown.
  Result<Account> set_disabled(std::string_view address, bool disabled);
  // In which the person is written to: the one of the pages on which they last signed in, until it
  // is said otherwise.
  void set_language(std::string_view id, std::string_view language);
  // A letter came back, and no reminder is sent to it; or it reaches the person again.
  // error.account.unknown.
  Result<Account> note_bounce(std::string_view id, std::string_view said);
  Result<Account> set_reachable(std::string_view id);
  // Address, name, password and codes are gone for good, and which filings came from it; the id
  // stays, for the record names it.
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

  // For a browser, good once and for ten minutes: "sign-in", registering() or confirming().
  std::string challenge(std::string_view purpose);
  std::vector<Passkey> passkeys(std::string_view account);  // by the time they were made
  // Only in a session that was confirmed: error.account.confirm. error.passkey.refused, whose hint
  // is the rule; -too-many, -unknown.
  Result<void> add_passkey(const Session& session, const identity::RelyingParty& us,
                           const identity::Attestation& attestation, std::string_view label);
  Result<void> remove_passkey(const Session& session, std::string_view credential);
  // Instead of password and code. error.passkey.refused, error.account.wait.
  Result<std::string> sign_in(const identity::RelyingParty& us, const identity::Assertion& answer,
                              std::string_view neighbourhood, std::string_view purpose = "sign-in");
  Result<std::string> confirm(std::string_view token, const identity::RelyingParty& us,
                              const identity::Assertion& answer, std::string_view neighbourhood);

  // Which identities sign in to an account: said by the administration and by nobody else. Linking
  // one again to the same account is no change. error.account.unknown, -identity-taken,
  // -identity-unknown.
  Result<Account> link(std::string_view address, const Identity& identity);
  Result<Account> unlink(std::string_view address, const Identity& identity);
  std::vector<Identity> identities(std::string_view account);
  // Of somebody whom the provider has just sent back. The session is not confirmed: what is grave
  // still needs proof to us. error.account.not-linked, the same for who is unknown or disabled.
  Result<std::string> sign_in(const Identity& identity);

  // What a browser keeps for us and can neither read nor make; nothing if it is older than that.
  std::string seal_for_browser(std::string_view text, std::string_view purpose);
  std::optional<std::string> sealed_for_browser(std::string_view sealed, std::string_view purpose);

 private:
  Accounts(std::unique_ptr<Connection> connection, Seal seal, Clock clock);
  struct Secrets;
  struct Counted {  // what an attempt left behind until it succeeds
    std::int64_t at = 0;
    std::int64_t of_neighbours_before = 0;  // when the last of them failed
  };
  Secrets secrets_of(std::string_view address);
  bool fits(const Secrets& secrets, std::string_view password, std::string_view code);
  Result<Counted> admit(const SignIn& attempt);
  void forget_failures(const SignIn& attempt, const Counted& counted);
  bool is_challenge(std::string_view challenge, std::string_view purpose);
  bool use_challenge(std::string_view challenge);
  Result<std::string> prove(const identity::RelyingParty& us, std::string_view purpose,
                            const identity::Assertion& answer);
  bool use_code(const Secrets& secrets, std::string_view code);
  Enrolment enrol(Account account, std::string_view issuer);
  std::string begin_session(const std::string& account, bool confirmed = true);
  std::optional<Account> read(std::string_view id_or_address);
  Result<Account> set_bounce(std::string_view id, const Value& when, std::string_view said);
  void note_visit(const std::string& account);
  std::optional<Instant> last_here(const std::string& account);
  void end_sessions(const std::string& account);
  void forget_passkeys(const std::string& account);
  void forget_identities(const std::string& account);
  std::int64_t now() const { return clock_().microseconds; }

  std::mutex mutex_;  // of the connection
  std::unique_ptr<Connection> connection_;
  Seal seal_;
  Clock clock_;
};

}  // namespace acta::store
