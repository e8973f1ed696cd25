#include "exchange/icalendar.h"

#include <algorithm>
#include <string_view>

namespace acta::exchange {
namespace {

constexpr std::size_t longest_line = 75;  // octets, without the line end

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

void put_line(std::string& out, std::string_view line) {
  std::size_t room = longest_line;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 1 && continues_character(line[cut])) --cut;
    (out += line.substr(0, cut)) += "\r\n ";
    line.remove_prefix(cut);
    room = longest_line - 1;  // the space that marks a continuation
  }
  (out += line) += "\r\n";
}

// TEXT of §3.3.11.
std::string text(std::string_view value) {
  std::string escaped;
  for (const char c : value) {
    if (c == '\n') {
      escaped += "\\n";
    } else {
      if (c == '\\' || c == ';' || c == ',') escaped += '\\';
      escaped += c;
    }
  }
  return escaped;
}

std::string digits_of(std::string_view iso) {
  std::string digits(iso);
  std::erase(digits, '-');
  std::erase(digits, ':');
  return digits;
}

std::string date(Day day) { return digits_of(format_day(day)); }

// "20240925T150405Z": iCalendar knows no fractions of a second.
std::string instant(Instant at) { return digits_of(format_instant(at).substr(0, 19)) + 'Z'; }

std::string in_language(std::string_view property, std::string_view language) {
  std::string start(property);
  if (!language.empty()) (start += ";LANGUAGE=") += language;
  return start + ':';
}

void put_event(std::string& out, const CalendarEvent& event) {
  put_line(out, "BEGIN:VEVENT");
  put_line(out, "UID:" + text(event.uid));
  put_line(out, "DTSTAMP:" + instant(event.stamp));
  put_line(out, "LAST-MODIFIED:" + instant(event.stamp));
  put_line(out, "DTSTART;VALUE=DATE:" + date(event.first));
  put_line(out, "DTEND;VALUE=DATE:" + date(Day{event.last.number + 1}));
  put_line(out, in_language("SUMMARY", event.language) + text(event.summary));
  if (!event.location.empty()) put_line(out, "LOCATION:" + text(event.location));
  if (!event.description.empty()) put_line(out, "DESCRIPTION:" + text(event.description));
  put_line(out, "TRANSP:TRANSPARENT");
  put_line(out, "END:VEVENT");
}

}  // namespace

std::string to_icalendar(const Calendar& calendar) {
  std::string out;
  put_line(out, "BEGIN:VCALENDAR");
  put_line(out, "VERSION:2.0");
  put_line(out, "PRODID:-//Acta//Record of meetings//EN");
  put_line(out, "CALSCALE:GREGORIAN");
  // RFC 7986 has the first; what most programs read is the second.
  put_line(out, in_language("NAME", calendar.language) + text(calendar.name));
  put_line(out, "X-WR-CALNAME:" + text(calendar.name));
  for (const CalendarEvent& event : calendar.events) put_event(out, event);
  put_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace acta::exchange
