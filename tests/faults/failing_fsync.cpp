// The $FAILING_FSYNC_AT-th fsync or fdatasync of the process fails with EIO, and no other: as on
// Linux, where the error is reported once and the next call succeeds though the data is gone.
// Says "failed FILE" on standard output when it does.
#include <dlfcn.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <string>

namespace {

std::string name_of(int descriptor) {
  char path[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t length = ::readlink(link.c_str(), path, sizeof path);
  const std::string whole(path, length > 0 ? static_cast<std::size_t>(length) : 0);
  return whole.substr(whole.rfind('/') + 1);
}

int sync_through(const char* function, int descriptor) {
  static const char* const setting = std::getenv("FAILING_FSYNC_AT");
  static const long at = setting ? std::atol(setting) : 0;
  static std::atomic<long> calls = 0;
  if (++calls == at) {
    const std::string line = "failed " + name_of(descriptor) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::_Exit(1);
    errno = EIO;
    return -1;
  }
  return reinterpret_cast<int (*)(int)>(::dlsym(RTLD_NEXT, function))(descriptor);
}

}  // namespace

extern "C" {
int fsync(int descriptor) { return sync_through("fsync", descriptor); }
int fdatasync(int descriptor) { return sync_through("fdatasync", descriptor); }
}
