#include "site/assets.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

struct AssetsTest : testing::Test {
  AssetsTest() { add_asset_routes(router); }

  Response get(std::string_view path) const {
    Request request;
    request.method = "GET";
    request.target = parse_target(path).value();
    return router.answer(std::move(request));
  }

  Router router;
};

TEST_F(AssetsTest, AreServedForEverUnderTheirDigest) {
  const Response css = get(asset_url("app.css"));
  EXPECT_EQ(css.status, 200);
  EXPECT_EQ(css.header("Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(css.header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_NE(css.header("ETag"), "");
  EXPECT_EQ(get("/assets/app.0000000000.css").status, 404);
  EXPECT_EQ(get("/assets/app.css").status, 404);
}

TEST_F(AssetsTest, TheStylesheetFindsItsFonts) {
  const std::string css = get(asset_url("app.css")).body;
  std::size_t found = 0;
  for (std::size_t at = 0; (at = css.find("url(", at)) != css.npos; ++at, ++found) {
    const Response font = get(css.substr(at + 4, css.find(')', at) - at - 4));
    EXPECT_EQ(font.header("Content-Type"), "font/woff2");
    EXPECT_EQ(font.body.substr(0, 4), "wOF2");
  }
  EXPECT_EQ(found, 3u);
}

}  // namespace
}  // namespace acta::site
