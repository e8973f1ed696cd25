#include <set>
#include <vector>

#include "site/head.h"
#include "site/server_testing.h"

namespace acta::site {
namespace {

TEST_F(ServerTest, AnswersEveryRequestOfAConnection) {
  const std::string both = answer(
      "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
      "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(count(both, "HTTP/1.1 200"), 2u) << both;
}

TEST_F(ServerTest, TakesARequestInAnyPieces) {
  Reader reader(server.port());
  for (const char c : "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"s)
    reader.send({&c, 1});
  EXPECT_EQ(status_line(reader.until_closed()), "HTTP/1.1 200");
}

TEST_F(ServerTest, HeadIsGetWithoutTheBody) {
  const std::string head = answer("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_line(head), "HTTP/1.1 200");
  EXPECT_NE(head.find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
}

TEST_F(ServerTest, AnswersAnAbsoluteAddressOfItsOwn) {
  EXPECT_EQ(status_line(answer("GET http://a/hello HTTP/1.1\r\nHost: a\r\n\r\n")), "HTTP/1.1 200");
}

TEST_F(ServerTest, EveryRequestHasItsOwnNumber) {
  const auto id = [](const std::string& text) {
    const std::size_t at = text.find("X-Request-Id: ");
    return text.substr(at, text.find("\r\n", at) - at);
  };
  const std::string first = id(answer("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"));
  EXPECT_TRUE(first.starts_with("X-Request-Id: "));
  EXPECT_NE(first, id(answer("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")));
}

TEST_F(ServerTest, RefusesWhatIsTooMuch) {
  EXPECT_EQ(status_line(answer("GET /" + std::string(4096, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n")),
            "HTTP/1.1 431");
  EXPECT_EQ(status_line(answer("GET /" + std::string(1024, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n")),
            "HTTP/1.1 414");
  EXPECT_EQ(status_line(answer("POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n" +
                               std::string(101, 'a'))),
            "HTTP/1.1 413");
}

TEST_F(ServerTest, ARefusalIsAProblemInTheGuardOfAllHeaders) {
  const std::string refusal = answer("GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_line(refusal), "HTTP/1.1 400");
  EXPECT_NE(refusal.find("application/problem+json"), std::string::npos);
  EXPECT_NE(refusal.find("error.url.utf8"), std::string::npos);
  EXPECT_NE(refusal.find("Content-Security-Policy: default-src 'none'"), std::string::npos);
}

struct Malformed {
  std::string_view name;
  std::string bytes;
};
void PrintTo(const Malformed& request, std::ostream* out) { *out << request.name; }

const std::string get = "GET / HTTP/1.1\r\nHost: x\r\n";
const std::string post = "POST / HTTP/1.1\r\nHost: x\r\n";
const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\n";

std::string repeated(std::string_view text, int times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

// Requests that two programs in a row may read differently: none may be answered with success,
// and none may be taken for two.
const std::vector<Malformed> malformed_requests = {
    {"LengthAndEncoding", post + "Content-Length: 4\r\nTransfer-Encoding: "
                                 "chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"TwoLengths", post + "Content-Length: 0\r\nContent-Length: 5\r\n\r\nabcde"},
    {"TwoEncodings",
     post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {"EncodingIdentity", post + "Transfer-Encoding: identity\r\nContent-Length: 3\r\n\r\nabc"},
    {"EncodingUnknown", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
    {"EncodingInHttp10",
     "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {"LengthWithPlus", post + "Content-Length: +3\r\n\r\nabc"},
    {"LengthNegative", post + "Content-Length: -1\r\n\r\n"},
    {"LengthBeyond64Bits", post + "Content-Length: 18446744073709551617\r\n\r\n"},
    {"ChunkNegative", chunked + "-1\r\n\r\n"},
    {"ChunkWith0x", chunked + "0x3\r\nabc\r\n0\r\n\r\n"},
    {"ChunkWithBareLf", chunked + "3\nabc\n0\n\n"},
    {"SpaceBeforeColon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n"},
    {"FoldedLine", get + "X: a\r\n b\r\n\r\n"},
    {"NoHost", "GET / HTTP/1.1\r\n\r\n"},
    {"TwoHosts", get + "Host: y\r\n\r\n"},
    {"BareCr", get + "X: a\rb\r\n\r\n"},
    {"Nul", get + "X: a\0b\r\n\r\n"s},
    {"AnotherHostsAddress", "GET http://evil/ HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"DotDot", "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"DotDotEncoded", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"HugeField", get + "X: " + std::string(70000, 'a') + "\r\n\r\n"},
    {"ManyFields", get + repeated("a: b\r\n", 5000) + "\r\n"},
    {"HugeTarget", "GET /" + std::string(70000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"Http09", "GET /\r\n"},
    {"Trace", "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"LfOnly", "GET / HTTP/1.1\nHost: x\n\n"},
};

class AMalformedRequest : public ServerTest, public testing::WithParamInterface<Malformed> {};

TEST_P(AMalformedRequest, IsRefusedOnce) {
  const std::string all = answer(GetParam().bytes);
  EXPECT_EQ(count(all, "HTTP/1.1 2"), 0u) << all;
  EXPECT_EQ(count(all, "\r\nX-Request-Id: "), 1u) << all;
}

INSTANTIATE_TEST_SUITE_P(Table, AMalformedRequest, testing::ValuesIn(malformed_requests),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Head, IsReadOnlyWhenItIsWhole) {
  const std::string whole = get + "\r\n";
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_EQ(check_head(whole.substr(0, size)).verdict, HeadCheck::Verdict::incomplete) << size;
  const HeadCheck head = check_head(whole + "GET /next");
  EXPECT_EQ(head.verdict, HeadCheck::Verdict::good);
  EXPECT_EQ(head.size, whole.size());
  EXPECT_EQ(head.target, "/");
}

TEST_F(ServerTest, AMethodThatNobodyKnowsClosesTheConnection) {
  Reader reader(server.port());
  reader.send("TRACE /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_line(reader.until_closed()), "HTTP/1.1 405");
}

TEST_F(ServerTest, AnAnswerLargerThanTheNetworkTakesAtOnceComesWhole) {
  Reader reader(server.port());
  reader.send("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  const std::string all = reader.until_closed();
  EXPECT_EQ(all.size() - all.find("\r\n\r\n") - 4, large);
}

struct KeepingServerTest : ServerTest {
  KeepingServerTest()
      : ServerTest({.threads = 3,
                    .edition = [this] { return std::to_string(edition.load()); },
                    .metrics = &metrics}) {
    router.get("/counted", [this](const Request&) -> Result<Response> {
      return Response::typed("text/plain", std::to_string(++made))
          .with("Cache-Control", "public, max-age=60");
    });
  }
  std::string ask(std::string_view more = "") {
    const std::string all =
        answer("GET /counted HTTP/1.1\r\nHost: a\r\n" + std::string(more) + "\r\n");
    return status_line(all).substr(9) + ' ' + all.substr(all.find("\r\n\r\n") + 4);
  }
  std::atomic<int> edition = 1, made = 0;
  Metrics metrics;
};

TEST_F(KeepingServerTest, WhatWasAnsweredIsAnsweredAgainUntilTheNextEdition) {
  EXPECT_EQ(ask(), "200 1");
  EXPECT_EQ(ask(), "200 1");
  edition = 2;
  EXPECT_EQ(ask(), "200 2");
}

TEST_F(KeepingServerTest, AReaderWhoHasItIsToldSoWhetherItIsKeptOrNot) {
  const std::string etag = "If-None-Match: " + etag_of("1") + "\r\n";
  EXPECT_EQ(ask(etag), "304 ");
  EXPECT_EQ(ask(etag), "304 ");
  EXPECT_EQ(ask("If-None-Match: \"other\"\r\n"), "200 1");
  EXPECT_EQ(made, 1);
}

TEST_F(KeepingServerTest, EveryAnswerIsCounted) {
  ask();
  ask();
  answer("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
  const std::string text = metrics.text(7, false);
  EXPECT_NE(text.find("acta_http_answers_total{kind=\"other\",status=\"200\"} 2\n"), text.npos)
      << text;
  EXPECT_NE(text.find("status=\"404\"} 1\n"), text.npos);
  EXPECT_NE(text.find("acta_http_answer_seconds_bucket{kind=\"other\",le=\"+Inf\"} 3\n"),
            text.npos);
  EXPECT_NE(text.find("acta_record_entry 7\n"), text.npos);
}

TEST_F(KeepingServerTest, ReadersOfAllThreadsAreNumberedAndCountedTogether) {
  constexpr std::size_t readers = 12, requests = 40;
  std::string asked;
  for (std::size_t i = 1; i < requests; ++i) asked += "GET /counted HTTP/1.1\r\nHost: a\r\n\r\n";
  asked += "GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  std::vector<std::string> answers(readers);
  {
    std::vector<std::jthread> all;
    for (std::string& mine : answers) all.emplace_back([&] { mine = answer(asked); });
  }
  const std::string field = "X-Request-Id: ";
  std::set<std::string> ids;
  for (const std::string& all : answers)
    for (std::size_t at = 0; (at = all.find(field, at)) != all.npos; ++at)
      ids.insert(all.substr(at, all.find("\r\n", at) - at));
  EXPECT_EQ(ids.size(), readers * requests);
  const std::string text = metrics.text(7, false);
  EXPECT_NE(text.find("status=\"200\"} " + std::to_string(readers * (requests - 1))), text.npos)
      << text;
  EXPECT_NE(text.find("status=\"404\"} " + std::to_string(readers)), text.npos) << text;
}

TEST_F(ServerTest, StoppingClosesIdleReadersAndFinishesAnswersUnderWay) {
  Reader idle(server.port());
  idle.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_line(idle.until("hello")), "HTTP/1.1 200");
  Reader waiting(server.port());
  waiting.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  entered.get_future().wait();

  server.stop();
  EXPECT_EQ(idle.until_closed(), "");
  released.set_value();
  EXPECT_NE(waiting.until_closed().find("late but whole"), std::string::npos);
}

}  // namespace
}  // namespace acta::site
