#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace acta::site {

// A connection's end of the wire; nothing here waits. server.cpp has the real one, so that no other
// file knows the network library.
class Socket {
 public:
  enum class Outcome { done, not_now, ended, broken };  // broken also when it was cancelled
  struct Moved {
    Outcome outcome;
    std::size_t bytes = 0;
  };
  // Told once for each read() and each when_writable(), later, and alive until then.
  struct Owner {
    virtual ~Owner() = default;
    virtual void on_read(Moved moved) = 0;
    virtual void on_writable(Outcome outcome) = 0;
  };

  virtual ~Socket() = default;
  virtual void read(std::span<char> into, std::shared_ptr<Owner> owner) = 0;
  virtual void when_writable(std::shared_ptr<Owner> owner) = 0;
  virtual Moved write(std::string_view first, std::string_view second) = 0;
  virtual void cancel() = 0;       // the owner who waits is told
  virtual void say_no_more() = 0;  // the other end sees the end after what was written
  virtual void close() = 0;
};

}  // namespace acta::site
