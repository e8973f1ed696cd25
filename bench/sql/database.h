#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace acta::bench::sql {

// SQLite's C interface, as thin as it goes. What fails is a Defect: nobody typed this in.
class Query {
 public:
  Query(sqlite3* database, const std::string& text);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& bind(int parameter, std::int64_t number);
  Query& bind(int parameter, std::string_view text);  // must last until the next reset()
  bool step();
  void reset();
  std::int64_t integer(int column) const;
  std::string_view text(int column) const;  // until the next step()

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

class Database {
 public:
  explicit Database(const std::string& path);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const std::string& script);
  sqlite3* handle() const { return database_; }

 private:
  sqlite3* database_ = nullptr;
};

}  // namespace acta::bench::sql
