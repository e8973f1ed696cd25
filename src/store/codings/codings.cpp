#include "store/codings/codings.h"

#include "base/text.h"
#include "store/accounts/secret.h"
#include "store/beside.h"

namespace acta::store {

Codings::Codings(std::unique_ptr<Connection> connection, Clock clock)
    : connection_(std::move(connection)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Codings>> Codings::open(const Location& location, Clock clock) {
  auto connection = TRY(open_beside(location));
  return std::unique_ptr<Codings>(new Codings(std::move(connection), std::move(clock)));
}

std::vector<CodingPaper> Codings::read(std::string_view condition, std::string_view a,
                                       std::string_view b) {
  std::vector<CodingPaper> papers;
  const auto rows = connection_->prepare(
      "SELECT id, measure, commitment, place, account, coded, code, content FROM coding_papers"
      " JOIN codings ON paper = id WHERE proposal IS NULL" +
      std::string(condition) + " ORDER BY measure, commitment, id, place");
  if (!condition.empty()) rows->bind(1, a).bind(2, b);
  while (rows->step()) {
    if (papers.empty() || papers.back().id != rows->text(0)) {
      CodingPaper& paper = papers.emplace_back();
      paper.id = rows->text(0);
      paper.measure = rows->text(1);
      paper.commitment = rows->text(2);
    }
    papers.back().codings.push_back({static_cast<std::uint64_t>(rows->integer(3)),
                                     std::string(rows->text(4)), Instant{rows->integer(5)},
                                     std::string(rows->text(7)), std::string(rows->text(6))});
  }
  return papers;
}

std::vector<CodingPaper> Codings::open_papers() {
  const std::lock_guard lock(mutex_);
  return read({}, {}, {});
}

Result<CodingPaper> Codings::add(std::string_view measure, std::string_view commitment,
                                 std::uint64_t seen, const KeptCoding& coding) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  const auto there = read(" AND measure = ? AND commitment = ?", measure, commitment);
  const CodingPaper before = there.empty() ? CodingPaper{} : there.front();
  for (const KeptCoding& one : before.codings)
    if (one.account == coding.account)
      return tl::unexpected(Error{ErrorKind::conflict, "error.coding.again", {}, {}, {}});
  if (before.complete() || (before.differs() ? seen != 2 : seen != 0))
    return tl::unexpected(Error{ErrorKind::conflict, "error.proposal.changed", {}, before.id, {}});
  const std::string paper = before.id.empty() ? "T-" + lower(random_words(80)) : before.id;
  if (before.id.empty())
    connection_->prepare("INSERT INTO coding_papers(id, measure, commitment) VALUES(?, ?, ?)")
        ->bind(1, paper)
        .bind(2, measure)
        .bind(3, commitment)
        .step();
  connection_
      ->prepare(
          "INSERT INTO codings(paper, place, account, coded, code, content)"
          " VALUES(?, ?, ?, ?, ?, ?)")
      ->bind(1, paper)
      .bind(2, static_cast<std::int64_t>(before.codings.size() + 1))
      .bind(3, coding.account)
      .bind(4, clock_().microseconds)
      .bind(5, coding.code)
      .bind(6, coding.content)
      .step();
  CodingPaper now = read(" AND measure = ? AND commitment = ?", measure, commitment).front();
  transaction.commit();
  return now;
}

void Codings::note_proposal(std::string_view paper, std::string_view proposal) {
  const std::lock_guard lock(mutex_);
  connection_->prepare("UPDATE coding_papers SET proposal = ? WHERE id = ?")
      ->bind(1, proposal)
      .bind(2, paper)
      .step();
}

}  // namespace acta::store
