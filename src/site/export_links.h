#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

// The links of what the portal answers, for a copy of it in files.
namespace acta::site {

// The file that an address of the portal is copied to, without the leading slash. What reads well
// in a file system of any kind: letters, digits, ".", "_", "-", "~".
//
//   "/en/"                        "en/index.html"
//   "/en/sources/S002?page=2"     "en/sources/S002~page-2.html"
//   "/en/overlaps.csv?table=pairs" "en/overlaps~table-pairs.csv"
//   "/tile/0/000"                 "tile/0/000"
std::string file_of(std::string_view address);

// "../committees.html", from the file "en/countries/per.html".
std::string relative(std::string_view from_file, std::string_view to_file);

// Answers what to write instead of an address of the portal; nothing: it leads nowhere here.
using Link = std::function<std::optional<std::string>(const std::string& address)>;

// A page with every link passed through `link`. A link that leads nowhere becomes plain text; forms
// that are no search, and scripts that are not of the copy, are left out.
std::string relink_html(std::string_view page, const Link& link);
// url(…) of a stylesheet.
std::string relink_css(std::string_view css, const Link& link);
// "/…" strings of a script that holds addresses.
std::string relink_script(std::string_view script, const Link& link);

}  // namespace acta::site
