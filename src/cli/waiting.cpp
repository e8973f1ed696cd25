#include "cli/waiting.h"

#include <ostream>

namespace acta::cli {

Waiting::Waiting(std::ostream* out, std::string what, std::chrono::milliseconds pace)
    : out_(out), what_(std::move(what)), pace_(pace) {
  if (out_) thread_ = std::thread([this] { tell(); });
}

Waiting::~Waiting() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Waiting::tell() {
  constexpr std::string_view clear_line = "\r\033[K";
  const auto began = std::chrono::steady_clock::now();
  bool visible = false;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, pace_, [this] { return over_; })) {
    const auto lasted = std::chrono::steady_clock::now() - began;
    *out_ << clear_line << what_ << " … "
          << std::chrono::duration_cast<std::chrono::seconds>(lasted).count() << " s" << std::flush;
    visible = true;
  }
  if (visible) *out_ << clear_line << std::flush;
}

}  // namespace acta::cli
