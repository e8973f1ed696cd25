#pragma once

#include <memory>
#include <string>

#include "analysis/source_archive.h"
#include "site/page.h"

// Archived copies of sources, for whoever follows a source and finds nothing there.
namespace acta::site {

std::shared_ptr<const analysis::SourceArchive> archive_of(const Context& context);

// Where the bytes of a copy are: "/copies/9f86…0a08.pdf", the same for every language and for ever.
std::string address_of(const record::SourceCopy& copy);

// Its bytes are for everybody: some source that it is a copy of does not forbid it.
bool may_be_handed_out(const record::View& view, const record::SourceCopy& copy);

// What may stand in an address of the web, as a link away from here; anything else as it is.
Html link_away(std::string_view address, std::string_view words);

// Beside a link to a source whose original no longer answers: a link to its copy. Empty for every
// other.
Html draw_archived(const Context& context, const record::Subject& source);

// A line for each, with its digest and where its bytes are, below `site`: "https://acta.example".
answer::Table copies_table(const std::vector<record::SourceCopy>& copies, const Messages& t,
                           const std::string& site = {});

// All that are on record. Of those that nobody is handed, `kept` is false.
std::vector<record::SourceCopy> all_copies(const record::View& view);

// GET /copies/{digest}, with the ending of its type or without: the bytes, as a file to keep and
// never as something that a browser shows or runs. Only while the record says that they are a copy
// that is kept here, of a source that does not forbid it. Nothing where the site has no log.
void add_copies(Router& router, const Site& site);

}  // namespace acta::site
