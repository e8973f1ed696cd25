#include <sys/resource.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "procedure/report_sheet.h"
#include "register/testing.h"

// What bench/sheet measures: `read FILE` counts the cells of a spreadsheet; `preview ROWS csv|xlsx`
// looks at a sheet of so many rows, each with a report that is new. Both print a count, the seconds
// of processor time that the work took, and the largest memory in MiB.
namespace {

using namespace acta;

double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void tell(std::size_t count, double since) {
  const double seconds = processor_seconds() - since;
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::cout << count << ' ' << seconds << ' ' << used.ru_maxrss / 1024 << '\n';
}

int read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  const std::string bytes = text.str();
  const double start = processor_seconds();
  std::size_t cells = 0;
  const auto taken = exchange::read_spreadsheet(bytes, path, [&](const exchange::SheetRow& row) {
    cells += row.cells.size();
    return true;
  });
  if (!taken) return std::cerr << taken.error().message << '\n', 1;
  tell(cells, start);
  return 0;
}

int preview(std::size_t count, exchange::SheetFormat format) {
  record::RecordBuilder build;
  build.property("actor", "reference", {});
  build.property("text", "text", {.cardinality = "one"});
  build.property("reported_status", "code", {});
  build.code("property/reported_status", "codes", "limited", {});
  build.property("report_text", "text", {});
  build.text("country/COL", "name", "Colombia", {.language = "en"});
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = "CM" + std::to_string(i);
    build.reference("commitment/" + id, "actor", "country/COL", {});
    build.text("commitment/" + id, "text", "To give papers to those who came.", {.language = "en"});
    rows.push_back({id, "COL", "", "", "limited", "2025-06-30",
                    "Permits for " + id + " were given.", "https://x.example/" + id, ""});
  }
  const record::View view = build.view("2026-01-01");
  const auto bytes = exchange::write_sheet(format, {"en", "S", "L", "-"},
                                           procedure::report_sheet_columns(view, "en"), rows);
  const double start = processor_seconds();
  const auto seen = procedure::preview_report_sheet(view, "COL", "en", *bytes, "s");
  if (!seen) return std::cerr << seen.error()[0].message << '\n', 1;
  tell(seen->count(procedure::RowFate::created), start);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> given(words + 1, words + count);
  if (given.size() == 2 && given[0] == "read") return read(words[2]);
  if (given.size() == 3 && given[0] == "preview")
    return preview(std::stoul(given[1]),
                   given[2] == "csv" ? exchange::SheetFormat::csv : exchange::SheetFormat::xlsx);
  std::cerr << "usage: bench_sheet read FILE | preview ROWS csv|xlsx\n";
  return 64;
}
