#include <algorithm>
#include <string>

#include "base/log.h"
#include "base/text.h"
#include "store/accounts/accounts.h"
#include "store/accounts/secret.h"

// Signing in, and the sessions that begin with it.
namespace acta::store {
namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t idle_limit = 30 * minute;
constexpr std::int64_t whole_limit = 12 * hour;
constexpr std::int64_t confirmed_for = 5 * minute;
constexpr std::int64_t seen_step = minute;  // a session is not written at every click
constexpr std::int64_t longest_wait = 15 * minute;
constexpr std::int64_t forgotten_after = 24 * hour;
constexpr std::int64_t free_failures = 5, free_failures_of_neighbours = 50;

// How long after the last failure the next attempt may be made.
std::int64_t wait_after(std::int64_t failures, std::int64_t free) {
  if (failures < free) return 0;
  const std::int64_t doublings = std::min<std::int64_t>(failures - free, 10);
  return std::min(second << doublings, longest_wait);
}

Hash by_address(std::string_view address) { return sha256("address " + lower(address)); }
Hash by_neighbourhood(std::string_view where) {
  return sha256("neighbourhood " + std::string(where));
}

std::string csrf_of(std::string_view token) {
  return hex(sha256("form " + std::string(token))).substr(0, 32);
}

std::string canonical_code(std::string_view typed) {
  std::string code = upper(typed);
  std::erase_if(code, [](char c) { return c == ' ' || c == '-'; });
  return code;
}

}  // namespace

struct Accounts::Secrets {
  std::string account;   // empty: there is none with that address
  std::string password;  // hash
  std::string totp;
  std::uint64_t used_step = 0;
  bool disabled = false;
};

Accounts::Secrets Accounts::secrets_of(std::string_view address) {
  Secrets secrets;
  const auto row = connection_->prepare(
      "SELECT id, password, totp, totp_step, disabled FROM accounts WHERE address = ?");
  row->bind(1, lower(trim(address)));
  if (!row->step() || row->is_null(1) || row->is_null(2)) return secrets;
  secrets.account = row->text(0);
  secrets.password = row->text(1);
  const auto totp = seal_.open(row->bytes(2), totp_of(secrets.account));
  if (!totp) {  // the codes of an empty secret are known to everybody
    log::error("account.secret-unreadable", {{"account", secrets.account}});
    return {};
  }
  secrets.totp = *totp;
  secrets.used_step = static_cast<std::uint64_t>(row->integer(3));
  secrets.disabled = !row->is_null(4);
  return secrets;
}

// An attempt counts as failed until it has succeeded: however many come at once, no more than the
// limit are computed.
Result<Accounts::Counted> Accounts::admit(const SignIn& attempt) {
  Counted counted{.at = now(), .of_neighbours_before = 0};
  Transaction transaction(*connection_);
  connection_->prepare("DELETE FROM attempts WHERE last_failure < ?")
      ->bind(1, counted.at - forgotten_after)
      .step();
  std::int64_t until = 0;
  const auto before =
      connection_->prepare("SELECT failures, last_failure FROM attempts WHERE whose = ?");
  const auto add = connection_->prepare(
      "INSERT INTO attempts(whose, failures, last_failure) VALUES(?, 1, ?)"
      " ON CONFLICT(whose) DO UPDATE SET failures = attempts.failures + 1,"
      " last_failure = excluded.last_failure");
  const auto count = [&](const Hash& whose, std::int64_t free) {
    std::int64_t last = 0;
    before->reset();
    before->bind(1, Bytes{bytes_of(whose)});
    if (before->step()) {
      last = before->integer(1);
      until = std::max(until, last + wait_after(before->integer(0), free));
    }
    add->reset();
    add->bind(1, Bytes{bytes_of(whose)}).bind(2, counted.at).step();
    return last;
  };
  count(by_address(trim(attempt.address)), free_failures);
  counted.of_neighbours_before =
      count(by_neighbourhood(attempt.neighbourhood), free_failures_of_neighbours);
  if (until <= counted.at) {
    transaction.commit();
    return counted;
  }
  return tl::unexpected(Error{ErrorKind::forbidden,
                              "error.account.wait",
                              {},
                              {},
                              std::to_string((until - counted.at + second - 1) / second)});
}

void Accounts::forget_failures(const SignIn& attempt, const Counted& counted) {
  Transaction transaction(*connection_);
  connection_->prepare("DELETE FROM attempts WHERE whose = ?")
      ->bind(1, Bytes{bytes_of(by_address(trim(attempt.address)))})
      .step();
  connection_
      ->prepare(
          "UPDATE attempts SET failures = failures - 1,"
          " last_failure = CASE last_failure WHEN ? THEN ? ELSE last_failure END WHERE whose = ?")
      ->bind(1, counted.at)
      .bind(2, counted.of_neighbours_before)
      .bind(3, Bytes{bytes_of(by_neighbourhood(attempt.neighbourhood))})
      .step();
  transaction.commit();
}

// A code is good once: a recovery code is deleted, a step of the authenticator is passed.
bool Accounts::use_code(const Secrets& secrets, std::string_view code) {
  const std::string typed = canonical_code(code);
  if (typed.size() > 6) {
    const auto gone = connection_->prepare(
        "DELETE FROM recovery_codes WHERE account = ? AND code = ? RETURNING account");
    const Hash hash = sha256(typed);
    return gone->bind(1, secrets.account).bind(2, Bytes{bytes_of(hash)}).step();
  }
  const std::uint64_t step =
      totp_fits(typed, secrets.totp, totp_step(now() / second), secrets.used_step);
  if (step == 0) return false;
  const auto used = connection_->prepare(
      "UPDATE accounts SET totp_step = ? WHERE id = ? AND totp_step < ? RETURNING id");
  const auto number = static_cast<std::int64_t>(step);
  return used->bind(1, number).bind(2, secrets.account).bind(3, number).step();
}

bool Accounts::fits(const Secrets& secrets, std::string_view password, std::string_view code) {
  constexpr std::size_t longest_password = 128;
  const bool possible = !secrets.account.empty() && password.size() <= longest_password;
  if (!possible) return spend_as_long(), false;
  if (!password_fits(password, secrets.password) || secrets.disabled) return false;
  const std::lock_guard lock(mutex_);
  return use_code(secrets, code);
}

Result<std::string> Accounts::sign_in(const SignIn& attempt) {
  Counted counted;
  Secrets secrets;
  {
    const std::lock_guard lock(mutex_);
    auto admitted = admit(attempt);
    if (!admitted) return tl::unexpected(admitted.error());
    counted = *admitted;
    secrets = secrets_of(attempt.address);
  }
  const bool fit = fits(secrets, attempt.password, attempt.code);
  const std::lock_guard lock(mutex_);
  if (fit) {
    forget_failures(attempt, counted);
    // While the password was being computed it may have been made anew, to end all sessions.
    if (secrets_of(attempt.address).password == secrets.password)
      if (std::string token = begin_session(secrets.account); !token.empty()) return token;
  }
  return tl::unexpected(Error{ErrorKind::forbidden, "error.account.sign-in", {}, {}, {}});
}

// Empty for an account that was disabled while its password was being computed.
std::string Accounts::begin_session(const std::string& account, bool confirmed) {
  const std::string random = random_bytes(32);
  std::string token = hex(random);
  const Hash hash = sha256(token);
  connection_->prepare("DELETE FROM sessions WHERE begun < ?")->bind(1, now() - whole_limit).step();
  const auto begun = connection_->prepare(
      "INSERT INTO sessions(token, account, begun, seen, confirmed)"
      " SELECT ?, id, ?, ?, ? FROM accounts WHERE id = ? AND disabled IS NULL RETURNING account");
  begun->bind(1, Bytes{bytes_of(hash)})
      .bind(2, now())
      .bind(3, now())
      .bind(4, confirmed ? now() : 0)
      .bind(5, account);
  if (!begun->step()) return {};
  note_visit(account);
  return token;
}

// A visit goes on until nothing was asked for as long as a session lasts without use.
void Accounts::note_visit(const std::string& account) {
  connection_
      ->prepare(
          "INSERT INTO visits(account, latest) VALUES(?, ?) ON CONFLICT(account) DO UPDATE SET"
          " before = CASE WHEN excluded.latest - visits.latest >= ? THEN visits.latest"
          " ELSE visits.before END, latest = excluded.latest")
      ->bind(1, account)
      .bind(2, now())
      .bind(3, idle_limit)
      .step();
}

std::optional<Instant> Accounts::last_here(const std::string& account) {
  const auto row = connection_->prepare("SELECT before FROM visits WHERE account = ?");
  row->bind(1, account);
  if (!row->step() || row->is_null(0)) return std::nullopt;
  return Instant{row->integer(0)};
}

std::optional<Session> Accounts::session(std::string_view token) {
  if (token.empty()) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const Hash hash = sha256(token);
  Session session;
  std::int64_t seen = 0;
  std::string account;
  {
    const auto row = connection_->prepare(
        "SELECT account, begun, seen, confirmed FROM sessions WHERE token = ?");
    row->bind(1, Bytes{bytes_of(hash)});
    if (!row->step()) return std::nullopt;
    account = row->text(0);
    session.begun = Instant{row->integer(1)};
    seen = row->integer(2);
    session.confirmed = now() - row->integer(3) < confirmed_for;
  }
  if (now() - seen >= idle_limit || now() - session.begun.microseconds >= whole_limit) {
    connection_->prepare("DELETE FROM sessions WHERE token = ?")
        ->bind(1, Bytes{bytes_of(hash)})
        .step();
    return std::nullopt;
  }
  if (now() - seen >= seen_step) {
    connection_->prepare("UPDATE sessions SET seen = ? WHERE token = ?")
        ->bind(1, now())
        .bind(2, Bytes{bytes_of(hash)})
        .step();
    note_visit(account);
  }
  session.last_here = last_here(account);
  session.account = read(account).value();
  session.csrf = csrf_of(token);
  return session;
}

void Accounts::sign_out(std::string_view token) {
  const std::lock_guard lock(mutex_);
  const Hash hash = sha256(token);
  connection_->prepare("DELETE FROM sessions WHERE token = ?")
      ->bind(1, Bytes{bytes_of(hash)})
      .step();
}

Result<std::string> Accounts::confirm(std::string_view token, std::string_view password,
                                      std::string_view code, std::string_view neighbourhood) {
  const auto known = session(token);
  const std::string address = known ? known->account.address : std::string();
  auto fresh = sign_in({address, password, code, neighbourhood});
  if (fresh) sign_out(token);
  return fresh;
}

}  // namespace acta::store
