#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "answer/answer.h"
#include "base/instant.h"
#include "register/flow_count.h"
#include "register/view.h"
#include "site/as_of.h"
#include "site/findings.h"
#include "site/metrics.h"
#include "site/newest.h"
#include "site/page_cache.h"
#include "site/router.h"

namespace acta::procedure {
class PublishedLog;
}
namespace acta::report {
struct Document;
}
namespace acta::search {
class Index;
}

namespace acta::site {

class MadePages;
struct PageDoor;

constexpr std::size_t own_pages = std::size_t{64} << 20;  // bytes

// What pages need of the rest of the program. The register must outlive the router.
struct Site {
  const record::Register& record;
  Clock now;
  // The root of the ledger's tree at an entry, in hex; empty if it is not known.
  std::function<std::string(std::uint64_t entry)> root;
  // Since when the store cannot be read, if it cannot: pages go on over what is in memory and say
  // so.
  std::function<std::optional<Instant>()> away_since = {};
  // "https://acta.example", for what has to be a whole address; without it that of a test, and a
  // copy says only what comes after it.
  std::function<std::string()> base = {};
  // Where readers ask for letters and send what they have to say (desk_doors.h):
  // "https://desk.acta.example"; empty: nowhere.
  std::string desk = {};
  std::shared_ptr<PageCache> cache = std::make_shared<PageCache>(own_pages);
  std::shared_ptr<Findings> findings = std::make_shared<Findings>(std::size_t{24});
  procedure::PublishedLog* log = nullptr;  // for whoever verifies; none: not published
  search::Index* search = nullptr;         // of the record; none: there is no search
  record::CountsOf counts = {};            // of received files; empty: there are none
  // Every page that was added, for the description of the doors. What makes a page finds the site
  // in its context: a maker that kept the site would keep itself.
  std::shared_ptr<std::vector<PageDoor>> doors = std::make_shared<std::vector<PageDoor>>();
  std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
  bool copy = false;  // to be read as files: no page offers what only a server can answer
  std::shared_ptr<MadePages> made = {};  // of a copy, which asks for every form of a page

  // The same record under other addresses: what is drawn and described of it is kept apart.
  Site beside() const;

  // What pages without dates speak of: today, and the last entry.
  Newest newest() const { return {day_of(now()), record.published()}; }

  record::View newest_view() const {
    const Newest dates = newest();
    return {record, dates.valid, dates.at};
  }

  std::string url(std::string_view address) const;  // the whole of one that begins with a slash
  // Of a path below the language, at the dates of whoever reads it.
  std::string url(std::string_view language, std::string_view path,
                  Format format = Format::html) const;
};

// One request for a page, understood: the language, the two dates, and what the page reads.
struct Context {
  const Site& site;
  const Messages& t;
  AsOf as_of;
  record::View view;
  std::string path;  // below the language: "/overlaps"
  Format format;
  Query query;  // only what the page knows; no empty values
  std::map<std::string, std::string, std::less<>> params;
  // How many pieces there are of what the page gives in pieces (piece.h), as far as it was drawn.
  std::shared_ptr<std::size_t> pieces = std::make_shared<std::size_t>(1);

  std::string_view param(std::string_view name) const { return params.find(name)->second; }
  std::string_view asked(std::string_view key) const;  // of the query; empty if not given
  // An address in this language and at these dates, as far as the reader has set them.
  std::string href(std::string_view path) const;
  // This page again, with other words in the query; an empty value takes one out.
  std::string here(const Query& changes, Format format = Format::html) const;
  std::string here_in(std::string_view language) const;
  bool draws() const;   // a body is wanted: not for the JSON or CSV of a page
  bool prints() const;  // ?view=print: what is folded away on the screen is open
};

struct Page {
  std::string nav;    // which item of the navigation is the current one: "overlaps"
  std::string title;  // of the window
  Html crumbs;        // where the page stands
  Html finding;       // the headline: what the page found
  Html lede;
  Html body;
  const record::Subject* subject = nullptr;  // whom it is about, if it is one
  answer::Answer answer;  // the page's JSON; its first table is the CSV, ?table=… names another
  std::function<std::string()> calendar;       // the page as iCalendar; empty: it has none
  std::function<report::Document()> document;  // a brief of it, as PDF and DOCX; empty: none
};

// All that an answer depends on beside its request: the last entry, what a page without dates
// speaks of, whether the store is away.
std::string edition_of(const Site& site);

// Where the page about a subject is, below the language: "country/COL" is at "/countries/col".
std::string path_of(std::string_view subject);

// For what is no page: the address's language, today, and the whole record. GET /{lang}/…
Context context_now(const Site& site, const Request& request);

using PageMaker = std::function<Result<Page>(const Context&)>;

// How requests for a page are answered: its dates are understood, and what was drawn is kept, as is
// what it was drawn from.
struct PageAnswers {
  Handler handler;
  Ready ready;
};
PageAnswers page_answers(const Site& site, std::vector<std::string> keys, PageMaker make);

// A program that misspelt a filter must not take the whole list for what it asked for: beside the
// dates no other key may stand in the query. People come by links to which others add marks of
// their own, and read what the page says it shows: with an HTML page any may.
Result<void> check_keys(const Request& request, const std::vector<std::string>& keys);

struct PageDoor {
  std::string pattern;  // below the language: "/countries/{id}"
  std::vector<std::string> keys;
  PageMaker make;
};

// GET /{lang}<pattern>, with .json and .csv. `keys`: what the page reads in the query beside the
// two dates, the table, its piece (piece.h) and the view. Other keys are left out of its own links;
// .json and .csv refuse them.
void add_page(Router& router, const Site& site, const std::string& pattern,
              std::vector<std::string> keys, PageMaker make);

}  // namespace acta::site
