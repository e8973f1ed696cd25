#include <algorithm>
#include <unordered_map>

#include "store/proposals/proposals.h"

namespace acta::store {
namespace {

constexpr const char* columns =
    "id, kind, subject, mechanism, countries, committees, drafts, version, state, author,"
    " reviewer, publisher, changed, entry, withdrawn, emergency, emergency_language,"
    " (SELECT max(filer) FROM filings WHERE filings.proposal = proposals.id)";

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> ids;
  while (!text.empty()) {
    const std::string_view id = text.substr(0, text.find(';'));
    ids.emplace_back(id);
    text.remove_prefix(std::min(id.size() + 1, text.size()));
  }
  return ids;
}

std::string text_or_none(Statement& row, int column) {
  return row.is_null(column) ? std::string() : std::string(row.text(column));
}

Proposal proposal_in(Statement& row) {
  Proposal proposal;
  proposal.id = row.text(0);
  proposal.kind = row.text(1);
  proposal.subject = row.text(2);
  proposal.mechanism = row.text(3);
  proposal.countries = split(row.text(4));
  proposal.committees = split(row.text(5));
  proposal.drafts = row.text(6);
  proposal.version = static_cast<std::uint64_t>(row.integer(7));
  proposal.state = row.text(8);
  proposal.author = row.text(9);
  proposal.reviewer = text_or_none(row, 10);
  proposal.publisher = text_or_none(row, 11);
  proposal.changed = Instant{row.integer(12)};
  proposal.entry = row.is_null(13) ? 0 : static_cast<std::uint64_t>(row.integer(13));
  proposal.withdrawn = !row.is_null(14);
  proposal.emergency = {text_or_none(row, 15), text_or_none(row, 16)};
  proposal.sender = text_or_none(row, 17);
  return proposal;
}

std::string select(std::string_view rest) {
  std::string sql("SELECT ");
  return sql.append(columns).append(" FROM proposals ").append(rest);
}

}  // namespace

std::optional<Proposal> Proposals::read(std::string_view column, std::string_view value) {
  const auto row = connection_->prepare(select("WHERE ").append(column).append(" = ?"));
  row->bind(1, value);
  if (!row->step()) return std::nullopt;
  std::vector<Proposal> found{proposal_in(*row)};
  add_co_authors(found, found.front().id);
  return std::move(found.front());
}

// Of all proposals, or of the one with the id.
void Proposals::add_co_authors(std::vector<Proposal>& proposals, std::string_view id) {
  std::unordered_map<std::string_view, Proposal*> by_id;
  for (Proposal& proposal : proposals) by_id.emplace(proposal.id, &proposal);
  const auto rows = connection_->prepare(
      std::string("SELECT proposal, account FROM proposal_authors") +
      (id.empty() ? "" : " WHERE proposal = ?") + " ORDER BY proposal, account");
  if (!id.empty()) rows->bind(1, id);
  while (rows->step())
    if (const auto found = by_id.find(rows->text(0)); found != by_id.end())
      if (Proposal& proposal = *found->second; proposal.author != rows->text(1))
        proposal.co_authors.emplace_back(rows->text(1));
}

std::optional<Proposal> Proposals::find(std::string_view id) {
  const std::lock_guard lock(mutex_);
  return read("id", id);
}

std::vector<Proposal> Proposals::all() {
  const std::lock_guard lock(mutex_);
  std::vector<Proposal> all;
  const auto rows = connection_->prepare(select("ORDER BY changed, id"));
  while (rows->step()) all.push_back(proposal_in(*rows));
  add_co_authors(all, {});
  return all;
}

std::vector<ProposalStep> Proposals::steps(std::string_view id) {
  const std::lock_guard lock(mutex_);
  std::vector<ProposalStep> steps;
  const auto rows = connection_->prepare(
      "SELECT version, state, account, taken, remark FROM proposal_steps WHERE proposal = ?"
      " ORDER BY taken, version");
  rows->bind(1, id);
  while (rows->step())
    steps.push_back({static_cast<std::uint64_t>(rows->integer(0)), std::string(rows->text(1)),
                     std::string(rows->text(2)), Instant{rows->integer(3)},
                     std::string(rows->text(4))});
  return steps;
}

std::string Proposals::drafts_of(std::string_view id, std::uint64_t version) {
  const std::lock_guard lock(mutex_);
  const auto row = connection_->prepare(
      "SELECT drafts FROM proposals WHERE id = ? AND version = ?"
      " UNION ALL SELECT drafts FROM proposal_versions WHERE proposal = ? AND version = ?");
  const auto number = static_cast<std::int64_t>(version);
  row->bind(1, id).bind(2, number).bind(3, id).bind(4, number);
  return row->step() ? std::string(row->text(0)) : std::string();
}

}  // namespace acta::store
