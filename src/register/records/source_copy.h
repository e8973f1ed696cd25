#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "register/value.h"
#include "register/view.h"

namespace acta::record {

// A source as it was captured on some day: "copy/<SHA-256>", the same bytes the same copy. The
// bytes are beside the ledger (store/copies/copies.h), or, of a source that forbids copying, not
// with us.
struct SourceCopy {
  const Subject* subject = nullptr;        // its id is the SHA-256 of the bytes, in hex
  std::vector<const Subject*> sources;     // that it is a copy of
  bool kept = false;                       // here
  std::string_view media_type;             // "application/pdf"
  std::optional<Quantity> size;            // in bytes
  std::optional<Date> captured;            // when
  std::string_view address;                // from where
  std::vector<std::string_view> archives;  // other addresses at which the same can be had
  std::string_view by;                     // who captured it
};

SourceCopy source_copy(const View& view, const Subject& subject);

// Of a source: whoever publishes it does not want copies to be handed out.
bool forbids_copying(const View& view, const Subject& source);

}  // namespace acta::record
