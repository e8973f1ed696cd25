#include <curl/curl.h>

#include <memory>

#include "base/log.h"
#include "identity/openid.h"

namespace acta::identity {
namespace {

constexpr long longest_seconds = 5;
constexpr std::size_t most_bytes = std::size_t{256} << 10;

struct Closed {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::size_t take(const char* bytes, std::size_t, std::size_t size, void* into) {
  auto& answer = *static_cast<std::string*>(into);
  if (answer.size() + size > most_bytes) return 0;  // ends the transfer
  answer.append(bytes, size);
  return size;
}

}  // namespace

Result<std::string> fetch_over_https(const Ask& ask) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, Closed> handle(ready == CURLE_OK ? curl_easy_init() : nullptr);
  const std::unique_ptr<curl_slist, Closed> headers(
      curl_slist_append(nullptr, "Accept: application/json"));
  if (!handle || !headers) throw std::bad_alloc();
  CURL* const curl = handle.get();
  std::string answer;
  curl_easy_setopt(curl, CURLOPT_URL, ask.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https,http");  // http: the machine itself alone
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, longest_seconds);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  if (!ask.form.empty()) curl_easy_setopt(curl, CURLOPT_POSTFIELDS, ask.form.c_str());
  if (!ask.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl, CURLOPT_USERNAME, ask.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, ask.password.c_str());
  }
  const CURLcode code = curl_easy_perform(curl);
  if (code == CURLE_OK) return answer;
  log::warning("openid.fetch", {{"url", ask.url}, {"why", curl_easy_strerror(code)}});
  const bool refused = code == CURLE_HTTP_RETURNED_ERROR;
  return tl::unexpected(Error{refused ? ErrorKind::forbidden : ErrorKind::unavailable,
                              refused ? "error.openid.refused" : "error.openid.away",
                              {},
                              ask.url,
                              refused ? "answer" : ""});
}

}  // namespace acta::identity
