#include <charconv>
#include <optional>
#include <vector>

#include <libpq-fe.h>

#include "base/check.h"
#include "store/postgres_session.h"

namespace acta::store {
namespace {

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
    checked(server, PQexec(server, sql.c_str()), Expected::rows_to_copy);
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
