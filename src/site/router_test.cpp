#include "site/router.h"

#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "base/check.h"

namespace acta::site {
namespace {

std::string gunzip(const std::string& bytes) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

struct RouterTest : testing::Test {
  RouterTest() {
    router.get("/{lang}/hello/{name}", [](const Request& request) -> Result<Response> {
      if (request.param("name") == "nobody")
        return not_found("error.http.no-such-page", "name", "nobody");
      if (request.param("name") == "storm") throw std::runtime_error("disk is gone");
      if (request.param("name") == "split") return Response::redirect(302, "/x\r\nSet-Cookie: a=b");
      return Response::html(escaped(request.param("name")));
    });
    router.get("/long",
               [this](const Request&) -> Result<Response> { return Response::html({long_body}); });
  }

  Response ask(std::string_view target, decltype(Request::headers) headers = {},
               std::string method = "GET") const {
    Request request;
    request.method = std::move(method);
    request.target = parse_target(target).value();
    request.headers = std::move(headers);
    request.id = "r-1";
    return router.answer(std::move(request));
  }

  std::string long_body = std::string(5000, 'a');
  Router router;
};

TEST_F(RouterTest, FindsThePageAndItsParameters) {
  const Response response = ask("/es/hello/Ana%20Mar%C3%ADa");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "Ana María");
  EXPECT_EQ(response.header("Content-Type"), "text/html; charset=utf-8");
}

TEST_F(RouterTest, KnowsNoOtherPath) {
  for (const auto* path :
       {"/", "/es", "/es/hello", "/es/hello/", "/es/hello/a/b", "/de/hello/a", "/long/"})
    EXPECT_EQ(ask(path).status, 404) << path;
}

TEST_F(RouterTest, EveryAnswerIsHardened) {
  for (const Response& response :
       {ask("/es/hello/a"), ask("/es/hello/nobody"), ask("/es/hello/storm"), ask("/x"),
        router.refuse({}, {ErrorKind::invalid, "error.http.malformed", "", "", ""}, 400)}) {
    EXPECT_NE(response.header("Content-Security-Policy").find("default-src 'none'"),
              std::string::npos);
    EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(response.header("Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(response.header("Set-Cookie"), "");
  }
}

TEST_F(RouterTest, AnErrorIsAProblemDocumentInTheReadersLanguage) {
  const Response response = ask("/es/hello/nobody", {{"accept", "application/problem+json"}});
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.header("Content-Type"), "application/problem+json");
  EXPECT_EQ(response.header("Content-Language"), "es");
  EXPECT_NE(response.body.find("\"status\": 404"), std::string::npos) << response.body;
  EXPECT_NE(response.body.find("\"rule\": \"error.http.no-such-page\""), std::string::npos);
  EXPECT_NE(response.body.find("\"field\": \"name\""), std::string::npos);
  EXPECT_NE(response.body.find("\"value\": \"nobody\""), std::string::npos);
  EXPECT_NE(response.body.find("urn:acta:request:r-1"), std::string::npos);
}

TEST_F(RouterTest, TheErrorPageIsForReadersOfHtml) {
  router.set_error_page([](const Request&, const Error& error, int status) {
    Response page = Response::html(escaped(error.message));
    page.status = status;
    return page;
  });
  EXPECT_EQ(ask("/es/hello/nobody").body, "error.http.no-such-page");
  EXPECT_EQ(ask("/es/hello/nobody.json").header("Content-Type"), "application/problem+json");
}

TEST_F(RouterTest, WhatTheMachineBreaksIsA500WithItsNumberAndNothingElse) {
  const Response response = ask("/es/hello/storm");
  EXPECT_EQ(response.status, 500);
  EXPECT_NE(response.body.find("r-1"), std::string::npos);
  EXPECT_EQ(response.body.find("disk"), std::string::npos);
}

TEST_F(RouterTest, AnErrorPageThatFailsIsStillAnswered) {
  router.set_error_page([](const Request&, const Error&, int) -> Response { throw Defect("no"); });
  EXPECT_EQ(ask("/es/hello/nobody").status, 500);
}

TEST_F(RouterTest, AHeaderIsNeverSplit) {
  const Response response = ask("/es/hello/split");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.header("Location"), "");
}

TEST_F(RouterTest, OtherMethodsAreToldWhatIsAllowed) {
  const Response response = ask("/es/hello/a", {}, "DELETE");
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.header("Allow"), "GET, HEAD");
  EXPECT_EQ(ask("/es/hello/a", {}, "HEAD").status, 200);
}

TEST_F(RouterTest, SendsNothingThatTheReaderHas) {
  const std::string etag(ask("/long").header("ETag"));
  const Response again = ask("/long", {{"if-none-match", etag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(again.header("ETag"), etag);

  long_body += "b";
  EXPECT_EQ(ask("/long", {{"if-none-match", etag}}).status, 200);
}

std::string unbrotli(const std::string& bytes) {
  std::string out(1 << 20, '\0');
  std::size_t size = out.size();
  EXPECT_EQ(
      BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                              &size, reinterpret_cast<std::uint8_t*>(out.data())),
      BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

TEST_F(RouterTest, BrotliIsSentToWhoTakesIt) {
  const Response packed = ask("/long", {{"accept-encoding", "gzip, br"}});
  EXPECT_EQ(packed.header("Content-Encoding"), "br");
  EXPECT_EQ(unbrotli(packed.body), long_body);
}

TEST_F(RouterTest, ARouteOfOneFormAnswersInNoOther) {
  router.get("/feed", Format::atom, [](const Request&) -> Result<Response> {
    return Response::typed("application/atom+xml", "<feed/>");
  });
  EXPECT_EQ(ask("/feed.atom").header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(ask("/feed").status, 404);
  EXPECT_EQ(ask("/feed.json").status, 404);
  EXPECT_EQ(ask("/long.atom").status, 404);
  EXPECT_EQ(ask("/long").header("Access-Control-Allow-Origin"), "");
}

TEST_F(RouterTest, TheCompressedFormHasItsOwnTag) {
  const Response plain = ask("/long");
  const Response packed = ask("/long", {{"accept-encoding", "gzip"}});
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_EQ(gunzip(packed.body), plain.body);
  EXPECT_NE(packed.header("ETag"), plain.header("ETag"));
  EXPECT_NE(packed.header("Vary").find("Accept-Encoding"), std::string::npos);
  EXPECT_NE(plain.header("Vary").find("Accept-Encoding"), std::string::npos);

  const std::string etag(packed.header("ETag"));
  const Response again = ask("/long", {{"accept-encoding", "gzip"}, {"if-none-match", etag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.header("ETag"), etag);
  EXPECT_EQ(again.header("Content-Encoding"), "");
}

}  // namespace
}  // namespace acta::site
