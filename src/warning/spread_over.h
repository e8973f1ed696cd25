#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace acta::warning {

// work(i, scratch) for each i below `count`, on so many threads, each with a scratch of its own. A
// thread takes the next that nobody has taken, so that none waits for the long ones; what work()
// finds must not depend on who is asked when. The first that throws stops its thread, and throws
// here when all have ended.
//
//   spread_over<ForecastScratch>(2, series.size(), [&](std::size_t i, ForecastScratch& scratch) {
//     forecast(series[i], 12, Method::mean, scratch, outlooks[i]);
//   });
template <class Scratch, class Work>
void spread_over(unsigned threads, std::size_t count, Work&& work) {
  const unsigned used = std::max(1u, threads);
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> failed(used);
  const auto share = [&](unsigned thread) {
    try {
      Scratch scratch;
      for (std::size_t i; (i = next.fetch_add(1)) < count;) work(i, scratch);
    } catch (...) {
      failed[thread] = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < used; ++i) others.emplace_back(share, i);
  share(0);
  for (std::thread& other : others) other.join();
  for (const std::exception_ptr& failure : failed)
    if (failure) std::rethrow_exception(failure);
}

}  // namespace acta::warning
