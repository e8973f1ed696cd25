#include <filesystem>
#include <fstream>
#include <system_error>

#include "mail/post.h"

namespace acta::mail {
namespace {

class FileDrop : public Post {
 public:
  explicit FileDrop(std::string directory) : directory_(std::move(directory)) {}

  // Whoever watches the folder sees whole letters only.
  Delivered deliver(const Letter& letter) override {
    const auto message = write_letter(letter);
    if (!message) return {Delivery::unfit, message.error().message};
    std::error_code failed;
    std::filesystem::create_directories(directory_, failed);
    const std::string path = directory_ + '/' + letter.id + ".eml";
    std::ofstream file(path + ".part", std::ios::binary);
    file << *message;
    file.close();
    if (file) std::filesystem::rename(path + ".part", path, failed);
    if (!file || failed) return {Delivery::later, "cannot write into the folder"};
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
