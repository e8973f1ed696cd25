#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "cli/run.h"
#include "exchange/csv.h"
#include "procedure/desk.h"
#include "procedure/permission.h"
#include "store/accounts/accounts.h"

// The matrix that `acta roles` prints is the one that is enforced: each cell of it, and each cell
// that is not in it, is asked of the function that decides.
namespace acta::cli {
namespace {

using procedure::Actor;
using procedure::Matter;
using procedure::State;
using procedure::Verb;

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::stringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

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

  static Instant now() { return parse_instant("2026-11-21T09:00:00Z").value(); }
  std::string run(std::vector<std::string> words) const {
    std::ostringstream out;
    std::ostringstream err;
    EXPECT_EQ(exit_code(std::move(words), out, err), done) << err.str();
    return out.str();
  }
  static int exit_code(std::vector<std::string> words, std::ostream& out, std::ostream& err) {
    World world{.out = out,
                .err = err,
                .now = now,
                .environment = [](const char*) { return std::nullopt; },
                .serve = {},
                .export_site = {}};
    return cli::run(words, world);
  }
  std::string write(const std::string& name, const std::string& bytes) const {
    const std::string path = directory + '/' + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
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

// Whoever sits in an office of the pack, in each of its roles.
struct Seated {
  std::string office, role, country;
};
const std::vector<Seated> seated{{"focal-COL", "focal_point", "COL"},
                                 {"focal-CHL", "focal_point", "CHL"},
                                 {"coordinator-COL", "special_coordinator", "COL"},
                                 {"lead-LAD-AP01", "committee_lead", ""},
                                 {"secretariat", "secretariat_officer", ""},
                                 {"publishing", "publisher", ""},
                                 {"assessment", "independent_assessor", ""},
                                 {"stakeholders", "stakeholder", ""},
                                 {"audit", "auditor", ""},
                                 {"administration", "administrator", ""},
                                 {"coding", "coder", ""},
                                 {"intake", "intake_officer", ""}};

struct Imports : PrintedMatrix {
  Imports() {
    for (const Seated& who : seated)
      run({"account", "add", address(who), "--name", who.office, "--office", who.office, "--store",
           directory});
  }
  static std::string address(const Seated& who) { return who.office + "@x.example"; }

  // Sends `words` for review in somebody's name; it says `told` if it is allowed to.
  void send(const Seated& who, const std::string& matter, bool its_country, const std::string& told,
            std::vector<std::string> words) {
    words.insert(words.end(), {"--as", address(who), "--lang", "en", "--store", directory});
    std::ostringstream out;
    std::ostringstream err;
    const bool expected =
        printed(who.role, "propose", matter, "new", {its_country, false, true, false});
    EXPECT_EQ(exit_code(words, out, err), expected ? done : refused) << told << err.str();
    const bool is_refused = holds(out.str() + err.str(), "error.permission.none");
    EXPECT_EQ(is_refused, !expected) << told << out.str() << err.str();
    if (expected) allowed.insert(told);
    ++cases;
  }
  static bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
  }
  // All that waits for review, in the words of those who sent it.
  std::set<std::string> waiting() const {
    const store::Location where = store::parse_location(directory).value();
    const auto accounts = store::Accounts::open(where, now).value();
    const auto intake = procedure::Intake::open(where, store::Mode::write, now, {}).value();
    const auto desk = procedure::Desk::open(*intake, where, now).value();
    std::set<std::string> told;
    for (const auto& one : desk->all(desk->actor(accounts->find("audit@x.example")->id)))
      for (const record::ClaimDraft& draft : one.drafts)
        if (draft.value.text.starts_with("From ")) told.insert(draft.value.text);
    return told;
  }

  std::set<std::string> allowed;
  std::size_t cases = 0;
};

// Each import that the command line has in somebody's name, for each role and country.
TEST_F(Imports, TakeWhatTheMatrixAllowsAndNothingElse) {
  std::string entry;  // of a text that can be translated
  for (const std::string& line :
       lines(run({"translations", "list", "--table", "texts", "--csv", "--store", directory})))
    if (line.starts_with("CM01,text,")) entry = line.substr(10, line.find(',', 10) - 10);
  const std::string text =
      "Build an early warning system so that states alert each other to large cross-border "
      "movements.";
  for (const Seated& who : seated) {
    for (const char* country : {"COL", "CHL", "PER"}) {
      const std::string told = "From " + who.office + " on " + country;
      send(who, "report", who.country == country, told,
           {"sheet", "import",
            write("sheet.csv", "reference,country,status,as of,report\nCM03," +
                                   std::string(country) + ",limited progress,2026-11-02," + told +
                                   "\n"),
            "--country", country, "--json"});
    }
    const std::string told = "From the " + who.role;
    send(who, "translation", false, told + " in Portuguese",
         {"translations", "import",
          write("pt.xlf",
                R"(<?xml version="1.0"?><xliff version="1.2" )"
                R"(xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="record" )"
                R"(source-language="en" target-language="pt" datatype="plaintext"><body>)"
                R"(<trans-unit id=")" +
                    entry + R"("><source>)" + text + R"(</source><target state="translated">)" +
                    told + " in Portuguese</target></trans-unit></body></file></xliff>")});
    send(who, "structure", false, told + " as a cycle",
         {"cycle", "open", "Y-" + who.office, "--title", told + " as a cycle", "--opens",
          "2027-01-01", "--due", "2027-03-31"});
  }
  EXPECT_EQ(cases, seated.size() * 5);
  EXPECT_EQ(allowed.size(), 5U);
  EXPECT_EQ(waiting(), allowed);
}

}  // namespace
}  // namespace acta::cli
