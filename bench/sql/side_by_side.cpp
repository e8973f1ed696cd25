// Asks Acta and a normalised SQLite database of the same record the same questions in one run,
// stops at the first answer that differs, and prints how long each took: bench_sql FILE.db
#include <chrono>
#include <cstdio>

#include <fmt/core.h>

#include "base/check.h"
#include "random.h"
#include "record.h"
#include "sql/answers.h"
#include "sql/load.h"

namespace acta::bench::sql {
namespace {

class Clockwork {
 public:
  template <class Ask>
  auto time(Ask&& ask) {
    const auto begin = std::chrono::steady_clock::now();
    auto answer = ask();
    spent_ += std::chrono::steady_clock::now() - begin;
    return answer;
  }
  double microseconds() const { return std::chrono::duration<double, std::micro>(spent_).count(); }

 private:
  std::chrono::steady_clock::duration spent_{};
};

class Contest {
 public:
  Contest(const record::Register& record, Database& database)
      : record_(record), acta_(record), sql_(database), random_(11) {}

  // `ask(answers, as_of)` of both, `times` times at random pairs of dates, in turn.
  template <class Ask>
  void compare(const char* question, int times, Ask&& ask) {
    Clockwork acta;
    Clockwork sql;
    for (int i = -2; i < times; ++i) {
      const AsOf as_of = any_pair_of_dates();
      if (i == 0) acta = sql = {};  // both have warmed up
      const std::uint64_t which = random_.below(1'000'000);
      const auto first = acta.time([&] { return ask(acta_, as_of, which); });
      const auto second = sql.time([&] { return ask(sql_, as_of, which); });
      check(first == second, question);
    }
    fmt::print("| {} | {} | {:.0f} µs | {:.0f} µs | **{:.1f}** |\n", question, times,
               acta.microseconds() / times, sql.microseconds() / times,
               sql.microseconds() / acta.microseconds());
    std::fflush(stdout);
  }

 private:
  AsOf any_pair_of_dates() {
    const Instant last = record_.recorded(record_.published());
    const std::int64_t span = last.microseconds - record_.recorded(1).microseconds;
    // The last tenth of the time is asked about most, as people do.
    const std::int64_t back = static_cast<std::int64_t>(
        random_.below(static_cast<std::uint64_t>(random_.chance(70) ? span / 10 : span)));
    const Instant known{last.microseconds - back};
    return {Day{static_cast<std::int32_t>(random_.between(18'300, 20'900))}, known};
  }

  const record::Register& record_;
  FromActa acta_;
  FromSql sql_;
  Random random_;
};

void run(const std::string& path) {
  std::remove(path.c_str());
  Database database(path);
  load(database, record(), ACTA_BENCH_SQL);
  Contest contest(record(), database);
  const std::uint64_t commitments = scale().commitments;
  fmt::print("| question | times | Acta | SQLite | times as fast |\n|---|---|---|---|---|\n");
  contest.compare("overlap of all pairs of mechanisms", 200,
                  [](auto& answers, AsOf as_of, std::uint64_t) { return answers.overlap(as_of); });
  contest.compare("members of one mechanism", 2'000,
                  [](auto& answers, AsOf as_of, std::uint64_t which) {
                    return answers.members(as_of, fmt::format("M{:02}", which % 40 + 1));
                  });
  contest.compare("status of all commitments", 100,
                  [](auto& answers, AsOf as_of, std::uint64_t) { return answers.statuses(as_of); });
  contest.compare("page of one commitment, with its evidence", 2'000,
                  [&](auto& answers, AsOf as_of, std::uint64_t which) {
                    return answers.page(as_of, fmt::format("C{:05}", which % commitments + 1));
                  });
}

}  // namespace
}  // namespace acta::bench::sql

int main(int count, char** arguments) {
  acta::check(count == 2, "bench_sql FILE.db");
  acta::bench::sql::run(arguments[1]);
}
