#include <algorithm>

#include "sql/answers.h"

namespace acta::bench::sql {
namespace {

// ?1 is the day asked about, ?2 the instant of knowledge.
#define HOLDS(t)                                                 \
  " " t ".recorded_from <= ?2 AND ?2 < " t ".recorded_to AND " t \
  ".from_earliest <= ?1 AND ?1 < " t ".to_latest "
#define CERTAIN(t) " (" t ".from_latest <= ?1 AND ?1 < " t ".to_earliest) "
// Of several values: one that no resolution set aside, certain, that began last, recorded first.
#define BEST(t) \
  " (" t ".set_aside_from <= ?2), " CERTAIN(t) " DESC, " t ".from_latest DESC, " t ".id "
// The same, but first in Spanish, then in English.
#define BEST_TEXT(t)                                                 \
  " (" t ".set_aside_from <= ?2), (" t ".language = 'es') DESC, (" t \
  ".language = 'en') DESC, " CERTAIN(t) " DESC, " t ".from_latest DESC, " t ".id "

constexpr const char* overlap_query =
    "WITH member AS MATERIALIZED ("
    "  SELECT mechanism_id, party_id, max" CERTAIN("m") " AS certain"
    "  FROM membership m JOIN role ON role.id = m.role_id"
    "  WHERE role.full_member AND" HOLDS("m") "AND ?2 < m.set_aside_from"
    "  GROUP BY mechanism_id, party_id)"
    " SELECT first.code, second.code, a.certain AND b.certain, party.code"
    " FROM member a JOIN member b ON b.party_id = a.party_id"
    " JOIN mechanism first ON first.id = a.mechanism_id"
    " JOIN mechanism second ON second.id = b.mechanism_id AND first.code < second.code"
    " JOIN party ON party.id = a.party_id"
    " ORDER BY first.code, second.code, party.code";

constexpr const char* members_query =
    "SELECT party.code, max" CERTAIN("m")
    " FROM mechanism JOIN membership m ON m.mechanism_id = mechanism.id"
    " JOIN role ON role.id = m.role_id JOIN party ON party.id = m.party_id"
    " WHERE mechanism.code = ?3 AND role.full_member AND" HOLDS("m") "AND ?2 < m.set_aside_from"
    " GROUP BY m.party_id ORDER BY party.code";

constexpr const char* statuses_query =
    "SELECT code, status FROM ("
    "  SELECT commitment_id, status, row_number() OVER"
    "    (PARTITION BY commitment_id ORDER BY" BEST("s") ") AS place"
    "  FROM status_history s WHERE" HOLDS("s") ")"
    " JOIN commitment ON commitment.id = commitment_id WHERE place = 1 ORDER BY code";

constexpr const char* find_query = "SELECT id FROM commitment WHERE code = ?1";

constexpr const char* text_query =
    "SELECT text FROM commitment_text t WHERE t.commitment_id = ?3 AND" HOLDS(
        "t") "ORDER BY" BEST_TEXT("t") "LIMIT 1";
constexpr const char* amount_query =
    "SELECT amount FROM commitment_quantity t WHERE t.commitment_id = ?3 AND" HOLDS(
        "t") "ORDER BY" BEST("t") "LIMIT 1";
constexpr const char* deadline_query =
    "SELECT day FROM commitment_deadline t WHERE t.commitment_id = ?3 AND" HOLDS(
        "t") "ORDER BY" BEST("t") "LIMIT 1";
constexpr const char* actors_query =
    "SELECT DISTINCT party.code FROM commitment_actor t JOIN party ON party.id = t.party_id"
    " WHERE t.commitment_id = ?3 AND" HOLDS("t") "AND ?2 < t.set_aside_from ORDER BY party.code";
constexpr const char* reports_query =
    "SELECT status FROM status_history t WHERE t.commitment_id = ?3 AND" HOLDS(
        "t") "AND ?2 < t.set_aside_from ORDER BY" BEST("t");
constexpr const char* evidence_query =
    "SELECT evidence.code,"
    "  (SELECT text FROM evidence_text t WHERE t.evidence_id = e.evidence_id AND" HOLDS("t")
    "   ORDER BY" BEST_TEXT("t") "LIMIT 1),"
    "  (SELECT day FROM evidence_date t WHERE t.evidence_id = e.evidence_id AND" HOLDS("t")
    "   ORDER BY" BEST("t") "LIMIT 1)"
    " FROM evidence_for e JOIN evidence ON evidence.id = e.evidence_id"
    " WHERE e.commitment_id = ?3 AND" HOLDS("e") "ORDER BY evidence.code";

}  // namespace

struct FromSql::Queries {
  explicit Queries(sqlite3* db)
      : overlap(db, overlap_query),
        members(db, members_query),
        statuses(db, statuses_query),
        find(db, find_query),
        text(db, text_query),
        amount(db, amount_query),
        deadline(db, deadline_query),
        actors(db, actors_query),
        reports(db, reports_query),
        evidence(db, evidence_query) {}

  Query overlap, members, statuses, find, text, amount, deadline, actors, reports, evidence;
};

namespace {

// Asks a query that has a day, an instant and perhaps a third parameter; `take` gets each row.
template <class Take>
void ask(Query& query, AsOf as_of, Take&& take) {
  query.bind(1, std::int64_t{as_of.valid.number}).bind(2, as_of.known.microseconds);
  while (query.step()) take(query);
  query.reset();
}

}  // namespace

FromSql::FromSql(Database& database) : queries_(std::make_unique<Queries>(database.handle())) {}
FromSql::~FromSql() = default;

std::vector<Common> FromSql::overlap(AsOf as_of) {
  std::vector<Common> common;
  ask(queries_->overlap, as_of, [&](const Query& row) {
    if (common.empty() || common.back().a != row.text(0) || common.back().b != row.text(1))
      common.push_back({std::string(row.text(0)), std::string(row.text(1)), {}, 0, 0});
    Common& pair = common.back();
    ++pair.possible;
    if (row.integer(2) == 0) return;
    ++pair.certain;
    pair.shared.emplace_back(row.text(3));
  });
  return common;
}

std::vector<Member> FromSql::members(AsOf as_of, const std::string& mechanism) {
  std::vector<Member> members;
  queries_->members.bind(3, std::string_view(mechanism));
  ask(queries_->members, as_of, [&](const Query& row) {
    members.push_back({std::string(row.text(0)), row.integer(1) != 0});
  });
  return members;
}

std::vector<Standing> FromSql::statuses(AsOf as_of) {
  std::vector<Standing> all;
  ask(queries_->statuses, as_of, [&](const Query& row) {
    all.push_back({std::string(row.text(0)), std::string(row.text(1))});
  });
  return all;
}

Page FromSql::page(AsOf as_of, const std::string& commitment) {
  Page page;
  Query& find = queries_->find.bind(1, std::string_view(commitment));
  const std::int64_t id = find.step() ? find.integer(0) : 0;
  find.reset();
  const auto ask_about = [&](Query& query, auto&& take) { ask(query.bind(3, id), as_of, take); };
  ask_about(queries_->text, [&](const Query& row) { page.text = row.text(0); });
  ask_about(queries_->amount, [&](const Query& row) { page.amount = row.text(0); });
  ask_about(queries_->deadline, [&](const Query& row) { page.deadline = row.integer(0); });
  ask_about(queries_->actors, [&](const Query& row) { page.actors.emplace_back(row.text(0)); });
  ask_about(queries_->reports, [&](const Query& row) { page.statuses.emplace_back(row.text(0)); });
  ask_about(queries_->evidence, [&](const Query& row) {
    page.evidence.push_back({std::string(row.text(0)), std::string(row.text(1)), row.integer(2)});
  });
  return page;
}

}  // namespace acta::bench::sql
