#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace acta::site {

// A folder of many files that is built beside the one it is to replace: "DIR.part" until it is
// complete and on disk. Left in the middle, it is gone and the former one whole. Machine failures
// throw std::system_error.
//
//   ExportFolder folder("copy");
//   folder.write("en/index.html", page);
//   folder.put_in_place();
class ExportFolder {
 public:
  explicit ExportFolder(const std::string& directory);
  ~ExportFolder();
  ExportFolder(const ExportFolder&) = delete;
  ExportFolder& operator=(const ExportFolder&) = delete;

  // From any thread. Bytes that another file has too may be that file under a second name, which is
  // quicker to make and to copy; `seldom_alike` saves looking for it.
  enum class Alike { maybe, seldom };
  void write(const std::string& file, std::string_view bytes, Alike alike = Alike::seldom);

  // The SHA-256 of every file so far, as `sha256sum -c` reads it.
  std::string checksums() const;

  std::size_t files() const { return digests_.size(); }
  std::uint64_t bytes() const { return bytes_; }

  // In one step where the file system can exchange two names; elsewhere (FAT) the former one has
  // another name for a moment.
  void put_in_place();

 private:
  const std::string directory_, part_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::string> written_;  // path by the digest of the bytes
  std::map<std::string, std::string> digests_;            // in hex, by file
  std::set<std::string> folders_;
  std::uint64_t bytes_ = 0;
  bool in_place_ = false;
};

}  // namespace acta::site
