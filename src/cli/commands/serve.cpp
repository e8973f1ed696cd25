#include <cerrno>
#include <charconv>
#include <cstdio>
#include <ostream>
#include <stdexcept>
#include <system_error>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "cli/url.h"
#include "store/files.h"

namespace acta::cli {
namespace {

constexpr std::string_view default_listen = "127.0.0.1:8080";

struct Door {
  std::string address;
  std::uint16_t port = 0;
};

// "127.0.0.1:8080", "[::1]:8080"; port 0 is any free one.
Result<Door> read_door(const std::string& text, std::string_view option) {
  const std::size_t colon = text.rfind(':');
  const auto refuse = [&] {
    return invalid("error.cli.listen", option, text, std::string(default_listen));
  };
  if (colon == std::string::npos || colon == 0) return refuse();
  Door door{text.substr(0, colon), 0};
  if (door.address.front() == '[') {
    if (door.address.back() != ']') return refuse();
    door.address = door.address.substr(1, door.address.size() - 2);
  } else if (door.address.find(':') != std::string::npos) {
    return refuse();
  }
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, door.port);
  if (error != std::errc{} || stop != end) return refuse();
  return door;
}

// Mebibytes.
Result<std::size_t> read_memory(const std::string& text, std::string_view option) {
  std::size_t mebibytes = 0;
  constexpr std::size_t most = 1 << 20;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, mebibytes);
  if (error != std::errc{} || stop != end || mebibytes > most)
    return invalid("error.cli.not-mebibytes", option, text, "128");
  return mebibytes << 20;
}

// The file holds secrets of ours: only its owner is to read it, which is the operator's to see to.
Result<std::vector<identity::Provider>> read_openid(const Arguments& arguments,
                                                    const Listening& listening) {
  const std::string file = arguments.value("--openid");
  if (listening.desk_url.empty()) return invalid("error.openid.no-url", "--openid", file);
  const auto text = store::read_file(file);
  if (!text) return not_found("error.openid.no-file", "--openid", file);
  return identity::read_providers(*text);
}

Result<Listening> read_listening(const Arguments& arguments) {
  Listening listening;
  const Door pages = TRY(read_door(arguments.value("--listen", default_listen), "--listen"));
  listening.address = pages.address;
  listening.port = pages.port;
  if (arguments.has("--metrics")) {
    const Door metrics = TRY(read_door(arguments.value("--metrics"), "--metrics"));
    listening.metrics_address = metrics.address;
    listening.metrics_port = metrics.port;
  }
  if (arguments.has("--url")) listening.url = TRY(read_url(arguments.value("--url"), "--url"));
  if (arguments.has("--desk")) {
    const Door desk = TRY(read_door(arguments.value("--desk"), "--desk"));
    listening.desk_address = desk.address;
    listening.desk_port = desk.port;
  }
  if (arguments.has("--desk-url"))
    listening.desk_url = TRY(read_url(arguments.value("--desk-url"), "--desk-url"));
  if (arguments.has("--openid")) listening.providers = TRY(read_openid(arguments, listening));
  listening.proxies = TRY(parse_networks(arguments.value("--behind"), "--behind"));
  if (arguments.has("--page-memory"))
    listening.page_memory = TRY(read_memory(arguments.value("--page-memory"), "--page-memory"));
  listening.access_log = arguments.value("--access-log");
  if (std::FILE* const log =
          listening.access_log.empty() ? nullptr : std::fopen(listening.access_log.c_str(), "a")) {
    std::fclose(log);
  } else if (!listening.access_log.empty()) {
    return invalid("error.cli.access-log", "--access-log", listening.access_log,
                   std::generic_category().message(errno));
  }
  return listening;
}

std::string url_of(const std::string& address, std::uint16_t port) {
  const bool six = address.find(':') != std::string::npos;
  return "http://" + (six ? '[' + address + ']' : address) + ':' + std::to_string(port) + '/';
}

// What is open while the pages are served: the store to be read, or, with a desk, to be written.
struct Opened {
  std::unique_ptr<procedure::Reading> reading;
  std::unique_ptr<procedure::Intake> intake;
  std::unique_ptr<store::Accounts> accounts;
  std::unique_ptr<store::Uploads> uploads;
  std::unique_ptr<procedure::Desk> desk;
  std::unique_ptr<procedure::CodingDesk> codings;
  std::unique_ptr<procedure::FilingDesk> filings;
  std::unique_ptr<procedure::Staff> staff;

  Served served() const {
    return {intake ? intake->record() : reading->record(),
            reading.get(),
            desk.get(),
            accounts.get(),
            uploads.get(),
            codings.get(),
            filings.get(),
            staff.get(),
            intake.get()};
  }
};

Checked<Opened> open_store(const store::Location& where, bool with_desk, Session& session) {
  Opened opened;
  const auto all = [](Error error) { return tl::unexpected(Errors{std::move(error)}); };
  if (!with_desk) {
    auto reading = session.open_reading();
    if (!reading) return all(std::move(reading).error());
    opened.reading = *std::move(reading);
    return opened;
  }
  auto intake = procedure::Intake::open(where, store::Mode::write, session.world.now, {});
  if (!intake) return all(std::move(intake).error());
  opened.intake = *std::move(intake);
  auto accounts = store::Accounts::open(where, session.world.now);
  if (!accounts) return all(std::move(accounts).error());
  opened.accounts = *std::move(accounts);
  auto uploads = store::Uploads::open(where, session.world.now);
  if (!uploads) return all(std::move(uploads).error());
  opened.uploads = *std::move(uploads);
  auto desk = procedure::Desk::open(*opened.intake, where, session.world.now);
  if (!desk) return all(std::move(desk).error());
  opened.desk = *std::move(desk);
  auto codings =
      procedure::CodingDesk::open(*opened.intake, *opened.desk, where, session.world.now);
  if (!codings) return all(std::move(codings).error());
  opened.codings = *std::move(codings);
  auto filings = procedure::FilingDesk::open(*opened.desk, where, session.world.now);
  if (!filings) return all(std::move(filings).error());
  opened.filings = *std::move(filings);
  opened.staff = std::make_unique<procedure::Staff>(opened.intake->record(), opened.intake.get(),
                                                    *opened.accounts, session.world.now);
  if (auto matrix = opened.desk->matrix(); !matrix)
    return tl::unexpected(std::move(matrix).error());
  return opened;
}

int serve(const Arguments& arguments, Session& session) {
  auto listening = read_listening(arguments);
  if (!listening) return session.refuse(listening.error());
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto opened = open_store(*where, arguments.has("--desk"), session);
  if (!opened) return session.refuse(opened.error());
  listening->on_desk_ready = [&](std::uint16_t port) {
    session.say(
        session.t("cli.serve.desk-ready", {{"url", url_of(listening->desk_address, port)}}));
    session.world.out.flush();
  };
  bool ready = false;
  listening->on_ready = [&](std::uint16_t port) {
    ready = true;
    if (listening->url.empty()) {
      listening->url = url_of(listening->address, port);
      listening->url.pop_back();
    }
    session.say(session.t("cli.serve.ready", {{"url", url_of(listening->address, port)}}));
    session.world.out.flush();
  };
  try {
    session.world.serve(opened->served(), *where, *listening);
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
          .options = {{"--listen", "ADDRESS:PORT"},
                      {"--url", "URL"},
                      {"--desk", "ADDRESS:PORT"},
                      {"--desk-url", "URL"},
                      {"--openid", "FILE"},
                      {"--behind", "ADDRESSES"},
                      {"--metrics", "ADDRESS:PORT"},
                      {"--access-log", "FILE"},
                      {"--page-memory", "MIB"}},
          .examples = {"acta serve", "acta serve --listen 0.0.0.0:80 --store /srv/acta",
                       "acta serve --behind 127.0.0.1 --url https://acta.example",
                       "acta serve --desk 127.0.0.1:8081 --desk-url https://desk.acta.example"},
          .run = serve};
}

}  // namespace acta::cli
