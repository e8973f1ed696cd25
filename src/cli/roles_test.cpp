#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <set>
#include <sstream>

#include "cli/run.h"
#include "exchange/csv.h"
#include "procedure/permission.h"

// The matrix that `acta roles` prints is the one that is enforced: each cell of it, and each cell
// that is not in it, is asked of the function that decides.
namespace acta::cli {
namespace {

using procedure::Actor;
using procedure::Matter;
using procedure::State;
using procedure::Verb;

std::set<std::string> parts(const std::string& cell) {
  std::set<std::string> all;
  std::stringstream in(cell);
  for (std::string part; std::getline(in, part, ';');) {
    const std::size_t begin = part.find_first_not_of(' ');
    all.insert(part.substr(begin == part.npos ? 0 : begin));
  }
  return all;
}

struct PrintedMatrix : testing::Test {
  PrintedMatrix() {
    std::string name = std::filesystem::temp_directory_path() / "acta-roles-XXXXXX";
    directory = ::mkdtemp(name.data());
    run({"load", ACTA_SOURCE_DIR "/packs/los-angeles", "--store", directory});
    table =
        exchange::read_csv_table(run({"roles", "--csv", "--store", directory}), "roles").value();
    auto reading = procedure::Reading::open(store::parse_location(directory).value()).value();
    const record::View view(reading->record(), Day{}, reading->record().published());
    matrix = procedure::read_matrix(view).value();
  }
  ~PrintedMatrix() override { std::filesystem::remove_all(directory); }

  std::string run(std::vector<std::string> words) const {
    std::ostringstream out;
    std::ostringstream err;
    World world{.out = out,
                .err = err,
                .now = [] { return parse_instant("2026-11-21T09:00:00Z").value(); },
                .environment = [](const char*) { return std::nullopt; },
                .serve = {},
                .export_site = {}};
    EXPECT_EQ(cli::run(words, world), done) << err.str();
    return out.str();
  }
  const std::string& cell(const exchange::CsvTable::Row& row, std::string_view column) const {
    return row.cells[table.column(column).value()];
  }

  // Where the record stands towards the office of whoever asks.
  struct Standing {
    bool country, committee, mechanism, own;
  };
  bool printed(const std::string& role, const std::string& verb, const std::string& matter,
               const std::string& state, const Standing& standing) const {
    const bool judging = verb == "review" || verb == "publish";
    if (judging && (standing.own || standing.country)) return false;  // as rule.roles says
    if (verb == "propose" && matter == "assessment" && standing.country) return false;
    for (const auto& row : table.rows) {
      const std::string& whose = cell(row, "role");
      if (whose != role && whose != "public") continue;
      if (cell(row, "verb") != verb || !parts(cell(row, "matter")).contains(matter) ||
          !parts(cell(row, "in_state")).contains(state))
        continue;
      const std::string& scope = cell(row, "scope");
      if (scope == "any" || (scope == "own" && standing.own) ||
          (scope == "country" && standing.country) ||
          (scope == "committee" && standing.committee) ||
          (scope == "mechanism" && standing.mechanism))
        return true;
    }
    return false;
  }

  std::string directory;
  exchange::CsvTable table;
  procedure::Matrix matrix;
};

TEST_F(PrintedMatrix, IsWhatIsDecidedInEveryCell) {
  const std::vector<std::string> roles{"public",
                                       "focal_point",
                                       "special_coordinator",
                                       "committee_lead",
                                       "secretariat_officer",
                                       "publisher",
                                       "independent_assessor",
                                       "stakeholder",
                                       "auditor",
                                       "administrator",
                                       "stranger"};
  const std::vector<std::string> matters{"report",    "assessment", "evidence",  "commitment",
                                         "indicator", "measure",    "structure", "office",
                                         "account",   "unknown"};
  const std::vector<Standing> standings{{true, true, true, false},    {false, true, true, false},
                                        {true, false, true, false},   {false, false, true, false},
                                        {false, false, false, false}, {true, true, true, true},
                                        {false, false, true, true}};
  std::size_t cases = 0;
  std::size_t allowed = 0;
  for (const std::string& role : roles)
    for (int v = 0; v <= static_cast<int>(Verb::manage); ++v)
      for (const std::string& kind : matters)
        for (int s = 0; s <= static_cast<int>(State::withdrawn); ++s)
          for (const Standing& standing : standings) {
            const auto verb = static_cast<Verb>(v);
            const auto state = static_cast<State>(s);
            Actor actor{"me", {{"office", role, "COL", "LAD-AP01", "LAD"}}};
            const Matter matter{.kind = kind,
                                .state = state,
                                .countries = {standing.country ? "COL" : "PER", "USA"},
                                .committees = {standing.committee ? "LAD-AP01" : "LAD-AP02"},
                                .mechanism = standing.mechanism ? "LAD" : "CRM",
                                .author = standing.own ? "me" : "someone",
                                .reviewer = "another"};
            const bool expected = printed(role, std::string(name_of(verb)), kind,
                                          std::string(name_of(state)), standing);
            const procedure::Decision decision = may(matrix, actor, verb, matter);
            ASSERT_EQ(decision.allowed, expected)
                << role << ' ' << name_of(verb) << ' ' << kind << ' ' << name_of(state) << ' '
                << standing.country << standing.committee << standing.mechanism << standing.own;
            ASSERT_EQ(decision.rule.starts_with("P"), expected) << decision.rule;
            ++cases;
            allowed += expected;
          }
  EXPECT_GE(cases, 30'000U);
  EXPECT_GT(allowed, 1'000U);
}

TEST_F(PrintedMatrix, LetsWhoeverDidNotSignInSeeWhatIsPublishedAndNothingElse) {
  for (const char* kind : {"report", "assessment", "measure"})
    for (int s = 0; s <= static_cast<int>(State::withdrawn); ++s) {
      const auto state = static_cast<State>(s);
      const bool open = state == State::published || state == State::withdrawn;
      for (int v = 0; v <= static_cast<int>(Verb::manage); ++v) {
        const auto verb = static_cast<Verb>(v);
        const Matter matter{.kind = kind, .state = state, .mechanism = "LAD"};
        EXPECT_EQ(may(matrix, {}, verb, matter).allowed, open && verb == Verb::view);
      }
    }
}

}  // namespace
}  // namespace acta::cli
