#include "cli/url.h"

namespace acta::cli {

Result<std::string> read_url(std::string url, std::string_view option) {
  if (url.ends_with('/')) url.pop_back();
  const std::size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  const bool bare = url.find_first_of("/?#\"<> ", host) == url.npos && url.size() > host;
  if (host == 0 || !bare) return invalid("error.cli.url", option, url, "https://acta.example");
  return url;
}

}  // namespace acta::cli
