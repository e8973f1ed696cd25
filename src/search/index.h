#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "register/register.h"
#include "register/view.h"
#include "search/words.h"

// Full text search of the record (SQLite FTS5, in memory): titles, names and texts in the language
// in which they were said, and ids.
namespace acta::search {

constexpr std::size_t most_bytes = 200;  // of a query
constexpr std::size_t most_words = 8;

struct Hit {
  const record::Subject* subject = nullptr;
  const record::Claim* claim = nullptr;  // in whose text it was found; null: in its id or name only
};

struct Found {
  std::vector<std::string> words;  // that were looked for; none: nothing was asked
  std::vector<Hit> hits;  // its whole name or id first, then words of its name, then its texts
  std::string meant;      // where nothing was found: the query with near words that are; or empty
};

// One index for all views: it holds every public claim, and a view shows those that stand and hold
// at its dates. Any thread may ask; nothing of it is on disk.
class Index {
 public:
  explicit Index(const record::Register& record);  // which outlives it
  ~Index();

  // Takes in what was published since. search() does it too, so that nothing is missed.
  void follow();

  // Subjects of which every word stands in a text that the view shows, whatever its language; of
  // texts that have as many of the words a hit has one in the reader's `language`, if there is one.
  // A name that is CLDR's and not a claim's is found too. error.search.too-long,
  // error.search.too-many-words.
  Result<Found> search(const record::View& view, std::string_view query,
                       std::string_view language = {});

  // The part of a hit's text that has the words, each between \1 and \2.
  std::string excerpt(const Hit& hit, const std::vector<std::string>& words);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace acta::search
