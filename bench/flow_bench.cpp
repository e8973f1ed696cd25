// Reading files of counts; bench/flow_import runs it beside others.
//
//   bench_flows make MEBIBYTES > FILE   months, nationalities, sexes and ages
//   bench_flows read FILE               prints: megabytes a second of processor time, counts, MB

#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

#include <sys/resource.h>

#include "exchange/flow_file.h"

namespace {

using namespace acta;

double processor() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

int make(std::size_t mebibytes) {
  constexpr const char* nationalities[] = {"BRA", "CHL", "CHN", "COL", "CUB", "ECU",
                                           "HTI", "IND", "NGA", "PER", "SEN", "VEN"};
  constexpr const char* sexes[] = {"female", "male"};
  constexpr const char* ages[] = {"adult", "accompanied child", "unaccompanied child"};
  std::string text = "period,border,nationality_iso3,sex,age_group,persons\n";
  std::size_t written = 0;
  std::uint32_t count = 1;
  for (int border = 0; written < mebibytes << 20; ++border)
    for (int month = 0; month < 360; ++month)
      for (const char* const nationality : nationalities)
        for (const char* const sex : sexes)
          for (const char* const age : ages) {
            count = count * 1'664'525 + 1'013'904'223;
            char line[96];
            text.append(line,
                        static_cast<std::size_t>(std::snprintf(
                            line, sizeof line, "%d-%02d,B%04d,%s,%s,%s,%u\n", 1995 + month / 12,
                            month % 12 + 1, border, nationality, sex, age, count >> 20)));
            if (text.size() < 1 << 20) continue;
            written += text.size();
            std::fwrite(text.data(), 1, text.size(), stdout);
            text.clear();
          }
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

int read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const std::string text = std::move(bytes).str();
  const auto mapping = exchange::parse_flow_mapping(
      "flow={border} period=period count=persons nationality=nationality_iso3 sum=sex|age_group "
      "total",
      "bench");
  const double before = processor();
  const auto file = exchange::read_flow_file(text, path, mapping.value());
  if (!file) {
    for (const Error& error : file.error())
      std::fprintf(stderr, "%s %s\n", error.place.c_str(), error.message.c_str());
    return 1;
  }
  const Hash digest = record::digest_of(file->counts);
  const double took = processor() - before;
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("%.0f %zu %ld %.8s\n", static_cast<double>(text.size()) / 1e6 / took,
              file->counts.size(), used.ru_maxrss / 1024, hex(digest).c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc == 3 ? argv[1] : "";
  if (what == "make") return make(std::stoul(argv[2]));
  if (what == "read") return read(argv[2]);
  std::fprintf(stderr, "bench_flows make MEBIBYTES | read FILE\n");
  return 64;
}
