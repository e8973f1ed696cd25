#pragma once

#include <cstdint>
#include <unordered_set>

#include "register/register.h"

namespace acta::record {

// The subjects about which Views at the two entries may not have the same standing claims, or have
// them set aside differently: those that the claims recorded between the two are about, and those
// whose claims these replace, directly or through a resolution. What was found of any other subject
// from the claims about it at one entry is as true at the other. The order of the two is free.
std::unordered_set<const Subject*> touched_between(const Register& record, std::uint64_t one,
                                                   std::uint64_t other);

}  // namespace acta::record
