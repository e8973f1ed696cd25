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
std::string png_of(const std::string& width, const std::string& height) {
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", width + height + "\x08\x06\0\0\0"s);
}
const std::string png_head = png_of("\0\0\0\x40"s, "\0\0\0\x30"s);
const std::string png_end = chunk("IDAT", "picture") + chunk("IEND", "");

std::string segment(char marker, const std::string& data) {
  std::string out{'\xff', marker, '\0'};
  out += static_cast<char>(data.size() + 2);
  return out + data;
}
std::string frame(const std::string& height, const std::string& width) {
  return segment('\xc2', "\x08" + height + width + "\x01\x01\x11\0"s);
}
const std::string jpeg_begin = "\xff\xd8"s + segment('\xe0', "JFIF");
const std::string jpeg_head = jpeg_begin + frame("\0\x30"s, "\0\x40"s);
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
  EXPECT_EQ(refusal("a.xlsx", "PK\x03\x04 no archive"), "error.attachment.not-workbook");
  const std::string png = png_head + png_end, jpeg = jpeg_head + jpeg_end;
  for (std::size_t size = 8; size < png.size(); ++size)
    EXPECT_EQ(refusal("a.png", png.substr(0, size)), "error.attachment.damaged") << size;
  for (std::size_t size = 3; size < jpeg.size(); ++size)
    EXPECT_EQ(refusal("a.jpg", jpeg.substr(0, size)), "error.attachment.damaged") << size;
  const std::string declared = png_head + "\xff\xff\xff\xff" + "IDATx";
  EXPECT_EQ(refusal("a.png", declared), "error.attachment.damaged") << "4 GiB are said to follow";
}

TEST(Attachment, OfMorePixelsThanAnybodyShouldOpenIsRefused) {
  const std::string large = "\0\0\x40\0"s;                                    // 16,384
  EXPECT_EQ(refusal("a.png", png_of(large, "\0\0\x0b\xeb"s) + png_end), "");  // 3,051: 50 million
  EXPECT_EQ(refusal("a.png", png_of(large, "\0\0\x0b\xec"s) + png_end), "error.attachment.pixels");
  EXPECT_EQ(refusal("a.png", png_of("\xff\xff\xff\xff"s, "\xff\xff\xff\xff"s) + png_end),
            "error.attachment.pixels");
  EXPECT_EQ(refusal("a.jpg", jpeg_begin + frame("\xff\xff"s, "\xff\xff"s) + jpeg_end),
            "error.attachment.pixels");
  EXPECT_EQ(refusal("a.png", png_of(large, "\0\0\0\0"s) + png_end), "error.attachment.damaged");
  EXPECT_EQ(refusal("a.jpg", jpeg_begin + frame("\0\0"s, "\0\x40"s) + jpeg_end),
            "error.attachment.damaged");
  EXPECT_EQ(refusal("a.jpg", jpeg_begin + jpeg_end), "error.attachment.damaged") << "no frame";
  EXPECT_EQ(refusal("a.jpg", jpeg_head + frame("\xff\xff"s, "\xff\xff"s) + jpeg_end),
            "error.attachment.damaged")
      << "two";
}

TEST(Attachment, AWorkbookIsTakenAndOneThatActsOrSwellsIsNot) {
  auto parts = parts_of({.rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"});
  parts.emplace_back("[Content_Types].xml", "<Types/>");
  const std::string sheet = packed(parts);
  const auto taken = read_attachment("Cifras 2026.xlsx", sheet);
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(taken->type, AttachmentType::xlsx);
  EXPECT_EQ(taken->name, "Cifras 2026.xlsx");
  EXPECT_EQ(taken->bytes, sheet) << "as it was sent";
  EXPECT_EQ(refusal("a.xlsm", sheet), "error.attachment.not-workbook");
  EXPECT_EQ(refusal("a.xlsm", "no archive at all"), "error.attachment.not-workbook");
  const auto with = [&](const char* name, std::string bytes) {
    auto more = parts;
    more.emplace_back(name, std::move(bytes));
    return refusal("a.xlsx", packed(more));
  };
  EXPECT_EQ(with("docProps/app.xml", "<x/>"), "");
  for (const char* active :
       {"xl/vbaProject.bin", "xl/externalLinks/externalLink7.xml", "XL/Embeddings/any.docx",
        "xl/activeX/activeX2.xml", "xl/macrosheets/sheet1.xml"})
    EXPECT_EQ(with(active, "x"), "error.attachment.active") << active;
  EXPECT_EQ(with("xl/media/image1.bmp", std::string(most_unpacked, '\0')),
            "error.attachment.unpacked");
  const auto other = packed({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", ""}});
  EXPECT_EQ(refusal("a.xlsx", other), "error.attachment.not-workbook") << "another program's";
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
