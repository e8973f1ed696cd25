#pragma once

#include <optional>

#include "base/date.h"
#include "register/records/local_text.h"

namespace acta::record {

struct SourceDocument {
  const Subject* subject = nullptr;
  LocalText title;
  std::string_view publisher;
  std::optional<Date> date;
  std::string_view language;
  std::string_view address;
  std::string_view kind;
  std::string_view text_seen;  // how much of it was read
};

SourceDocument source_document(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
