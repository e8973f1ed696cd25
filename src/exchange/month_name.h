#pragma once

#include <string_view>

namespace acta::exchange {

// 1 to 12 from a number ("7", "07") or the name of a month or its beginning, in English, Spanish,
// Portuguese or French ("AUG", "agosto", "août"); 0: it is none.
int month_named(std::string_view written);

}  // namespace acta::exchange
