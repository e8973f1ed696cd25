#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/messages.h"
#include "register/records/local_text.h"
#include "site/html.h"

// What stands around every page. Drawn by layout.html; filled in by page.cpp and errors.cpp.
namespace acta::site {

struct LayoutLink {
  std::string href;
  std::string text;
  std::string lang;  // where the text is in another language than the page
  bool current = false;
};

// A day that is worth asking for.
struct Anchor {
  std::string href, day;
  Html event;
};

// The two dates as the reader sees and changes them.
struct AsOfBar {
  std::string valid;        // "2023-07-01"
  std::string valid_words;  // "1 July 2023"
  std::string known;        // the day up to which the record is read, in UTC
  std::string entry;        // up to which it is read; empty: the newest
  std::vector<std::pair<std::string, std::string>> kept;  // other parameters of this page
  std::string first_day;                                  // the earliest that the form offers
  bool past = false;                                      // not now: the gold bar
  std::string to_now;                                     // this page, now
  std::vector<Anchor> anchors;
};

struct RecordMark {
  std::uint64_t entry = 0;
  std::string recorded;    // in words
  std::string root;        // in hex
  std::string at_command;  // the options of the command line that give the same answer
  std::string verify;      // the page that says how to check it
  std::string permanent, permanent_json;  // addresses at both dates, which never change again
  std::string content_hash;               // SHA-256 of the JSON at that address, in hex
};

struct Layout {
  std::string title;
  record::LocalText process;
  std::string canonical;
  std::string home;
  std::string search;  // its address; none where there is no search
  std::string print;   // this page with everything open; empty if it is that already
  std::vector<LayoutLink> languages, nav, more, twins;
  std::vector<LayoutLink> desk;        // where it takes what readers have to say of this page
  bool copy = false;                   // a copy without a server
  const AsOfBar* as_of = nullptr;      // none on an error page
  const RecordMark* record = nullptr;  // none on an error page
  std::string degraded;         // that and since when the record is not followed; empty if it is
  Html dates;                   // of `as_of` in a sentence, where there is one
  std::string entry, citation;  // of `record`, where there is one
  Html linked_data;             // JSON-LD; empty: none
  Html crumbs, finding, lede, body;
};

// The pages of the navigation: key of the message after "nav.", and path below the language. The
// first stand in the header, the others in the footer.
inline constexpr std::pair<std::string_view, std::string_view> navigation[] = {
    {"state", "/"},
    {"commitments", "/commitments"},
    {"committees", "/committees"},
    {"countries", "/countries"},
    {"overlaps", "/overlaps"},
    {"early-warning", "/early-warning"},
    {"money", "/money"},
    {"meetings", "/meetings"},
    {"data", "/data"},
    // In the footer:
    {"mechanisms", "/mechanisms"},
    {"crosswalk", "/crosswalk"},
    {"gaps", "/gaps"},
    {"disagreements", "/disagreements"},
    {"changes", "/changes"},
    {"health", "/health"},
    {"organisations", "/organisations"},
    {"progress", "/progress"},
    {"measures", "/measures"},
    {"concerns", "/concerns"},
    {"recommendations", "/recommendations"},
    {"indicators", "/indicators"},
    {"reporting-burden", "/reporting-burden"},
    {"presidencies", "/presidencies"},
    {"sources", "/sources"},
    {"roles", "/roles"},
    {"glossary", "/glossary"},
    {"translations", "/translations"},
    {"about", "/about"},
};
inline constexpr std::size_t in_header = 9;

inline constexpr std::pair<std::string_view, std::string_view> languages[] = {
    {"en", "English"}, {"es", "Español"}, {"pt", "Português"}, {"fr", "Français"}};

// Fills in layout.nav and layout.more; `here` is the key of the current page.
void put_navigation(Layout& layout, const Messages& t, std::string_view here,
                    const std::function<std::string(std::string_view path)>& address);

// What the portal is called: the process's mechanism, in the reader's language if it has a name in
// it.
record::LocalText process_name(const record::View& view, const Messages& t);

Html draw_layout(const Messages& t, const Layout& layout);  // layout.html

Html current(const LayoutLink& link, std::string_view as);  // aria-current, if it is

// Fills in layout.dates, entry and citation, of all else that it holds.
void put_sentences(Layout& layout, const Messages& t);

}  // namespace acta::site
