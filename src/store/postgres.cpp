#include <charconv>
#include <optional>
#include <vector>

#include <libpq-fe.h>
#include <poll.h>

#include "base/check.h"
#include "base/log.h"
#include "store/database.h"

namespace acta::store {
namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

// By SQLSTATE, PostgreSQL's appendix A.
DbError::Kind kind_of(std::string_view state) {
  using Kind = DbError::Kind;
  if (state == "23505") return Kind::unique_violation;
  if (state == "23503") return Kind::foreign_key_violation;
  if (state == "23514" || state == "23502") return Kind::check_violation;
  if (state == "40001" || state == "40P01" || state == "55P03") return Kind::retryable;
  if (state == "53100") return Kind::disk_full;
  if (state == "58030") return Kind::io;
  if (state == "XX001" || state == "XX002") return Kind::damaged;
  if (state.starts_with("57P")) return Kind::connection;  // the server goes down, or comes up
  return Kind::other;
}

[[noreturn]] void fail(PGconn* server, const PGresult* result) {
  const std::string message = PQerrorMessage(server);
  if (PQstatus(server) != CONNECTION_OK) throw DbError(DbError::Kind::connection, message);
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const DbError::Kind kind = kind_of(state ? state : "");
  if (kind == DbError::Kind::disk_full) throw DiskFull(message);
  throw DbError(kind, message);
}

Answer checked(PGconn* server, PGresult* raw, ExecStatusType also = PGRES_TUPLES_OK) {
  Answer answer(raw);
  const ExecStatusType status = PQresultStatus(raw);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != also) fail(server, raw);
  return answer;
}

// `?` to `$1`, `$2`, …, but not within quotes.
std::string numbered(const std::string& sql) {
  std::string out;
  int count = 0;
  char quote = 0;
  for (const char c : sql) {
    if (quote == 0 && c == '?') {
      out += '$' + std::to_string(++count);
      continue;
    }
    if (quote == 0 && (c == '\'' || c == '"')) quote = c;
    else if (c == quote) quote = 0;
    out += c;
  }
  return out;
}

// A session with the server. One that is lost outside a transaction is begun anew before the next
// statement; within one all statements fail until the transaction is given up.
class Session {
 public:
  Session(const std::string& address, Access access) : access_(access) {
    const char* names[] = {"dbname", "application_name", "connect_timeout", nullptr};
    const char* values[] = {address.c_str(), "acta", "10", nullptr};
    server_ = PQconnectdbParams(names, values, 1);
    try {
      set_up();
    } catch (...) {
      PQfinish(server_);
      throw;
    }
  }
  ~Session() { PQfinish(server_); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  PGconn* server() const { return server_; }
  std::uint64_t number() const {
    return number_;
  }  // counts the sessions; statements die with theirs
  void keep() { kept_ = true; }

  // Asks nobody: a session that the server ended has that to be read from its socket.
  bool is_open() {
    if (!usable_ || PQstatus(server_) != CONNECTION_OK) return false;
    pollfd waiting{PQsocket(server_), POLLIN, 0};
    while (::poll(&waiting, 1, 0) > 0)
      if (PQconsumeInput(server_) != 1) return false;
    return true;
  }

  // Before each statement.
  void be_open() {
    if (in_transaction_ || kept_ || is_open()) return;
    PQreset(server_);
    ++number_;
    set_up();
  }

  // BEGIN, COMMIT and ROLLBACK among them, which come by no other way.
  Answer execute(const std::string& script) {
    be_open();
    PGresult* const raw = PQexec(server_, script.c_str());
    const bool over = script == "COMMIT" || script == "ROLLBACK";
    if (PQstatus(server_) == CONNECTION_OK)
      in_transaction_ = PQtransactionStatus(server_) != PQTRANS_IDLE;
    else if (over) in_transaction_ = false;
    return checked(server_, raw);
  }

  // What the server says unasked; the last warning.
  std::optional<std::string> warning;

 private:
  void set_up() {
    usable_ = false;
    if (PQstatus(server_) != CONNECTION_OK)
      throw DbError(DbError::Kind::connection, PQerrorMessage(server_));
    PQsetNoticeReceiver(server_, &Session::notice, this);
    tell("SET client_encoding='UTF8'; SET bytea_output='hex'; SET TimeZone='UTC'");
    if (access_ == Access::read) tell("SET default_transaction_read_only=on");
    else insist_on_durability();
    usable_ = true;
  }

  void tell(const char* setting) { checked(server_, PQexec(server_, setting)); }

  std::string setting(const std::string& name) {
    const Answer answer = checked(server_, PQexec(server_, ("SHOW " + name).c_str()));
    return PQgetvalue(answer.get(), 0, 0);
  }

  void insist_on_durability() {
    const std::string commit = setting("synchronous_commit");
    if (commit != "on" && commit != "remote_apply") tell("SET synchronous_commit=on");
    if (setting("fsync") != "on" || setting("full_page_writes") != "on")
      log::warning("store.postgres.not-durable", {{"fsync", setting("fsync")}});
  }

  static void notice(void* session, const PGresult* result) {
    const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity && std::string_view(severity) == "WARNING")
      static_cast<Session*>(session)->warning = PQresultErrorMessage(result);
  }

  PGconn* server_ = nullptr;
  Access access_;
  std::uint64_t number_ = 1;
  bool usable_ = false;  // it was told all that it must know
  bool kept_ = false;
  bool in_transaction_ = false;
};

int nibble(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

// bytea_output = hex: "\x00ff…".
std::string from_hex(std::string_view text) {
  if (!text.starts_with("\\x")) throw DbError(DbError::Kind::other, "column is not bytes");
  std::string bytes((text.size() - 2) / 2, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<char>(nibble(text[2 + 2 * i]) << 4 | nibble(text[3 + 2 * i]));
  return bytes;
}

class PostgresStatement final : public Statement {
 public:
  PostgresStatement(Session& session, const std::string& sql, std::string name)
      : session_(session), sql_(numbered(sql)), name_(std::move(name)) {
    session_.be_open();
    prepare();
    PGconn* const server = session_.server();
    const Answer described = checked(server, PQdescribePrepared(server, name_.c_str()));
    parameters_.resize(static_cast<std::size_t>(PQnparams(described.get())));
    buffers_.resize(static_cast<std::size_t>(PQnfields(described.get())));
  }
  ~PostgresStatement() override {
    if (prepared_in_ == session_.number())
      PQclear(PQexec(session_.server(), ("DEALLOCATE " + name_).c_str()));
  }
  PostgresStatement(const PostgresStatement&) = delete;
  PostgresStatement& operator=(const PostgresStatement&) = delete;

  Statement& bind(int index, const Value& value) override {
    Parameter& parameter = parameters_.at(static_cast<std::size_t>(index - 1));
    parameter = {};
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      parameter.text = std::to_string(*number);
    } else if (const auto* real = std::get_if<double>(&value)) {
      char digits[32];
      const auto end = std::to_chars(digits, digits + sizeof digits, *real).ptr;
      parameter.text.emplace(digits, end);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      parameter.text.emplace(*text);
    } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
      parameter.text.emplace(bytes->view);
      parameter.binary = true;
    }
    return *this;
  }

  bool step() override {
    if (!answer_) run();
    return ++row_ < PQntuples(answer_.get());
  }

  void reset() override {
    answer_.reset();
    parameters_.assign(parameters_.size(), {});
  }

  bool is_null(int column) const override { return PQgetisnull(answer_.get(), row_, column) != 0; }
  std::int64_t integer(int column) const override { return parsed<std::int64_t>(column); }
  double real(int column) const override { return parsed<double>(column); }
  std::string_view text(int column) const override {
    return {PQgetvalue(answer_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
  }
  std::string_view bytes(int column) override {
    if (is_null(column)) return {};
    std::string& buffer = buffers_.at(static_cast<std::size_t>(column));
    buffer = from_hex(text(column));
    return buffer;
  }

 private:
  struct Parameter {
    std::optional<std::string> text;
    bool binary = false;
  };

  void prepare() {
    PGconn* const server = session_.server();
    checked(server, PQprepare(server, name_.c_str(), sql_.c_str(), 0, nullptr));
    prepared_in_ = session_.number();
  }

  void run() {
    session_.be_open();
    if (prepared_in_ != session_.number()) prepare();
    PGconn* const server = session_.server();
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (const Parameter& parameter : parameters_) {
      values.push_back(parameter.text ? parameter.text->c_str() : nullptr);
      lengths.push_back(parameter.text ? static_cast<int>(parameter.text->size()) : 0);
      formats.push_back(parameter.binary ? 1 : 0);
    }
    answer_ = checked(server, PQexecPrepared(server, name_.c_str(), static_cast<int>(values.size()),
                                             values.data(), lengths.data(), formats.data(), 0));
    row_ = -1;
  }

  template <class Number>
  Number parsed(int column) const {
    Number number{};
    const std::string_view digits = text(column);
    if (is_null(column)) return number;  // as SQLite does
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    if (end != digits.data() + digits.size())
      throw DbError(DbError::Kind::other, "column is not a number: " + std::string(digits));
    return number;
  }

  Session& session_;
  std::string sql_;
  std::string name_;
  std::uint64_t prepared_in_ = 0;
  std::vector<Parameter> parameters_;
  std::vector<std::string> buffers_;
  Answer answer_;
  int row_ = -1;
};

// COPY … (FORMAT binary), PostgreSQL's documentation of COPY, "Binary Format".
class PostgresLoader final : public Loader {
 public:
  PostgresLoader(PGconn* server, const std::string& table, const std::string& columns)
      : server_(server) {
    const std::string sql = "COPY " + table + "(" + columns + ") FROM STDIN (FORMAT binary)";
    checked(server, PQexec(server, sql.c_str()), PGRES_COPY_IN);
    buffer_.assign("PGCOPY\n\377\r\n\0", 11);
    append(std::uint32_t{0});  // flags
    append(std::uint32_t{0});  // length of the header's extension
  }
  ~PostgresLoader() override {
    if (finished_) return;
    PQputCopyEnd(server_, "given up");
    drain();
  }
  PostgresLoader(const PostgresLoader&) = delete;
  PostgresLoader& operator=(const PostgresLoader&) = delete;

  void row(std::span<const Value> values) override {
    append(static_cast<std::uint16_t>(values.size()));
    for (const Value& value : values) std::visit([&](const auto& held) { field(held); }, value);
    if (buffer_.size() > 1 << 18) send();
  }

  void finish() override {
    append(std::uint16_t{0xffff});
    send();
    if (PQputCopyEnd(server_, nullptr) != 1) fail(server_, nullptr);
    finished_ = true;
    const Answer answer(PQgetResult(server_));
    drain();
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) fail(server_, answer.get());
  }

 private:
  template <class Unsigned>
  void append(Unsigned number) {
    for (int shift = static_cast<int>(sizeof number) * 8 - 8; shift >= 0; shift -= 8)
      buffer_ += static_cast<char>(number >> shift & 0xff);
  }

  void field(Null) { append(std::uint32_t{0xffff'ffff}); }
  void field(std::int64_t number) {
    append(std::uint32_t{8});
    append(static_cast<std::uint64_t>(number));
  }
  void field(double number) {
    append(std::uint32_t{8});
    append(std::bit_cast<std::uint64_t>(number));
  }
  void field(std::string_view text) {
    append(static_cast<std::uint32_t>(text.size()));
    buffer_ += text;
  }
  void field(Bytes bytes) { field(bytes.view); }

  void send() {
    if (PQputCopyData(server_, buffer_.data(), static_cast<int>(buffer_.size())) != 1)
      fail(server_, nullptr);
    buffer_.clear();
  }

  void drain() {
    while (PGresult* more = PQgetResult(server_)) PQclear(more);
  }

  PGconn* server_;
  std::string buffer_;
  bool finished_ = false;
};

class PostgresConnection final : public Connection {
 public:
  PostgresConnection(const std::string& address, Access access) : session_(address, access) {}

  Dialect dialect() const override { return Dialect::postgres; }

  void execute(const std::string& script) override { session_.execute(script); }

  std::unique_ptr<Statement> prepare(const std::string& sql) override {
    return std::make_unique<PostgresStatement>(session_, sql, "s" + std::to_string(++statements_));
  }

  std::unique_ptr<Loader> load(const std::string& table, const std::string& columns) override {
    return std::make_unique<PostgresLoader>(session_.server(), table, columns);
  }

  // COMMIT of a failed transaction says ROLLBACK and no error; a wait for the standby that was
  // cancelled gives a warning and no error. Neither is a commit.
  void commit() override {
    session_.warning.reset();
    const Answer answer = session_.execute("COMMIT");
    if (session_.warning) throw DbError(DbError::Kind::uncertain, *session_.warning);
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT")
      throw DbError(DbError::Kind::other, "the transaction was rolled back");
  }

  bool scrub(const std::string& table) override {
    execute("VACUUM " + table);
    return true;
  }

  bool is_open() override { return session_.is_open(); }
  void keep_session() override { session_.keep(); }

 private:
  Session session_;
  std::uint64_t statements_ = 0;
};

}  // namespace

std::unique_ptr<Connection> open_postgres(const std::string& address, Access access) {
  return std::make_unique<PostgresConnection>(address, access);
}

}  // namespace acta::store
