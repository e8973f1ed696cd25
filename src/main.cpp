#include <algorithm>
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
#include "site/ahead.h"
#include "site/desk/desk_site.h"
#include "site/desk/follow_form.h"
#include "site/export.h"
#include "site/operation/operation.h"
#include "site/routes.h"
#include "site/server.h"
#include "store/flows/flow_store.h"
#include "store/forecasts/forecast_store.h"

// Read by jemalloc, with which a release is linked: memory that large findings and files took for a
// moment goes back to the system, also when no reader comes.
extern "C" {
const char* malloc_conf = "background_thread:true,dirty_decay_ms:2000,muzzy_decay_ms:0";
}

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

// What was issued, on a connection of its own.
warning::IssuedOf stored_forecasts(const store::Location& where) {
  auto opened = store::ForecastStore::open_to_read(where);
  if (!opened) return {};
  const std::shared_ptr<store::ForecastStore> forecasts = *std::move(opened);
  return [forecasts](const Hash& issued) { return forecasts->of(issued); };
}

// The pages for people who write, and the portal's beside them, on a door of their own: the public
// one has no address under which anything can be changed.
class DeskDoor {
 public:
  DeskDoor(const site::Site& pages, const cli::Served& served, const store::Location& where,
           const cli::Listening& listening)
      : links_(store::Links::open(where, now).value()),
        mails_(store::Mails::open(where, now).value()),
        followers_(store::Followers::open(where, now).value()),
        site_{pages, *served.desk, *served.accounts, *served.uploads, *links_, listening.desk_url} {
    site_.codings = served.codings;
    site_.filings = served.filings;
    site_.staff = served.staff;
    site_.mails = mails_.get();
    site_.issued = stored_forecasts(where);
    for (const identity::Provider& provider : listening.providers)
      site_.providers.push_back(
          std::make_shared<identity::OpenId>(provider, identity::fetch_over_https));
    site::add_desk(router_, site_);
    site::add_follow(router_, site_, *followers_);
    site::add_routes(router_, site_.site);
    site::ServerOptions options;
    options.address = listening.desk_address;
    options.port = listening.desk_port;
    options.readers = site::Readers(listening.proxies);
    options.request.is_upload = site::is_upload;
    options.request.upload = site::most_upload + options.request.body;  // and the form around it
    options.read_deadline = std::chrono::seconds(60);                   // a file over a slow line
    options.threads = 1;
    options.metrics = pages.metrics.get();
    if (!listening.access_log.empty()) options.log = &log_.emplace(listening.access_log);
    server_ = std::make_unique<site::Server>(router_, options);
    running_ = std::jthread([this] { server_->run(); });
  }
  ~DeskDoor() { server_->stop(); }

  std::uint16_t port() const { return server_->port(); }

 private:
  std::unique_ptr<store::Links> links_;
  std::unique_ptr<store::Mails> mails_;
  std::unique_ptr<store::Followers> followers_;
  site::DeskSite site_;
  site::Router router_;
  std::optional<site::AccessLog> log_;  // the same file as that of the public door
  std::unique_ptr<site::Server> server_;
  std::jthread running_;
};

// The counts beside the ledger, on a connection of its own.
record::CountsOf stored_counts(const store::Location& where) {
  auto opened = store::FlowStore::open_to_read(where);
  if (!opened) return {};
  const std::shared_ptr<store::FlowStore> counts = *std::move(opened);
  return [counts](const Hash& digest) { return counts->of(digest); };
}

void serve(const cli::Served& served, const store::Location& where,
           const cli::Listening& listening) {
  procedure::PublishedLog published(where);
  search::Index search(served.record);
  std::optional<procedure::Following> following;
  if (served.reading) following.emplace(*served.reading);
  const site::Site pages{
      .record = served.record,
      .now = now,
      .root = [&published](std::uint64_t entry) { return published.root(entry); },
      .away_since = [&following, &served]() -> std::optional<Instant> {
        if (following) return following->away_since();
        return served.intake ? served.intake->away_since() : std::nullopt;
      },
      .base = [&listening] { return listening.url; },
      .desk = listening.desk_url,
      .cache = std::make_shared<site::PageCache>(listening.page_memory / 2),
      .log = &published,
      .search = &search,
      .counts = stored_counts(where)};
  site::Router router;
  site::add_routes(router, pages);

  std::optional<site::AccessLog> log;
  if (!listening.access_log.empty()) log.emplace(listening.access_log);
  site::ServerOptions options;
  options.address = listening.address;
  options.port = listening.port;
  options.threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
  options.readers = site::Readers(listening.proxies);
  options.edition = [&pages] { return site::edition_of(pages); };
  options.page_memory = listening.page_memory / 2;
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
    few.threads = few.workers = 1;
    operators.emplace(for_operators, few);
    operators_running = std::jthread([&operators] { operators->run(); });
  }
  std::optional<DeskDoor> desk;
  if (served.desk) {
    site::Site beside = pages.beside();
    beside.base = [&listening] { return listening.desk_url; };
    desk.emplace(beside, served, where, listening);
  }
  listening.on_ready(server.port());
  if (desk) listening.on_desk_ready(desk->port());
  const site::Ahead ahead(pages);  // from here on the pages know their address
  server.run();
  if (operators) operators->stop();
}

Result<cli::SiteCopy> export_site(procedure::Reading& reading, const store::Location& where,
                                  const std::string& directory, const std::string& url) {
  procedure::PublishedLog published(where);
  search::Index search(reading.record());
  const site::Site pages{
      .record = reading.record(),
      .now = now,
      .root = [&published](std::uint64_t entry) { return published.root(entry); },
      .base = url.empty() ? std::function<std::string()>{} : [&url] { return url; },
      .log = &published,
      .search = &search,
      .counts = stored_counts(where)};
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
