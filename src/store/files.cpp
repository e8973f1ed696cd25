#include "store/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "store/database.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path) {
  const std::error_code code(errno, std::generic_category());
  if (errno == ENOSPC || errno == EDQUOT) throw DiskFull(path + ": " + code.message());
  throw std::system_error(code, path);
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, mode_t mode = 0)
      : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
    if (number_ < 0) fail(path_);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(path_);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  std::string read() {
    std::string bytes;
    char buffer[4096];
    for (;;) {
      const ssize_t count = ::read(number_, buffer, sizeof buffer);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail(path_);
      if (count == 0) return bytes;
      bytes.append(buffer, static_cast<std::size_t>(count));
    }
  }

  void sync() {
    if (::fsync(number_) != 0) fail(path_);
  }

  void permit(mode_t mode) {
    if (::fchmod(number_, mode) != 0) fail(path_);
  }

 private:
  const std::string& path_;
  int number_;
};

std::string parent_of(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

}  // namespace

bool exists(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return true;
  if (errno == ENOENT || errno == ENOTDIR) return false;
  fail(path);
}

std::optional<std::string> read_file(const std::string& path) {
  if (!exists(path)) return std::nullopt;
  return Descriptor(path, O_RDONLY).read();
}

void write_file(const std::string& path, std::string_view bytes, mode_t mode) {
  const std::string fresh = path + ".tmp";
  {
    Descriptor file(fresh, O_WRONLY | O_CREAT | O_TRUNC, mode);
    file.permit(mode);
    file.write(bytes);
    file.sync();
  }
  rename_file(fresh, path);
}

void rename_file(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail(to);
  sync_parent(to);
  if (parent_of(from) != parent_of(to)) sync_parent(from);
}

void make_directory(const std::string& path, mode_t mode) {
  if (exists(path)) return;
  const std::string parent = parent_of(path);
  make_directory(parent, mode);
  if (::mkdir(path.c_str(), mode) != 0 && errno != EEXIST) fail(path);
  sync_directory(parent);
}

void sync_file(const std::string& path) { Descriptor(path, O_RDONLY).sync(); }
void sync_directory(const std::string& path) { Descriptor(path, O_RDONLY | O_DIRECTORY).sync(); }
void sync_parent(const std::string& path) { sync_directory(parent_of(path)); }

std::optional<FileLock> FileLock::take(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) fail(path);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return FileLock(descriptor);
  ::close(descriptor);
  if (errno == EWOULDBLOCK) return std::nullopt;
  fail(path);
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace acta::store
