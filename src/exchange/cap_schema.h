#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace acta::exchange {

// An element of a CAP message with what stands inside it.
struct CapElement {
  std::string name, text;
  std::vector<CapElement> inside;
};

// What the schema of CAP 1.2 (OASIS, section 3.2) refuses in an `alert`: elements that it does not
// know, that are missing, come too often or in another order, and values that they do not take. At
// most a hundred, each at its path. error.cap.element, error.cap.missing, error.cap.value.
Errors cap_schema_errors(const CapElement& alert);

}  // namespace acta::exchange
