#include "mail/letter.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "mail/post.h"

namespace acta::mail {
namespace {

Letter letter() {
  return {{"acta@secretariat.example", "Acta"},
          {"ana@mre.example", "Ana Pérez"},
          "Informes: quedan 14 días",
          "Ana Pérez:\n\nQuedan 3 informes: https://x.example/a=b \n.\nFrom aquí\n",
          "es",
          "reminder-1",
          "reminders",
          parse_instant("2026-11-22T09:05:00Z").value()};
}

std::string refusal(const Letter& letter) {
  const auto written = write_letter(letter);
  return written ? "" : written.error().message + ' ' + written.error().place;
}

// What Python's email package reads in it: a line a field, then the text.
std::string read_back(const std::string& message) {
  const std::string path =
      std::filesystem::temp_directory_path() / ("acta-letter-" + std::to_string(::getpid()));
  std::ofstream(path, std::ios::binary) << message;
  const std::string command =
      "python3 " ACTA_SOURCE_DIR "/tests/differential/letter_by_python.py " + path;
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string out;
  char part[4096];
  while (const std::size_t size = std::fread(part, 1, sizeof part, pipe.get()))
    out.append(part, size);
  std::filesystem::remove(path);
  return out;
}

class LetterTest : public testing::Test {
 protected:
  void SetUp() override {
    if (std::system("python3 -c 'import email' >/dev/null 2>&1") != 0)
      GTEST_SKIP() << "no python3: letters are not read back by another program";
  }
};

TEST(Letter, OneClickEndsTheLettersOfItsKindWhereThereIsAnAddressForThat) {
  EXPECT_EQ(write_letter(letter())->find("List-Unsubscribe"), std::string::npos);
  Letter digest = letter();
  digest.unsubscribe = "https://desk.example/es/follow/9f86/stop";
  const std::string written = write_letter(digest).value();
  EXPECT_NE(written.find("\r\nList-Unsubscribe: <https://desk.example/es/follow/9f86/stop>\r\n"
                         "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"),
            std::string::npos)
      << written;
}

TEST_F(LetterTest, IsReadBackByAnotherProgramAsItWasMeant) {
  EXPECT_EQ(read_back(write_letter(letter()).value()),
            "date 2026-11-22T09:05:00+00:00\n"
            "from Acta <acta@secretariat.example>\n"
            "to Ana Pérez <ana@mre.example>\n"
            "subject Informes: quedan 14 días\n"
            "message-id <reminder-1@secretariat.example>\n"
            "auto-submitted auto-generated\n"
            "list-id <reminders.secretariat.example>\n"
            "list-owner <mailto:acta@secretariat.example>\n"
            "content-language es\n"
            "defects 0\n"
            "Ana Pérez:\n\nQuedan 3 informes: https://x.example/a=b \n.\nFrom aquí\n");
}

TEST_F(LetterTest, LongTextsAreCutBetweenCharactersAndLinesStayShort) {
  Letter one = letter();
  one.subject = one.to.name = "x";  // so that 42 bytes, a word, end within a character
  one.text.clear();
  for (int i = 0; i < 120; ++i) {
    one.subject += i % 3 == 0 ? "ñ" : "a";
    one.to.name += i % 2 == 0 ? "é" : "😀";
    one.text += "á=😀 ";
  }
  const std::string message = write_letter(one).value();
  for (std::size_t begin = 0; begin < message.size();) {
    const std::size_t end = message.find("\r\n", begin);
    ASSERT_NE(end, message.npos);
    EXPECT_LE(end - begin, 78U);
    begin = end + 2;
  }
  for (const char c : message) ASSERT_LT(static_cast<unsigned char>(c), 0x80);
  const std::string read = read_back(message);
  EXPECT_NE(read.find("subject " + one.subject + "\n"), read.npos) << read;
  EXPECT_NE(read.find("to " + one.to.name + " <"), read.npos) << read;
  EXPECT_NE(read.find(one.text), read.npos);
}

TEST_F(LetterTest, ADotStandsFirstInNoLineEvenWhereALongOneIsCut) {
  Letter one = letter();
  one.text.assign(75, 'x').append(". And ").append(69, 'y').append("...");
  const std::string message = write_letter(one).value();
  EXPECT_EQ(message.find("\r\n."), message.npos) << message;
  EXPECT_NE(read_back(message).find(one.text), std::string::npos);
}

TEST(FileDrop, WritesLettersForWhoeverRunsTheProgramAlone) {
  std::string above = std::filesystem::temp_directory_path() / "acta-drop-XXXXXX";
  ASSERT_TRUE(::mkdtemp(above.data()));
  const std::string folder = above + "/letters";
  const mode_t before = ::umask(0);
  const Delivered delivered = drop_into(folder)->deliver(letter());
  ::umask(before);
  EXPECT_EQ(delivered.what, Delivery::sent) << delivered.said;
  struct stat status {};
  ASSERT_EQ(::stat(folder.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
  ASSERT_EQ(::stat((folder + "/reminder-1.eml").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(static_cast<std::size_t>(status.st_size), write_letter(letter()).value().size());
  EXPECT_FALSE(std::filesystem::exists(folder + "/reminder-1.eml.part"));
  std::filesystem::remove_all(above);
}

TEST(Letter, NoNameSubjectOrAddressAddsAHeaderOrARecipient) {
  for (const char* evil : {"Ana\r\nBcc: x@y.example", "Ana\nBcc: x@y.example", "Ana\rBcc: x",
                           "a\tb", "a\x7f", "\xff"}) {
    Letter one = letter();
    one.to.name = evil;
    EXPECT_EQ(refusal(one), "error.mail.header name") << evil;
    one = letter();
    one.from.name = evil;
    EXPECT_EQ(refusal(one), "error.mail.header name") << evil;
    one = letter();
    one.subject = evil;
    EXPECT_EQ(refusal(one), "error.mail.header subject") << evil;
  }
  for (const char* evil :
       {"", "ana", "@x", "ana@", "a@b@c", "a b@c.example", "a@c.example>,<b@c.example", "\"a\"@c",
        "a@c\r\nRCPT TO:<b@c>", "a,b@c.example", "añ@c.example", "-oQ/tmp@c.example"}) {
    Letter one = letter();
    one.to.address = evil;
    EXPECT_EQ(refusal(one), "error.mail.address to") << evil;
    one = letter();
    one.from.address = evil;
    EXPECT_EQ(refusal(one), "error.mail.address from") << evil;
  }
}

TEST_F(LetterTest, ANameThatLooksEncodedIsReadAsItIsWritten) {
  Letter one = letter();
  one.to.name = "=?utf-8?Q?x?= \"y\" <z@evil.example>";
  one.subject = "=?utf-8?Q?x?=";
  const std::string read = read_back(write_letter(one).value());
  EXPECT_NE(read.find("to =?utf-8?Q?x?= \"y\" <z@evil.example> <ana@mre.example>\n"), read.npos)
      << read;
  EXPECT_NE(read.find("subject =?utf-8?Q?x?=\n"), read.npos) << read;
}

}  // namespace
}  // namespace acta::mail
