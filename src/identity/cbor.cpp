#include "identity/cbor.h"

#include <cbor.h>

#include <limits>

namespace acta::identity {
namespace {

std::optional<std::int64_t> integer(const cbor_item_t* item) {
  const bool negative = cbor_isa_negint(item);
  if (!negative && !cbor_isa_uint(item)) return std::nullopt;
  const std::uint64_t number = cbor_get_int(item);
  if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return std::nullopt;
  const auto signed_number = static_cast<std::int64_t>(number);
  return negative ? -1 - signed_number : signed_number;
}

bool is(const cbor_item_t* key, std::int64_t wanted) { return integer(key) == wanted; }

bool is(const cbor_item_t* key, std::string_view wanted) {
  if (!cbor_isa_string(key) || !cbor_string_is_definite(key)) return false;
  const auto* const text = reinterpret_cast<const char*>(cbor_string_handle(key));
  return std::string_view(text, cbor_string_length(key)) == wanted;
}

template <class Key>
const cbor_item_t* value_at(const std::shared_ptr<const void>& map, Key key) {
  const auto* const item = static_cast<const cbor_item_t*>(map.get());
  if (!cbor_isa_map(item)) return nullptr;
  const cbor_pair* const pairs = cbor_map_handle(item);
  const cbor_item_t* found = nullptr;
  for (std::size_t i = 0; i < cbor_map_size(item); ++i) {
    if (!is(pairs[i].key, key)) continue;
    if (found) return nullptr;
    found = pairs[i].value;
  }
  return found;
}

template <class Key>
std::string_view bytes_in(const std::shared_ptr<const void>& map, Key key) {
  const cbor_item_t* const value = value_at(map, key);
  if (!value || !cbor_isa_bytestring(value) || !cbor_bytestring_is_definite(value)) return {};
  return {reinterpret_cast<const char*>(cbor_bytestring_handle(value)),
          cbor_bytestring_length(value)};
}

}  // namespace

bool Cbor::is_map() const { return cbor_isa_map(static_cast<const cbor_item_t*>(item_.get())); }

std::string_view Cbor::bytes_at(std::string_view key) const { return bytes_in(item_, key); }
std::string_view Cbor::bytes_at(std::int64_t key) const { return bytes_in(item_, key); }

std::optional<std::int64_t> Cbor::integer_at(std::int64_t key) const {
  const cbor_item_t* const value = value_at(item_, key);
  return value ? integer(value) : std::nullopt;
}

std::optional<CborRead> read_cbor(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  cbor_load_result result{};
  cbor_item_t* item =
      cbor_load(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), &result);
  if (!item) return std::nullopt;
  std::shared_ptr<const void> owned(static_cast<const void*>(item), [item](const void*) {
    cbor_item_t* given_up = item;
    cbor_decref(&given_up);
  });
  if (result.error.code != CBOR_ERR_NONE) return std::nullopt;
  return CborRead{Cbor(std::move(owned)), result.read};
}

}  // namespace acta::identity
