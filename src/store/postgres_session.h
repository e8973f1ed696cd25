#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "store/database.h"

using PGconn = struct pg_conn;
using PGresult = struct pg_result;

// What libpq gives, as the rest of the PostgreSQL side uses it.
namespace acta::store {

struct Clear {
  void operator()(PGresult* result) const;
};
using Answer = std::unique_ptr<PGresult, Clear>;

// Throws what went wrong, by its SQLSTATE: DiskFull or DbError.
[[noreturn]] void fail(PGconn* server, const PGresult* result);
// The answer, if it is one; that the server waits for rows is one where it was asked to.
enum class Expected { answer, rows_to_copy };
Answer checked(PGconn* server, PGresult* raw, Expected expected = Expected::answer);

// A session with the server. One that is lost outside a transaction is begun anew before the next
// statement; within one all statements fail until the transaction is given up.
class Session {
 public:
  Session(const std::string& address, Access access);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  PGconn* server() const { return server_; }
  std::uint64_t number() const { return number_; }  // of the session; statements die with theirs
  void keep() { kept_ = true; }                     // from now on one that is lost stays lost

  // Asks nobody: a session that the server ended has that to be read from its socket.
  bool is_open();
  void be_open();  // before each statement

  // BEGIN, COMMIT and ROLLBACK among them, which come by no other way.
  Answer execute(const std::string& script);

  std::optional<std::string> warning;  // the last that the server gave unasked

 private:
  void set_up();
  void tell(const char* setting);
  std::string setting(const std::string& name);
  void insist_on_durability();
  static void notice(void* session, const PGresult* result);

  PGconn* server_ = nullptr;
  Access access_;
  std::uint64_t number_ = 1;
  bool usable_ = false;  // it was told all that it must know
  bool kept_ = false;
  bool in_transaction_ = false;
};

}  // namespace acta::store
