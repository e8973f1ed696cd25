#pragma once

#include <string>

#include "answer/answer.h"
#include "cli/command.h"
#include "cli/session.h"
#include "procedure/report_sheet.h"

// What the commands of `acta sheet` share.
namespace acta::cli {

// The format that a file is to be written in, by the end of its name: error.sheet.format.
Result<exchange::SheetFormat> sheet_format(const std::string& path, std::string_view option);

// --country, by any of its names: "COL".
Result<std::string> sheet_country(const Arguments& arguments);

// The file FILE, not yet looked into, and whose it is said to be.
struct SheetFile {
  std::string country;
  std::string name;  // without its directories
  std::string bytes;
};
Result<SheetFile> read_sheet_file(const Arguments& arguments);

// rows (row, fate, commitment), changes (row, commitment, column, before, after), problems (row,
// place, rule, value, hint, reason).
answer::Answer sheet_answer(const record::View& view, const procedure::SheetPreview& preview,
                            const Messages& t);

// Prints it, and writes the rejected rows into the file of --rejected if there are any.
int print_sheet(const record::View& view, const procedure::SheetPreview& preview,
                const Arguments& arguments, Session& session);

}  // namespace acta::cli
