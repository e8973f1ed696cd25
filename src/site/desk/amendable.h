#pragma once

#include <functional>
#include <string>

#include "site/desk/typed.h"

namespace acta::site {

// The way to what is on record, for forms that change it: folded away under `title`, a line for
// each subject of the kind of which `allowed` says that this reader may propose to change it, with
// its reference and what it is called. Nothing where there is none.
Html draw_amendable(const Visit& visit, std::string_view kind, std::string_view title,
                    const std::function<bool(const record::Subject&)>& allowed);

}  // namespace acta::site
