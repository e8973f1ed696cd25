#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace acta::search {

// A database in memory that knows the tokenizer "acta". What fails here is a defect of ours: the
// statements are ours, and nothing is on disk.
struct Close {
  void operator()(sqlite3* connection) const;
};
using Connection = std::unique_ptr<sqlite3, Close>;
Connection open_in_memory();

void execute(sqlite3* connection, const std::string& sql);

// Prepared once, run again and again: bind from 1, step while there are rows.
class Statement {
 public:
  Statement(sqlite3* connection, const std::string& sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int at, std::string_view text);
  Statement& bind(int at, std::int64_t number);
  bool step();                      // false: no more rows, and ready to be bound anew
  void reset();                     // before all rows were seen
  std::int64_t number(int column);  // from 0
  std::string text(int column);

 private:
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace acta::search
