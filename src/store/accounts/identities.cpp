#include <charconv>

#include "store/accounts/accounts.h"

// Identities that a provider of a ministry knows, and signing in with them.
namespace acta::store {
namespace {

constexpr std::int64_t kept_for = 10LL * 60 * 1'000'000;
constexpr std::string_view of_browser = "browser/";

Error unknown_account(std::string_view address) {
  return {ErrorKind::not_found, "error.account.unknown", "ADDRESS", std::string(address), {}};
}

}  // namespace

Result<Account> Accounts::link(std::string_view address, const Identity& identity) {
  const std::lock_guard lock(mutex_);
  auto account = read(address);
  if (!account || account->address.empty()) return tl::unexpected(unknown_account(address));
  Transaction transaction(*connection_);
  {
    const auto row =
        connection_->prepare("SELECT account FROM identities WHERE issuer = ? AND subject = ?");
    row->bind(1, identity.issuer).bind(2, identity.subject);
    if (row->step()) {
      if (row->text(0) == account->id) return *std::move(account);
      return tl::unexpected(Error{
          ErrorKind::conflict, "error.account.identity-taken", "--subject", identity.subject, {}});
    }
  }
  connection_->prepare("INSERT INTO identities(issuer, subject, account) VALUES(?, ?, ?)")
      ->bind(1, identity.issuer)
      .bind(2, identity.subject)
      .bind(3, account->id)
      .step();
  transaction.commit();
  return *std::move(account);
}

Result<Account> Accounts::unlink(std::string_view address, const Identity& identity) {
  const std::lock_guard lock(mutex_);
  auto account = read(address);
  if (!account) return tl::unexpected(unknown_account(address));
  Transaction transaction(*connection_);
  {
    const auto gone = connection_->prepare(
        "DELETE FROM identities WHERE issuer = ? AND subject = ? AND account = ?"
        " RETURNING account");
    gone->bind(1, identity.issuer).bind(2, identity.subject).bind(3, account->id);
    if (!gone->step())
      return not_found("error.account.identity-unknown", "--subject", identity.subject);
  }
  end_sessions(account->id);
  transaction.commit();
  return *std::move(account);
}

std::vector<Identity> Accounts::identities(std::string_view account) {
  const std::lock_guard lock(mutex_);
  std::vector<Identity> all;
  const auto rows = connection_->prepare(
      "SELECT issuer, subject FROM identities WHERE account = ? ORDER BY issuer, subject");
  rows->bind(1, account);
  while (rows->step()) all.push_back({std::string(rows->text(0)), std::string(rows->text(1))});
  return all;
}

void Accounts::forget_identities(const std::string& account) {
  connection_->prepare("DELETE FROM identities WHERE account = ?")->bind(1, account).step();
}

Result<std::string> Accounts::sign_in(const Identity& identity) {
  const std::lock_guard lock(mutex_);
  std::string account;
  {
    const auto row =
        connection_->prepare("SELECT account FROM identities WHERE issuer = ? AND subject = ?");
    row->bind(1, identity.issuer).bind(2, identity.subject);
    if (row->step()) account = row->text(0);
  }
  std::string token = account.empty() ? std::string() : begin_session(account, false);
  if (token.empty())
    return tl::unexpected(Error{ErrorKind::forbidden, "error.account.not-linked", {}, {}, {}});
  return token;
}

std::string Accounts::seal_for_browser(std::string_view text, std::string_view purpose) {
  return seal_.close(std::to_string(now() + kept_for) + ' ' + std::string(text),
                     std::string(of_browser) + std::string(purpose));
}

std::optional<std::string> Accounts::sealed_for_browser(std::string_view sealed,
                                                        std::string_view purpose) {
  const auto text = seal_.open(sealed, std::string(of_browser) + std::string(purpose));
  if (!text) return std::nullopt;
  std::int64_t until = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), until);
  if (error != std::errc{} || now() >= until) return std::nullopt;
  return std::string(end + 1, text->data() + text->size());
}

}  // namespace acta::store
