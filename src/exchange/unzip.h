#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace acta::exchange {

// What a packed file may cost whoever opens it.
struct UnzipLimits {
  std::uint64_t part = 1ULL << 30;       // bytes of one part, unpacked
  std::uint64_t harmless = 20ULL << 20;  // below this no ratio is asked
  std::uint64_t ratio = 50;              // of a part's unpacked to the archive's packed bytes
  std::uint64_t parts = 10'000;
};

// A ZIP archive that somebody sent, read part by part from memory and never written to disk. Only
// the parts that are asked for are unpacked, a piece at a time, and no further than the limits,
// whatever the archive says of their sizes.
class Unzip {
 public:
  // `bytes` must outlive it; `file` names it in errors. error.zip.damaged,
  // error.zip.too-many-parts.
  static Result<Unzip> open(std::string_view bytes, std::string_view file,
                            const UnzipLimits& limits = {});
  Unzip(Unzip&&) noexcept;
  ~Unzip();

  const std::string& file() const { return file_; }
  bool has(const std::string& part) const;  // whatever the case of its letters
  bool has_below(
      std::string_view folder) const;  // a part whose name begins so: "xl/externalLinks/"
  std::uint64_t declared() const;      // bytes of all parts, as the archive says

  // A part, unpacked as it is read.
  class Part {
   public:
    // The next bytes of it into `out`; 0 at the end. error.zip.damaged, .encrypted, .too-large.
    Result<std::size_t> read(char* out, std::size_t size);
    Part(Part&&) noexcept;
    ~Part();

   private:
    friend class Unzip;
    struct State;
    explicit Part(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
  };
  // error.zip.no-part, error.zip.encrypted.
  Result<Part> part(const std::string& name) const;

 private:
  struct State;
  Unzip(std::unique_ptr<State> state, std::string_view file, const UnzipLimits& limits);
  std::unique_ptr<State> state_;
  std::string file_;
  UnzipLimits limits_;
};

}  // namespace acta::exchange
