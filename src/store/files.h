#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

// Files that survive a power cut. What the machine refuses is a std::system_error, a full disk
// is DiskFull.
namespace acta::store {

bool exists(const std::string& path);
std::optional<std::string> read_file(const std::string& path);  // nothing: there is none

// All of it or none, and durable: a new file beside it, fsync, rename, fsync of the directory.
void write_file(const std::string& path, std::string_view bytes, mode_t mode);
void rename_file(const std::string& from, const std::string& to);

void make_directory(const std::string& path, mode_t mode);  // with its parents; none if there
void sync_file(const std::string& path);
void sync_directory(const std::string& path);
void sync_parent(const std::string& path);

// Held by one process at a time, and let go when that process ends, however it ends.
class FileLock {
 public:
  static std::optional<FileLock> take(const std::string& path);  // nothing: another holds it
  FileLock(FileLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace acta::store
