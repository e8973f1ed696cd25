#include "mail/bounce.h"

#include <gtest/gtest.h>

#include <string>

namespace acta::mail {
namespace {

// As Postfix writes it.
std::string notification(const std::string& action, const std::string& status) {
  return "From: MAILER-DAEMON@mx.example (Mail Delivery System)\r\n"
         "Subject: Undelivered Mail Returned to Sender\r\n"
         "MIME-Version: 1.0\r\n"
         "Content-Type: multipart/report; report-type=delivery-status;\r\n"
         "\tboundary=\"9C1F.1763798400/mx.example\"\r\n"
         "\r\n"
         "This is a MIME-encapsulated message.\r\n\r\n"
         "--9C1F.1763798400/mx.example\r\n"
         "Content-Type: text/plain; charset=us-ascii\r\n\r\n"
         "<ana@mre.example>: no such user\r\n\r\n"
         "--9C1F.1763798400/mx.example\r\n"
         "Content-Type: message/delivery-status\r\n\r\n"
         "Reporting-MTA: dns; mx.example\r\n\r\n"
         "Final-Recipient: rfc822; ana@mre.example\r\n"
         "Action: " +
         action + "\r\nStatus: " + status +
         "\r\nDiagnostic-Code: smtp; 550 no such\r\n    user here\r\n\r\n"
         "--9C1F.1763798400/mx.example\r\n"
         "Content-Type: message/rfc822\r\n\r\n"
         "From: acta@secretariat.example\r\n"
         "Message-ID: <reminder-0123456789abcdef01234567@secretariat.example>\r\n\r\n"
         "Dear Ana\r\n\r\n"
         "--9C1F.1763798400/mx.example--\r\n";
}

TEST(Bounce, NamesTheLetterThatCameBackAndWhy) {
  const auto bounce = read_bounce(notification("failed", "5.1.1"));
  ASSERT_TRUE(bounce);
  EXPECT_EQ(bounce->letter, "reminder-0123456789abcdef01234567");
  EXPECT_EQ(bounce->said, "5.1.1 smtp; 550 no such user here");
}

TEST(Bounce, ALetterThatIsLateOrFailedForNowDidNotComeBack) {
  EXPECT_FALSE(read_bounce(notification("delayed", "4.4.1")));
  EXPECT_FALSE(read_bounce(notification("failed", "4.2.2")));
  EXPECT_FALSE(read_bounce(notification("delivered", "2.0.0")));
}

TEST(Bounce, WhatIsNoNotificationIsRefused) {
  const std::string whole = notification("failed", "5.1.1");
  EXPECT_FALSE(read_bounce(""));
  EXPECT_FALSE(read_bounce("Subject: Out of office\r\n\r\nI am away.\r\n"));
  EXPECT_EQ(read_bounce("x").error().message, "error.mail.no-bounce");
  std::string plain = whole;
  plain.replace(plain.find("multipart/report"), 16, "multipart/mixed!");
  EXPECT_FALSE(read_bounce(plain));
  for (std::size_t size = 0; size + 60 < whole.size(); size += 7) {
    const auto cut = read_bounce(whole.substr(0, size));
    EXPECT_TRUE(!cut || cut->letter.starts_with("reminder-")) << size;
  }
}

}  // namespace
}  // namespace acta::mail
