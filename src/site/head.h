#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace acta::site {

// The head of an HTTP/1.1 request, as strict as RFC 9112 allows: what two programs might read
// differently is refused, because that difference is what request smuggling is made of (§11.2).
// Bare CR or LF, NUL, folded lines, space before a colon, no Host or two, an absolute URI of
// another host, two Content-Lengths, Content-Length with Transfer-Encoding, any
// Transfer-Encoding but "chunked", and that one in HTTP/1.0.
struct HeadCheck {
  enum class Verdict { incomplete, good, bad } verdict = Verdict::incomplete;
  std::size_t size = 0;  // of a good head, its empty line included
  std::string target;    // of a good head, in origin form
  std::size_t fields = 0;
  std::size_t body = 0;  // bytes that are to come; of a chunked one `of_any_length`
};

// `bytes` is all that came so far. A bad head is told as early as it can be seen.
HeadCheck check_head(std::string_view bytes);

inline constexpr std::size_t most_fields = 64;
inline constexpr std::size_t of_any_length = static_cast<std::size_t>(-1);

}  // namespace acta::site
