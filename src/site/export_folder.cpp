#include "site/export_folder.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/sha256.h"
#include "store/files.h"

namespace acta::site {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

// Not durable by itself: all files together are, when the folder is complete.
void write_plainly(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) fail(path);
  int error = 0;
  while (error == 0 && !bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR) error = errno;
  }
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0) return;
  errno = error;
  fail(path);
}

// A second name for a file of the same bytes; false where the file system has none or no more.
bool link_to(const std::string& same, const std::string& path) {
  if (::link(same.c_str(), path.c_str()) == 0) return true;
  if (errno == EPERM || errno == EMLINK || errno == EOPNOTSUPP || errno == ENOSYS) return false;
  fail(path);
}

void sync_all_below(const std::string& directory) {
  const int folder = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = folder >= 0 && ::syncfs(folder) == 0;
  const int error = errno;
  if (folder >= 0) ::close(folder);
  errno = error;
  if (!synced) fail(directory);
}

bool exchange(const std::string& one, const std::string& other) {
  constexpr unsigned rename_exchange = 1 << 1;  // RENAME_EXCHANGE of linux/fs.h
  return ::syscall(SYS_renameat2, AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(),
                   rename_exchange) == 0;
}

}  // namespace

ExportFolder::ExportFolder(const std::string& directory)
    : directory_(directory), part_(directory + ".part") {
  fs::remove_all(part_);
  fs::create_directories(part_);
}

ExportFolder::~ExportFolder() {
  std::error_code ignored;
  if (!in_place_) fs::remove_all(part_, ignored);
}

void ExportFolder::write(const std::string& file, std::string_view bytes, Alike alike) {
  const std::string path = part_ + '/' + file;
  const std::string folder = path.substr(0, path.rfind('/'));
  const std::string digest = hex(sha256(bytes));
  std::string same;
  {
    const std::lock_guard lock(mutex_);
    if (folders_.insert(folder).second) fs::create_directories(folder);
    digests_.insert_or_assign(file, digest);
    bytes_ += bytes.size();
    const auto known = alike == Alike::maybe ? written_.find(digest) : written_.end();
    if (known != written_.end()) same = known->second;
  }
  if (!same.empty() && link_to(same, path)) return;
  write_plainly(path, bytes);
  if (alike == Alike::seldom) return;
  const std::lock_guard lock(mutex_);
  written_.insert_or_assign(digest, path);
}

std::string ExportFolder::checksums() const {
  std::string lines;
  for (const auto& [file, digest] : digests_) (((lines += digest) += "  ") += file) += '\n';
  return lines;
}

void ExportFolder::put_in_place() {
  sync_all_below(part_);
  if (!fs::exists(directory_)) {
    fs::rename(part_, directory_);
  } else if (exchange(part_, directory_)) {
    fs::remove_all(part_);
  } else {
    const std::string former = directory_ + ".before";
    fs::remove_all(former);
    fs::rename(directory_, former);
    fs::rename(part_, directory_);
    fs::remove_all(former);
  }
  in_place_ = true;
  store::sync_parent(directory_);
}

}  // namespace acta::site
