#include <gtest/gtest.h>

#include "answer/answers.h"
#include "register/testing.h"

namespace acta::answer {
namespace {

class FindSubject : public testing::Test {
 protected:
  FindSubject() {
    for (const char* kind : {"country", "mechanism", "committee", "commitment", "process"})
      build.text(std::string("kind/") + kind, "label", kind, {.language = "en"});
    build.property("name", "text", {});
    build.text("country/PER", "name", "Peru", {.language = "en"});
    build.text("mechanism/LAD", "name", "Los Angeles Declaration", {.language = "en"});
    build.text("mechanism/QP", "name", "Quito Process", {.language = "en"});
    build.text("mechanism/QP", "name", "Proceso de Quito", {.language = "es"});
    build.text("committee/LAD-AP07", "name", "Refugee Resettlement", {.language = "en"});
    build.text("commitment/X1", "name", "a promise", {.language = "en"});
    build.text("committee/X1", "name", "a group", {.language = "en"});
  }

  std::string found(std::string_view written) {
    const auto subject = find_subject(build.view("2023-07-01"), written, "SUBJECT");
    if (subject) return std::string((*subject)->name());
    return subject.error().message + " [" + subject.error().hint + "]";
  }

  record::RecordBuilder build;
};

TEST_F(FindSubject, ByItsWholeName) {
  EXPECT_EQ(found("mechanism/LAD"), "mechanism/LAD");
  EXPECT_EQ(found("country/PER"), "country/PER");
}

TEST_F(FindSubject, ByItsIdWhereOnlyOneHasIt) {
  EXPECT_EQ(found("LAD-AP07"), "committee/LAD-AP07");
  EXPECT_EQ(found("lad-ap07"), "committee/LAD-AP07");
  EXPECT_EQ(found("X1"), "error.subject.several [commitment/X1, committee/X1]");
}

TEST_F(FindSubject, ACountryByAnyOfItsNames) {
  for (const char* written : {"PER", "Perú", "peru", "Pérou", "PE", "country/Perú"})
    EXPECT_EQ(found(written), "country/PER") << written;
}

TEST_F(FindSubject, ByItsNameInAnyLanguage) {
  EXPECT_EQ(found("quito process"), "mechanism/QP");
  EXPECT_EQ(found("Proceso de Quito"), "mechanism/QP");
}

TEST_F(FindSubject, NamesTheChoicesAndWhatIsNear) {
  EXPECT_EQ(found("mechanism/LAT"), "error.subject.unknown-near [mechanism/LAD, mechanism/QP]");
  EXPECT_EQ(found("xyzzy"), "error.subject.unknown []");
  EXPECT_TRUE(found("Congo").starts_with("error.country.ambiguous [")) << found("Congo");
  EXPECT_TRUE(found("country/Atlantis").starts_with("error.country.unknown"));
}

TEST_F(FindSubject, OneOfThousandsByItsIdOnly) {
  for (int i = 1; i <= 2'000; ++i)
    build.text("commitment/C" + std::to_string(i), "name", "promise " + std::to_string(i),
               {.language = "en"});
  EXPECT_EQ(found("c1999"), "commitment/C1999");
  EXPECT_TRUE(
      found("commitment/C1998x").starts_with("error.subject.unknown-near [commitment/C1998,"));
  EXPECT_EQ(found("promise 1999"), "error.subject.unknown []");
  EXPECT_EQ(found("quito process"), "mechanism/QP");
}

}  // namespace
}  // namespace acta::answer
