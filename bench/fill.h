#pragma once

#include <chrono>
#include <string>

#include "generate.h"
#include "store/location.h"

namespace acta::bench {

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

// Both make a store of a generated record, a batch of the scale at a time, and answer how many
// seconds of it were spent on appending: each batch is durable at its end. What is generated, and
// opening the store, does not count.
double fill_store(const store::Location& location, const Scale& scale);      // ready-made bytes
double fill_procedure(const store::Location& location, const Scale& scale);  // the whole door

}  // namespace acta::bench
