#include "store/filings/filings.h"

#include <algorithm>
#include <charconv>

#include "store/beside.h"

namespace acta::store {
namespace {

constexpr std::int64_t most_waiting = std::int64_t{256} << 20;  // bytes of files
constexpr std::int64_t day = std::int64_t{24} * 3600 * 1'000'000;

std::string text_or_none(Statement& row, int column) {
  return row.is_null(column) ? std::string() : std::string(row.text(column));
}

std::string sealed(const Seal& seal, const std::string& id, std::string_view content) {
  return base64(seal.close(content, "filing/" + id));
}

std::string opened(const Seal& seal, const std::string& id, std::string_view content) {
  const auto bytes = parse_base64(content);
  return bytes ? seal.open(*bytes, "filing/" + id).value_or("") : std::string();
}

Hash digest_in(Statement& row, int column) {
  Hash digest = {};
  const std::string_view bytes = row.bytes(column);
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

// Of an earlier version of the program; whether there were any.
bool seal_open_ones(Connection& connection, const Seal& seal) {
  std::vector<std::pair<std::string, std::string>> open;
  const auto rows = connection.prepare(
      "SELECT id, content FROM filings WHERE sealed = 0 AND content IS NOT NULL");
  while (rows->step()) open.emplace_back(rows->text(0), rows->text(1));
  const auto update = connection.prepare("UPDATE filings SET content = ?, sealed = 1 WHERE id = ?");
  for (const auto& [id, content] : open) {
    update->reset();
    update->bind(1, sealed(seal, id, content)).bind(2, id).step();
  }
  return !open.empty();
}

}  // namespace

Filings::Filings(std::unique_ptr<Connection> connection, Seal seal, Clock clock)
    : connection_(std::move(connection)), seal_(std::move(seal)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Filings>> Filings::open(const Location& location, Clock clock) {
  auto connection = TRY(open_beside(location));
  Transaction transaction(*connection);
  Seal seal = TRY(Seal::of(*connection, location));
  const bool some = seal_open_ones(*connection, seal);
  transaction.commit();
  if (some) scrub_quietly(*connection, {"filings"});
  return std::unique_ptr<Filings>(
      new Filings(std::move(connection), std::move(seal), std::move(clock)));
}

std::vector<Filing> Filings::read(std::string_view condition, const Value& value, Content content) {
  std::vector<Filing> found;
  const auto rows = connection_->prepare(
      "SELECT id, kind, country, commitment, filed, state, decided, account, reason, docket,"
      " proposal, filer, " +
      std::string(content == Content::opened ? "content" : "NULL") + " FROM filings WHERE " +
      std::string(condition) + " ORDER BY filed, id");
  rows->bind(1, value);
  while (rows->step()) {
    Filing filing;
    filing.id = rows->text(0);
    filing.kind = rows->text(1);
    filing.country = rows->text(2);
    filing.commitment = rows->text(3);
    filing.filed = Instant{rows->integer(4)};
    filing.state = rows->text(5);
    if (!rows->is_null(6)) filing.decided = Instant{rows->integer(6)};
    filing.account = text_or_none(*rows, 7);
    filing.reason = text_or_none(*rows, 8);
    filing.docket = text_or_none(*rows, 9);
    filing.proposal = text_or_none(*rows, 10);
    filing.filer = text_or_none(*rows, 11);
    if (!rows->is_null(12)) filing.content = opened(seal_, filing.id, rows->text(12));
    found.push_back(std::move(filing));
  }
  return found;
}

std::optional<Filing> Filings::find(std::string_view id) {
  const std::lock_guard lock(mutex_);
  auto found = read("id = ?", id, Content::opened);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<Filing> Filings::find(const Hash& receipt) {
  const std::lock_guard lock(mutex_);
  auto found = read("receipt = ?", Bytes{bytes_of(receipt)}, Content::left_sealed);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Filing> Filings::waiting() {
  const std::lock_guard lock(mutex_);
  return read("state = ?", std::string_view("received"), Content::opened);
}

std::vector<Filing> Filings::filed_before(Instant until) {
  const std::lock_guard lock(mutex_);
  return read("filed < ?", until.microseconds, Content::left_sealed);
}

std::vector<Filing> Filings::filed_by(std::string_view account) {
  const std::lock_guard lock(mutex_);
  return read("filer = ?", account, Content::left_sealed);
}

// Name and bytes with a line end between, for no name has one.
std::optional<FilingFile> Filings::read_file(std::string_view column, std::string_view value) {
  const auto row =
      connection_->prepare("SELECT filing, digest, size, sealed FROM filing_files WHERE " +
                           std::string(column) + " = ?");
  row->bind(1, value);
  if (!row->step()) return std::nullopt;
  FilingFile file;
  const std::string id(row->text(0));
  file.digest = digest_in(*row, 1);
  file.size = static_cast<std::uint64_t>(row->integer(2));
  if (row->is_null(3)) return file;
  const std::string whole = seal_.open(row->bytes(3), "filing-file/" + id).value_or("");
  const std::size_t end = std::min(whole.find('\n'), whole.size());
  file.name = whole.substr(0, end);
  file.bytes = whole.substr(std::min(end + 1, whole.size()));
  return file;
}

std::optional<Hash> Filings::file_digest(std::string_view filing) {
  const std::lock_guard lock(mutex_);
  const auto row = connection_->prepare("SELECT digest FROM filing_files WHERE filing = ?");
  row->bind(1, filing);
  if (!row->step()) return std::nullopt;
  return digest_in(*row, 0);
}

std::optional<FilingFile> Filings::file(std::string_view filing) {
  const std::lock_guard lock(mutex_);
  return read_file("filing", filing);
}

std::optional<FilingFile> Filings::passed_on(std::string_view proposal) {
  const std::lock_guard lock(mutex_);
  return read_file("proposal", proposal);
}

// Within a transaction of the caller's.
void Filings::keep_file(std::string_view filing, const FilingFile& file) {
  const std::string sealed =
      seal_.close(file.name + '\n' + file.bytes, "filing-file/" + std::string(filing));
  connection_->prepare("INSERT INTO filing_files(filing, digest, size, sealed) VALUES(?, ?, ?, ?)")
      ->bind(1, filing)
      .bind(2, Bytes{bytes_of(file.digest)})
      .bind(3, static_cast<std::int64_t>(file.size))
      .bind(4, Bytes{sealed})
      .step();
}

// Of one that was decided the content is gone, and nobody can tell.
Result<Filing> Filings::the_same(Filing known, const Filing& filing, const FilingFile* file) {
  const auto kept = read_file("filing", known.id);
  const bool same_file = file ? kept && kept->digest == file->digest : !kept;
  if (known.state == "received" && (known.content != filing.content || !same_file))
    return tl::unexpected(Error{ErrorKind::conflict, "error.filing.sent-before", {}, {}, {}});
  known.content.clear();
  return known;
}

Result<Filing> Filings::add(const Filing& filing, const Hash& receipt, std::size_t most_a_day,
                            const FilingFile* file) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  if (auto known = read("receipt = ?", Bytes{bytes_of(receipt)}, Content::opened); !known.empty())
    return the_same(std::move(known.front()), filing, file);
  const Instant now = clock_();
  {
    const auto recent = connection_->prepare("SELECT count(*) FROM filings WHERE filed > ?");
    recent->bind(1, now.microseconds - day);
    if (recent->step() && recent->integer(0) >= static_cast<std::int64_t>(most_a_day))
      return tl::unexpected(Error{ErrorKind::unavailable, "error.filing.many", {}, {}, {}});
  }
  if (file) {
    const auto waiting = connection_->prepare(
        "SELECT sum(size) FROM filing_files JOIN filings ON id = filing WHERE state = 'received'");
    const bool full = waiting->step() && !waiting->is_null(0) &&
                      std::stoll(std::string(waiting->text(0))) > most_waiting;
    if (full) return tl::unexpected(Error{ErrorKind::unavailable, "error.filing.many", {}, {}, {}});
  }
  connection_
      ->prepare(
          "INSERT INTO filings(id, receipt, kind, country, commitment, filed, state, content,"
          " sealed, filer) VALUES(?, ?, ?, ?, ?, ?, 'received', ?, 1, ?)")
      ->bind(1, filing.id)
      .bind(2, Bytes{bytes_of(receipt)})
      .bind(3, filing.kind)
      .bind(4, filing.country)
      .bind(5, filing.commitment)
      .bind(6, now.microseconds)
      .bind(7, sealed(seal_, filing.id, filing.content))
      .bind(8, filing.filer.empty() ? Value{Null{}} : Value{std::string_view(filing.filer)})
      .step();
  if (file) keep_file(filing.id, *file);
  Filing added = read("id = ?", std::string_view(filing.id), Content::left_sealed).front();
  transaction.commit();
  return added;
}

std::string Filings::next_docket(std::string_view year) {
  const std::lock_guard lock(mutex_);
  const std::string stem = "C-" + std::string(year) + '-';
  const auto given = connection_->prepare(
      "SELECT docket FROM filings WHERE docket LIKE ?"
      " UNION SELECT substr(subject, 9) FROM proposals WHERE subject LIKE ?");
  given->bind(1, std::string_view(stem + '%'));
  given->bind(2, std::string_view("concern/" + stem + '%'));
  std::uint64_t last = 0;
  while (given->step()) {
    const std::string_view digits = given->text(0).substr(stem.size());
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    last = std::max(last, number);
  }
  std::string digits = std::to_string(last + 1);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return stem + digits;
}

Result<Filing> Filings::decide(std::string_view id, std::string_view account,
                               std::string_view state, std::string_view column,
                               std::string_view value, std::string_view docket,
                               bool passes_file_on) {
  const std::lock_guard lock(mutex_);
  Filing decided;
  {
    Transaction transaction(*connection_);
    {
      const auto row = connection_->prepare(
          "UPDATE filings SET state = ?, decided = ?, account = ?, content = NULL, docket = ?, " +
          std::string(column) + " = ? WHERE id = ? AND state = 'received' RETURNING id");
      row->bind(1, state).bind(2, clock_().microseconds).bind(3, account);
      row->bind(4, docket.empty() ? Value{Null{}} : Value{docket}).bind(5, value).bind(6, id);
      if (!row->step())
        return tl::unexpected(
            Error{ErrorKind::conflict, "error.proposal.changed", {}, std::string(id), {}});
    }
    if (passes_file_on)
      connection_->prepare("UPDATE filing_files SET proposal = ? WHERE filing = ?")
          ->bind(1, value)
          .bind(2, id)
          .step();
    else
      connection_->prepare("UPDATE filing_files SET sealed = NULL WHERE filing = ?")
          ->bind(1, id)
          .step();
    decided = read("id = ?", id, Content::left_sealed).front();
    transaction.commit();
  }
  if (passes_file_on) scrub_quietly(*connection_, {"filings"});
  else scrub_quietly(*connection_, {"filings", "filing_files"});
  return decided;
}

Result<Filing> Filings::admit(std::string_view id, std::string_view account,
                              std::string_view docket, std::string_view proposal,
                              bool passes_file_on) {
  return decide(id, account, "admitted", "proposal", proposal, docket, passes_file_on);
}

Result<Filing> Filings::refuse(std::string_view id, std::string_view account,
                               std::string_view reason) {
  return decide(id, account, "refused", "reason", reason, {});
}

}  // namespace acta::store
