#pragma once

#include "site/desk/desk_site.h"
#include "store/followers/followers.h"

namespace acta::site {

// Following the record by mail, without an account and without a cookie:
//
//   /{lang}/follow                what, in which language, where to; the answer is the same for
//                                 every address, and no letter is posted here (acta digest does)
//   /{lang}/follow/{token}        the link of the letter that asks: a button that says yes
//   /{lang}/follow/{token}/stop   the link of every letter: a button that ends them; a POST alone
//                                 from wherever it comes ends them too (RFC 8058)
void add_follow(Router& router, const DeskSite& desk, store::Followers& followers);

}  // namespace acta::site
