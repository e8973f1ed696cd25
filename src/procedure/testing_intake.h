#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "procedure/intake.h"
#include "register/view.h"

// A store of its own, and drafts as short as a test can say them.
namespace acta::procedure::testing {

using record::ClaimDraft;

inline ClaimDraft claim(std::string key, std::string subject, std::string property,
                        std::string value) {
  ClaimDraft draft;
  draft.place = "test:" + key;
  draft.key = std::move(key);
  draft.subject = {std::move(subject), {}};
  draft.property = {std::move(property), {}};
  draft.value = {std::move(value), {}};
  return draft;
}

inline ClaimDraft sourced(std::string key, std::string subject, std::string property,
                          std::string value) {
  ClaimDraft draft =
      claim(std::move(key), std::move(subject), std::move(property), std::move(value));
  draft.source = {"S1", {}};
  return draft;
}

// A process of one mechanism with a count and a restricted remark.
inline std::vector<ClaimDraft> small_pack() {
  std::vector<ClaimDraft> drafts;
  for (const char* kind : {"mechanism", "source"})
    drafts.push_back(claim(std::string("k/") + kind, std::string("kind/") + kind, "configuration",
                           std::string(kind) == "source" ? "yes" : "no"));
  for (const auto& [name, type] :
       {std::pair{"count", "quantity"}, {"remark", "code"}, {"date", "date"}})
    drafts.push_back(
        claim(std::string("p/") + name, std::string("property/") + name, "type", type));
  drafts.push_back(claim("p/count/c", "property/count", "cardinality", "one"));
  drafts.push_back(claim("p/remark/v", "property/remark", "visibility", "restricted"));
  drafts.push_back(claim("s/1", "source/S1", "date", "2023"));
  drafts.push_back(sourced("m/1", "mechanism/LAD", "count", "20"));
  return drafts;
}

struct IntakeTest : ::testing::Test {
  IntakeTest() {
    std::string name = std::filesystem::temp_directory_path() / "acta-intake-XXXXXX";
    directory = ::mkdtemp(name.data());
    reopen();
  }
  ~IntakeTest() override {
    intake.reset();
    std::filesystem::remove_all(directory);
  }

  void reopen() {
    intake.reset();
    intake = Intake::open(
                 store::parse_location(directory + "/store").value(), store::Mode::create,
                 [this] { return Instant{++now * 1'000'000}; }, "test/acta")
                 .value();
  }

  Checked<Outcome> submit(std::vector<ClaimDraft> drafts, std::string key = {}) {
    return intake->submit({key.empty() ? "request-" + std::to_string(++requests) : std::move(key),
                           "tester", std::move(drafts)});
  }

  std::vector<std::string> counts(std::uint64_t at) const {
    const record::View view(intake->record(), make_day(2023, 7, 1), at);
    std::vector<std::string> values;
    const record::Subject* const lad = view.find("mechanism/LAD");
    if (!lad) return values;
    for (const record::Held& held : view.held(*lad, "count"))
      values.push_back(format_decimal(std::get<record::Quantity>(held.claim->value).amount));
    return values;
  }

  std::string directory;
  std::int64_t now = 1'700'000'000;
  int requests = 0;
  std::unique_ptr<Intake> intake;
};

}  // namespace acta::procedure::testing
