#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace acta::identity {

// CBOR (RFC 8949) as authenticators write it, through libcbor: maps whose keys are short texts or
// integers. A key that stands twice is as good as none. Views hold as long as the item.
class Cbor {
 public:
  explicit Cbor(std::shared_ptr<const void> item) : item_(std::move(item)) {}
  bool is_map() const;
  std::string_view bytes_at(std::string_view key) const;  // empty: not there, or no byte string
  std::string_view bytes_at(std::int64_t key) const;
  std::optional<std::int64_t> integer_at(std::int64_t key) const;

 private:
  std::shared_ptr<const void> item_;  // cbor_item_t
};

// The first item of `bytes` and how many of them it is; nothing if they are no such thing.
struct CborRead {
  Cbor item;
  std::size_t size = 0;
};
std::optional<CborRead> read_cbor(std::string_view bytes);

}  // namespace acta::identity
