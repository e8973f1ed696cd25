#include "site/export.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>
#include <unordered_map>

#include "base/json.h"
#include "base/sha256.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "ledger/tile.h"
#include "site/export_folder.h"
#include "site/export_links.h"
#include "site/layout.h"
#include "site/made_pages.h"
#include "site/pages/record/subject.h"
#include "site/routes.h"
#include "site/segments.h"
#include "store/files.h"

namespace acta::site {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t pages_at_hand = 16;
constexpr std::string_view marker = "acta-export.json";  // what makes a folder an export of ours
constexpr std::string_view checksums = "SHA256SUMS";     // of all files but itself

// Asks the router for page after page and writes down what it answers. Several threads take from
// one list of addresses.
class Crawl {
 public:
  Crawl(const Router& router, ExportFolder& folder, std::string valid, std::uint64_t entry)
      : router_(router), folder_(folder), valid_(std::move(valid)), entry_(std::to_string(entry)) {}

  void add(const std::string& address) { where(address); }

  // A file that is not asked for.
  void put(const std::string& address, std::string_view bytes) {
    std::string file;
    {
      const std::lock_guard lock(mutex_);
      file = name_for(address).first;
      known_[address] = file;
    }
    folder_.write(file, bytes, ExportFolder::Alike::maybe);
  }

  void run(std::size_t threads) {
    std::vector<std::jthread> workers;
    for (std::size_t i = 1; i < threads; ++i) workers.emplace_back([this] { work(); });
    work();
    workers.clear();
    if (failure_) std::rethrow_exception(failure_);
  }

  // Addresses that pages link to and that do not answer.
  std::vector<std::string> dead() const {
    std::vector<std::string> dead;
    for (const auto& [address, file] : known_)
      if (file && dead_.contains(*file)) dead.push_back(address);
    return dead;
  }

 private:
  // The file of an address, which is put on the list when it is first met; nothing for one that
  // only a server can answer.
  std::optional<std::string> where(const std::string& address) {
    const std::lock_guard lock(mutex_);
    const auto [known, fresh] = known_.try_emplace(address);
    if (!fresh) return known->second;
    const auto target = parse_target(address);
    if (!target || !speaks_of_now(target->query)) return {};
    std::string canonical = address.substr(0, address.find('?'));
    Query query = target->query;
    for (const auto* date : {"valid", "at"}) query.erase(date);
    canonical += encode_query(query);
    known->second = file_for(canonical);
    return known->second;
  }

  // A file of its own for every address, also where "a" and "A" are one name, as on most sticks;
  // and whether the address is a new one.
  std::pair<std::string, bool> name_for(const std::string& address) {
    std::string file = file_of(address);
    const auto [taken, fresh] = taken_.try_emplace(lower(file), address);
    if (!fresh && taken->second == address) return {std::move(file), false};
    if (!fresh) file.insert(file.rfind('.'), "~" + hex(sha256(address)).substr(0, 8));
    return {std::move(file), true};
  }

  std::string file_for(const std::string& address) {
    auto [file, fresh] = name_for(address);
    if (!fresh) return file;
    // The other forms of a page come next, while it is at hand.
    if (file.ends_with(".html")) to_visit_.push_back({address, file});
    else to_visit_.push_front({address, file});
    wake_.notify_one();
    return file;
  }

  // Dates are those of the copy, or another page than any that it holds.
  bool speaks_of_now(const Query& query) const {
    const auto is = [&](std::string_view key, std::string_view value) {
      const auto found = query.find(key);
      return found == query.end() || found->second == value;
    };
    return is("valid", valid_) && is("at", entry_) && !query.contains("known");
  }

  struct Visit {
    std::string address, file;
  };

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return !to_visit_.empty() || visiting_ == 0 || failure_; });
      if (failure_ || to_visit_.empty()) break;
      const Visit visit = std::move(to_visit_.front());
      to_visit_.pop_front();
      ++visiting_;
      lock.unlock();
      std::exception_ptr failure;
      try {
        copy(visit);
      } catch (...) {
        failure = std::current_exception();
      }
      lock.lock();
      --visiting_;
      if (failure && !failure_) failure_ = failure;
      if (to_visit_.empty()) wake_.notify_all();
    }
    wake_.notify_all();
  }

  void copy(const Visit& visit) {
    Response response = get(visit.address);
    const std::string_view type = response.header("Content-Type");
    const bool page = type.starts_with("text/html");
    // What was withdrawn says so; anything else that does not answer is a link into nowhere.
    if (response.status != 200 && response.status != 410) {
      const std::lock_guard lock(mutex_);
      dead_.insert(visit.file);
    }
    const Link link = [&](const std::string& address) -> std::optional<std::string> {
      const auto file = where(address);
      if (!file) return {};
      return relative(visit.file, *file);
    };
    std::string bytes = std::move(response.body);
    if (page) bytes = relink_html(bytes, link);
    else if (type.starts_with("text/css")) bytes = relink_css(bytes, link);
    else if (type.starts_with("text/javascript")) bytes = relink_script(bytes, link);
    // No page is the same as another; two tables in five are, in all four languages, or empty.
    folder_.write(visit.file, bytes,
                  page ? ExportFolder::Alike::seldom : ExportFolder::Alike::maybe);
  }

  Response get(const std::string& address) const {
    std::string asked = address;
    for (int redirects = 0;; ++redirects) {
      Request request;
      request.method = "GET";
      request.target = parse_target(asked).value();
      Response response = router_.answer(std::move(request));
      const bool elsewhere = response.status >= 301 && response.status <= 308;
      if (!elsewhere || redirects == 5) return response;
      asked = response.header("Location");
    }
  }

  const Router& router_;
  ExportFolder& folder_;
  const std::string valid_, entry_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::unordered_map<std::string, std::optional<std::string>> known_;  // file by address
  std::unordered_map<std::string, std::string> taken_;                 // address by file
  std::set<std::string> dead_;
  std::deque<Visit> to_visit_;
  std::size_t visiting_ = 0;
  std::exception_ptr failure_;
};

void add_log(Crawl& crawl, std::uint64_t size) {
  crawl.add("/checkpoint");
  crawl.add("/log.pub");
  for (const ledger::TileName& name : ledger::tiles_of(size))
    crawl.add('/' + ledger::format_tile_name(name));
}

std::string csv_of(const Error& error, int status, const Messages& t) {
  exchange::CsvWriter csv(exchange::CsvMode::spreadsheet);
  for (const char* head : {"status", "rule", "detail"}) csv.cell(head);
  csv.end_record();
  for (const std::string& cell : {std::to_string(status), error.message, t.explain(error)})
    csv.cell(cell);
  csv.end_record();
  return csv.take();
}

// No page leads to what was withdrawn, but readers may have its address: there it says so.
void add_withdrawn(Crawl& crawl, const record::View& view) {
  const auto add = [&](const record::Subject& subject) {
    if (view.speaks_of(subject)) return;
    for (const auto& [tag, unused] : languages) {
      const Messages& t = messages(tag);
      const auto gone = subject_called(view, std::string(subject.name()), t);
      if (gone || status_of(gone.error()) != 410) return;
      const std::string address = address_of(tag, path_of(subject.name()));
      crawl.add(address);
      crawl.add(address + std::string(suffix_of(Format::json)));
      crawl.put(address + std::string(suffix_of(Format::csv)), csv_of(gone.error(), 410, t));
    }
  };
  for (const auto& [kind, unused] : view.vocabulary().kinds())
    view.record().each_of_kind(kind, add);
}

std::string marker_text(const Exported& done, Day valid) {
  JsonWriter json;
  json.object().key("entry").number(static_cast<std::int64_t>(done.entry));
  json.key("valid").text(format_day(valid));
  json.key("files").number(static_cast<std::int64_t>(done.files)).end();
  return json.take();
}

bool may_be_replaced(const std::string& directory) {
  return !fs::exists(directory) || fs::exists(directory + '/' + std::string(marker)) ||
         (fs::is_directory(directory) && fs::is_empty(directory));
}

Exported copy_site(const Site& live, const std::string& directory) {
  Site site = live.beside();
  site.copy = true;
  site.now = [now = live.now()] { return now; };  // one day for all pages, also at midnight
  site.cache = std::make_shared<PageCache>(0);
  site.made = std::make_shared<MadePages>(pages_at_hand);
  const std::uint64_t entry = site.record.published();
  const Day valid = day_of(site.now());
  site.findings =
      std::make_shared<Findings>(0);  // none but those of the copy's dates, and all these
  site.findings->hold({valid, entry});
  Router router;
  add_routes(router, site);

  ExportFolder folder(directory);
  Crawl crawl(router, folder, format_day(valid), entry);
  crawl.add("/");
  add_withdrawn(crawl, {site.record, valid, entry});
  if (site.log) add_log(crawl, entry);
  crawl.run(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8));
  constexpr std::size_t these_two = 2;
  const Exported done{folder.files() + these_two, folder.bytes(), entry, crawl.dead()};
  folder.write(std::string(marker), marker_text(done, valid));
  folder.write(std::string(checksums), folder.checksums());
  folder.put_in_place();
  return done;
}

}  // namespace

Result<Exported> export_site(const Site& site, const std::string& directory) {
  // Where it is, whatever it is called: "." has no name to exchange, and a link would be replaced.
  std::string plain = fs::weakly_canonical(fs::absolute(directory)).string();
  while (plain.size() > 1 && plain.ends_with('/')) plain.pop_back();
  if (!may_be_replaced(plain)) return invalid("error.export.not-ours", "DIR", directory);
  try {
    fs::create_directories(fs::path(plain).parent_path());
    const auto lock = store::FileLock::take(plain + ".lock");
    if (!lock)
      return tl::unexpected(
          Error{ErrorKind::conflict, "error.export.under-way", "DIR", directory, {}});
    return copy_site(site, plain);
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::no_space_on_device) throw;
    return tl::unexpected(
        Error{ErrorKind::unavailable, "error.export.disk-full", "DIR", directory, {}});
  }
}

}  // namespace acta::site
