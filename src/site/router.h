#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "site/http.h"

namespace acta::site {

using Handler = std::function<Result<Response>(const Request&)>;
// Answers at once if all that is needed for it is kept; nothing, where it has to be worked out.
using Ready = std::function<std::optional<Response>(const Request&)>;
using ErrorPage = std::function<Response(const Request&, const Error&, int status)>;

// Finds the page for a path, and makes of its answer what HTTP wants: status and error pages,
// 304 for what the reader has, compression, and the headers that every answer carries.
class Router {
 public:
  // "/{lang}/commitments/{id}". The first route that matches answers. {lang} matches a
  // language we speak and nothing else.
  void add(std::string method, std::string pattern, Handler handler);
  void get(std::string pattern, Handler handler);  // HEAD as well; as page, .json and .csv
  void get(std::string pattern, Handler handler, Ready ready);
  void get(std::string pattern, Format only, Handler handler);  // with this suffix alone

  // For readers of HTML; without it, and for those who ask, an RFC 9457 problem document.
  void set_error_page(ErrorPage page) { error_page_ = std::move(page); }

  // Never throws: an Error becomes its page, an exception a logged 500 with the request's id.
  Response answer(Request request) const;

  // The answer, where nothing has to be found for it and it is not to be packed: a template that
  // runs over what is kept of one page (ready_pages.h bounds that) is all it takes, so whoever asks
  // here holds nobody up. Nothing: answer() has to be asked.
  std::optional<Response> at_once(Request request) const;

  // For what never became a request: it could not be read, it was too much, it came too late.
  Response refuse(const Request& request, const Error& error, int status) const;

 private:
  struct Route {
    std::string method;
    std::string pattern;
    std::optional<Format> only;
    Handler handler;
    Ready ready;

    bool fits(Format format) const { return only ? *only == format : format != Format::atom; }
  };
  Response find_and_call(Request& request) const;
  Response explain(const Request& request, const Error& error, int status) const;

  std::vector<Route> routes_;
  ErrorPage error_page_;
};

// What is sent instead to a reader who holds the answer already.
Response not_modified(Response whole);

}  // namespace acta::site
