#pragma once

#include <string>
#include <string_view>

#include "site/http.h"

namespace acta::site {

// What a form sent: one text a name; line breaks are LF, whatever the browser wrote.
using Form = Query;

// Of a POST in application/x-www-form-urlencoded. Refused: another type, what is not well formed or
// not UTF-8, control characters, a name given twice, more than 64 fields.
Result<Form> read_form(const Request& request);

Result<Form> parse_form(std::string_view body);  // the same, of the body alone

// That the request was made on a page of ours: Sec-Fetch-Site says so or, where a browser does not
// send it, Origin is ours (`url`, "https://desk.example"; empty: the host that was asked for). The
// token in the form is looked at beside this. error.desk.elsewhere.
Result<void> from_our_page(const Request& request, std::string_view url);

// Of a form that is shown again with what was typed: 409, 422, 503.
int status_of_form(const Error& error);

inline constexpr std::string_view session_cookie = "__Host-acta";

// The value of a cookie; empty if it is not there or there more than once, since one of the two is
// somebody else's.
std::string_view cookie_in(const Request& request, std::string_view name);
// For this host and its secure pages alone; an empty value takes the cookie away.
std::string cookie_of(std::string_view name, std::string_view value);
std::string session_cookie_of(std::string_view token);

}  // namespace acta::site
