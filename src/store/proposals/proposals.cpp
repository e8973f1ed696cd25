#include "store/proposals/proposals.h"

#include "store/beside.h"

namespace acta::store {
namespace {

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) (text += text.empty() ? "" : ";") += id;
  return text;
}

}  // namespace

Proposals::Proposals(std::unique_ptr<Connection> connection, Clock clock)
    : connection_(std::move(connection)), clock_(std::move(clock)) {}

Error Proposals::changed_meanwhile(const std::string& id) {
  return {ErrorKind::conflict, "error.proposal.changed", {}, id, {}};
}

Result<std::unique_ptr<Proposals>> Proposals::open(const Location& location, Clock clock) {
  auto connection = TRY(open_beside(location));
  return std::unique_ptr<Proposals>(new Proposals(std::move(connection), std::move(clock)));
}

void Proposals::note_authors(const Proposal& proposal) {
  const auto row = connection_->prepare(
      "INSERT INTO proposal_authors(proposal, account) VALUES(?, ?)"
      " ON CONFLICT(proposal, account) DO NOTHING");
  const auto note = [&](const std::string& account) {
    row->reset();
    row->bind(1, proposal.id).bind(2, account).step();
  };
  note(proposal.author);
  for (const std::string& account : proposal.co_authors) note(account);
}

void Proposals::note_step(const Proposal& proposal, std::string_view account,
                          std::string_view remark) {
  connection_
      ->prepare(
          "INSERT INTO proposal_steps(proposal, version, state, account, taken, remark)"
          " VALUES(?, ?, ?, ?, ?, ?)")
      ->bind(1, proposal.id)
      .bind(2, static_cast<std::int64_t>(proposal.version))
      .bind(3, proposal.state)
      .bind(4, account)
      .bind(5, proposal.changed.microseconds)
      .bind(6, remark)
      .step();
}

Result<Proposal> Proposals::add(const Proposal& proposal, std::string_view key,
                                const Hash& digest) {
  return TRY(send_all({{proposal, std::string(key), digest}})).front();
}

Result<Proposal> Proposals::rewrite(const std::string& id, std::uint64_t version,
                                    std::string_view state, std::string_view author,
                                    std::string_view drafts) {
  Sent sent{.proposal = {}, .rewrites = true};
  sent.proposal.id = id;
  sent.proposal.version = version;
  sent.proposal.state = state;
  sent.proposal.author = author;
  sent.proposal.drafts = drafts;
  return TRY(send_all({sent})).front();
}

Result<std::vector<Proposal>> Proposals::send_all(const std::vector<Sent>& all) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  std::vector<Proposal> kept;
  for (const Sent& sent : all) {
    auto one = sent.rewrites ? replace(sent) : insert(sent);
    if (!one) one.error().place = sent.place;
    kept.push_back(TRY(std::move(one)));
  }
  transaction.commit();
  return kept;
}

// Within a transaction of the caller's, as replace().
Result<Proposal> Proposals::insert(const Sent& sent) {
  const std::string& key = sent.key;
  {
    const auto before =
        connection_->prepare("SELECT request_digest FROM proposals WHERE idempotency_key = ?");
    before->bind(1, key);
    if (before->step()) {
      const std::string_view known = before->bytes(0);
      if (known == bytes_of(sent.digest)) return read("idempotency_key", key).value();
      return tl::unexpected(Error{ErrorKind::conflict, "error.store.key-reused", {}, key, {}});
    }
  }
  Proposal added = sent.proposal;
  added.state = "proposed";
  added.changed = clock_();
  connection_
      ->prepare(
          "INSERT INTO proposals(id, idempotency_key, request_digest, kind, subject,"
          " mechanism, countries, committees, drafts, version, state, author, changed)"
          " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 'proposed', ?, ?)")
      ->bind(1, added.id)
      .bind(2, key)
      .bind(3, Bytes{bytes_of(sent.digest)})
      .bind(4, added.kind)
      .bind(5, added.subject)
      .bind(6, added.mechanism)
      .bind(7, joined(added.countries))
      .bind(8, joined(added.committees))
      .bind(9, added.drafts)
      .bind(10, added.author)
      .bind(11, added.changed.microseconds)
      .step();
  note_authors(added);
  note_step(added, added.author, {});
  return added;
}

Result<Proposal> Proposals::replace(const Sent& sent) {
  const Proposal& next = sent.proposal;
  const Instant now = clock_();
  connection_
      ->prepare(
          "INSERT INTO proposal_versions(proposal, version, drafts)"
          " SELECT id, version, drafts FROM proposals WHERE id = ? AND version = ?"
          " ON CONFLICT(proposal, version) DO NOTHING")
      ->bind(1, next.id)
      .bind(2, static_cast<std::int64_t>(next.version))
      .step();
  {
    const auto row = connection_->prepare(
        "UPDATE proposals SET version = version + 1, state = 'proposed', author = ?, drafts = ?,"
        " reviewer = NULL, emergency = NULL, emergency_language = NULL, changed = ? WHERE id = ? "
        "AND version = ? AND state = ?"
        " AND withdrawn IS NULL RETURNING id");
    row->bind(1, next.author).bind(2, next.drafts).bind(3, now.microseconds).bind(4, next.id);
    row->bind(5, static_cast<std::int64_t>(next.version)).bind(6, next.state);
    if (!row->step()) return tl::unexpected(changed_meanwhile(next.id));
  }
  note_authors(next);
  Proposal now_so = read("id", next.id).value();
  note_step(now_so, next.author, {});
  return now_so;
}

Result<Proposal> Proposals::advance(const std::string& id, std::uint64_t version,
                                    std::string_view from, std::string_view to, std::string_view by,
                                    std::string_view remark, const std::vector<Reply>& asked) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  const Instant now = clock_();
  {
    const char* const hand = to == "published"
                                 ? "publisher = ?"
                                 : "emergency = NULL, emergency_language = NULL, reviewer = ?";
    const auto row = connection_->prepare(
        std::string("UPDATE proposals SET state = ?, ") + hand +
        ", changed = ? WHERE id = ? AND version = ? AND state = ? AND withdrawn IS NULL"
        " RETURNING id");
    row->bind(1, to).bind(2, by).bind(3, now.microseconds).bind(4, id);
    row->bind(5, static_cast<std::int64_t>(version)).bind(6, from);
    if (!row->step()) return tl::unexpected(changed_meanwhile(id));
  }
  ask(id, version, asked);
  Proposal now_so = read("id", id).value();
  note_step(now_so, by, remark);
  transaction.commit();
  return now_so;
}

Result<Proposal> Proposals::hasten(const std::string& id, std::uint64_t version,
                                   std::string_view from, std::string_view by,
                                   const Emergency& emergency, const std::vector<Reply>& asked) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  {
    const auto row = connection_->prepare(
        "UPDATE proposals SET state = 'reviewed', reviewer = ?, emergency = ?,"
        " emergency_language = ?, changed = ? WHERE id = ? AND version = ? AND state = ?"
        " AND emergency IS NULL AND withdrawn IS NULL RETURNING id");
    row->bind(1, by).bind(2, emergency.reason).bind(3, emergency.language);
    row->bind(4, clock_().microseconds).bind(5, id);
    row->bind(6, static_cast<std::int64_t>(version)).bind(7, from);
    if (!row->step()) return tl::unexpected(changed_meanwhile(id));
  }
  ask(id, version, asked);
  Proposal now_so = read("id", id).value();
  Proposal step = now_so;
  step.state = "hastened";
  note_step(step, by, emergency.reason);
  transaction.commit();
  return now_so;
}

// Within a transaction of the caller's.
void Proposals::ask(const std::string& id, std::uint64_t version, const std::vector<Reply>& asked) {
  for (const Reply& reply : asked)
    connection_
        ->prepare(
            "INSERT INTO proposal_replies(proposal, version, country, asked, due, edition,"
            " language, text) VALUES(?, ?, ?, ?, ?, 0, '', '')")
        ->bind(1, id)
        .bind(2, static_cast<std::int64_t>(version))
        .bind(3, reply.country)
        .bind(4, reply.asked.microseconds)
        .bind(5, static_cast<std::int64_t>(reply.due.number))
        .step();
}

Result<Proposal> Proposals::withdraw(const std::string& id, std::uint64_t version,
                                     std::string_view state, std::string_view by) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  const Instant now = clock_();
  {
    const auto row = connection_->prepare(
        "UPDATE proposals SET withdrawn = ?, changed = ? WHERE id = ? AND version = ?"
        " AND state = ? AND state <> 'published' AND withdrawn IS NULL RETURNING id");
    row->bind(1, now.microseconds).bind(2, now.microseconds).bind(3, id);
    row->bind(4, static_cast<std::int64_t>(version)).bind(5, state);
    if (!row->step()) return tl::unexpected(changed_meanwhile(id));
  }
  Proposal now_so = read("id", id).value();
  Proposal step = now_so;
  step.state = "withdrawn";
  note_step(step, by, {});
  transaction.commit();
  return now_so;
}

void Proposals::undo_publication(const std::string& id) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  connection_
      ->prepare(
          "DELETE FROM proposal_steps WHERE proposal = ? AND state = 'published' AND"
          " EXISTS (SELECT 1 FROM proposals WHERE id = ? AND entry IS NULL)")
      ->bind(1, id)
      .bind(2, id)
      .step();
  connection_
      ->prepare(
          "UPDATE proposals SET state = 'reviewed', publisher = NULL"
          " WHERE id = ? AND state = 'published' AND entry IS NULL")
      ->bind(1, id)
      .step();
  transaction.commit();
}

void Proposals::note_entry(const std::string& id, std::uint64_t entry) {
  const std::lock_guard lock(mutex_);
  connection_->prepare("UPDATE proposals SET entry = ? WHERE id = ?")
      ->bind(1, static_cast<std::int64_t>(entry))
      .bind(2, id)
      .step();
}

}  // namespace acta::store
