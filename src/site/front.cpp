#include "site/front.h"

#include "site/compress.h"
#include "site/negotiation.h"

namespace acta::site {
namespace {

// Under which the answer to a reader who has it already is kept.
std::string unchanged(const std::string& key) { return key + " 304"; }

// What is good for less than a minute depends on more than the edition.
bool may_be_kept(const Response& response) {
  const std::string_view cache = response.header("Cache-Control");
  const bool language_chosen =
      response.header("Vary").find("Accept-Language") != std::string_view::npos;
  const std::size_t age = cache.find("max-age=");
  const bool short_lived = age == cache.npos || cache.substr(age + 8).size() < 2;
  return response.status == 200 && cache.starts_with("public") && !short_lived && !language_chosen;
}

}  // namespace

Front::Front(const Router& router, std::function<std::string()> edition, std::size_t most_bytes)
    : router_(router),
      edition_(std::move(edition)),
      answers_(std::make_unique<PageCache>(most_bytes)) {}

std::string Front::key_of(const Request& request) const {
  if (!edition_ || request.written.empty()) return {};
  if (request.method != "GET" && request.method != "HEAD") return {};
  if (!request.header("accept-datetime").empty()) return {};  // RFC 7089: the address is not all
  std::string key(name_of(preferred_coding(request.header("accept-encoding"))));
  key += ' ';
  // An asset's address holds a digest of it: it outlives every edition.
  if (!request.written.starts_with("/assets/")) (key += edition_()) += ' ';
  return key += request.written;
}

Front::Answer Front::kept(const Request& request) const {
  const std::string key = key_of(request);
  if (key.empty()) return nullptr;
  Answer whole = answers_->find(key);
  if (!whole) return nullptr;
  const std::string_view held = request.header("if-none-match");
  if (held.empty() || !names_etag(held, whole->header("ETag"))) return whole;
  return answers_->find(unchanged(key));
}

Front::Wanted Front::ask_for_all(Request& request) const {
  Wanted wanted{key_of(request), std::string(request.header("if-none-match"))};
  if (!wanted.key.empty()) request.headers.erase("if-none-match");
  return wanted;
}

Front::Answer Front::at_once(Request request) const {
  const Wanted wanted = ask_for_all(request);
  auto response = router_.at_once(std::move(request));
  return response ? keep(wanted, std::move(*response)) : nullptr;
}

Front::Answer Front::answer(Request request) const {
  const Wanted wanted = ask_for_all(request);
  return keep(wanted, router_.answer(std::move(request)));
}

Front::Answer Front::keep(const Wanted& wanted, Response response) const {
  const auto& [key, held] = wanted;
  auto whole = std::make_shared<const Response>(std::move(response));
  if (key.empty() || whole->header("ETag").empty()) return whole;
  const bool keeps = answers_->takes(key.size() + whole->body.size()) && may_be_kept(*whole);
  const bool had = whole->status == 200 && names_etag(held, whole->header("ETag"));
  if (!keeps && !had) return whole;
  auto without =
      std::make_shared<const Response>(not_modified({whole->status, whole->headers, {}}));
  if (keeps) {
    answers_->keep(unchanged(key), without);
    answers_->keep(key, whole);
  }
  return had ? without : whole;
}

}  // namespace acta::site
