#pragma once

#include <string>
#include <string_view>

#include "analysis/plans.h"
#include "site/page.h"

namespace acta::site {

// "5 of 6 parts of the plan are on record; missing: risks."
std::string plan_in_words(const Context& context, const analysis::Plan& plan);
std::string plan_part_in_words(const Context& context, std::string_view code);

// The working plan of a group, part by part, and what is missing of it.
Html draw_plan(const Context& context, const analysis::Plan& plan);

// part, held, text: one row a thing that the plan holds, and one for each part that it lacks.
answer::Table plan_table(const Context& context, const analysis::Plan& plan);

}  // namespace acta::site
