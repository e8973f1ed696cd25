#include "store/schema.h"

#include <iterator>

namespace acta::store {
namespace {

// Written in SQLite's words; PostgreSQL has others for two of them.
constexpr const char* steps[] = {
    R"(CREATE TABLE acta_store (name TEXT PRIMARY KEY, value TEXT NOT NULL);

       CREATE TABLE entries (
         number INTEGER PRIMARY KEY CHECK (number > 0),
         recorded BIGINT NOT NULL,
         kind BIGINT NOT NULL CHECK (kind IN (0, 1, 2)),
         leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32),
         salt BLOB,
         seal BLOB,
         payload BLOB);

       CREATE TABLE checkpoints (
         size INTEGER PRIMARY KEY CHECK (size >= 0),
         root BLOB NOT NULL CHECK (length(root) = 32),
         note TEXT NOT NULL);

       CREATE TABLE submissions (
         idempotency_key TEXT PRIMARY KEY,
         request_digest BLOB NOT NULL CHECK (length(request_digest) = 32),
         first_entry BIGINT NOT NULL,
         entry_count BIGINT NOT NULL,
         answer TEXT NOT NULL);)",

    R"(CREATE TABLE accounts (
         id TEXT PRIMARY KEY,
         address TEXT UNIQUE,
         name TEXT NOT NULL,
         password TEXT,
         totp BLOB,
         totp_step BIGINT NOT NULL,
         created BIGINT NOT NULL,
         disabled BIGINT);

       CREATE TABLE recovery_codes (
         account TEXT NOT NULL REFERENCES accounts(id),
         code BLOB NOT NULL CHECK (length(code) = 32),
         PRIMARY KEY (account, code));

       CREATE TABLE sessions (
         token BLOB PRIMARY KEY CHECK (length(token) = 32),
         account TEXT NOT NULL REFERENCES accounts(id),
         begun BIGINT NOT NULL,
         seen BIGINT NOT NULL,
         confirmed BIGINT NOT NULL);

       CREATE TABLE attempts (
         whose BLOB PRIMARY KEY CHECK (length(whose) = 32),
         failures BIGINT NOT NULL,
         last_failure BIGINT NOT NULL);

       CREATE TABLE proposals (
         id TEXT PRIMARY KEY,
         idempotency_key TEXT NOT NULL UNIQUE,
         request_digest BLOB NOT NULL CHECK (length(request_digest) = 32),
         kind TEXT NOT NULL,
         subject TEXT NOT NULL,
         mechanism TEXT NOT NULL,
         countries TEXT NOT NULL,
         committees TEXT NOT NULL,
         drafts TEXT NOT NULL,
         version BIGINT NOT NULL,
         state TEXT NOT NULL CHECK (state IN ('proposed', 'returned', 'reviewed', 'published')),
         author TEXT NOT NULL REFERENCES accounts(id),
         reviewer TEXT REFERENCES accounts(id),
         publisher TEXT REFERENCES accounts(id),
         changed BIGINT NOT NULL,
         entry BIGINT,
         CHECK (reviewer <> author),
         CHECK (publisher <> author),
         CHECK (publisher <> reviewer),
         CHECK (state NOT IN ('reviewed', 'published') OR reviewer IS NOT NULL),
         CHECK (state <> 'published' OR publisher IS NOT NULL));

       CREATE TABLE proposal_steps (
         proposal TEXT NOT NULL REFERENCES proposals(id),
         version BIGINT NOT NULL,
         state TEXT NOT NULL,
         account TEXT NOT NULL REFERENCES accounts(id),
         taken BIGINT NOT NULL,
         remark TEXT NOT NULL,
         PRIMARY KEY (proposal, version, state));)",

    R"(CREATE TABLE flow_files (
         digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
         kept BIGINT NOT NULL);

       CREATE TABLE flow_counts (
         file BLOB NOT NULL REFERENCES flow_files(digest),
         flow TEXT NOT NULL,
         nationality TEXT NOT NULL,
         period BIGINT NOT NULL,
         mark BIGINT NOT NULL CHECK (mark IN (0, 1, 2, 3)),
         low BIGINT NOT NULL CHECK (low >= 0),
         high BIGINT NOT NULL CHECK (high >= low),
         PRIMARY KEY (file, flow, nationality, period));)",

    R"(CREATE TABLE proposal_replies (
         proposal TEXT NOT NULL REFERENCES proposals(id),
         version BIGINT NOT NULL,
         country TEXT NOT NULL,
         asked BIGINT NOT NULL,
         due BIGINT NOT NULL,
         edition BIGINT NOT NULL,
         account TEXT REFERENCES accounts(id),
         answered BIGINT,
         language TEXT NOT NULL,
         text TEXT NOT NULL,
         CHECK (edition = 0 OR (account IS NOT NULL AND answered IS NOT NULL)),
         PRIMARY KEY (proposal, version, country));)",

    R"(CREATE TABLE passkeys (
         credential BLOB PRIMARY KEY,
         account TEXT NOT NULL REFERENCES accounts(id),
         label TEXT NOT NULL,
         signing BIGINT NOT NULL,
         public_key BLOB NOT NULL,
         counter BIGINT NOT NULL,
         created BIGINT NOT NULL,
         used BIGINT);

       CREATE TABLE used_challenges (
         challenge BLOB PRIMARY KEY CHECK (length(challenge) = 32),
         until BIGINT NOT NULL);

       CREATE TABLE visits (
         account TEXT PRIMARY KEY REFERENCES accounts(id),
         latest BIGINT NOT NULL,
         before BIGINT);

       CREATE TABLE identities (
         issuer TEXT NOT NULL,
         subject TEXT NOT NULL,
         account TEXT NOT NULL REFERENCES accounts(id),
         PRIMARY KEY (issuer, subject));

       CREATE TABLE proposal_versions (
         proposal TEXT NOT NULL REFERENCES proposals(id),
         version BIGINT NOT NULL,
         drafts TEXT NOT NULL,
         PRIMARY KEY (proposal, version));

       ALTER TABLE proposals ADD COLUMN withdrawn BIGINT;)",

    R"(CREATE TABLE forecast_runs (
         digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
         kept BIGINT NOT NULL,
         issued TEXT NOT NULL);)",

    R"(CREATE TABLE uploads (
         id TEXT PRIMARY KEY,
         account TEXT NOT NULL REFERENCES accounts(id),
         subject TEXT NOT NULL,
         name TEXT NOT NULL,
         bytes BLOB NOT NULL,
         sent BIGINT NOT NULL);

       ALTER TABLE accounts ADD COLUMN language TEXT NOT NULL DEFAULT '';

       CREATE TABLE mails (
         account TEXT NOT NULL REFERENCES accounts(id),
         what TEXT NOT NULL,
         state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'waiting', 'refused')),
         attempts BIGINT NOT NULL,
         changed BIGINT NOT NULL,
         answer TEXT NOT NULL,
         PRIMARY KEY (account, what));

       CREATE TABLE form_links (
         token BLOB PRIMARY KEY CHECK (length(token) = 32),
         id TEXT NOT NULL UNIQUE,
         account TEXT NOT NULL REFERENCES accounts(id),
         country TEXT NOT NULL,
         commitments TEXT NOT NULL,
         expires BIGINT NOT NULL,
         replaced BIGINT NOT NULL CHECK (replaced IN (0, 1)));

       CREATE TABLE form_link_reports (
         link TEXT NOT NULL REFERENCES form_links(id) ON DELETE CASCADE,
         commitment TEXT NOT NULL,
         PRIMARY KEY (link, commitment));)",

    R"(CREATE TABLE coding_papers (
         id TEXT PRIMARY KEY,
         measure TEXT NOT NULL,
         commitment TEXT NOT NULL,
         proposal TEXT REFERENCES proposals(id));

       CREATE UNIQUE INDEX open_coding_papers ON coding_papers(measure, commitment)
         WHERE proposal IS NULL;

       CREATE TABLE codings (
         paper TEXT NOT NULL REFERENCES coding_papers(id),
         place BIGINT NOT NULL CHECK (place IN (1, 2, 3)),
         account TEXT NOT NULL REFERENCES accounts(id),
         coded BIGINT NOT NULL,
         code TEXT NOT NULL,
         content TEXT NOT NULL,
         PRIMARY KEY (paper, place),
         UNIQUE (paper, account));)",

    R"(CREATE TABLE filings (
         id TEXT PRIMARY KEY,
         receipt BLOB NOT NULL UNIQUE CHECK (length(receipt) = 32),
         kind TEXT NOT NULL,
         country TEXT NOT NULL,
         commitment TEXT NOT NULL,
         filed BIGINT NOT NULL,
         state TEXT NOT NULL CHECK (state IN ('received', 'refused', 'admitted')),
         decided BIGINT,
         account TEXT REFERENCES accounts(id),
         reason TEXT,
         docket TEXT UNIQUE,
         proposal TEXT REFERENCES proposals(id),
         content TEXT,
         CHECK ((state = 'received') = (content IS NOT NULL)),
         CHECK ((state = 'received') = (account IS NULL)));)",
};

constexpr std::string_view schema_name = "schema";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
}

std::string in_the_words_of(Connection::Dialect dialect, std::string sql) {
  if (dialect == Connection::Dialect::postgres) {
    replace_all(sql, "INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY");
    replace_all(sql, "BLOB", "BYTEA");
  }
  return sql;
}

std::size_t step_of(Connection& connection) {
  return static_cast<std::size_t>(std::stoul(about(connection, schema_name).value_or("0")));
}

Result<void> refuse_newer(std::size_t step) {
  if (step > std::size(steps))
    return tl::unexpected(Error{ErrorKind::conflict, "error.store.newer", "--store",
                                std::to_string(step), std::to_string(std::size(steps))});
  return {};
}

}  // namespace

Holding look_into(Connection& connection) {
  const bool sqlite = connection.dialect() == Connection::Dialect::sqlite;
  const auto tables = connection.prepare(sqlite ? "SELECT name FROM sqlite_master"
                                                : "SELECT table_name FROM information_schema.tables"
                                                  " WHERE table_schema = current_schema()");
  Holding holding = Holding::nothing;
  while (tables->step()) {
    if (tables->text(0) == "acta_store") return Holding::ours;
    holding = Holding::foreign;
  }
  return holding;
}

Result<void> raise_schema(Connection& connection) {
  std::size_t step = look_into(connection) == Holding::ours ? step_of(connection) : 0;
  if (const auto known = refuse_newer(step); !known) return known;
  if (step == std::size(steps)) return {};
  for (; step < std::size(steps); ++step)
    connection.execute(in_the_words_of(connection.dialect(), steps[step]));
  set_about(connection, schema_name, std::to_string(step));
  return {};
}

Result<void> check_schema(Connection& connection) {
  const std::size_t step = step_of(connection);
  if (const auto known = refuse_newer(step); !known) return known;
  if (step < std::size(steps))
    return tl::unexpected(Error{ErrorKind::unavailable, "error.store.older", "--store",
                                std::to_string(step), std::to_string(std::size(steps))});
  return {};
}

std::optional<std::string> about(Connection& connection, std::string_view name) {
  const auto row = connection.prepare("SELECT value FROM acta_store WHERE name = ?");
  row->bind(1, name);
  if (!row->step()) return std::nullopt;
  return std::string(row->text(0));
}

void set_about(Connection& connection, std::string_view name, std::string_view value) {
  connection
      .prepare(
          "INSERT INTO acta_store(name, value) VALUES(?, ?)"
          " ON CONFLICT(name) DO UPDATE SET value = excluded.value")
      ->bind(1, name)
      .bind(2, value)
      .step();
}

}  // namespace acta::store
