#include <charconv>

#include "base/network.h"
#include "base/sha256.h"
#include "base/text.h"
#include "store/accounts/accounts.h"
#include "store/accounts/secret.h"

// Passkeys, and signing in with them.
namespace acta::store {
namespace {

constexpr std::int64_t challenge_lasts = 10LL * 60 * 1'000'000;
constexpr std::size_t most_passkeys = 20;
constexpr std::string_view challenges = "challenge/";

Error refused(const char* rule) {
  return {ErrorKind::forbidden, "error.passkey.refused", {}, {}, rule};
}

}  // namespace

// A challenge is not kept: it says itself, sealed, until when it may be answered and for what.
std::string Accounts::challenge(std::string_view purpose) {
  return seal_.close(std::to_string(now() + challenge_lasts),
                     std::string(challenges) + std::string(purpose));
}

bool Accounts::is_challenge(std::string_view challenge, std::string_view purpose) {
  const auto until = seal_.open(challenge, std::string(challenges) + std::string(purpose));
  std::int64_t last = 0;
  if (until) std::from_chars(until->data(), until->data() + until->size(), last);
  return now() < last;
}

// Each is good once. Within a transaction of the caller's.
bool Accounts::use_challenge(std::string_view challenge) {
  connection_->prepare("DELETE FROM used_challenges WHERE until < ?")->bind(1, now()).step();
  const Hash hash = sha256(challenge);
  const auto used = connection_->prepare(
      "INSERT INTO used_challenges(challenge, until) VALUES(?, ?)"
      " ON CONFLICT(challenge) DO NOTHING RETURNING until");
  return used->bind(1, Bytes{bytes_of(hash)}).bind(2, now() + challenge_lasts).step();
}

std::vector<Passkey> Accounts::passkeys(std::string_view account) {
  const std::lock_guard lock(mutex_);
  std::vector<Passkey> all;
  const auto rows = connection_->prepare(
      "SELECT credential, label, created, used FROM passkeys WHERE account = ?"
      " ORDER BY created, credential");
  rows->bind(1, account);
  while (rows->step()) {
    Passkey& one = all.emplace_back();
    one.credential = rows->bytes(0);
    one.label = rows->text(1);
    one.created = Instant{rows->integer(2)};
    if (!rows->is_null(3)) one.used = Instant{rows->integer(3)};
  }
  return all;
}

Result<void> Accounts::add_passkey(const Session& session, const identity::RelyingParty& us,
                                   const identity::Attestation& attestation,
                                   std::string_view label) {
  if (!session.confirmed)
    return tl::unexpected(Error{ErrorKind::forbidden, "error.account.confirm", {}, {}, {}});
  const std::string called = TRY(accept_text(trim(label), "label", 100));
  const auto challenge = identity::challenge_in(attestation.client_data);
  if (!challenge || !is_challenge(*challenge, registering(session.account.id)))
    return tl::unexpected(refused("challenge"));
  const identity::NewPasskey made = TRY(identity::check_attestation(us, *challenge, attestation));

  const std::size_t already = passkeys(session.account.id).size();
  if (already >= most_passkeys)
    return tl::unexpected(Error{
        ErrorKind::conflict, "error.passkey.too-many", {}, std::to_string(most_passkeys), {}});
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  if (!use_challenge(*challenge)) return tl::unexpected(refused("challenge"));
  {
    const auto added = connection_->prepare(
        "INSERT INTO passkeys(credential, account, label, signing, public_key, counter, created)"
        " SELECT ?, id, ?, ?, ?, ?, ? FROM accounts WHERE id = ? AND disabled IS NULL"
        " ON CONFLICT(credential) DO NOTHING RETURNING account");
    added->bind(1, Bytes{made.credential}).bind(2, called);
    added->bind(3, static_cast<std::int64_t>(made.key.signing)).bind(4, Bytes{made.key.der});
    added->bind(5, static_cast<std::int64_t>(made.counter)).bind(6, now());
    if (!added->bind(7, session.account.id).step()) return tl::unexpected(refused("known"));
  }
  transaction.commit();
  return {};
}

Result<void> Accounts::remove_passkey(const Session& session, std::string_view credential) {
  if (!session.confirmed)
    return tl::unexpected(Error{ErrorKind::forbidden, "error.account.confirm", {}, {}, {}});
  const std::lock_guard lock(mutex_);
  const auto gone = connection_->prepare(
      "DELETE FROM passkeys WHERE credential = ? AND account = ? RETURNING account");
  if (!gone->bind(1, Bytes{credential}).bind(2, session.account.id).step())
    return not_found("error.passkey.unknown");
  return {};
}

// The account whose passkey it is, once everything fits and its counter has moved on.
Result<std::string> Accounts::prove(const identity::RelyingParty& us, std::string_view purpose,
                                    const identity::Assertion& answer) {
  const auto challenge = identity::challenge_in(answer.client_data);
  if (!challenge || !is_challenge(*challenge, purpose)) return tl::unexpected(refused("challenge"));
  std::string account;
  identity::PublicKey key;
  std::int64_t counter = 0;
  {
    const auto row = connection_->prepare(
        "SELECT account, signing, public_key, counter FROM passkeys WHERE credential = ?");
    if (!row->bind(1, Bytes{answer.credential}).step()) return tl::unexpected(refused("unknown"));
    account = row->text(0);
    key = {static_cast<identity::Signing>(row->integer(1)), std::string(row->bytes(2))};
    counter = row->integer(3);
  }
  if (!answer.user_handle.empty() && answer.user_handle != account)
    return tl::unexpected(refused("user handle"));
  const std::uint32_t told = TRY(
      identity::check_assertion(us, *challenge, key, static_cast<std::uint32_t>(counter), answer));

  Transaction transaction(*connection_);
  if (!use_challenge(*challenge)) return tl::unexpected(refused("challenge"));
  {
    const auto moved = connection_->prepare(
        "UPDATE passkeys SET counter = ?, used = ? WHERE credential = ? AND counter = ?"
        " RETURNING account");
    moved->bind(1, static_cast<std::int64_t>(told)).bind(2, now());
    moved->bind(3, Bytes{answer.credential}).bind(4, counter);
    if (!moved->step()) return tl::unexpected(refused("counter"));
  }
  transaction.commit();
  return account;
}

Result<std::string> Accounts::sign_in(const identity::RelyingParty& us,
                                      const identity::Assertion& answer,
                                      std::string_view neighbourhood, std::string_view purpose) {
  const std::lock_guard lock(mutex_);
  const std::string whose = "passkey " + hex(sha256(answer.credential));
  const SignIn attempt{whose, {}, {}, neighbourhood};
  const Counted counted = TRY(admit(attempt));
  const std::string account = TRY(prove(us, purpose, answer));
  std::string token = begin_session(account);
  if (token.empty()) return tl::unexpected(refused("disabled"));
  forget_failures(attempt, counted);
  return token;
}

Result<std::string> Accounts::confirm(std::string_view token, const identity::RelyingParty& us,
                                      const identity::Assertion& answer,
                                      std::string_view neighbourhood) {
  const auto known = session(token);
  if (!known) return tl::unexpected(refused("session"));
  auto fresh = sign_in(us, answer, neighbourhood, confirming(known->account.id));
  if (!fresh) return fresh;
  const auto now_so = session(*fresh);
  sign_out(now_so && now_so->account.id == known->account.id ? token : *fresh);
  if (!now_so || now_so->account.id != known->account.id) return tl::unexpected(refused("account"));
  return fresh;
}

}  // namespace acta::store
