#include "store/mails/mails.h"

#include <algorithm>

#include "base/text.h"
#include "store/accounts/secret.h"
#include "store/beside.h"

namespace acta::store {
namespace {

constexpr std::int64_t hour = std::int64_t{60} * 60 * 1'000'000;
constexpr std::int64_t longest_wait = 24;  // hours

// Before the next try, after so many that failed.
std::int64_t wait_after(std::int64_t attempts) {
  const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, 5);
  return std::min(std::int64_t{1} << doublings, longest_wait) * hour;
}

std::string select(std::string_view rest) {
  std::string sql("SELECT account, what, state, attempts, changed, answer FROM mails ");
  return sql.append(rest);
}

std::vector<Mailing> all_in(Statement& rows) {
  std::vector<Mailing> all;
  while (rows.step())
    all.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                   static_cast<std::uint64_t>(rows.integer(3)), Instant{rows.integer(4)},
                   std::string(rows.text(5))});
  return all;
}

}  // namespace

Mails::Mails(std::unique_ptr<Connection> connection, Clock clock)
    : connection_(std::move(connection)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Mails>> Mails::open(const Location& location, Clock clock) {
  auto connection = TRY(open_beside(location));
  return std::unique_ptr<Mails>(new Mails(std::move(connection), std::move(clock)));
}

std::optional<std::string> Mails::begin(std::string_view account, std::string_view what) {
  const std::lock_guard lock(mutex_);
  const std::int64_t now = clock_().microseconds;
  Transaction transaction(*connection_);
  std::int64_t attempts = 0;
  {
    const auto row =
        connection_->prepare("SELECT 1 FROM accounts WHERE id = ? AND bounced IS NOT NULL");
    row->bind(1, account);
    if (row->step()) return std::nullopt;
  }
  {
    const auto row = connection_->prepare(
        "SELECT state, attempts, changed FROM mails WHERE account = ? AND what = ?");
    row->bind(1, account).bind(2, what);
    if (row->step()) {
      attempts = row->integer(1);
      if (row->text(0) != "waiting" || now < row->integer(2) + wait_after(attempts))
        return std::nullopt;
    }
  }
  std::optional<std::string> ours;
  {
    // Whoever looked at the same time sees the row only now: one of them finds it as it was.
    const auto row = connection_->prepare(
        "INSERT INTO mails(account, what, state, attempts, changed, answer, letter)"
        " VALUES(?, ?, 'sending', ?, ?, '', ?) ON CONFLICT(account, what) DO UPDATE SET"
        " state = 'sending', attempts = excluded.attempts, changed = excluded.changed,"
        " letter = CASE mails.letter WHEN '' THEN excluded.letter ELSE mails.letter END"
        " WHERE mails.state = 'waiting' AND mails.attempts = excluded.attempts - 1"
        " RETURNING letter");
    const std::string letter = "reminder-" + lower(random_words(100));
    row->bind(1, account).bind(2, what).bind(3, attempts + 1).bind(4, now).bind(5, letter);
    while (row->step()) ours = row->text(0);
  }
  transaction.commit();
  return ours;
}

void Mails::end(std::string_view account, std::string_view what, std::string_view state,
                std::string_view answer) {
  const std::lock_guard lock(mutex_);
  connection_
      ->prepare(
          "UPDATE mails SET state = ?, changed = ?, answer = ? WHERE account = ? AND what = ?")
      ->bind(1, state)
      .bind(2, clock_().microseconds)
      .bind(3, answer)
      .bind(4, account)
      .bind(5, what)
      .step();
}

std::optional<Instant> Mails::last_to(std::string_view account) {
  const std::lock_guard lock(mutex_);
  const auto row = connection_->prepare(
      "SELECT changed FROM mails WHERE account = ? AND state IN ('sent', 'sending')"
      " AND what NOT LIKE 'notice/%' ORDER BY changed DESC LIMIT 1");
  row->bind(1, account);
  if (!row->step()) return std::nullopt;
  return Instant{row->integer(0)};
}

std::optional<Mailing> Mails::find(std::string_view letter) {
  const std::lock_guard lock(mutex_);
  if (letter.empty()) return std::nullopt;
  const auto rows = connection_->prepare(select("WHERE letter = ?"));
  rows->bind(1, letter);
  auto found = all_in(*rows);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Mailing> Mails::list() {
  const std::lock_guard lock(mutex_);
  const auto rows = connection_->prepare(select("ORDER BY changed, account, what"));
  return all_in(*rows);
}

std::vector<Mailing> Mails::list(std::string_view account) {
  const std::lock_guard lock(mutex_);
  const auto rows = connection_->prepare(select("WHERE account = ? ORDER BY changed DESC, what"));
  rows->bind(1, account);
  return all_in(*rows);
}

}  // namespace acta::store
