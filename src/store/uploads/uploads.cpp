#include "store/uploads/uploads.h"

#include "base/text.h"
#include "store/accounts/secret.h"
#include "store/beside.h"

namespace acta::store {
namespace {

constexpr std::int64_t kept_for = std::int64_t{24} * 60 * 60 * 1'000'000;
constexpr std::int64_t most_of_one = 4;

}  // namespace

Uploads::Uploads(std::unique_ptr<Connection> connection, Clock clock)
    : connection_(std::move(connection)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Uploads>> Uploads::open(const Location& location, Clock clock) {
  auto connection = TRY(open_beside(location));
  return std::unique_ptr<Uploads>(new Uploads(std::move(connection), std::move(clock)));
}

// Within a transaction of the caller's.
void Uploads::make_room(const std::string& account) {
  connection_->prepare("DELETE FROM uploads WHERE sent < ?")
      ->bind(1, clock_().microseconds - kept_for)
      .step();
  connection_
      ->prepare(
          "DELETE FROM uploads WHERE account = ? AND id NOT IN (SELECT id FROM uploads"
          " WHERE account = ? ORDER BY sent DESC, id LIMIT ?)")
      ->bind(1, account)
      .bind(2, account)
      .bind(3, most_of_one - 1)
      .step();
}

std::string Uploads::keep(Upload upload) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  make_room(upload.account);
  upload.id = "u-" + lower(random_words(80));
  connection_
      ->prepare(
          "INSERT INTO uploads(id, account, subject, name, bytes, sent) VALUES(?, ?, ?, ?, ?, ?)")
      ->bind(1, upload.id)
      .bind(2, upload.account)
      .bind(3, upload.subject)
      .bind(4, upload.name)
      .bind(5, Bytes{upload.bytes})
      .bind(6, clock_().microseconds)
      .step();
  transaction.commit();
  return upload.id;
}

std::optional<Upload> Uploads::find(std::string_view id, std::string_view account) {
  const std::lock_guard lock(mutex_);
  const auto row = connection_->prepare(
      "SELECT subject, name, bytes, sent FROM uploads WHERE id = ? AND account = ? AND sent >= ?");
  row->bind(1, id).bind(2, account).bind(3, clock_().microseconds - kept_for);
  if (!row->step()) return std::nullopt;
  Upload upload{std::string(id),
                std::string(account),
                std::string(row->text(0)),
                std::string(row->text(1)),
                {},
                Instant{row->integer(3)}};
  upload.bytes = row->bytes(2);
  return upload;
}

}  // namespace acta::store
