#pragma once

#include <string>

#include "answer/table.h"
#include "site/page.h"

namespace acta::site {

// A table of an answer as HTML, with caption, scopes, links to the subjects in it, and its own
// scroll area where it is wider than the window. The same rows are its CSV and its JSON.
Html draw_table(const Context& context, const answer::Table& table);
// Under an id of its own, where a page has several of its kind.
// `of`: whose it is, where a page has several of the same caption.
Html draw_table(const Context& context, const answer::Table& table, std::string_view id,
                std::string_view of = {});

// What a table is called, in the reader's language.
std::string caption_of(const Messages& t, const answer::Table& table);

// The table as CSV for spreadsheets: a cell that a spreadsheet would take for a formula is
// preceded by an apostrophe.
std::string spreadsheet_csv(const answer::Table& table);

}  // namespace acta::site
