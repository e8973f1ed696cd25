#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "exchange/sheet.h"
#include "register/view.h"

// What the files that write and read a report sheet share.
namespace acta::procedure {

enum ReportColumn : std::size_t {
  reference,
  country_code,
  promised,
  deadline,
  status,
  as_of,
  report_text,
  evidence,
  version,
  reason  // of rejected rows alone: for whoever corrects them, and never read
};
inline constexpr std::size_t report_columns = 9;  // without the reason

// The last report of a country on a commitment, as the sheet writes it. Null claim: none.
struct Reported {
  const record::Claim* claim = nullptr;
  std::string status;  // code
  std::string as_of;
  std::string text;
  std::string language;  // of the text
  std::string evidence;

  bool same(const Reported& other) const {
    return status == other.status && as_of == other.as_of && text == other.text &&
           evidence == other.evidence;
  }
  bool silent() const {
    return status.empty() && as_of.empty() && text.empty() && evidence.empty();
  }
};
exchange::SheetColumn reason_column();

Reported reported_by(const record::View& view, const record::Subject& commitment,
                     std::string_view country);

}  // namespace acta::procedure
