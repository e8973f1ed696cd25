#include "store/accounts/accounts.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/text.h"
#include "store/accounts/secret.h"
#include "store/beside.h"

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
constexpr std::size_t recovery_codes = 10;

Bytes bytes(const Hash& hash) {
  return {{reinterpret_cast<const char*>(hash.data()), hash.size()}};
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// Enough to notice a slip; whether it is reached, a mail will tell.
bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != 0x7f && c != '<' && c != '>' && c != '"';
  });
  return plain && at != 0 && at != text.npos && text.find('@', at + 1) == text.npos &&
         text.find('.', at) != text.npos && !text.ends_with('.') && text.size() <= 254;
}

Error unknown_account(std::string_view address) {
  return {ErrorKind::not_found, "error.account.unknown", "ADDRESS", std::string(address), {}};
}

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
  std::string code;
  for (const char c : typed)
    if (c != ' ' && c != '-') code += (c >= 'a' && c <= 'z') ? static_cast<char>(c - 32) : c;
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

Accounts::Accounts(std::unique_ptr<Connection> connection, Clock clock)
    : connection_(std::move(connection)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Accounts>> Accounts::open(const Location& location, Clock clock) {
  return std::unique_ptr<Accounts>(new Accounts(TRY(open_beside(location)), std::move(clock)));
}

std::optional<Account> Accounts::read(std::string_view id_or_address) {
  const auto row = connection_->prepare(
      "SELECT id, address, name, created, disabled FROM accounts WHERE id = ? OR address = ?");
  const std::string address = lower(id_or_address);
  row->bind(1, id_or_address).bind(2, address);
  if (!row->step()) return std::nullopt;
  return Account{std::string(row->text(0)),
                 row->is_null(1) ? std::string() : std::string(row->text(1)),
                 std::string(row->text(2)), Instant{row->integer(3)}, !row->is_null(4)};
}

std::optional<Account> Accounts::find(std::string_view id_or_address) {
  const std::lock_guard lock(mutex_);
  return read(id_or_address);
}

std::vector<Account> Accounts::list() {
  const std::lock_guard lock(mutex_);
  std::vector<Account> all;
  const auto ids = connection_->prepare("SELECT id FROM accounts ORDER BY created, id");
  std::vector<std::string> found;
  while (ids->step()) found.emplace_back(ids->text(0));
  for (const std::string& id : found) all.push_back(*read(id));
  return all;
}

// Within a transaction of the caller's.
Enrolment Accounts::enrol(Account account, std::string_view issuer) {
  Enrolment made;
  made.password = random_words(100);
  const std::string secret = random_bytes(20);
  made.authenticator = totp_address(secret, issuer, account.address);
  connection_->prepare("UPDATE accounts SET password = ?, totp = ?, totp_step = 0 WHERE id = ?")
      ->bind(1, hash_password(made.password))
      .bind(2, Bytes{secret})
      .bind(3, account.id)
      .step();
  connection_->prepare("DELETE FROM recovery_codes WHERE account = ?")->bind(1, account.id).step();
  const auto insert =
      connection_->prepare("INSERT INTO recovery_codes(account, code) VALUES(?, ?)");
  for (std::size_t i = 0; i < recovery_codes; ++i) {
    made.recovery_codes.push_back(random_words(80));
    const Hash hash = sha256(made.recovery_codes.back());
    insert->reset();
    insert->bind(1, account.id).bind(2, bytes(hash)).step();
  }
  made.account = std::move(account);
  return made;
}

Checked<Enrolment> Accounts::add(std::string_view address, std::string_view name,
                                 std::string_view issuer) {
  Errors errors;
  const std::string written(trim(address));
  if (!is_address(written))
    errors.push_back({ErrorKind::invalid, "error.account.address", "ADDRESS", written, {}});
  const auto called = accept_text(trim(name), "--name", 200);
  if (!called) errors.push_back(called.error());
  else if (called->empty())
    errors.push_back({ErrorKind::invalid, "error.account.name", "--name", {}, {}});
  if (!errors.empty()) return tl::unexpected(std::move(errors));

  const std::lock_guard lock(mutex_);
  if (read(written))
    return tl::unexpected(
        Errors{{ErrorKind::conflict, "error.account.address-taken", "ADDRESS", written, {}}});
  Account account{"a-" + lower(random_words(80)), lower(written), *called, clock_(), false};
  Transaction transaction(*connection_);
  connection_
      ->prepare("INSERT INTO accounts(id, address, name, totp_step, created) VALUES(?, ?, ?, 0, ?)")
      ->bind(1, account.id)
      .bind(2, account.address)
      .bind(3, account.name)
      .bind(4, account.created.microseconds)
      .step();
  Enrolment made = enrol(std::move(account), issuer);
  transaction.commit();
  return made;
}

Result<Enrolment> Accounts::reset(std::string_view address, std::string_view issuer) {
  const std::lock_guard lock(mutex_);
  const auto account = read(address);
  if (!account || account->address.empty()) return tl::unexpected(unknown_account(address));
  Transaction transaction(*connection_);
  end_sessions(account->id);
  Enrolment made = enrol(*account, issuer);
  transaction.commit();
  return made;
}

Result<Account> Accounts::set_disabled(std::string_view address, bool disabled) {
  const std::lock_guard lock(mutex_);
  auto account = read(address);
  if (!account) return tl::unexpected(unknown_account(address));
  Transaction transaction(*connection_);
  const auto update = connection_->prepare("UPDATE accounts SET disabled = ? WHERE id = ?");
  update->bind(1, disabled ? Value(now()) : Value(Null{})).bind(2, account->id).step();
  end_sessions(account->id);
  transaction.commit();
  account->disabled = disabled;
  return *std::move(account);
}

Result<Account> Accounts::erase(std::string_view address) {
  const std::lock_guard lock(mutex_);
  auto account = read(address);
  if (!account) return tl::unexpected(unknown_account(address));
  {
    Transaction transaction(*connection_);
    end_sessions(account->id);
    connection_->prepare("DELETE FROM recovery_codes WHERE account = ?")
        ->bind(1, account->id)
        .step();
    connection_
        ->prepare(
            "UPDATE accounts SET address = NULL, name = '', password = NULL, totp = NULL,"
            " disabled = ? WHERE id = ?")
        ->bind(1, now())
        .bind(2, account->id)
        .step();
    transaction.commit();
  }
  connection_->scrub("accounts");
  *account = {account->id, {}, {}, account->created, true};
  return *std::move(account);
}

void Accounts::end_sessions(const std::string& account) {
  connection_->prepare("DELETE FROM sessions WHERE account = ?")->bind(1, account).step();
}

Accounts::Secrets Accounts::secrets_of(std::string_view address) {
  Secrets secrets;
  const auto row = connection_->prepare(
      "SELECT id, password, totp, totp_step, disabled FROM accounts WHERE address = ?");
  row->bind(1, lower(trim(address)));
  if (!row->step() || row->is_null(1) || row->is_null(2)) return secrets;
  secrets.account = row->text(0);
  secrets.password = row->text(1);
  secrets.totp = row->bytes(2);
  secrets.used_step = static_cast<std::uint64_t>(row->integer(3));
  secrets.disabled = !row->is_null(4);
  return secrets;
}

Result<void> Accounts::admit(const SignIn& attempt) {
  std::int64_t until = 0;
  const auto row =
      connection_->prepare("SELECT failures, last_failure FROM attempts WHERE whose = ?");
  const auto look = [&](const Hash& whose, std::int64_t free) {
    row->reset();
    row->bind(1, bytes(whose));
    if (row->step()) until = std::max(until, row->integer(1) + wait_after(row->integer(0), free));
  };
  look(by_address(trim(attempt.address)), free_failures);
  look(by_neighbourhood(attempt.neighbourhood), free_failures_of_neighbours);
  if (until <= now()) return {};
  return tl::unexpected(Error{ErrorKind::forbidden,
                              "error.account.wait",
                              {},
                              {},
                              std::to_string((until - now() + second - 1) / second)});
}

void Accounts::note_failure(const SignIn& attempt) {
  Transaction transaction(*connection_);
  connection_->prepare("DELETE FROM attempts WHERE last_failure < ?")
      ->bind(1, now() - forgotten_after)
      .step();
  const auto add = connection_->prepare(
      "INSERT INTO attempts(whose, failures, last_failure) VALUES(?, 1, ?)"
      " ON CONFLICT(whose) DO UPDATE SET failures = attempts.failures + 1,"
      " last_failure = excluded.last_failure");
  for (const Hash& whose :
       {by_address(trim(attempt.address)), by_neighbourhood(attempt.neighbourhood)}) {
    add->reset();
    add->bind(1, bytes(whose)).bind(2, now()).step();
  }
  transaction.commit();
}

// A code is good once: a recovery code is deleted, a step of the authenticator is passed.
bool Accounts::use_code(const Secrets& secrets, std::string_view code) {
  const std::string typed = canonical_code(code);
  if (typed.size() > 6) {
    const auto gone = connection_->prepare(
        "DELETE FROM recovery_codes WHERE account = ? AND code = ? RETURNING account");
    const Hash hash = sha256(typed);
    return gone->bind(1, secrets.account).bind(2, bytes(hash)).step();
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
  Secrets secrets;
  {
    const std::lock_guard lock(mutex_);
    if (auto admitted = admit(attempt); !admitted) return tl::unexpected(admitted.error());
    secrets = secrets_of(attempt.address);
  }
  const bool fit = fits(secrets, attempt.password, attempt.code);
  const std::lock_guard lock(mutex_);
  const auto refuse = [] {
    return tl::unexpected(Error{ErrorKind::forbidden, "error.account.sign-in", {}, {}, {}});
  };
  if (!fit) {
    note_failure(attempt);
    return refuse();
  }
  const Hash whose = by_address(trim(attempt.address));
  connection_->prepare("DELETE FROM attempts WHERE whose = ?")->bind(1, bytes(whose)).step();
  std::string token = begin_session(secrets.account);
  if (token.empty()) return refuse();
  return token;
}

// Empty for an account that was disabled while its password was being computed.
std::string Accounts::begin_session(const std::string& account) {
  const std::string random = random_bytes(32);
  std::string token = hex({reinterpret_cast<const std::uint8_t*>(random.data()), random.size()});
  const Hash hash = sha256(token);
  connection_->prepare("DELETE FROM sessions WHERE begun < ?")->bind(1, now() - whole_limit).step();
  const auto begun = connection_->prepare(
      "INSERT INTO sessions(token, account, begun, seen, confirmed)"
      " SELECT ?, id, ?, ?, ? FROM accounts WHERE id = ? AND disabled IS NULL RETURNING account");
  begun->bind(1, bytes(hash)).bind(2, now()).bind(3, now()).bind(4, now()).bind(5, account);
  return begun->step() ? token : std::string();
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
    row->bind(1, bytes(hash));
    if (!row->step()) return std::nullopt;
    account = row->text(0);
    session.begun = Instant{row->integer(1)};
    seen = row->integer(2);
    session.confirmed = now() - row->integer(3) < confirmed_for;
  }
  if (now() - seen >= idle_limit || now() - session.begun.microseconds >= whole_limit) {
    connection_->prepare("DELETE FROM sessions WHERE token = ?")->bind(1, bytes(hash)).step();
    return std::nullopt;
  }
  if (now() - seen >= seen_step)
    connection_->prepare("UPDATE sessions SET seen = ? WHERE token = ?")
        ->bind(1, now())
        .bind(2, bytes(hash))
        .step();
  session.account = read(account).value();
  session.csrf = csrf_of(token);
  return session;
}

void Accounts::sign_out(std::string_view token) {
  const std::lock_guard lock(mutex_);
  const Hash hash = sha256(token);
  connection_->prepare("DELETE FROM sessions WHERE token = ?")->bind(1, bytes(hash)).step();
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
