#include "site/export.h"

#include <fstream>
#include <iterator>
#include <map>

#include "base/sha256.h"
#include "register/testing.h"
#include "site/testing.h"

namespace acta::site {
namespace {

namespace fs = std::filesystem;

// A copy of a record of three meetings, one of which was taken back.
struct ExportedSite : testing::Test {
  ExportedSite() : folder(fs::temp_directory_path() / ("acta-copy-" + std::to_string(::getpid()))) {
    build.kind("meeting");
    build.kind("source");
    build.property("title", "text", {});
    const auto entry = build.text("meeting/M1", "title", "A meeting that never was", {});
    build.text("source/T1", "title", "A report", {});
    build.text("meeting/M2", "title", "Another", {});
    build.text("meeting/M3", "title", "A secret", {.restricted = true});
    build.withdraw(entry, {.language = "en", .note = "The source was misread."});
    build.view("2026-01-02");  // publishes
  }
  ~ExportedSite() override { fs::remove_all(folder); }
  std::string text(const std::string& file) const {
    std::ifstream in(folder / file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  // What sha256sum(1) would say of every file but the list itself.
  std::string sums_of_files() const {
    std::map<std::string, std::string> lines;
    for (const auto& each : fs::recursive_directory_iterator(folder)) {
      const std::string file = fs::relative(each.path(), folder).string();
      if (each.is_regular_file() && file != "SHA256SUMS")
        lines[file] = hex(sha256(text(file))) + "  " + file + "\n";
    }
    std::string all;
    for (const auto& [file, line] : lines) all += line;
    return all;
  }
  record::RecordBuilder build;
  fs::path folder;
};

TEST_F(ExportedSite, SaysOfWhatWasWithdrawnThatItWasAndWhy) {
  const auto done =
      export_site({.record = build.record(),
                   .now = [] { return parse_instant("2026-02-01T00:00:00Z").value(); },
                   .root = [](std::uint64_t) { return std::string("root"); }},
                  folder.string());
  ASSERT_TRUE(done);
  EXPECT_TRUE(done->dead.empty()) << done->dead.front();
  const std::string page = text("en/meetings/M1.html");
  EXPECT_TRUE(holds(page, "This was withdrawn"));
  EXPECT_TRUE(holds(page, "The source was misread."));
  EXPECT_FALSE(holds(page, "Read what the record said until then")) << "only a server can";
  EXPECT_EQ(faults_of(page), "");
  EXPECT_TRUE(holds(text("es/reuniones/M1.html"), "retirado el 1 de enero de 2026"));
  EXPECT_TRUE(holds(text("en/meetings/M1.json"), "\"rule\": \"error.http.withdrawn\""));
  EXPECT_TRUE(holds(text("en/meetings/M1.csv"), "status,rule,detail\r\n410,error.http.withdrawn,"))
      << text("en/meetings/M1.csv");
  EXPECT_TRUE(holds(text("en/meetings/M2.html"), "Another"));
  EXPECT_FALSE(fs::exists(folder / "en/meetings/M3.html")) << "nobody may know of it";
  EXPECT_EQ(sums_of_files(), text("SHA256SUMS"));
  EXPECT_TRUE(holds(text("SHA256SUMS"), "  en/meetings/M1.html\n"));
}

}  // namespace
}  // namespace acta::site
