#include "site/request_reader.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

using State = RequestReader::State;

RequestReader::Bounds bounds() {
  RequestReader::Bounds few;
  few.body = 100;
  few.upload = 1000;
  few.uploads_at_once = 2;
  few.is_upload = [](std::string_view target) { return target == "/up"; };
  return few;
}

std::string head(std::string_view target, std::size_t size) {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
}

TEST(RequestReader, TakesALargeBodyOnlyWhereFilesAreSent) {
  const auto few = bounds();
  RequestReader file(few);
  EXPECT_EQ(file.read(head("/up", 1000) + std::string(1000, 'x')), State::whole);
  EXPECT_EQ(file.take().body.size(), 1000U);
  RequestReader form(few), larger(few);
  EXPECT_EQ(form.read(head("/form", 101) + std::string(101, 'x')), State::refused);
  EXPECT_EQ(form.why().status, 413);
  RequestReader spanish(few);
  spanish.read(head("/es/form", 101) + std::string(101, 'x'));
  EXPECT_EQ(spanish.why().request.target.path, "/es/") << "in whose language it is told";
  EXPECT_EQ(larger.read(head("/up", 1001)), State::refused);
  EXPECT_EQ(larger.why().status, 413);
}

TEST(RequestReader, OnlyAFewFilesAreSentAtOnce) {
  const auto few = bounds();
  RequestReader first(few), third(few);
  {
    RequestReader second(few);
    EXPECT_EQ(first.read(head("/up", 500)), State::wants_more);
    EXPECT_EQ(second.read(head("/up", 500)), State::wants_more);
    EXPECT_EQ(third.read(head("/up", 500)), State::refused);
    EXPECT_EQ(third.why().status, 503);
    RequestReader form(few);
    EXPECT_EQ(form.read(head("/form", 5) + "hello"), State::whole) << "forms do not wait for them";
  }
  RequestReader fourth(few);
  EXPECT_EQ(fourth.read(head("/up", 500)), State::wants_more) << "one has gone";
  EXPECT_EQ(first.read(std::string(500, 'x')), State::whole);
  RequestReader fifth(few);
  EXPECT_EQ(fifth.read(head("/up", 500)), State::wants_more) << "one is whole";
  RequestReader page(few), no_file(few);
  EXPECT_EQ(page.read("GET /up HTTP/1.1\r\nHost: a\r\n\r\n"), State::whole)
      << "the page of the form is open to everybody meanwhile";
  EXPECT_EQ(no_file.read(head("/up", 5) + "hello"), State::whole);
}

std::string chunked(std::string_view body) {
  return "POST /form HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(body);
}

TEST(RequestReader, TakesNoFieldsAfterTheBody) {
  const auto few = bounds();
  RequestReader plain(few), trailed(few);
  EXPECT_EQ(plain.read(chunked("2\r\nhi\r\n0\r\n\r\n")), State::whole);
  EXPECT_EQ(plain.take().body, "hi");
  EXPECT_EQ(trailed.read(chunked("2\r\nhi\r\n0\r\nForwarded: for=192.0.2.1\r\n\r\n")),
            State::refused);
  EXPECT_EQ(trailed.why().status, 400);
}

TEST(RequestReader, KeepsNoMoreOfAChunksHeadThanOfARequests) {
  const auto few = bounds();
  for (const char* endless : {"1;", "0\r\nX: "}) {
    RequestReader reader(few);
    EXPECT_EQ(reader.read(chunked(endless)), State::wants_more);
    EXPECT_EQ(reader.read(std::string(few.head, 'x')), State::refused) << endless;
    EXPECT_EQ(reader.why().status, 431) << endless;
  }
}

TEST(RequestReader, TellsWhoeverSentAnAddressThatCannotBeReadInTheirLanguage) {
  const auto few = bounds();
  const auto refused_as = [&](std::string_view target) {
    RequestReader reader(few);
    EXPECT_EQ(reader.read("GET " + std::string(target) +
                          " HTTP/1.1\r\nHost: a\r\nAccept-Language: pt\r\n\r\n"),
              State::refused);
    return std::to_string(reader.why().status) + ' ' + reader.why().request.target.path + ' ' +
           std::string(reader.why().request.header("accept-language"));
  };
  EXPECT_EQ(refused_as("/es/paises/%ff"), "400 /es/ pt");
  EXPECT_EQ(refused_as("/data/%00"), "400 /data/ pt");
  EXPECT_EQ(refused_as("//es/paises"), "400 / pt");
  EXPECT_EQ(refused_as("/Es/%zz"), "400 / pt");
  EXPECT_EQ(refused_as("/es/paises?q=%zz"), "400 /es/paises pt");
  EXPECT_EQ(refused_as("/fr/" + std::string(few.target, 'a')), "414 /fr/ ");
}

}  // namespace
}  // namespace acta::site
