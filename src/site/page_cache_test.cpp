#include "site/page_cache.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

std::shared_ptr<const Response> page(std::string body) {
  return std::make_shared<const Response>(Response{200, {}, std::move(body)});
}

TEST(PageCache, GivesBackWhatWasKept) {
  PageCache cache(1000);
  EXPECT_EQ(cache.find("a"), nullptr);
  cache.keep("a", page("hello"));
  ASSERT_NE(cache.find("a"), nullptr);
  EXPECT_EQ(cache.find("a")->body, "hello");
}

TEST(PageCache, ForgetsWhatNobodyAsksForAndKeepsTheRest) {
  PageCache cache(1000);
  cache.keep("wanted", page(std::string(100, 'w')));
  cache.keep("unwanted", page(std::string(100, 'u')));
  for (int i = 0; i < 50; ++i) {
    cache.keep("k" + std::to_string(i), page(std::string(100, 'x')));
    EXPECT_NE(cache.find("wanted"), nullptr) << i;
  }
  EXPECT_EQ(cache.find("unwanted"), nullptr);
}

TEST(PageCache, WithoutMemoryKeepsNothing) {
  PageCache cache(0);
  cache.keep("a", page("hello"));
  EXPECT_EQ(cache.find("a"), nullptr);
}

}  // namespace
}  // namespace acta::site
