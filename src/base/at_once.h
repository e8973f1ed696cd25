#pragma once

#include <future>
#include <utility>

namespace acta {

// Calls both, each in a thread, and comes back when both have ended. What one of them throws is
// thrown here, that of `first` before that of `second`.
template <class First, class Second>
void at_once(First&& first, Second&& second) {
  auto beside = std::async(std::launch::async, std::forward<Second>(second));
  std::forward<First>(first)();
  beside.get();
}

}  // namespace acta
