#include "mail/letter.h"

#include <algorithm>
#include <string_view>

#include "base/check.h"
#include "base/mail_address.h"
#include "base/sha256.h"
#include "base/text.h"

namespace acta::mail {
namespace {

bool is_printable_ascii(char c) { return c > 0x20 && c < 0x7f; }
bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20) || c == 0x7f; }
bool is_id_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == '_';
}

Result<void> check_header(std::string_view text, std::string_view place) {
  if (!is_utf8(text) || std::any_of(text.begin(), text.end(), is_control))
    return invalid("error.mail.header", place, text);
  return {};
}

// RFC 2047: words of at most 75 characters, none of which cuts a character in two.
std::string encoded(std::string_view text) {
  constexpr std::size_t most = 42;  // bytes in a word: with "Subject: " a line of 77
  std::string out;
  while (!text.empty()) {
    std::size_t size = std::min(most, text.size());
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) --size;
    (out += out.empty() ? "=?utf-8?B?" : "\r\n =?utf-8?B?") += base64(text.substr(0, size));
    out += "?=";
    text.remove_prefix(size);
  }
  return out;
}

// As it is where that is plain and short; else as encoded words. "=?" would be read as one.
std::string unstructured(std::string_view text) {
  constexpr std::size_t longest = 60;
  const bool plain = text.size() <= longest && text.find("=?") == text.npos &&
                     std::all_of(text.begin(), text.end(),
                                 [](char c) { return c == ' ' || is_printable_ascii(c); });
  return plain ? std::string(text) : encoded(text);
}

std::string mailbox(const Mailbox& box) {
  if (box.name.empty()) return box.address;
  const bool word = std::all_of(box.name.begin(), box.name.end(),
                                [](char c) { return c == ' ' || (is_id_char(c) && c != '.'); });
  return (word && box.name.size() <= 40 ? box.name : encoded(box.name)) + "\r\n <" + box.address +
         '>';
}

std::string date_in_words(Instant instant) {  // "Sun, 22 Nov 2026 09:00:00 +0000"
  constexpr const char* days[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string iso = format_instant(instant);  // 2026-11-22T09:00:00.000000Z
  const auto day = static_cast<std::size_t>((day_of(instant).number % 7 + 7) % 7);
  return std::string(days[day]) + ", " + iso.substr(8, 2) + ' ' +
         months[std::stoul(iso.substr(5, 2)) - 1] + ' ' + iso.substr(0, 4) + ' ' +
         iso.substr(11, 8) + " +0000";
}

// RFC 2045 §6.7: lines of at most 76 characters.
std::string quoted_printable(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool ends = i + 1 == text.size() || text[i + 1] == '\n';
    const bool space = (c == ' ' || c == '\t') && !ends;
    bool plain = space || (is_printable_ascii(text[i]) && c != '=');
    if (column + (plain ? 1 : 3) > 75) {
      out += "=\r\n";
      column = 0;
    }
    // A dot alone on a line would end the message for a careless program.
    if (c == '.' && column == 0) plain = false;
    const std::size_t width = plain ? 1 : 3;
    if (plain) out += text[i];
    else ((out += '=') += digits[c >> 4]) += digits[c & 15U];
    column += width;
  }
  return out;
}

}  // namespace

std::string_view domain_of(std::string_view address) {
  return is_mail_address(address) ? address.substr(address.find('@') + 1) : std::string_view{};
}

Result<std::string> write_letter(const Letter& letter) {
  check(!letter.id.empty() && std::all_of(letter.id.begin(), letter.id.end(), is_id_char),
        "the id of a letter is ours and plain");
  for (const Mailbox* box : {&letter.from, &letter.to}) {
    if (!is_mail_address(box->address))
      return invalid("error.mail.address", box == &letter.to ? "to" : "from", box->address);
    if (auto sound = check_header(box->name, "name"); !sound) return tl::unexpected(sound.error());
  }
  if (auto sound = check_header(letter.subject, "subject"); !sound)
    return tl::unexpected(sound.error());
  const std::string domain(domain_of(letter.from.address));
  std::string message;
  const auto field = [&](std::string_view name, std::string_view value) {
    ((message.append(name) += ": ").append(value)) += "\r\n";
  };
  field("Date", date_in_words(letter.date));
  field("From", mailbox(letter.from));
  field("To", mailbox(letter.to));
  field("Subject", unstructured(letter.subject));
  field("Message-ID", '<' + letter.id + '@' + domain + '>');
  field("Auto-Submitted", "auto-generated");
  field("List-Id", '<' + letter.list + '.' + domain + '>');
  field("List-Owner", "<mailto:" + letter.from.address + '>');
  if (!letter.unsubscribe.empty()) {
    check(std::all_of(letter.unsubscribe.begin(), letter.unsubscribe.end(), is_printable_ascii),
          "the address that ends letters is ours and plain");
    field("List-Unsubscribe", '<' + letter.unsubscribe + '>');
    field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }
  field("MIME-Version", "1.0");
  field("Content-Type", "text/plain; charset=utf-8");
  field("Content-Transfer-Encoding", "quoted-printable");
  field("Content-Language", letter.language);
  message += "\r\n" + quoted_printable(letter.text) + "\r\n";
  return message;
}

}  // namespace acta::mail
