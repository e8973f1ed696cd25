#include "cli/posting.h"

#include "base/text.h"
#include "exchange/input_file.h"

namespace acta::cli {
namespace {

// "user:password", the first line of a file that only the operator reads.
Result<mail::SmtpServer> read_server(const Arguments& arguments) {
  mail::SmtpServer server{arguments.value("--smtp"), {}, {}};
  if (!arguments.has("--smtp-login")) return server;
  const std::string file = TRY(exchange::read_input(arguments.value("--smtp-login"), 1));
  const std::string_view line = trim(std::string_view(file).substr(0, file.find('\n')));
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0)
    return invalid("error.cli.smtp-login", "--smtp-login", arguments.value("--smtp-login"));
  server.user = line.substr(0, colon);
  server.password = line.substr(colon + 1);
  return server;
}

}  // namespace

Result<std::unique_ptr<mail::Post>> post_of(const Arguments& arguments) {
  if (arguments.has("--smtp") == arguments.has("--mail-drop"))
    return invalid("error.cli.no-post", "--smtp", {}, "--mail-drop");
  if (arguments.has("--mail-drop")) return mail::drop_into(arguments.value("--mail-drop"));
  return mail::smtp(TRY(read_server(arguments)));
}

Result<std::string> sender_of(const Arguments& arguments) {
  std::string from = arguments.value("--from");
  if (mail::domain_of(from).empty()) return invalid("error.mail.address", "--from", from);
  return from;
}

}  // namespace acta::cli
