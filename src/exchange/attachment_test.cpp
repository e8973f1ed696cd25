#include "exchange/attachment.h"

#include <gtest/gtest.h>

#include "exchange/xlsx_testing.h"

namespace acta::exchange {
namespace {

using namespace std::string_literals;

std::string refusal(std::string_view name, std::string_view bytes) {
  const auto read = read_attachment(name, bytes);
  return read ? "" : read.error().message;
}

std::string chunk(const std::string& type, const std::string& data) {
  std::string out{"\0\0\0"s};
  out += static_cast<char>(data.size());
  return out + type + data + "crc!";
}
const std::string png_head = "\x89PNG\r\n\x1a\n" + chunk("IHDR", std::string(13, 'h'));
const std::string png_end = chunk("IDAT", "picture") + chunk("IEND", "");

std::string segment(char marker, const std::string& data) {
  std::string out{'\xff', marker, '\0'};
  out += static_cast<char>(data.size() + 2);
  return out + data;
}
const std::string jpeg_head = "\xff\xd8"s + segment('\xe0', "JFIF");
const std::string jpeg_end = segment('\xda', "scan") + "data\xff\0more"s + "\xff\xd9";

const std::string pdf = "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n%%EOF\n";

TEST(Attachment, IsTakenForWhatItsBytesAre) {
  EXPECT_EQ(read_attachment("a.pdf", pdf)->type, AttachmentType::pdf);
  EXPECT_EQ(read_attachment("a.CSV", "a;b\n1;2\n")->type, AttachmentType::csv);
  EXPECT_EQ(read_attachment("a.png", png_head + png_end)->type, AttachmentType::png);
  EXPECT_EQ(read_attachment("a.jpeg", jpeg_head + jpeg_end)->type, AttachmentType::jpeg);
  for (const auto& [name, bytes] : {std::pair{"a.pdf", png_head + png_end},
                                    {"a.png", pdf},
                                    {"a.exe", "MZ\x90"s},
                                    {"a.csv", "<script>alert(1)</script>"s},
                                    {"a.svg", "<svg onload=\"x\"/>"s},
                                    {"a.html", "hello"s},
                                    {"a.csv", "a\0b"s},
                                    {"a.csv", ""s},
                                    {"a.pdf.exe", pdf},
                                    {"a.gif", "GIF89a"s},
                                    {"pdf", pdf}})
    EXPECT_EQ(refusal(name, bytes), "error.attachment.type") << name;
}

TEST(Attachment, ThatIsTooLargeOrDoesNotHoldTogetherIsRefused) {
  EXPECT_EQ(refusal("a.csv", std::string(most_attachment + 1, 'a')), "error.attachment.size");
  EXPECT_EQ(refusal("a.pdf", "%PDF-1.7\ncut"), "error.attachment.damaged");
  EXPECT_EQ(refusal("a.xlsx", "PK\x03\x04 no archive"), "error.attachment.damaged");
  const std::string png = png_head + png_end, jpeg = jpeg_head + jpeg_end;
  for (std::size_t size = 8; size < png.size(); ++size)
    EXPECT_EQ(refusal("a.png", png.substr(0, size)), "error.attachment.damaged") << size;
  for (std::size_t size = 3; size < jpeg.size(); ++size)
    EXPECT_EQ(refusal("a.jpg", jpeg.substr(0, size)), "error.attachment.damaged") << size;
  const std::string declared = png_head + "\xff\xff\xff\xff" + "IDATx";
  EXPECT_EQ(refusal("a.png", declared), "error.attachment.damaged") << "4 GiB are said to follow";
}

TEST(Attachment, ThatWouldActByItselfIsRefused) {
  for (const char* act : {"/JavaScript", "/JS(app.alert(1))", "/Launch", "/EmbeddedFiles"}) {
    std::string active = pdf;
    active.insert(10, std::string("<<") + act + ">>");
    EXPECT_EQ(refusal("a.pdf", active), "error.attachment.active") << act;
  }
  std::string harmless = pdf;
  harmless.insert(10, "<</JSTOR 1>>");
  EXPECT_EQ(refusal("a.pdf", harmless), "");
}

TEST(Attachment, OfAnImageNothingStaysButThePicture) {
  const std::string spoken =
      png_head + chunk("tEXt", "GPS Maria") + chunk("eXIf", "GPS") + png_end + "GPS after the end";
  EXPECT_EQ(read_attachment("a.png", spoken)->bytes, png_head + png_end);
  const std::string told = jpeg_head + segment('\xe1', "Exif GPS") + segment('\xfe', "by Maria") +
                           jpeg_end + "GPS after the end";
  EXPECT_EQ(read_attachment("a.jpg", told)->bytes, jpeg_head + jpeg_end);
}

TEST(Attachment, IsCalledByAPlainName) {
  const auto name = [](std::string_view called) { return read_attachment(called, pdf)->name; };
  EXPECT_EQ(name("../../etc/Informe final (2).pdf"), "Informe final (2).pdf");
  EXPECT_EQ(name("a\"; filename=b.pdf"), "a filenameb.pdf");
  EXPECT_EQ(name("\r\n\xc3\xb1.pdf"), "file.pdf");
  std::string longer(300, 'a');
  longer += ".PDF";
  EXPECT_EQ(name(longer).size(), 84U);
}

}  // namespace
}  // namespace acta::exchange
