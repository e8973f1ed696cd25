#include "cli/progress_bar.h"

#include <algorithm>
#include <ostream>

namespace acta::cli {
namespace {

constexpr std::chrono::milliseconds patience{1000};
constexpr std::chrono::milliseconds pace{100};
constexpr std::string_view clear_line = "\r\033[K";

}  // namespace

ProgressBar::ProgressBar(std::ostream* out, std::string what)
    : out_(out), what_(std::move(what)), began_(std::chrono::steady_clock::now()) {}

ProgressBar::~ProgressBar() {
  if (visible_) *out_ << clear_line << std::flush;
}

void ProgressBar::show(std::uint64_t done, std::uint64_t whole) {
  if (!out_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - began_ < patience || now - shown_ < pace) return;
  shown_ = now;
  visible_ = true;
  *out_ << clear_line << what_ << ' ' << bar_of(done, whole) << std::flush;
}

std::string bar_of(std::uint64_t done, std::uint64_t whole) {
  constexpr std::uint64_t length = 20;
  const double share =
      whole == 0 ? 1.0 : static_cast<double>(std::min(done, whole)) / static_cast<double>(whole);
  const auto filled = static_cast<std::uint64_t>(share * static_cast<double>(length));
  std::string bar = "[";
  for (std::uint64_t i = 0; i < length; ++i) bar += i < filled ? "#" : "·";
  const std::string percent = std::to_string(static_cast<int>(share * 100));
  bar += "] ";
  bar.append(3 - std::min<std::size_t>(3, percent.size()), ' ');
  return bar + percent + " %";
}

}  // namespace acta::cli
