#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/http.h"

namespace acta::site {

// What a form sent: one text a name; line breaks are LF, whatever the browser wrote.
using Form = Query;

// A form as it came. What no text may hold (accept_text) is taken out of the fields and is a fault,
// with the field as place: nothing is done with such a form, but it can be shown again.
struct SentForm {
  Form fields;
  Errors faults;
};

// Of a POST in application/x-www-form-urlencoded. Refused: another type, what is not well formed, a
// name that is no text or is given twice, more than 64 fields.
Result<SentForm> read_form(const Request& request);

Result<SentForm> parse_form(std::string_view body);  // the same, of the body alone

// Puts one more field there. error.form.twice.
Result<void> add_field(SentForm& form, std::string name, std::string_view sent);

// A file that came with a form.
struct SentFile {
  std::string field;
  std::string name;  // as its sender calls it, without directories
  std::string bytes;
};

// A fault for each field, that of a file included, which is neither the token of the form nor one
// of `known`: error.form.unknown-field.
void refuse_unknown(Errors& faults, const Form& fields, const std::vector<std::string>& known,
                    const std::optional<SentFile>& file = {});

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
// `seconds`: how long the browser keeps it; 0: until it is closed.
std::string cookie_of(std::string_view name, std::string_view value, std::int64_t seconds = 0);
std::string session_cookie_of(std::string_view token);

}  // namespace acta::site
