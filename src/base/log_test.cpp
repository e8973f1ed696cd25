#include "base/log.h"

#include <string>

#include <gtest/gtest.h>

namespace acta {
namespace {

TEST(Log, WritesOneObjectALine) {
  testing::internal::CaptureStderr();
  log::warning("store.full", {{"path", "a\n\"b\""}});
  log::info("started");
  log::error("stopped");
  const std::string written = testing::internal::GetCapturedStderr();
  const std::size_t first = written.find('\n');
  const std::string time = "{\"time\":\"2024-09-25T15:04:05.123456Z\"";
  EXPECT_TRUE(written.starts_with("{\"time\":\""));
  EXPECT_EQ(written.substr(time.size(), first - time.size()),
            ",\"level\":\"warning\",\"event\":\"store.full\",\"path\":\"a\\n\\\"b\\\"\"}");
  EXPECT_NE(written.find("\"level\":\"info\",\"event\":\"started\"}\n", first), std::string::npos);
  EXPECT_TRUE(written.ends_with("\"level\":\"error\",\"event\":\"stopped\"}\n"));
}

}  // namespace
}  // namespace acta
