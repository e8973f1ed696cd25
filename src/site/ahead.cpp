#include "site/ahead.h"

#include "site/findings.h"

namespace acta::site {
namespace {

Newest there_is(const Site& site) { return {day_of(site.now()), site.record.published()}; }

}  // namespace

Ahead::Ahead(const Site& site, std::chrono::milliseconds pace)
    : site_(site), pace_(pace), newest_(there_is(site)), thread_([this] { follow(); }) {}

Ahead::~Ahead() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

Newest Ahead::newest() const {
  const std::lock_guard lock(mutex_);
  return newest_;
}

void Ahead::follow() {
  Newest found{};
  std::uint64_t erasures = 0;
  std::unique_lock lock(mutex_);
  while (!ending_) {
    const Newest wanted = there_is(site_);
    const std::uint64_t erased = site_.record.erasures();
    if (!(wanted == found) || erased != erasures) {
      lock.unlock();
      find_ahead(site_, wanted);
      lock.lock();
      newest_ = found = wanted;
      erasures = erased;
    } else {
      wake_.wait_for(lock, pace_, [this] { return ending_; });
    }
  }
}

}  // namespace acta::site
