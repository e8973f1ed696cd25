#pragma once

#include "register/view.h"

// What is searched, and what of it a view shows.
namespace acta::search {

bool is_name(const record::Claim& claim);  // what people call the subject

// What describes the record itself is not what people search it for.
bool is_own(const record::Subject& subject);

bool shown(const record::View& view, const record::Claim& claim);

}  // namespace acta::search
