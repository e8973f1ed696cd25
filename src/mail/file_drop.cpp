#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "mail/post.h"

namespace acta::mail {
namespace {

// Letters hold addresses, names and links: they are for whoever runs the program alone.
constexpr mode_t private_folder = 0700, private_file = 0600;

bool make_folder(const std::string& path) {
  std::error_code failed;
  const std::filesystem::path above = std::filesystem::path(path).parent_path();
  if (!above.empty()) std::filesystem::create_directories(above, failed);
  return ::mkdir(path.c_str(), private_folder) == 0 || errno == EEXIST;
}

bool sync(const std::string& path) {
  const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) return false;
  const bool done = ::fsync(opened) == 0;
  ::close(opened);
  return done;
}

// On disk when it returns: a letter that was posted is not posted again.
bool write(const std::string& path, std::string_view text) {
  const int opened = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, private_file);
  if (opened < 0) return false;
  while (!text.empty()) {
    const ssize_t written = ::write(opened, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  const bool whole = text.empty() && ::fsync(opened) == 0;
  return ::close(opened) == 0 && whole;
}

class FileDrop : public Post {
 public:
  explicit FileDrop(std::string directory) : directory_(std::move(directory)) {}

  // Whoever watches the folder sees whole letters only.
  Delivered deliver(const Letter& letter) override {
    const auto message = write_letter(letter);
    if (!message) return {Delivery::unfit, message.error().message};
    const std::string path = directory_ + '/' + letter.id + ".eml";
    if (!make_folder(directory_) || !write(path + ".part", *message) ||
        ::rename((path + ".part").c_str(), path.c_str()) != 0 || !sync(directory_))
      return {Delivery::later, "cannot write into the folder"};
    return {};
  }

 private:
  std::string directory_;
};

}  // namespace

std::unique_ptr<Post> drop_into(std::string directory) {
  return std::make_unique<FileDrop>(std::move(directory));
}

}  // namespace acta::mail
