// A disk that forgets, put under a program with LD_PRELOAD. What is written below $POWER_CUT_DIR
// is not durable until its file is synced, and a file's name not until its directory is. At the
// $POWER_CUT_AT-th operation the power goes: what would be found after that is written to
// $POWER_CUT_OUT, and the process ends with 137. Of what was not durable a random part survives
// (seed $POWER_CUT_SEED): of the names of a directory the first few changes, because file systems
// keep those in order; of a file's bytes any sectors of 512, in no order.
//
// Not simulated: memory-mapped files (SQLite's -shm is made anew after a crash) and sub-sector
// tears. The files themselves are real, so that the program reads what it wrote.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace {

constexpr std::size_t sector = 512;

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

using OpenFunction = int(const char*, int, ...);
using WriteFunction = ssize_t(int, const void*, std::size_t);
using PwriteFunction = ssize_t(int, const void*, std::size_t, off_t);
using DescriptorFunction = int(int);
using TruncateFunction = int(int, off_t);
using PathFunction = int(const char*);
using RenameFunction = int(const char*, const char*);
using MkdirFunction = int(const char*, mode_t);

struct Write {
  std::size_t at;
  std::string bytes;
  bool truncate;  // to `at`
};

struct File {
  std::string durable;
  std::vector<Write> pending;
};
using FilePointer = std::shared_ptr<File>;  // null: a directory
using Names = std::map<std::string, FilePointer>;

struct Change {
  std::string removed;  // a path, or empty
  std::string added;
  FilePointer file;
};

std::string parent_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

void put(std::string& content, std::size_t at, std::string_view bytes) {
  if (content.size() < at + bytes.size()) content.resize(at + bytes.size());
  content.replace(at, bytes.size(), bytes);
}

void put(std::string& content, const Write& write) {
  if (write.truncate) content.resize(write.at);
  else put(content, write.at, write.bytes);
}

void put(Names& names, const Change& change) {
  if (!change.removed.empty()) names.erase(change.removed);
  if (!change.added.empty()) names[change.added] = change.file;
}

class Disk {
 public:
  Disk() : root_(setting("DIR")), out_(setting("OUT")), random_(std::stoul(setting("SEED"))) {
    cut_at_ = std::stol(setting("AT"));
    for (const auto& found : std::filesystem::recursive_directory_iterator(root_)) {
      const std::string path = found.path().string();
      if (found.is_directory()) durable_[path] = nullptr;
      else if (!ignored(path)) durable_[path] = std::make_shared<File>(File{content_of(path), {}});
    }
    now_ = durable_;
  }

  std::recursive_mutex& mutex() { return mutex_; }
  bool holds(const std::string& path) const {
    return path.starts_with(root_ + "/") && !ignored(path);
  }
  bool is_open(int descriptor) const { return descriptors_.contains(descriptor); }

  void opened(int descriptor, const std::string& path, int flags) {
    if (path == root_ || (now_.contains(path) && !now_[path])) {
      directories_[descriptor] = path;
      return;
    }
    if (!holds(path)) return;
    if (!now_.contains(path)) change({{}, path, std::make_shared<File>()}, path);
    descriptors_[descriptor] = now_[path];
    if (flags & O_TRUNC) written(descriptor, {0, {}, true});
  }

  void closed(int descriptor) {
    descriptors_.erase(descriptor);
    directories_.erase(descriptor);
  }

  void written(int descriptor, Write write) {
    operation();
    descriptors_[descriptor]->pending.push_back(std::move(write));
  }

  void synced(int descriptor) {
    if (const auto file = descriptors_.find(descriptor); file != descriptors_.end()) {
      operation();
      for (const Write& write : file->second->pending) put(file->second->durable, write);
      file->second->pending.clear();
    } else if (const auto at = directories_.find(descriptor); at != directories_.end()) {
      operation();
      for (const Change& change : changes_[at->second]) put(durable_, change);
      changes_[at->second].clear();
    }
  }

  void change(Change change, const std::string& path) {
    operation();
    put(now_, change);
    changes_[parent_of(path)].push_back(std::move(change));
  }

  FilePointer at(const std::string& path) { return now_.contains(path) ? now_[path] : nullptr; }

 private:
  static std::string setting(const char* name) {
    const char* value = std::getenv((std::string("POWER_CUT_") + name).c_str());
    return value ? value : "0";
  }

  static bool ignored(const std::string& path) { return path.ends_with("-shm"); }

  static std::string content_of(const std::string& path) {
    std::string content;
    char buffer[65536];
    const int descriptor = real<OpenFunction>("open")(path.c_str(), O_RDONLY);
    for (ssize_t count = 0; (count = ::read(descriptor, buffer, sizeof buffer)) > 0;)
      content.append(buffer, static_cast<std::size_t>(count));
    real<DescriptorFunction>("close")(descriptor);
    return content;
  }

  void operation() {
    if (cut_at_ > 0 && ++operations_ == cut_at_) cut();
  }

  [[noreturn]] void cut() {
    for (auto& [directory, changes] : changes_) {
      const std::size_t survivors = random_() % (changes.size() + 1);
      for (std::size_t i = 0; i < survivors; ++i) put(durable_, changes[i]);
    }
    real<MkdirFunction>("mkdir")(out_.c_str(), 0700);
    for (auto& [path, file] : durable_) {  // a directory comes before what is in it
      const std::string to = out_ + path.substr(root_.size());
      if (!file) real<MkdirFunction>("mkdir")(to.c_str(), 0700);
      else if (parent_of(path) == root_ || durable_.contains(parent_of(path)))
        save(surviving(*file), to);
    }
    ::_exit(137);
  }

  std::string surviving(const File& file) {
    std::string content = file.durable;
    for (const Write& write : file.pending) {
      if (write.truncate) {
        if (random_() % 2) put(content, write);
        continue;
      }
      for (std::size_t from = 0; from < write.bytes.size();) {
        // Sectors are those of the disk, not of the write.
        const std::size_t end = (write.at + from) / sector * sector + sector - write.at;
        const std::string_view part = std::string_view(write.bytes).substr(from, end - from);
        if (random_() % 2) put(content, write.at + from, part);
        from = end;
      }
    }
    return content;
  }

  static void save(const std::string& content, const std::string& path) {
    const int descriptor =
        real<OpenFunction>("open")(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (descriptor < 0) return;
    for (std::size_t done = 0; done < content.size();) {
      const ssize_t count =
          real<WriteFunction>("write")(descriptor, content.data() + done, content.size() - done);
      if (count <= 0) std::abort();
      done += static_cast<std::size_t>(count);
    }
    real<DescriptorFunction>("close")(descriptor);
  }

  std::recursive_mutex mutex_;
  std::string root_;
  std::string out_;
  std::mt19937 random_;
  long cut_at_ = 0;
  long operations_ = 0;
  Names now_;                                           // what the running program sees
  Names durable_;                                       // what a reboot would find
  std::map<std::string, std::vector<Change>> changes_;  // by directory, not durable yet
  std::map<int, FilePointer> descriptors_;
  std::map<int, std::string> directories_;
};

Disk& disk() {
  static Disk& only = *new Disk;  // outlives every destructor that still closes files
  return only;
}

int open_through(const char* function, const char* path, int flags, mode_t mode) {
  const std::lock_guard lock(disk().mutex());
  const int descriptor = real<OpenFunction>(function)(path, flags, mode);
  if (descriptor >= 0) disk().opened(descriptor, path, flags);
  return descriptor;
}

ssize_t write_at(int descriptor, const void* bytes, std::size_t count, off_t at) {
  const std::lock_guard lock(disk().mutex());
  if (disk().is_open(descriptor))
    disk().written(descriptor,
                   {static_cast<std::size_t>(at), {static_cast<const char*>(bytes), count}, false});
  return real<PwriteFunction>("pwrite64")(descriptor, bytes, count, at);
}

int sync_through(const char* function, int descriptor) {
  const std::lock_guard lock(disk().mutex());
  disk().synced(descriptor);
  return real<DescriptorFunction>(function)(descriptor);
}

int truncate_to(int descriptor, off_t size) {
  const std::lock_guard lock(disk().mutex());
  if (disk().is_open(descriptor))
    disk().written(descriptor, {static_cast<std::size_t>(size), {}, true});
  return real<TruncateFunction>("ftruncate64")(descriptor, size);
}

mode_t mode_in(int flags, va_list arguments) {
  return flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return open_through("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return open_through("open64", path, flags, mode);
}

int close(int descriptor) {
  const std::lock_guard lock(disk().mutex());
  disk().closed(descriptor);
  return real<DescriptorFunction>("close")(descriptor);
}

ssize_t write(int descriptor, const void* bytes, std::size_t count) {
  {
    const std::lock_guard lock(disk().mutex());
    if (disk().is_open(descriptor))
      disk().written(descriptor, {static_cast<std::size_t>(::lseek(descriptor, 0, SEEK_CUR)),
                                  {static_cast<const char*>(bytes), count},
                                  false});
  }
  return real<WriteFunction>("write")(descriptor, bytes, count);
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t count, off_t at) {
  return write_at(descriptor, bytes, count, at);
}
ssize_t pwrite64(int descriptor, const void* bytes, std::size_t count, off64_t at) {
  return write_at(descriptor, bytes, count, at);
}

int fsync(int descriptor) { return sync_through("fsync", descriptor); }
int fdatasync(int descriptor) { return sync_through("fdatasync", descriptor); }
int ftruncate(int descriptor, off_t size) noexcept { return truncate_to(descriptor, size); }
int ftruncate64(int descriptor, off64_t size) noexcept { return truncate_to(descriptor, size); }

int unlink(const char* path) noexcept {
  const std::lock_guard lock(disk().mutex());
  const int answer = real<PathFunction>("unlink")(path);
  if (answer == 0 && disk().holds(path)) disk().change({path, {}, nullptr}, path);
  return answer;
}

// Within one directory, as all renames of a store are.
int rename(const char* from, const char* to) noexcept {
  const std::lock_guard lock(disk().mutex());
  const FilePointer file = disk().at(from);
  const int answer = real<RenameFunction>("rename")(from, to);
  if (answer == 0 && file) disk().change({from, to, file}, to);
  return answer;
}

int mkdir(const char* path, mode_t mode) noexcept {
  const std::lock_guard lock(disk().mutex());
  const int answer = real<MkdirFunction>("mkdir")(path, mode);
  if (answer == 0 && disk().holds(path)) disk().change({{}, path, nullptr}, path);
  return answer;
}
}
