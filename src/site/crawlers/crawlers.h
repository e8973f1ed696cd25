#pragma once

#include "site/page.h"

namespace acta::site {

// For programs that find pages for people. /robots.txt lets them everywhere but to past dates;
// /sitemap.xml (sitemaps.org 0.9) has every page in every language, each with the others as
// alternates; of more than 50,000 it is an index of /sitemap.xml?part=1 and so on.
void add_crawler_doors(Router& router, const Site& site);

// What a page is and whom it is about, as schema.org has it, for a data block in its head; in
// JSON-LD, escaped so that it can stand in HTML.
Html linked_data(const Context& context, const Page& page, std::string_view title);

}  // namespace acta::site
