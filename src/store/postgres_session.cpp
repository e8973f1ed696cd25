#include "store/postgres_session.h"

#include <libpq-fe.h>
#include <poll.h>

#include "base/log.h"

namespace acta::store {
namespace {

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

}  // namespace

void Clear::operator()(PGresult* result) const { PQclear(result); }

void fail(PGconn* server, const PGresult* result) {
  const std::string message = PQerrorMessage(server);
  if (PQstatus(server) != CONNECTION_OK) throw DbError(DbError::Kind::connection, message);
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const DbError::Kind kind = kind_of(state ? state : "");
  if (kind == DbError::Kind::disk_full) throw DiskFull(message);
  throw DbError(kind, message);
}

Answer checked(PGconn* server, PGresult* raw, Expected expected) {
  Answer answer(raw);
  const ExecStatusType status = PQresultStatus(raw);
  const bool copies = status == PGRES_COPY_IN && expected == Expected::rows_to_copy;
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && !copies) fail(server, raw);
  return answer;
}

Session::Session(const std::string& address, Access access) : access_(access) {
  // A server that vanished without a word is noticed within half a minute, unless the address asks
  // for other times.
  const char* names[] = {
      "tcp_user_timeout", "keepalives_idle",  "keepalives_interval", "keepalives_count",
      "dbname",           "application_name", "connect_timeout",     nullptr};
  const char* values[] = {"20000", "10", "5", "3", address.c_str(), "acta", "10", nullptr};
  server_ = PQconnectdbParams(names, values, 1);
  try {
    set_up();
  } catch (...) {
    PQfinish(server_);
    throw;
  }
}

Session::~Session() { PQfinish(server_); }

bool Session::is_open() {
  if (!usable_ || PQstatus(server_) != CONNECTION_OK) return false;
  pollfd waiting{PQsocket(server_), POLLIN, 0};
  while (::poll(&waiting, 1, 0) > 0)
    if (PQconsumeInput(server_) != 1) return false;
  return true;
}

void Session::be_open() {
  if (in_transaction_ || kept_ || is_open()) return;
  PQreset(server_);
  ++number_;
  set_up();
}

Answer Session::execute(const std::string& script) {
  be_open();
  PGresult* const raw = PQexec(server_, script.c_str());
  const bool over = script == "COMMIT" || script == "ROLLBACK";
  if (PQstatus(server_) == CONNECTION_OK)
    in_transaction_ = PQtransactionStatus(server_) != PQTRANS_IDLE;
  else if (over) in_transaction_ = false;
  return checked(server_, raw);
}

void Session::set_up() {
  usable_ = false;
  if (PQstatus(server_) != CONNECTION_OK)
    throw DbError(DbError::Kind::connection, PQerrorMessage(server_));
  PQsetNoticeReceiver(server_, &Session::notice, this);
  tell("SET client_encoding='UTF8'; SET bytea_output='hex'; SET TimeZone='UTC'");
  if (access_ == Access::read) tell("SET default_transaction_read_only=on");
  else insist_on_durability();
  usable_ = true;
}

void Session::tell(const char* setting) { checked(server_, PQexec(server_, setting)); }

std::string Session::setting(const std::string& name) {
  const Answer answer = checked(server_, PQexec(server_, ("SHOW " + name).c_str()));
  return PQgetvalue(answer.get(), 0, 0);
}

void Session::insist_on_durability() {
  const std::string commit = setting("synchronous_commit");
  if (commit != "on" && commit != "remote_apply") tell("SET synchronous_commit=on");
  if (setting("fsync") != "on" || setting("full_page_writes") != "on")
    log::warning("store.postgres.not-durable", {{"fsync", setting("fsync")}});
}

void Session::notice(void* session, const PGresult* result) {
  const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
  if (severity && std::string_view(severity) == "WARNING")
    static_cast<Session*>(session)->warning = PQresultErrorMessage(result);
}

}  // namespace acta::store
