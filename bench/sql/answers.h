#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/instant.h"
#include "register/register.h"
#include "sql/database.h"

// The same four questions, asked of Acta and of a relational database, with answers that can be
// compared to the last character.
namespace acta::bench::sql {

struct AsOf {
  Day valid;
  Instant known;
};

struct Common {  // how many parties two mechanisms share, and who certainly sits in both
  std::string a, b;
  std::vector<std::string> shared;  // sorted
  std::int64_t certain, possible;
  auto operator<=>(const Common&) const = default;
};
struct Member {
  std::string party;
  bool certain;
  auto operator<=>(const Member&) const = default;
};
struct Standing {
  std::string commitment, status;
  auto operator<=>(const Standing&) const = default;
};
struct Page {  // of a commitment, in Spanish where there is Spanish
  struct Evidence {
    std::string id, text;
    std::int64_t day;
    auto operator<=>(const Evidence&) const = default;
  };
  std::string text, amount;
  std::int64_t deadline = 0;
  std::vector<std::string> actors;    // sorted
  std::vector<std::string> statuses;  // the latest first
  std::vector<Evidence> evidence;     // sorted
  bool operator==(const Page&) const = default;
};

class FromActa {
 public:
  explicit FromActa(const record::Register& record) : record_(&record) {}
  std::vector<Common> overlap(AsOf as_of);  // by a, b; every pair that shares somebody, possibly
  std::vector<Member> members(AsOf as_of, const std::string& mechanism);
  std::vector<Standing> statuses(AsOf as_of);
  Page page(AsOf as_of, const std::string& commitment);

 private:
  const record::Register* record_;
};

class FromSql {
 public:
  explicit FromSql(Database& database);
  ~FromSql();
  std::vector<Common> overlap(AsOf as_of);
  std::vector<Member> members(AsOf as_of, const std::string& mechanism);
  std::vector<Standing> statuses(AsOf as_of);
  Page page(AsOf as_of, const std::string& commitment);

 private:
  struct Queries;
  std::unique_ptr<Queries> queries_;
};

}  // namespace acta::bench::sql
