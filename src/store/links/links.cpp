#include "store/links/links.h"

#include "base/sha256.h"
#include "base/text.h"
#include "store/accounts/secret.h"
#include "store/beside.h"

namespace acta::store {
namespace {

constexpr std::int64_t day = std::int64_t{24} * 60 * 60 * 1'000'000;
constexpr int told_for_days = 90;  // that a link was good once, rather than that it is unknown

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(';'));
    parts.emplace_back(part);
    text.remove_prefix(std::min(part.size() + 1, text.size()));
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) (text += text.empty() ? "" : ";") += part;
  return text;
}

}  // namespace

Links::Links(std::unique_ptr<Connection> connection, Clock clock)
    : connection_(std::move(connection)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Links>> Links::open(const Location& location, Clock clock) {
  auto connection = TRY(open_beside(location));
  return std::unique_ptr<Links>(new Links(std::move(connection), std::move(clock)));
}

std::string Links::issue(std::string_view account, std::string_view country,
                         std::vector<std::string> commitments) {
  if (commitments.size() > most_commitments) commitments.resize(most_commitments);
  const std::string random = random_bytes(32);
  std::string token = hex(random);
  const Hash hash = sha256(token);
  const std::int64_t now = clock_().microseconds;
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  connection_->prepare("DELETE FROM form_links WHERE expires < ?")
      ->bind(1, now - told_for_days * day)
      .step();
  const std::string id = "l-" + lower(random_words(80));
  connection_
      ->prepare(
          "INSERT INTO form_links(token, id, account, country, commitments, expires, replaced)"
          " VALUES(?, ?, ?, ?, ?, ?, 0)")
      ->bind(1, Bytes{bytes_of(hash)})
      .bind(2, id)
      .bind(3, account)
      .bind(4, country)
      .bind(5, joined(commitments))
      .bind(6, now + good_for_days * day)
      .step();
  transaction.commit();
  return token;
}

void Links::posted(std::string_view token) {
  const Hash hash = sha256(token);
  const std::lock_guard lock(mutex_);
  connection_
      ->prepare(
          "UPDATE form_links SET replaced = 1 WHERE token <> ? AND EXISTS (SELECT 1 FROM form_links"
          " AS newer WHERE newer.token = ? AND newer.account = form_links.account"
          " AND newer.country = form_links.country AND newer.expires >= form_links.expires)")
      ->bind(1, Bytes{bytes_of(hash)})
      .bind(2, Bytes{bytes_of(hash)})
      .step();
}

void Links::not_posted(std::string_view token) {
  const Hash hash = sha256(token);
  const std::lock_guard lock(mutex_);
  connection_->prepare("DELETE FROM form_links WHERE token = ?")
      ->bind(1, Bytes{bytes_of(hash)})
      .step();
}

Links::Found Links::find(std::string_view token, std::string_view browser) {
  const Hash hash = sha256(token);
  const std::lock_guard lock(mutex_);
  Link link;
  {
    const auto row = connection_->prepare(
        "SELECT id, account, country, commitments, expires, replaced, browser FROM form_links"
        " WHERE token = ?");
    row->bind(1, Bytes{bytes_of(hash)});
    if (!row->step()) return {std::nullopt, Refusal::unknown};
    if (row->integer(5) != 0) return {std::nullopt, Refusal::replaced};
    link = {std::string(row->text(0)),
            std::string(row->text(1)),
            std::string(row->text(2)),
            split(row->text(3)),
            {},
            Instant{row->integer(4)},
            !row->is_null(6)};
    const Hash shown = sha256(browser);
    if (link.opened && row->bytes(6) != bytes_of(shown)) return {std::nullopt, Refusal::elsewhere};
  }
  if (clock_() >= link.expires) return {std::nullopt, Refusal::expired};
  const auto rows = connection_->prepare(
      "SELECT commitment FROM form_link_reports WHERE link = ? ORDER BY commitment");
  rows->bind(1, link.id);
  while (rows->step()) link.sent.emplace_back(rows->text(0));
  return {std::move(link), {}};
}

std::optional<std::string> Links::open_in_browser(std::string_view token) {
  const auto found = find(token).link;
  if (!found || found->opened) return std::nullopt;
  std::string browser = hex(random_bytes(32));
  const Hash hash = sha256(browser);
  const std::lock_guard lock(mutex_);
  // Of two that open it at once, one does.
  const auto update = connection_->prepare(
      "UPDATE form_links SET browser = ?, opened = ? WHERE id = ? AND browser IS NULL"
      " RETURNING id");
  update->bind(1, Bytes{bytes_of(hash)}).bind(2, clock_().microseconds).bind(3, found->id);
  if (!update->step()) return std::nullopt;
  return browser;
}

std::vector<Links::Opening> Links::openings() {
  const std::lock_guard lock(mutex_);
  const auto rows = connection_->prepare(
      "SELECT id, account, country, opened, expires FROM form_links WHERE opened IS NOT NULL"
      " ORDER BY opened, id");
  std::vector<Opening> openings;
  while (rows->step())
    openings.push_back({std::string(rows->text(0)), std::string(rows->text(1)),
                        std::string(rows->text(2)), Instant{rows->integer(3)},
                        Instant{rows->integer(4)}});
  return openings;
}

void Links::close(std::string_view token) {
  const Hash hash = sha256(token);
  const std::lock_guard lock(mutex_);
  connection_->prepare("UPDATE form_links SET replaced = 1 WHERE token = ?")
      ->bind(1, Bytes{bytes_of(hash)})
      .step();
}

void Links::note_sent(std::string_view id, std::string_view commitment) {
  const std::lock_guard lock(mutex_);
  connection_
      ->prepare(
          "INSERT INTO form_link_reports(link, commitment) VALUES(?, ?)"
          " ON CONFLICT(link, commitment) DO NOTHING")
      ->bind(1, id)
      .bind(2, commitment)
      .step();
}

}  // namespace acta::store
