#include "exchange/cap.h"

#include <gtest/gtest.h>

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "exchange/cap_time.h"

namespace acta::exchange {
namespace {

const std::filesystem::path cases = ACTA_SOURCE_DIR "/../shared/conformance/cap";

std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

void silent(void*, const char*, ...) {}

// The standard's own schema, asked by way of libxml2.
class Schema {
 public:
  explicit Schema(const std::filesystem::path& file) {
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(file.c_str());
    schema_ = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
  }
  ~Schema() { xmlSchemaFree(schema_); }
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

  bool takes(const std::string& bytes) const {
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    xmlDocPtr document =
        xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), "case.xml", nullptr, options);
    if (!document) return false;
    xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema_);
    xmlSchemaSetValidErrors(context, silent, silent, nullptr);
    const int wrong = xmlSchemaValidateDoc(context, document);
    xmlSchemaFreeValidCtxt(context);
    xmlFreeDoc(document);
    return wrong == 0;
  }

 private:
  xmlSchemaPtr schema_ = nullptr;
};

std::vector<std::filesystem::path> documents() {
  std::vector<std::filesystem::path> all;
  if (std::filesystem::exists(cases))
    for (const auto& entry : std::filesystem::recursive_directory_iterator(cases))
      if (const auto kind = entry.path().extension(); kind == ".cap" || kind == ".xml" ||
                                                      kind == ".atom" || kind == ".rss" ||
                                                      kind == ".edxlde")
        all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

CapMessage surge() {
  CapInfo info;
  info.language = "es";
  info.categories = {"Other"};
  info.event = "Movimiento inusual";
  info.urgency = "Expected";
  info.severity = "Moderate";
  info.certainty = "Likely";
  info.event_codes = {{"acta:alert", "warning"}};
  info.effective = info.onset = "2025-04-02T00:00:00-00:00";
  info.expires = "2025-05-02T00:00:00-00:00";
  info.headline = "Más de <lo esperado> & \"por encima\"";
  info.areas = {{.description = "Honduras",
                 .polygons = {"14.0,-88.0 14.0,-86.0 15.0,-86.0 14.0,-88.0"},
                 .circles = {},
                 .geocodes = {{"ISO3166-1", "HND"}},
                 .altitude = {},
                 .ceiling = {}}};
  CapMessage message;
  message.identifier = "HND-irregular-2025-03";
  message.sender = "acta.example";
  message.sent = "2025-04-02T12:00:00-00:00";
  message.status = "Exercise";
  message.type = "Alert";
  message.scope = "Public";
  message.infos = {std::move(info)};
  return message;
}

std::string rules_of(const CapMessage& message) {
  std::string rules;
  for (const Error& error : check_cap(message)) rules += error.message.substr(10) + ' ';
  return rules;
}

TEST(Cap, TakesAndRefusesWhatTheSchemasOfTheStandardDo) {
  const auto all = documents();
  if (all.empty()) GTEST_SKIP() << "no " << cases << ": the cases of others were not compared";
  const Schema now(cases / "CAP-v1.2.xsd"), before(cases / "google/cap11.xsd");
  std::size_t taken = 0, refused = 0;
  for (const auto& file : all) {
    const std::string bytes = bytes_of(file);
    const bool is_before = bytes.find("urn:oasis:names:tc:emergency:cap:1.1") != bytes.npos;
    const auto read = read_cap(bytes, file.filename().string());
    EXPECT_EQ(read.has_value(), (is_before ? before : now).takes(bytes))
        << file
        << (read ? "" : ' ' + read.error().front().message + ' ' + read.error().front().place);
    ++(read ? taken : refused);
  }
  EXPECT_GT(taken, 15U);
  EXPECT_GT(refused, 10U);
}

TEST(Cap, WhatIsWrittenAgainSaysTheSameAndIsTakenByTheSchema) {
  const auto all = documents();
  if (all.empty()) GTEST_SKIP() << "no " << cases << ": the cases of others were not written again";
  const Schema schema(cases / "CAP-v1.2.xsd");
  for (const auto& file : all) {
    auto read = read_cap(bytes_of(file), "it");
    if (!read) continue;
    read->version = "1.2";
    const std::string written = write_cap(*read);
    EXPECT_TRUE(schema.takes(written)) << file;
    const auto again = read_cap(written, "again");
    ASSERT_TRUE(again) << file << again.error().front().place;
    EXPECT_EQ(*again, *read) << file;
  }
  EXPECT_TRUE(schema.takes(write_cap(surge())));
}

TEST(Cap, WhatIsWrittenIsReadAgain) {
  const CapMessage message = surge();
  const auto read = read_cap(write_cap(message), "surge.cap");
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, message);
  EXPECT_EQ(rules_of(message), "");
}

TEST(Cap, EachFaultHasItsPlace) {
  std::string bytes = write_cap(surge());
  const auto replace = [&](std::string_view from, std::string_view to) {
    bytes.replace(bytes.find(from), from.size(), to);
  };
  replace("<scope>Public</scope>\n", "");
  replace("<urgency>Expected", "<urgency>Soon");
  replace("12:00:00-00:00", "12:00:00Z");
  replace("<event>Movimiento inusual</event>\n", "");
  const auto read = read_cap(bytes, "faulty.cap");
  ASSERT_FALSE(read);
  std::string told;
  for (const Error& error : read.error())
    told += error.message + ' ' + error.place + ' ' + error.value + '\n';
  EXPECT_EQ(told,
            "error.cap.value alert/sent 2025-04-02T12:00:00Z\n"
            "error.cap.missing alert \n"
            "error.cap.missing alert/info[1] \n"
            "error.cap.value alert/info[1]/urgency Soon\n");
}

TEST(Cap, BombsAndWhatReachesOutsideAreRefused) {
  const auto first = [](std::string_view bytes) {
    const auto read = read_cap(bytes, "it");
    return read ? std::string("taken") : read.error().front().message;
  };
  EXPECT_EQ(
      first("<!DOCTYPE alert [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><alert>&b;</alert>"),
      "error.xml.doctype");
  EXPECT_EQ(first("<!DOCTYPE alert SYSTEM \"http://127.0.0.1:9/x.dtd\"><alert/>"),
            "error.xml.doctype");
  std::string deep = "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">";
  for (int i = 0; i < 100; ++i) deep += "<info>";
  EXPECT_EQ(first(deep), "error.cap.element");
  EXPECT_EQ(first(std::string((std::size_t{10} << 20U) + 1, ' ')), "error.file.too-large");
  EXPECT_EQ(first("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>"), "error.cap.not-cap");
  EXPECT_EQ(first("<alert/>"), "error.cap.not-cap");
  EXPECT_EQ(first("not XML"), "error.xml.damaged");
}

TEST(Cap, TheRulesThatTheSchemaDoesNotSee) {
  const auto with = [](auto&& change) {
    CapMessage message = surge();
    change(message);
    return rules_of(message);
  };
  EXPECT_EQ(with([](auto& m) { m.identifier = "two words"; }), "identifier ");
  EXPECT_EQ(with([](auto& m) { m.sender = "a,b"; }), "identifier ");
  EXPECT_EQ(with([](auto& m) { m.scope = "Restricted"; }), "restriction ");
  EXPECT_EQ(with([](auto& m) { m.restriction = "coordinators"; }), "restriction ");
  EXPECT_EQ(with([](auto& m) { m.scope = "Private"; }), "addresses ");
  EXPECT_EQ(with([](auto& m) { m.type = "Cancel"; }), "references ");
  EXPECT_EQ(with([](auto& m) { m.references = "acta.example,A-1,2025-04-02T12:00:00Z"; }),
            "references ");
  EXPECT_EQ(
      with([](auto& m) {
        m.type = "Update";
        m.references =
            "acta.example,A-1,2025-04-01T12:00:00-00:00 acta.example,A-2,2025-04-01T12:00:00-05:00";
      }),
      "");
  EXPECT_EQ(with([](auto& m) {
              m.type = "Update";  // of itself
              m.references = "acta.example,HND-irregular-2025-03,2025-04-01T12:00:00-00:00";
            }),
            "references ");
  EXPECT_EQ(with([](auto& m) { m.infos[0].expires = "2025-04-01T00:00:00-00:00"; }), "expires ");
  EXPECT_EQ(with([](auto& m) { m.infos[0].web = "example"; }), "web ");
  EXPECT_EQ(with([](auto& m) { m.infos[0].event_codes[0].first = ""; }), "pair ");
  const auto polygon = [&](const char* points) {
    return with([&](auto& m) { m.infos[0].areas[0].polygons[0] = points; });
  };
  EXPECT_EQ(polygon("0,0 0,1 0,0"), "ring ");
  EXPECT_EQ(polygon("0,0 0,1 1,1 1,0"), "ring ");
  EXPECT_EQ(polygon("0,0 1,1 0,1 1,0 0,0"), "ring ");
  EXPECT_EQ(polygon("0,0 0,181 1,1 0,0"), "ring ");
  EXPECT_EQ(polygon("0,0  0,1\n 1,1 0,0"), "");
  EXPECT_EQ(with([](auto& m) { m.infos[0].areas[0].circles = {"91,0 5"}; }), "circle ");
  EXPECT_EQ(with([](auto& m) { m.infos[0].areas[0].circles = {"9.5,-80 5"}; }), "");
  EXPECT_EQ(with([](auto& m) { m.infos[0].areas[0].ceiling = "100"; }), "ceiling ");
  EXPECT_EQ(with([](auto& m) {
              m.infos.push_back(m.infos[0]);
              m.infos[1].language = "en";
              m.infos[1].severity = "Extreme";
            }),
            "languages ");
}

TEST(Cap, TimesAreToTheSecondAndNeverEndInZ) {
  EXPECT_EQ(cap_time(*cap_time("2025-05-03T07:00:00-05:00")), "2025-05-03T12:00:00-00:00");
  for (const char* wrong : {"2025-05-03T12:00:00Z", "2025-05-03", "2025-13-03T12:00:00-00:00",
                            "2025-05-03T12:00:00,00:00", "2025-05-03T12:00-00:00", ""})
    EXPECT_FALSE(cap_time(wrong)) << wrong;
}

}  // namespace
}  // namespace acta::exchange
