#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace acta::site {

using Query = std::map<std::string, std::string, std::less<>>;

// In which form the answer is wanted: the suffix of the path says so.
enum class Format { html, json, csv, ics, atom, pdf, docx };

// What a request asks for, decoded (RFC 3986) and without surprises: no "." or ".." segment,
// no slash hidden in a segment, no empty segment but the last, no control character, UTF-8
// only. "/en/overlaps.json?valid=2023-07-01" is the page /en/overlaps as JSON.
struct Target {
  std::string path;
  Format format = Format::html;
  Query query;
};

// Refused: what is not well formed, and a parameter given twice, which two readers would
// read differently. `target` is in origin form, "/path?query".
Result<Target> parse_target(std::string_view target);

std::string encode_segment(std::string_view text);  // for one segment of a path, or a query value
std::string encode_query(const Query& query);       // "?a=1&b=2", keys sorted; empty for none

std::string_view suffix_of(Format format);  // "", ".json", ".csv", …

}  // namespace acta::site
