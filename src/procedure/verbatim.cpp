#include "procedure/verbatim.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/copy_text.h"
#include "register/records/source_copy.h"

namespace acta::procedure {
namespace {

// Without what is between words: a word that a line break hyphenated is one again.
std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}

std::vector<record::SourceCopy> copies_of(const record::View& view, const record::Subject& source) {
  std::vector<record::SourceCopy> copies;
  if (record::forbids_copying(view, source)) return copies;
  for (const record::Subject* subject : view.subjects("copy")) {
    record::SourceCopy copy = record::source_copy(view, *subject);
    const bool is_of =
        std::find(copy.sources.begin(), copy.sources.end(), &source) != copy.sources.end();
    if (copy.kept && is_of) copies.push_back(std::move(copy));
  }
  return copies;
}

}  // namespace

std::string_view name_of(Verbatim verbatim) {
  switch (verbatim) {
    case Verbatim::found: return "found";
    case Verbatim::not_found: return "not_found";
    case Verbatim::no_copy: return "no_copy";
    case Verbatim::unread: return "unread";
    case Verbatim::away: return "away";
  }
  return {};
}

bool stands_in(std::string_view text, std::string_view quote) {
  const std::vector<std::string> words = words_of(text);
  const std::string wanted = joined(words_of(quote));
  if (wanted.empty()) return false;
  const std::string all = joined(words);
  std::vector<std::size_t> edges{0};
  for (const std::string& word : words) edges.push_back(edges.back() + word.size());
  const auto is_edge = [&](std::size_t at) {
    return std::binary_search(edges.begin(), edges.end(), at);
  };
  for (std::size_t at = 0; (at = all.find(wanted, at)) != all.npos; ++at)
    if (is_edge(at) && is_edge(at + wanted.size())) return true;
  return false;
}

std::vector<Compared> compare_with_copies(const record::View& view, PublishedLog* log,
                                          std::string_view source,
                                          const std::vector<std::string>& quotes) {
  const std::string name = "source/" + std::string(source);
  const record::Subject* const subject =
      log && record::check_subject_name(name) ? view.find(name) : nullptr;
  std::vector<Compared> all(quotes.size());
  if (!subject) return all;
  for (const record::SourceCopy& copy : copies_of(view, *subject)) {
    const auto digest = parse_hash(copy.subject->id());
    const auto bytes =
        digest ? log->copy(*digest) : Result<std::string>(tl::unexpected(digest.error()));
    const auto text = bytes ? exchange::text_of_copy(copy.media_type, *bytes) : std::nullopt;
    const Verbatim unlike = !bytes ? Verbatim::away : text ? Verbatim::not_found : Verbatim::unread;
    for (std::size_t i = 0; i < quotes.size(); ++i) {
      if (all[i].is == Verbatim::found) continue;
      if (text && stands_in(*text, quotes[i])) all[i] = {Verbatim::found, copy.captured};
      // Having read one says more than not having read another.
      else if (all[i].is != Verbatim::not_found) all[i] = {unlike, copy.captured};
    }
  }
  return all;
}

}  // namespace acta::procedure
