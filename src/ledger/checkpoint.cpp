#include "ledger/checkpoint.h"

#include <algorithm>
#include <charconv>

namespace acta::ledger {
namespace {

// The first line, taken off the front; the note's text always ends in a line feed.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return line;
}

}  // namespace

std::string sign_checkpoint(std::uint64_t size, const Hash& root, const SigningKey& key) {
  return sign_note(key.verifier().name() + "\n" + std::to_string(size) + "\n" + base64(root) + "\n",
                   key);
}

Result<Checkpoint> parse_checkpoint(std::string_view text, std::string_view place) {
  const auto refused = invalid("error.checkpoint.malformed", place, text);
  Checkpoint checkpoint;
  checkpoint.origin = take_line(text);

  const std::string_view size = take_line(text);
  const auto [end, problem] =
      std::from_chars(size.data(), size.data() + size.size(), checkpoint.size);
  const bool whole = problem == std::errc() && end == size.data() + size.size();
  if (checkpoint.origin.empty() || !whole || (size.size() > 1 && size.front() == '0'))
    return refused;

  const auto root = parse_base64(take_line(text), place);
  if (!root || root->size() != checkpoint.root.size()) return refused;
  std::copy(root->begin(), root->end(), checkpoint.root.begin());

  while (!text.empty())
    if (take_line(text).empty()) return refused;
  return checkpoint;
}

Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& key,
                                   std::string_view place) {
  const std::string text = TRY(open_note(note, key, place));
  Result<Checkpoint> checkpoint = parse_checkpoint(text, place);
  if (checkpoint && checkpoint->origin.compare(key.name()) != 0)
    return invalid("error.checkpoint.other-origin", place, checkpoint->origin, key.name());
  return checkpoint;
}

}  // namespace acta::ledger
