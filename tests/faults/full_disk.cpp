// A disk of $FULL_DISK_BYTES for all files below $FULL_DISK_DIR, put under a program
// with LD_PRELOAD: for machines where the tests may not mount a small one.
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>

namespace {

namespace fs = std::filesystem;

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::string setting(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

const std::string& directory() {
  static const std::string only = setting("FULL_DISK_DIR");
  return only;
}

long capacity() {
  static const long only = std::atol(setting("FULL_DISK_BYTES").c_str());
  return only;
}

bool is_on_disk(int descriptor) {
  char path[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t length = ::readlink(link.c_str(), path, sizeof path);
  return length > 0 && std::string(path, static_cast<std::size_t>(length)).starts_with(directory());
}

long used() {
  long bytes = 0;
  std::error_code gone;
  for (fs::recursive_directory_iterator all(directory(), gone), end; !gone && all != end;
       all.increment(gone)) {
    struct stat status {};
    if (::stat(all->path().c_str(), &status) == 0 && S_ISREG(status.st_mode))
      bytes += status.st_size;
  }
  return bytes;
}

// Only growth takes space.
bool fits(int descriptor, off_t end) {
  struct stat status {};
  if (!is_on_disk(descriptor) || ::fstat(descriptor, &status) != 0) return true;
  if (end <= status.st_size || used() + (end - status.st_size) <= capacity()) return true;
  errno = ENOSPC;
  return false;
}

ssize_t write_at(int descriptor, const void* bytes, std::size_t count, off_t at) {
  if (!fits(descriptor, at + static_cast<off_t>(count))) return -1;
  return real<ssize_t(int, const void*, std::size_t, off_t)>("pwrite64")(descriptor, bytes, count,
                                                                         at);
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, std::size_t count) {
  const off_t at = ::lseek(descriptor, 0, SEEK_CUR);
  if (at >= 0 && !fits(descriptor, at + static_cast<off_t>(count))) return -1;
  return real<ssize_t(int, const void*, std::size_t)>("write")(descriptor, bytes, count);
}
ssize_t pwrite(int descriptor, const void* bytes, std::size_t count, off_t at) {
  return write_at(descriptor, bytes, count, at);
}
ssize_t pwrite64(int descriptor, const void* bytes, std::size_t count, off64_t at) {
  return write_at(descriptor, bytes, count, at);
}
int ftruncate64(int descriptor, off64_t size) noexcept {
  if (!fits(descriptor, size)) return -1;
  return real<int(int, off64_t)>("ftruncate64")(descriptor, size);
}
}
