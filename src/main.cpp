#include <cstdlib>
#include <iostream>
#include <optional>
#include <thread>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/run.h"
#include "procedure/following.h"
#include "procedure/published_log.h"
#include "search/index.h"
#include "site/export.h"
#include "site/operation/operation.h"
#include "site/routes.h"
#include "site/server.h"

// The parts, wired together. Nothing else knows them all.
namespace acta {
namespace {

Instant now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

std::optional<std::string> environment(const char* name) {
  const char* const value = std::getenv(name);
  return value ? std::optional<std::string>(value) : std::nullopt;
}

// Of the terminal; where there is none, $COLUMNS, and a width that reads well failing that.
std::size_t terminal_columns() {
  constexpr std::size_t least = 40, otherwise = 100;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return std::max<std::size_t>(size.ws_col, least);
  const auto columns = environment("COLUMNS");
  const std::size_t given = columns ? std::strtoul(columns->c_str(), nullptr, 10) : 0;
  return given ? std::max(given, least) : otherwise;
}

void serve(procedure::Reading& reading, const store::Location& where,
           const cli::Listening& listening) {
  procedure::PublishedLog published(where);
  search::Index search(reading.record());
  const procedure::Following following(reading);
  const site::Site pages{
      .record = reading.record(),
      .now = now,
      .root = [&published](std::uint64_t entry) { return published.root(entry); },
      .away_since = [&following] { return following.away_since(); },
      .base = [&listening] { return listening.url; },
      .log = &published,
      .search = &search};
  site::Router router;
  site::add_routes(router, pages);

  std::optional<site::AccessLog> log;
  if (!listening.access_log.empty()) log.emplace(listening.access_log);
  site::ServerOptions options;
  options.address = listening.address;
  options.port = listening.port;
  options.readers = site::Readers(listening.proxies);
  options.edition = [&pages] { return site::edition_of(pages); };
  options.metrics = pages.metrics.get();
  options.log = log ? &*log : nullptr;
  site::Server server(router, options);
  const std::jthread indexing([&search] { search.follow(); });  // before anybody searches

  site::Router for_operators;
  site::add_metrics(for_operators, pages);
  std::optional<site::Server> operators;
  std::jthread operators_running;
  if (!listening.metrics_address.empty()) {
    site::ServerOptions few;
    few.address = listening.metrics_address;
    few.port = listening.metrics_port;
    few.workers = 1;
    operators.emplace(for_operators, few);
    operators_running = std::jthread([&operators] { operators->run(); });
  }
  listening.on_ready(server.port());
  server.run();
  if (operators) operators->stop();
}

Result<cli::SiteCopy> export_site(procedure::Reading& reading, const store::Location& where,
                                  const std::string& directory) {
  procedure::PublishedLog published(where);
  search::Index search(reading.record());
  const site::Site pages{
      .record = reading.record(),
      .now = now,
      .root = [&published](std::uint64_t entry) { return published.root(entry); },
      .log = &published,
      .search = &search};
  site::Exported done = TRY(site::export_site(pages, directory));
  return cli::SiteCopy{done.files, done.bytes, done.entry, std::move(done.dead)};
}

}  // namespace
}  // namespace acta

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  acta::cli::World world{.out = std::cout,
                         .err = std::cerr,
                         .now = acta::now,
                         .environment = acta::environment,
                         .err_is_terminal = isatty(STDERR_FILENO) != 0,
                         .columns = acta::terminal_columns(),
                         .serve = acta::serve,
                         .export_site = acta::export_site};
  return acta::cli::run({words + 1, words + count}, world);
}
