#include "site/ahead.h"

#include "base/log.h"
#include "site/findings.h"

namespace acta::site {

Ahead::Ahead(const Site& site, std::chrono::milliseconds pace)
    : site_(site), pace_(pace), thread_([this] { follow(); }) {}

Ahead::~Ahead() {
  ending_ = true;
  site_.findings->wake();
  thread_.join();
}

void Ahead::follow() {
  Newest found{};
  std::uint64_t erasures = 0;
  for (; !ending_; site_.findings->wait_to_be_asked(pace_)) {
    const Newest wanted = site_.newest();
    const std::uint64_t erased = site_.record.erasures();
    if (wanted == found && erased == erasures) continue;
    try {
      find_ahead(site_, wanted);
    } catch (const std::exception& failure) {  // whoever asks for it meets it, and is told
      log::error("ahead.failed", {{"what", failure.what()}});
    }
    found = wanted;
    erasures = erased;
  }
}

}  // namespace acta::site
