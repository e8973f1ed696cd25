#include "site/ready_pages.h"

#include "site/testing.h"

namespace acta::site {
namespace {

ReadyPage page(std::size_t bytes) { return {{}, nullptr, std::string(bytes, 'x')}; }

TEST(ReadyPages, NothingOfAnotherEditionStays) {
  ReadyPages pages;
  pages.keep("one", "a", page(1));
  pages.keep("one", "b", page(2));
  ASSERT_NE(pages.find("a"), nullptr);
  EXPECT_EQ(pages.find("b")->json, "xx");
  pages.keep("another", "c", page(3));
  EXPECT_EQ(pages.find("a"), nullptr);
  EXPECT_NE(pages.find("c"), nullptr);
}

TEST(ReadyPages, AreBoundedInBytes) {
  ReadyPages pages;
  pages.keep("one", "large", page(std::size_t{1} << 20));
  EXPECT_EQ(pages.find("large"), nullptr);
  std::size_t kept = 0;
  for (int i = 0; i < 100; ++i) pages.keep("one", std::to_string(i), page(100'000));
  for (int i = 0; i < 100; ++i) kept += pages.find(std::to_string(i)) ? 100'000 : 0;
  EXPECT_GT(kept, 0u);
  EXPECT_LE(kept, std::size_t{2} << 20);
}

// A portal that keeps no page as it was drawn.
struct ForgetfulPortal : testing::Test {
  ForgetfulPortal() { add_routes(router, site); }
  static Request request(std::string_view address) {
    Request request;
    request.method = "GET";
    request.target = parse_target(address).value();
    return request;
  }
  Response ask(std::string_view address) const { return router.answer(request(address)); }

  const Site site{.record = LoadedPack::instance().record(),
                  .now = [] { return parse_instant("2026-11-21T09:00:00Z").value(); },
                  .root = {},
                  .cache = std::make_shared<PageCache>(0)};
  Router router;
};

TEST_F(ForgetfulPortal, WhatIsDrawnAgainIsTheSame) {
  for (const auto* address : {"/en/", "/es.json", "/en/overlaps?associates=1", "/fr/donnees",
                              "/pt/paises/col?valid=2026-11-21", "/en.csv"}) {
    const Response first = ask(address);
    const Response again = ask(address);
    EXPECT_EQ(first.status, 200) << address;
    EXPECT_EQ(first.headers, again.headers) << address;
    EXPECT_EQ(first.body, again.body) << address;
  }
}

TEST_F(ForgetfulPortal, DrawsAtOnceWhatItHasFoundBefore) {
  for (const auto* address : {"/en/", "/es.json", "/en/overlaps?associates=1"}) {
    EXPECT_FALSE(router.at_once(request(address))) << address;
    const Response first = ask(address);
    const auto again = router.at_once(request(address));
    ASSERT_TRUE(again) << address;
    EXPECT_EQ(first.headers, again->headers) << address;
    EXPECT_EQ(first.body, again->body) << address;
  }
}

TEST_F(ForgetfulPortal, DoesNotPackOrFindAnythingAtOnce) {
  ask("/en/");
  Request packed = request("/en/");
  packed.headers["accept-encoding"] = "gzip";
  EXPECT_FALSE(router.at_once(packed));
  Request posted = request("/en/");
  posted.method = "POST";
  EXPECT_FALSE(router.at_once(posted));
  for (const auto* address :
       {"/en/?valid=2024-01-01&at=100", "/en/nowhere", "/en/search", "/es/overlaps"}) {
    ask(address);
    EXPECT_FALSE(router.at_once(request(address))) << address;
  }
}

}  // namespace
}  // namespace acta::site
