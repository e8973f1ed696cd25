#include "store/followers/followers.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/text.h"
#include "store/accounts/secret.h"
#include "store/beside.h"

namespace acta::store {
namespace {

constexpr std::int64_t day = std::int64_t{24} * 60 * 60 * 1'000'000;
constexpr std::int64_t week = 7 * day;

std::string purpose_of(std::string_view id) { return "follower/" + std::string(id); }

Hash hash_of(std::string_view token) { return sha256(token); }

}  // namespace

Followers::Followers(std::unique_ptr<Connection> connection, Seal seal, Clock clock)
    : connection_(std::move(connection)), seal_(std::move(seal)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Followers>> Followers::open(const Location& location, Clock clock) {
  auto connection = TRY(open_beside(location));
  Transaction transaction(*connection);
  Seal seal = TRY(Seal::of(*connection, location));
  transaction.commit();
  return std::unique_ptr<Followers>(
      new Followers(std::move(connection), std::move(seal), std::move(clock)));
}

// Within the caller's lock.
std::vector<Follower> Followers::read(std::string_view condition, const Value& value) {
  const auto rows = connection_->prepare(
      "SELECT id, sealed, language, about, confirmed, written, entry FROM followers WHERE " +
      std::string(condition) + " ORDER BY asked, id");
  rows->bind(1, value);
  std::vector<Follower> found;
  while (rows->step()) {
    Follower one;
    one.id = rows->text(0);
    const auto content = seal_.open(rows->bytes(1), purpose_of(one.id));
    if (!content) throw DbError(DbError::Kind::damaged, "followers: " + one.id);
    one.token = content->substr(0, content->find('\n'));
    one.address = content->substr(one.token.size() + 1);
    one.language = rows->text(2);
    one.about = rows->text(3);
    one.confirmed = rows->integer(4) != 0;
    one.written = {rows->integer(5)};
    one.entry = static_cast<std::uint64_t>(rows->integer(6));
    found.push_back(std::move(one));
  }
  return found;
}

// Who was asked has two days; who could not be asked (no mail server) a week.
void Followers::forget_the_silent() {
  const std::int64_t now = clock_().microseconds;
  connection_
      ->prepare(
          "DELETE FROM followers WHERE confirmed = 0 AND"
          " ((written <> 0 AND written < ?) OR asked < ?)")
      ->bind(1, now - good_for_days * day)
      .bind(2, now - 7 * day)
      .step();
}

Result<void> Followers::ask(std::string_view address, std::string_view language,
                            std::string_view about) {
  const std::lock_guard lock(mutex_);
  forget_the_silent();
  Transaction transaction(*connection_);
  const std::int64_t now = clock_().microseconds;
  std::size_t waiting = 0, same_address = 0;
  bool follows = false;
  for (const Follower& one : read("asked >= ?", std::int64_t{0})) {
    waiting += one.confirmed ? 0 : 1;
    if (lower(one.address) != lower(address)) continue;
    same_address += one.confirmed ? 0 : 1;
    follows = follows || one.about == about;
  }
  if (!follows && waiting >= most_waiting)
    return tl::unexpected(Error{ErrorKind::unavailable, "error.follow.busy", {}, {}, {}});
  const std::string id = "r-" + lower(random_words(80));
  const std::string token = hex(random_bytes(32));
  connection_
      ->prepare(
          "INSERT INTO followers(id, token, sealed, language, about, asked, confirmed,"
          " written, entry) VALUES(?, ?, ?, ?, ?, ?, 0, 0, 0)")
      ->bind(1, id)
      .bind(2, Bytes{bytes_of(hash_of(token))})
      .bind(3, Bytes{seal_.close(token + '\n' + std::string(address), purpose_of(id))})
      .bind(4, language)
      .bind(5, about)
      .bind(6, now)
      .step();
  // As much is written for a known address as for another, so that its time tells nothing.
  if (follows || same_address >= most_asked)
    connection_->prepare("DELETE FROM followers WHERE id = ?")->bind(1, id).step();
  transaction.commit();
  return {};
}

std::optional<Follower> Followers::find(std::string_view token) {
  const Hash hash = hash_of(token);
  const std::lock_guard lock(mutex_);
  auto found = read("token = ?", Bytes{bytes_of(hash)});
  if (found.empty()) return {};
  return std::move(found.front());
}

Result<Follower> Followers::confirm(std::string_view token, std::uint64_t entry) {
  const Hash hash = hash_of(token);
  const std::lock_guard lock(mutex_);
  forget_the_silent();
  Transaction transaction(*connection_);
  auto found = read("token = ?", Bytes{bytes_of(hash)});
  if (found.empty()) return not_found("error.follow.no-link");
  Follower& one = found.front();
  if (!one.confirmed) {
    one.confirmed = true;
    one.written = clock_();
    one.entry = entry;
    connection_->prepare("UPDATE followers SET confirmed = 1, written = ?, entry = ? WHERE id = ?")
        ->bind(1, one.written.microseconds)
        .bind(2, static_cast<std::int64_t>(entry))
        .bind(3, one.id)
        .step();
  }
  transaction.commit();
  return one;
}

bool Followers::stop(std::string_view token) {
  const Hash hash = hash_of(token);
  const std::lock_guard lock(mutex_);
  const auto gone = connection_->prepare("DELETE FROM followers WHERE token = ? RETURNING id");
  gone->bind(1, Bytes{bytes_of(hash)});
  return gone->step();
}

std::size_t Followers::forget(std::string_view address) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  std::size_t gone = 0;
  for (const Follower& one : read("asked >= ?", std::int64_t{0})) {
    if (lower(one.address) != lower(address)) continue;
    connection_->prepare("DELETE FROM followers WHERE id = ?")->bind(1, one.id).step();
    ++gone;
  }
  transaction.commit();
  return gone;
}

void Followers::forget_id(std::string_view id) {
  const std::lock_guard lock(mutex_);
  connection_->prepare("DELETE FROM followers WHERE id = ?")->bind(1, id).step();
}

std::vector<Follower> Followers::to_ask() {
  const std::lock_guard lock(mutex_);
  forget_the_silent();
  return read("confirmed = 0 AND written = ?", std::int64_t{0});
}

std::vector<Follower> Followers::due() {
  const std::lock_guard lock(mutex_);
  return read("confirmed = 1 AND written <= ?", clock_().microseconds - week);
}

bool Followers::note(const Follower& read, Instant written, std::uint64_t entry) {
  const std::lock_guard lock(mutex_);
  const auto update = connection_->prepare(
      "UPDATE followers SET written = ?, entry = ? WHERE id = ? AND written = ? RETURNING id");
  update->bind(1, written.microseconds).bind(2, static_cast<std::int64_t>(entry));
  update->bind(3, read.id).bind(4, read.written.microseconds);
  return update->step();
}

Followers::Counts Followers::count() {
  const std::lock_guard lock(mutex_);
  const auto rows =
      connection_->prepare("SELECT confirmed, count(*) FROM followers GROUP BY confirmed");
  Counts counts;
  while (rows->step())
    (rows->integer(0) != 0 ? counts.following : counts.asked) =
        static_cast<std::size_t>(rows->integer(1));
  return counts;
}

}  // namespace acta::store
