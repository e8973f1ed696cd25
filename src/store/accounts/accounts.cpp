#include "store/accounts/accounts.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/text.h"
#include "store/accounts/secret.h"
#include "store/beside.h"

namespace acta::store {
namespace {

constexpr std::size_t recovery_codes = 10;

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

// Of an earlier version of the program; whether there were any.
bool seal_open_secrets(Connection& connection, const Seal& seal) {
  std::vector<std::pair<std::string, std::string>> kept;
  const auto rows = connection.prepare("SELECT id, totp FROM accounts WHERE length(totp) = ?");
  rows->bind(1, static_cast<std::int64_t>(totp_secret_size));
  while (rows->step()) kept.emplace_back(rows->text(0), rows->bytes(1));
  const auto update = connection.prepare("UPDATE accounts SET totp = ? WHERE id = ?");
  for (const auto& [id, secret] : kept) {
    const std::string sealed = seal.close(secret, totp_of(id));
    update->reset();
    update->bind(1, Bytes{sealed}).bind(2, id).step();
  }
  return !kept.empty();
}

}  // namespace

Accounts::Accounts(std::unique_ptr<Connection> connection, Seal seal, Clock clock)
    : connection_(std::move(connection)), seal_(std::move(seal)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Accounts>> Accounts::open(const Location& location, Clock clock) {
  auto connection = TRY(open_beside(location));
  Transaction transaction(*connection);
  Seal seal = TRY(Seal::of(*connection, location));
  const bool some = seal_open_secrets(*connection, seal);
  transaction.commit();
  if (some) scrub_quietly(*connection, {"accounts"});
  return std::unique_ptr<Accounts>(
      new Accounts(std::move(connection), std::move(seal), std::move(clock)));
}

std::optional<Account> Accounts::read(std::string_view id_or_address) {
  const auto row = connection_->prepare(
      "SELECT id, address, name, created, disabled, language, bounced, bounce FROM accounts"
      " WHERE id = ? OR address = ?");
  const std::string address = lower(id_or_address);
  row->bind(1, id_or_address).bind(2, address);
  if (!row->step()) return std::nullopt;
  return Account{std::string(row->text(0)),
                 row->is_null(1) ? std::string() : std::string(row->text(1)),
                 std::string(row->text(2)),
                 Instant{row->integer(3)},
                 !row->is_null(4),
                 std::string(row->text(5)),
                 row->is_null(6) ? std::nullopt : std::optional(Instant{row->integer(6)}),
                 std::string(row->text(7))};
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
  const std::string secret = random_bytes(totp_secret_size);
  const std::string sealed = seal_.close(secret, totp_of(account.id));
  made.authenticator = totp_address(secret, issuer, account.address);
  connection_->prepare("UPDATE accounts SET password = ?, totp = ?, totp_step = 0 WHERE id = ?")
      ->bind(1, hash_password(made.password))
      .bind(2, Bytes{sealed})
      .bind(3, account.id)
      .step();
  connection_->prepare("DELETE FROM recovery_codes WHERE account = ?")->bind(1, account.id).step();
  const auto insert =
      connection_->prepare("INSERT INTO recovery_codes(account, code) VALUES(?, ?)");
  for (std::size_t i = 0; i < recovery_codes; ++i) {
    made.recovery_codes.push_back(random_words(80));
    const Hash hash = sha256(made.recovery_codes.back());
    insert->reset();
    insert->bind(1, account.id).bind(2, Bytes{bytes_of(hash)}).step();
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
  Account account{"a-" + lower(random_words(80)), lower(written), *called, clock_()};
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
  forget_passkeys(account->id);
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

Result<Account> Accounts::set_bounce(std::string_view id, const Value& when,
                                     std::string_view said) {
  const std::lock_guard lock(mutex_);
  const auto update = connection_->prepare(
      "UPDATE accounts SET bounced = ?, bounce = ? WHERE id = ? AND address IS NOT NULL"
      " RETURNING id");
  update->bind(1, when).bind(2, said).bind(3, id);
  if (!update->step()) return tl::unexpected(unknown_account(id));
  update->reset();
  return *read(id);
}

Result<Account> Accounts::note_bounce(std::string_view id, std::string_view said) {
  return set_bounce(id, now(), said);
}

Result<Account> Accounts::set_reachable(std::string_view id) { return set_bounce(id, Null{}, {}); }

Result<Account> Accounts::erase(std::string_view address) {
  const std::lock_guard lock(mutex_);
  auto account = read(address);
  if (!account) return tl::unexpected(unknown_account(address));
  {
    Transaction transaction(*connection_);
    end_sessions(account->id);
    forget_passkeys(account->id);
    forget_identities(account->id);
    connection_->prepare("DELETE FROM visits WHERE account = ?")->bind(1, account->id).step();
    connection_->prepare("DELETE FROM recovery_codes WHERE account = ?")
        ->bind(1, account->id)
        .step();
    connection_->prepare("DELETE FROM uploads WHERE account = ?")->bind(1, account->id).step();
    connection_
        ->prepare(
            "UPDATE accounts SET address = NULL, name = '', password = NULL, totp = NULL,"
            " language = '', bounced = NULL, bounce = '', disabled = ? WHERE id = ?")
        ->bind(1, now())
        .bind(2, account->id)
        .step();
    // Whoever was shielded as a sender cannot be joined to what the account did in public.
    connection_->prepare("UPDATE filings SET filer = NULL WHERE filer = ?")
        ->bind(1, account->id)
        .step();
    // Mail servers say an address again when they refuse it.
    connection_->prepare("UPDATE mails SET answer = '' WHERE account = ?")
        ->bind(1, account->id)
        .step();
    transaction.commit();
  }
  scrub_quietly(*connection_, {"accounts", "sessions", "passkeys", "identities", "visits",
                               "recovery_codes", "uploads", "filings", "mails"});
  *account = {account->id, {}, {}, account->created, true, {}};
  return *std::move(account);
}

void Accounts::set_language(std::string_view id, std::string_view language) {
  const std::lock_guard lock(mutex_);
  connection_->prepare("UPDATE accounts SET language = ? WHERE id = ?")
      ->bind(1, language)
      .bind(2, id)
      .step();
}

void Accounts::end_sessions(const std::string& account) {
  connection_->prepare("DELETE FROM sessions WHERE account = ?")->bind(1, account).step();
}

void Accounts::forget_passkeys(const std::string& account) {
  connection_->prepare("DELETE FROM passkeys WHERE account = ?")->bind(1, account).step();
}

}  // namespace acta::store
