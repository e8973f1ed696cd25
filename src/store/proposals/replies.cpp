#include "store/proposals/proposals.h"

// What states are asked and answer before others publish what they say of them.
namespace acta::store {

Result<void> Proposals::answer(const std::string& id, const Reply& reply) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  const Instant now = clock_();
  {
    const auto row = connection_->prepare(
        "UPDATE proposal_replies SET edition = edition + 1, account = ?, answered = ?,"
        " language = ?, text = ? WHERE proposal = ? AND version = ? AND country = ? AND edition = ?"
        " AND EXISTS (SELECT 1 FROM proposals WHERE id = proposal AND state = 'reviewed'"
        " AND withdrawn IS NULL"
        " AND proposals.version = proposal_replies.version) RETURNING edition");
    row->bind(1, reply.account).bind(2, now.microseconds).bind(3, reply.language);
    row->bind(4, reply.text).bind(5, id).bind(6, static_cast<std::int64_t>(reply.version));
    row->bind(7, reply.country).bind(8, static_cast<std::int64_t>(reply.edition));
    if (!row->step()) return tl::unexpected(changed_meanwhile(id));
  }
  transaction.commit();
  return {};
}

std::vector<Reply> Proposals::replies(std::string_view id) {
  const std::lock_guard lock(mutex_);
  std::vector<Reply> replies;
  const auto rows = connection_->prepare(
      "SELECT version, country, asked, due, edition, account, answered, language, text"
      " FROM proposal_replies WHERE proposal = ? ORDER BY version, country");
  rows->bind(1, id);
  while (rows->step()) {
    Reply reply;
    reply.version = static_cast<std::uint64_t>(rows->integer(0));
    reply.country = rows->text(1);
    reply.asked = Instant{rows->integer(2)};
    reply.due = Day{static_cast<std::int32_t>(rows->integer(3))};
    reply.edition = static_cast<std::uint64_t>(rows->integer(4));
    if (!rows->is_null(5)) reply.account = rows->text(5);
    if (!rows->is_null(6)) reply.answered = Instant{rows->integer(6)};
    reply.language = rows->text(7);
    reply.text = rows->text(8);
    replies.push_back(std::move(reply));
  }
  return replies;
}

}  // namespace acta::store
