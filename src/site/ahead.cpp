#include "site/ahead.h"

#include "base/log.h"
#include "site/findings.h"

namespace acta::site {
Ahead::Ahead(const Site& site, std::chrono::milliseconds pace)
    : site_(site), pace_(pace), thread_([this] { follow(); }) {}

Ahead::~Ahead() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Ahead::follow() {
  Newest found{};
  std::uint64_t erasures = 0;
  std::unique_lock lock(mutex_);
  while (!ending_) {
    const Newest wanted = site_.newest();
    const std::uint64_t erased = site_.record.erasures();
    if (!(wanted == found) || erased != erasures) {
      lock.unlock();
      try {
        find_ahead(site_, wanted);
      } catch (const std::exception& failure) {  // whoever asks for it meets it, and is told
        log::error("ahead.failed", {{"what", failure.what()}});
      }
      lock.lock();
      found = wanted;
      erasures = erased;
    } else {
      wake_.wait_for(lock, pace_, [this] { return ending_; });
    }
  }
}

}  // namespace acta::site
