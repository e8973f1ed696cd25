#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "procedure/reading.h"

namespace acta::procedure {

// Keeps a Reading up to date for as long as it lives, with a thread that looks about once a second
// whether another process has recorded something. While the store is away the record that is in
// memory goes on answering, and the thread tries again; that is logged once each time.
class Following {
 public:
  explicit Following(Reading& reading, std::chrono::milliseconds pace = std::chrono::seconds(1));
  ~Following();
  Following(const Following&) = delete;
  Following& operator=(const Following&) = delete;

  // When the store was last seen, if it cannot be read now. Any thread may ask.
  std::optional<Instant> away_since() const;

 private:
  void follow();

  Reading& reading_;
  std::chrono::milliseconds pace_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ending_ = false;
  std::atomic<std::int64_t> away_since_ = 0;  // microseconds; 0: it is here
  std::thread thread_;                        // last: it uses all of the above
};

}  // namespace acta::procedure
