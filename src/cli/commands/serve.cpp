#include <charconv>
#include <ostream>
#include <stdexcept>

#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

constexpr std::string_view default_listen = "127.0.0.1:8080";

// "127.0.0.1:8080", "[::1]:8080"; port 0 is any free one.
Result<Listening> read_listen(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  const auto refuse = [&] {
    return invalid("error.cli.listen", "--listen", text, std::string(default_listen));
  };
  if (colon == std::string::npos || colon == 0) return refuse();
  Listening listening;
  listening.address = text.substr(0, colon);
  if (listening.address.front() == '[') {
    if (listening.address.back() != ']') return refuse();
    listening.address = listening.address.substr(1, listening.address.size() - 2);
  } else if (listening.address.find(':') != std::string::npos) {
    return refuse();
  }
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, listening.port);
  if (error != std::errc{} || stop != end) return refuse();
  return listening;
}

std::string url_of(const Listening& listening, std::uint16_t port) {
  const bool six = listening.address.find(':') != std::string::npos;
  return "http://" + (six ? '[' + listening.address + ']' : listening.address) + ':' +
         std::to_string(port) + '/';
}

int serve(const Arguments& arguments, Session& session) {
  auto listening = read_listen(arguments.value("--listen", default_listen));
  if (!listening) return session.refuse(listening.error());
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  auto reading = session.open_reading();
  if (!reading) return session.refuse(reading.error());
  bool ready = false;
  listening->on_ready = [&](std::uint16_t port) {
    ready = true;
    session.say(session.t("cli.serve.ready", {{"url", url_of(*listening, port)}}));
    session.world.out.flush();
  };
  try {
    session.world.serve(**reading, *where, *listening);
  } catch (const std::runtime_error& error) {
    if (ready) throw;
    const std::string_view why = error.what();  // "bind: Address already in use [system:98 at …"
    return session.refuse(Error{ErrorKind::unavailable, "error.cli.cannot-listen", "--listen",
                                arguments.value("--listen", default_listen),
                                std::string(why.substr(0, why.find(" [")))});
  }
  return done;
}

}  // namespace

Command serve_command() {
  return {.name = "serve",
          .common = store,
          .options = {{"--listen", "ADDRESS:PORT"}},
          .examples = {"acta serve", "acta serve --listen 0.0.0.0:80 --store /srv/acta"},
          .run = serve};
}

}  // namespace acta::cli
