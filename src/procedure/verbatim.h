#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "procedure/published_log.h"
#include "register/view.h"

namespace acta::procedure {

// Whether the words that somebody gives as a source's own stand in the archived copies of it.
enum class Verbatim : std::uint8_t {
  found,      // in one of them
  not_found,  // in none that could be read: somebody else has to look
  no_copy,    // of the source that may be read
  unread,     // there are copies, but of a form of which no text is read (exchange/copy_text.h)
  away,       // there are copies, but they cannot be had now
};
std::string_view name_of(Verbatim verbatim);

struct Compared {
  Verbatim is = Verbatim::no_copy;
  std::optional<Date> captured = {};  // the copy in which they were found, or that was read last
};

// Of each of the quotes, in their order; every copy is read once for all of them. `log` may be
// null: then there are no copies. A locator is what somebody wrote for people, so that the whole of
// a copy is looked through.
std::vector<Compared> compare_with_copies(const record::View& view, PublishedLog* log,
                                          std::string_view source,
                                          const std::vector<std::string>& quotes);

// Word for word, from the beginning of a word to the end of one; whatever the case, the accents,
// the white space, the quotation marks and the hyphens, which printing and typing change.
bool stands_in(std::string_view text, std::string_view quote);

}  // namespace acta::procedure
