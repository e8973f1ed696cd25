#include "site/server_testing.h"

// No reader takes the server away from the others.
namespace acta::site {
namespace {

struct PatientServerTest : ServerTest {
  PatientServerTest() : ServerTest({.read_deadline = 100ms, .keep_alive = 100ms}) {}
};

// The head would be too large (431) long before its end, were the deadline not for the whole of
// it: 2048 bytes at a byte a millisecond take twenty times as long as it gives.
TEST_F(PatientServerTest, ATrickleOfBytesDoesNotKeepAConnection) {
  Reader reader(server.port());
  reader.send("GET /hello HTTP/1.1\r\nHost: a\r\nX: ");
  while (reader.hears_nothing_for(1ms)) reader.send("a");
  EXPECT_EQ(status_line(reader.until_closed()), "HTTP/1.1 408");
}

TEST_F(PatientServerTest, AReaderWhoSaysNothingIsLetGo) {
  Reader reader(server.port());
  EXPECT_EQ(reader.until_closed(), "");
}

TEST_F(PatientServerTest, AReaderWhoAsksForNothingMoreIsLetGo) {
  Reader reader(server.port());
  reader.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(reader.until_closed().ends_with("\r\n\r\nhello"));
}

struct NarrowServerTest : ServerTest {
  NarrowServerTest() : ServerTest({.max_neighbours = 2, .unbounded = {}}) {}
};

TEST_F(NarrowServerTest, OneAddressCannotTakeAllConnections) {
  auto first = std::make_unique<Reader>(server.port());
  Reader second(server.port());
  Reader third(server.port());
  EXPECT_EQ(status_line(third.until_closed()), "HTTP/1.1 503");
  second.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status_line(second.until_closed()), "HTTP/1.1 200");
}

struct ProxiedServerTest : ServerTest {
  ProxiedServerTest()
      : ServerTest({.max_neighbours = 1,
                    .unbounded = {},
                    .readers = Readers(parse_networks("127.0.0.1").value())}) {}
};

TEST_F(ProxiedServerTest, OurOwnProxyBringsAsManyReadersAsThereAre) {
  Reader first(server.port());
  Reader second(server.port());
  second.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status_line(second.until_closed()), "HTTP/1.1 200");
}

struct StingyServerTest : ServerTest {
  explicit StingyServerTest(std::chrono::nanoseconds one_answer = 1h)
      : ServerTest({.made = {.a_second = 0.001, .at_once = 2},
                    .one_answer = one_answer,
                    .readers = Readers(parse_networks("127.0.0.1").value()),
                    .edition = [] { return "1"s; }}) {
    router.get("/kept", [](const Request&) -> Result<Response> {
      return Response::typed("text/plain", "kept").with("Cache-Control", "public, max-age=60");
    });
  }
  std::string ask(std::string_view path, std::string_view of) {
    return answer("GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\nForwarded: for=" +
                  std::string(of) + "\r\nConnection: close\r\n\r\n");
  }
};

// In seconds; 0 where none is said.
long wanted_wait(const std::string& answer) {
  constexpr std::string_view field = "\r\nRetry-After: ";
  const std::size_t at = answer.find(field);
  return at == answer.npos ? 0 : std::stol(answer.substr(at + field.size()));
}

struct SlowAnswersTest : StingyServerTest {
  SlowAnswersTest() : StingyServerTest(1ns) {}
};

TEST_F(SlowAnswersTest, WhatTookLongCountsAsSeveralAnswers) {
  EXPECT_EQ(status_line(ask("/hello", "192.0.2.1")), "HTTP/1.1 200");
  const std::string refused = ask("/hello", "192.0.2.1");
  EXPECT_EQ(status_line(refused), "HTTP/1.1 429");
  EXPECT_GT(wanted_wait(refused), 1000) << refused;  // seconds for one answer
  EXPECT_EQ(status_line(ask("/hello", "198.51.100.1")), "HTTP/1.1 200");
}

TEST_F(StingyServerTest, WhoHasAnswersMadeWithoutEndIsAskedToWait) {
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(status_line(ask("/hello", "192.0.2.1")), "HTTP/1.1 200") << i;
  const std::string refused = ask("/hello", "192.0.2.77");  // of the same house
  EXPECT_EQ(status_line(refused), "HTTP/1.1 429");
  EXPECT_GT(wanted_wait(refused), 0) << refused;
  EXPECT_EQ(status_line(ask("/hello", "198.51.100.1")), "HTTP/1.1 200");
}

TEST_F(StingyServerTest, WhatIsKeptIsForEverybody) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(status_line(ask("/kept", "192.0.2.1")), "HTTP/1.1 200") << i;
}

TEST_F(StingyServerTest, TheMachineItselfIsNotLimited) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(status_line(answer("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")), "HTTP/1.1 200") << i;
}

struct SmallServerTest : ServerTest {
  SmallServerTest() : ServerTest({.max_connections = 1}) {}
};

TEST_F(SmallServerTest, WhoComesWhileItIsFullIsServedWhenOneLeaves) {
  auto first = std::make_unique<Reader>(server.port());
  first->send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  first->until("hello");
  Reader second(server.port());
  second.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(second.hears_nothing_for(20ms));
  first.reset();
  EXPECT_EQ(status_line(second.until_closed()), "HTTP/1.1 200");
}

}  // namespace
}  // namespace acta::site
