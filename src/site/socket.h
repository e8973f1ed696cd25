#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

namespace acta::site {

// A connection's end of the wire; nothing here waits. server.cpp has the real one, so that no other
// file knows the network library.
class Socket {
 public:
  enum class Outcome { done, not_now, ended, broken };
  struct Moved {
    Outcome outcome;
    std::size_t bytes = 0;
  };
  using Then = std::function<void(Outcome)>;  // done, or broken when it was cancelled

  virtual ~Socket() = default;
  virtual void when_readable(Then then) = 0;
  virtual void when_writable(Then then) = 0;
  virtual Moved read(std::span<char> into) = 0;
  virtual Moved write(std::string_view first, std::string_view second) = 0;
  virtual void cancel() = 0;       // whoever waits is told
  virtual void say_no_more() = 0;  // the other end sees the end after what was written
  virtual void close() = 0;
};

}  // namespace acta::site
