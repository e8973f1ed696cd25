#pragma once

#include <optional>
#include <string>

#include "site/desk/form.h"

namespace acta::site {

struct SentWithFile : SentForm {
  std::optional<SentFile> file;  // none too where none was chosen
};

// Of a POST in multipart/form-data (RFC 7578), as browsers write it, or as read_form() takes it.
// Refused: what is not well formed (error.desk.multipart), a field that read_form() refuses, two
// files, more than 64 parts.
Result<SentWithFile> read_sent(const Request& request);

}  // namespace acta::site
