#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "exchange/pack.h"

namespace acta::exchange {
namespace {

namespace fs = std::filesystem;

// The smallest pack that says something, in a directory of its own, and what is wrong with a
// changed one.
class BrokenPack : public testing::Test {
 protected:
  BrokenPack() {
    std::string name = (fs::temp_directory_path() / "acta-pack-XXXXXX").string();
    directory_ = mkdtemp(name.data());
  }
  ~BrokenPack() override { fs::remove_all(directory_); }

  std::map<std::string, std::string> files = {
      {"pack.csv", "property,language,value\nid,,tiny\nname,en,Tiny process\n"},
      {"kinds.csv",
       "name,label_en\nprocess,process\nsource,source\nmechanism,mechanism\n"
       "country,country\ndisagreement,disagreement\n"},
      {"properties.csv",
       "name,type,codes,label_en\nname,text,,name\nmember,reference,,member\n"
       "count,quantity,,count\nkind,code,big;small,kind\nnote,text,,note\n"},
      {"tables.csv",
       "table,column,use,property,options\n"
       "mechanisms,id,subject,,kind=mechanism\n"
       "mechanisms,name,claim,name,lang=en\n"
       "mechanisms,kind,claim,kind,\n"
       "mechanisms,source,source,,\n"
       "members,id,id,,\n"
       "members,mechanism,subject,,kind=mechanism\n"
       "members,role,property,,\n"
       "members,country,value,,kind=country list\n"
       "members,from,from,,\n"
       "members,earliest,earliest,,\n"
       "members,source,source,,\n"},
      {"terms.csv", "table,column,use,written,term\nmechanisms,kind,value,large,big\n"},
      {"mechanisms.csv", "id,name,kind,source\nM1,First,large,S1\nM2,Second,small,S1\n"},
      {"members.csv",
       "id,mechanism,role,country,from,earliest,source\n"
       "A,M1,member,PER;CHL,2022,,S1\nB,M2,member,PER,,2022,S1\n"},
  };

  Checked<Pack> read() {
    for (const auto& entry : fs::directory_iterator(directory_)) fs::remove(entry.path());
    for (const auto& [name, text] : files)
      std::ofstream(directory_ / name, std::ios::binary) << text;
    return read_pack(directory_);
  }

  void change(const std::string& file, const std::string& old, const std::string& now) {
    std::string& text = files.at(file);
    const std::size_t at = text.find(old);
    ASSERT_NE(at, std::string::npos) << old;
    text.replace(at, old.size(), now);
  }

  // That reading finds this, whatever else it finds.
  void expect_error(const char* message, const std::string& place, const std::string& value,
                    const std::string& hint = {}) {
    const auto pack = read();
    ASSERT_FALSE(pack.has_value()) << message;
    std::string told;
    for (const Error& error : pack.error()) {
      if (error.message == message && error.place == place && error.value == value &&
          (hint.empty() || error.hint == hint))
        return;
      told += error.message + " at " + error.place + " [" + error.value + "] " + error.hint + "\n";
    }
    ADD_FAILURE() << message << " is not among:\n" << told;
  }

  fs::path directory_;
};

TEST_F(BrokenPack, IsWholeBeforeItIsBroken) {
  const auto pack = read();
  ASSERT_TRUE(pack.has_value()) << pack.error().front().message << pack.error().front().place;
  EXPECT_EQ(pack->id, "tiny");
  const auto with_key = [&](std::string_view key) {
    return std::any_of(pack->drafts.begin(), pack->drafts.end(),
                       [&](const record::ClaimDraft& draft) { return draft.key == key; });
  };
  EXPECT_TRUE(with_key("tiny/members/A/member.2"));
  EXPECT_TRUE(with_key("tiny/mechanisms/M1/kind"));
  EXPECT_TRUE(with_key("tiny/pack/name:en"));
}

TEST_F(BrokenPack, NamesAFileOfNoBytes) {
  files["members.csv"] = "";
  expect_error("error.csv.no-header", "members.csv", "");
}

TEST_F(BrokenPack, NamesMissingAndUndescribedFiles) {
  files.erase("members.csv");
  expect_error("error.pack.missing-file", "tables.csv:6:table", "members.csv");
  files.erase("kinds.csv");
  expect_error("error.pack.missing-file", "", "kinds.csv");
  files["kinds.csv"] = "name,label_en\n";
  files["more.csv"] = "id\n";
  expect_error("error.pack.undescribed-file", "tables.csv", "more.csv");
  EXPECT_EQ(read_pack(directory_ / "nowhere").error().at(0).message, "error.pack.no-directory");
}

TEST_F(BrokenPack, NamesColumnsThatTheDescriptionAndTheFileDoNotShare) {
  change("members.csv", "country,from", "country,since");
  expect_error("error.pack.unknown-column", "members.csv:1", "since");
  expect_error("error.pack.missing-column", "tables.csv:10", "from", "members.csv");
  change("kinds.csv", "label_en", "label_en,colour");
  change("kinds.csv", "process,process", "process,process,red");
  expect_error("error.csv.ragged-row", "kinds.csv:3", "2", "3");
}

TEST_F(BrokenPack, NamesColumnsThatAFileOfThePackShouldNotHave) {
  change("pack.csv", "property,language,value", "property,tongue,value");
  expect_error("error.pack.unknown-column", "pack.csv:1", "tongue");
  change("properties.csv", "name,type", "name,sort");
  expect_error("error.pack.missing-column", "properties.csv:1", "type");
}

TEST_F(BrokenPack, NamesBadLinesOfTheDescription) {
  change("tables.csv", "members,from,from,,", "members,from,since,,");
  expect_error("error.pack.unknown-use", "tables.csv:10:use", "since");
  change("tables.csv", "kind=country list", "kind=planet");
  expect_error("error.pack.unknown-kind", "tables.csv:9:options", "planet");
  change("tables.csv", "mechanisms,name,claim,name,lang=en", "mechanisms,name,claim,nmae,lang=en");
  expect_error("error.pack.unknown-property", "tables.csv:3:property", "nmae", "name");
  change("tables.csv", "claim,nmae,lang=en", "claim,name,language=en");
  expect_error("error.pack.unknown-option", "tables.csv:3:options", "language=en");
  expect_error("error.pack.text-without-language", "tables.csv:3:column", "name");
  change("tables.csv", "mechanisms,id,subject,,kind=mechanism", "mechanisms,id,subject,,");
  expect_error("error.pack.subject-without-kind", "tables.csv:2:column", "id");
  change("tables.csv", "mechanisms,source,source,,", "mechanisms,source,skip,,");
  expect_error("error.pack.skipped-without-reason", "tables.csv:5:column", "source");
  change("tables.csv", "members,country,value,,", "members,country,skip,,");
  expect_error("error.pack.property-and-value", "tables.csv:6", "members");
}

TEST_F(BrokenPack, NamesTermsOfNothingAndWordsWithoutATerm) {
  change("mechanisms.csv", "large", "huge");
  expect_error("error.pack.unknown-term", "mechanisms.csv:2:kind", "huge", "big, small");
  change("members.csv", "A,M1,member", "A,M1,membr");
  expect_error("error.pack.unknown-term", "members.csv:2:role", "membr", "member");
  files["terms.csv"] += "mechanisms,kind,value,large,small\nmechanisms,sort,value,x,y\n";
  expect_error("error.pack.repeated-term", "terms.csv:3:written", "large");
  expect_error("error.pack.term-of-nothing", "terms.csv:4:column", "sort");
}

TEST_F(BrokenPack, NamesRowsWithoutAnIdOfTheirOwn) {
  change("members.csv", "B,M2", "A,M2");
  expect_error("error.pack.repeated-id", "members.csv:3:id", "A");
  change("members.csv", "A,M2", ",M2");
  expect_error("error.pack.no-id", "members.csv:3:id", "");
  change("members.csv", ",M2", "B,");
  expect_error("error.pack.no-subject", "members.csv:3:mechanism", "");
  files["properties.csv"] += "note,text,,again\n";
  expect_error("error.pack.repeated-id", "properties.csv:7:name", "note");
}

TEST_F(BrokenPack, NamesEmptyPartsOfListsAndTwoStarts) {
  change("members.csv", "PER;CHL", "PER;;CHL");
  expect_error("error.pack.empty-part", "members.csv:2:country", "PER;;CHL");
  change("members.csv", "2022,,S1", "2022,2021,S1");
  expect_error("error.pack.two-starts", "members.csv:2:earliest", "2021", "2022");
}

TEST_F(BrokenPack, NamesClaimsThatTwoColumnsMake) {
  change("tables.csv", "mechanisms,kind,claim,kind,", "mechanisms,kind,claim,name,lang=en");
  change("terms.csv", "mechanisms,kind,value,large,big\n", "");
  expect_error("error.pack.repeated-claim", "mechanisms.csv:2:kind", "tiny/mechanisms/M1/name:en");
}

TEST_F(BrokenPack, NamesInferencesAboutNothing) {
  files["inferences.csv"] = "row,reason\nmembers/A,\nmembers/Z,because\n";
  expect_error("error.pack.inference-without-reason", "inferences.csv:2:row", "members/A");
  expect_error("error.pack.no-such-row", "inferences.csv:3:reason", "members/Z");
}

TEST_F(BrokenPack, NamesWhatIsWrongWithADisagreement) {
  const std::string header =
      "id,about,property,kind,value_a,existing_a,value_b,existing_b,source_a,source_b,assessment,"
      "preferred,status,resolving_source\n";
  const auto with = [&](const std::string& row) { files["disagreements.csv"] = header + row; };
  with("D1,mechanism/M1,count,error,1,,2,,S1,S1,because,b,resolved,S1\n");
  EXPECT_TRUE(read().has_value());
  with("D1,mechanism/M1,count,error,1,,,,S1,S1,because,b,resolved,S1\n");
  expect_error("error.pack.side-without-claim", "disagreements.csv:2:value_b", "", "b");
  with("D1,mechanism/M1,member,error,,members/Z,,members/A,S1,S1,because,b,resolved,S1\n");
  expect_error("error.pack.no-such-row", "disagreements.csv:2:existing_a", "members/Z");
  with("D1,mechanism/M1,count,,1,,2,,S1,S1,because,b,resolved,S1\n");
  expect_error("error.pack.unknown-resolution", "disagreements.csv:2:kind", "");
  with("D1,mechanism/M1,count,error,1,,2,,S1,S1,because,b,open,S1\n");
  expect_error("error.pack.open-with-kind", "disagreements.csv:2:kind", "error");
  with("D1,mechanism/M1,count,error,1,,2,,S1,S1,because,b,settled,S1\n");
  expect_error("error.pack.unknown-status", "disagreements.csv:2:status", "settled");
  with("D1,mechanism/M1,count,,1,,2,,S1,S1,,,open,\nD1,mechanism/M1,count,,1,,2,,S1,S1,,,open,\n");
  expect_error("error.pack.repeated-id", "disagreements.csv:3:id", "D1");
}

TEST_F(BrokenPack, TellsEverythingThatIsWrongAtOnce) {
  change("mechanisms.csv", "large", "huge");
  change("members.csv", "B,M2,member,PER", "A,M2,membr,PER");
  files["disagreements.csv"] = "id,about,property,kind\nD1,mechanism/M1,count,\n";
  const auto pack = read();
  ASSERT_FALSE(pack.has_value());
  std::map<std::string, int> told;
  for (const Error& error : pack.error()) ++told[error.message];
  EXPECT_EQ(told["error.pack.unknown-term"], 2);
  EXPECT_EQ(told["error.pack.repeated-id"], 1);
  EXPECT_EQ(told["error.pack.side-without-claim"], 2);
  EXPECT_EQ(told["error.pack.unknown-status"], 1);
}

TEST_F(BrokenPack, AFileThatIsNoTableDoesNotHideTheOthers) {
  files["mechanisms.csv"] += "M3,\"never closed\n";
  change("members.csv", "A,M1,member", "A,M1,membr");
  const auto pack = read();
  ASSERT_FALSE(pack.has_value());
  ASSERT_EQ(pack.error().size(), 2U);
  EXPECT_EQ(pack.error()[0].message, "error.csv.unterminated-quote");
  EXPECT_EQ(pack.error()[0].place, "mechanisms.csv:4:4");
  EXPECT_EQ(pack.error()[1].place, "members.csv:2:role");
}

}  // namespace
}  // namespace acta::exchange
