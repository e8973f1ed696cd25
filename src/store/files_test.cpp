#include "store/files.h"

#include <sys/stat.h>

#include <filesystem>
#include <system_error>

#include <gtest/gtest.h>

namespace acta::store {
namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
 protected:
  Files() {
    std::string path = (fs::temp_directory_path() / "acta-files-XXXXXX").string();
    if (::mkdtemp(path.data())) root_ = path;
  }
  ~Files() override { fs::remove_all(root_); }

  std::string root_;
};

TEST_F(Files, WritesTheWholeFileWithItsModeAndLeavesNothingElse) {
  const std::string path = root_ + "/key";
  const std::string bytes("\0a\n", 3);
  write_file(path, "before", 0644);
  write_file(path, bytes, 0600);
  EXPECT_EQ(read_file(path), bytes);
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(std::distance(fs::directory_iterator(root_), fs::directory_iterator()), 1);
}

TEST_F(Files, WhatIsNotThereIsNoError) {
  EXPECT_EQ(read_file(root_ + "/none"), std::nullopt);
  EXPECT_EQ(read_file(root_ + "/none/below"), std::nullopt);
}

TEST_F(Files, WhatTheMachineRefusesIsOne) {
  EXPECT_THROW(write_file(root_ + "/none/below", "x", 0600), std::system_error);
  EXPECT_THROW((void)read_file(root_), std::system_error);  // a directory
}

TEST_F(Files, MakesTheParentsToo) {
  make_directory(root_ + "/a/b/c", 0700);
  make_directory(root_ + "/a/b/c", 0700);
  EXPECT_TRUE(fs::is_directory(root_ + "/a/b/c"));
}

TEST_F(Files, ALockIsHeldOnceUntilItsHolderGoes) {
  auto lock = FileLock::take(root_ + "/lock");
  ASSERT_TRUE(lock);
  EXPECT_FALSE(FileLock::take(root_ + "/lock"));
  FileLock moved = *std::move(lock);
  lock.reset();
  EXPECT_FALSE(FileLock::take(root_ + "/lock"));
  { const FileLock gone = std::move(moved); }
  EXPECT_TRUE(FileLock::take(root_ + "/lock"));
}

}  // namespace
}  // namespace acta::store
