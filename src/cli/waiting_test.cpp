#include "cli/waiting.h"

#include <future>
#include <sstream>

#include <gtest/gtest.h>

namespace acta::cli {
namespace {

// A stream that says when something was first written to it.
class Noticing : public std::stringbuf {
 public:
  std::future<void> written() { return written_.get_future(); }

 private:
  int sync() override {
    if (!std::exchange(told_, true)) written_.set_value();
    return 0;
  }
  std::promise<void> written_;
  bool told_ = false;
};

TEST(Waiting, TellsWhatIsBeingDoneAndTakesTheLineAwayAtTheEnd) {
  Noticing buffer;
  std::ostream out(&buffer);
  auto written = buffer.written();
  {
    const Waiting waiting(&out, "recording", std::chrono::milliseconds(1));
    written.wait();
  }
  EXPECT_TRUE(buffer.str().starts_with("\r\033[Krecording … 0 s")) << buffer.str();
  EXPECT_TRUE(buffer.str().ends_with("\r\033[K"));
}

TEST(Waiting, SaysNothingOfShortWorkAndNothingWithoutATerminal) {
  std::ostringstream out;
  { const Waiting waiting(&out, "recording", std::chrono::hours(1)); }
  { const Waiting waiting(nullptr, "recording", std::chrono::milliseconds(1)); }
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace acta::cli
