#include "web/probe.h"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <memory>
#include <new>

namespace acta::web {
namespace {

constexpr long most_redirects = 5;
constexpr std::size_t enough = std::size_t{16} << 10;  // of an answer: it is not read for its words

struct Closed {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

// One transfer, as its callbacks see it.
struct Transfer {
  const Manners& manners;
  std::size_t read = 0;
  bool not_for_us = false;
};

std::size_t take(const char*, std::size_t, std::size_t size, void* into) {
  auto& transfer = *static_cast<Transfer*>(into);
  transfer.read += size;
  return transfer.read > enough ? 0 : size;  // 0 ends the transfer
}

std::string written(const sockaddr& address) {
  char text[INET6_ADDRSTRLEN] = "";
  const void* const bytes =
      address.sa_family == AF_INET6
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr)
          : &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  ::inet_ntop(address.sa_family, bytes, text, sizeof text);
  return text;
}

curl_socket_t connect_only_to_public(void* into, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(into);
  const bool known = address->family == AF_INET || address->family == AF_INET6;
  const std::string text = known ? written(address->addr) : std::string();
  if (!known || !(is_public(text) || holds(transfer.manners.also, text))) {
    transfer.not_for_us = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string path_of(const std::string& url) {
  const std::unique_ptr<CURLU, Closed> parsed(curl_url());
  char* path = nullptr;
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK ||
      curl_url_get(parsed.get(), CURLUPART_PATH, &path, 0) != CURLUE_OK)
    return {};
  std::string text(path);
  curl_free(path);
  return text;
}

Probe judge(const std::string& url, const std::string& end, long status) {
  std::string said = std::to_string(status);
  if (end != url) (said += ' ') += end;
  if (status == 404 || status == 410) return {Standing::gone, said};
  if (status >= 500) return {Standing::silent, said};
  if (status < 200 || status >= 300) return {Standing::unclear, said};
  const bool to_the_front = path_of(end) == "/" && path_of(url) != "/";
  return {to_the_front ? Standing::gone : Standing::answers, said};
}

}  // namespace

bool is_public(std::string_view address) {
  static const std::vector<Network> everywhere = parse_networks("0.0.0.0/0, 2000::/3").value();
  static const std::vector<Network> kept_back =
      parse_networks(
          "0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, "
          "192.0.0.0/24, 192.0.2.0/24, 192.88.99.0/24, 192.168.0.0/16, 198.18.0.0/15, "
          "198.51.100.0/24, 203.0.113.0/24, 224.0.0.0/3, 2001::/23, 2001:db8::/32, 2002::/16, "
          "3fff::/20")
          .value();
  return holds(everywhere, address) && !holds(kept_back, address);
}

Probe probe(const std::string& url, const Manners& manners) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, Closed> handle(ready == CURLE_OK ? curl_easy_init() : nullptr);
  if (!handle) throw std::bad_alloc();
  CURL* const curl = handle.get();
  Transfer transfer{manners};
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https,http");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "https,http");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, most_redirects);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(manners.longest.count()));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, manners.agent.c_str());
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, connect_only_to_public);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  const CURLcode code = curl_easy_perform(curl);
  if (transfer.not_for_us) return {Standing::unclear, "not a public address"};
  const bool cut_short = code == CURLE_WRITE_ERROR && transfer.read > enough;
  if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL ||
      code == CURLE_TOO_MANY_REDIRECTS)
    return {Standing::unclear, curl_easy_strerror(code)};
  if (code != CURLE_OK && !cut_short) return {Standing::silent, curl_easy_strerror(code)};
  long status = 0;
  char* end = nullptr;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &end);
  return judge(url, end ? end : url, status);
}

}  // namespace acta::web
