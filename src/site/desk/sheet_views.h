#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "site/desk/desk_views.h"

// What the templates of the spreadsheet pages draw.
namespace acta::site {

// Where a sheet is downloaded, and sent back.
struct SheetView {
  std::string download, action, csrf;
  std::vector<Field> choices;  // of the download: format, language
  std::string limits;
  std::vector<std::string> errors;  // of the file that was sent
};
Html draw_sheet(const Messages& t, const SheetView& view);

struct SheetRow {
  std::string title, tag;
  std::vector<std::string> problems;  // sentences, each with its cell
  struct Cell {
    std::string column;
    Html says;
  };
  std::vector<Cell> cells;
  std::string waiting, waiting_href;  // what waits on the same promise; empty: nothing
};
// What it would do: the rows of one kind.
struct SheetRows {
  std::string heading;
  std::vector<SheetRow> rows;
  std::string more;  // how many are not shown; empty: none
};
struct SheetPreviewView {
  std::string action, csrf;
  std::string said;                 // what was just done
  std::vector<std::string> errors;  // why it was not
  std::string counts;
  std::vector<std::string> notices;  // how it was read
  std::vector<SheetRows> kinds;
  std::string send_all, send_valid;  // words of the buttons; empty: not offered
  std::string rejected;              // address of the rejected rows as a file; empty: none
  std::string again;                 // address of the page before
};
Html draw_sheet_preview(const Messages& t, const SheetPreviewView& view);

}  // namespace acta::site
