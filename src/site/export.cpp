#include "site/export.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

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
#include "ledger/tile.h"
#include "site/export_links.h"
#include "site/made_pages.h"
#include "site/routes.h"
#include "store/files.h"

namespace acta::site {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t pages_at_hand = 512;
constexpr std::string_view marker = "acta-export.json";  // what makes a folder an export of ours

[[noreturn]] void fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

// Not durable by itself: all files together are, when the export is complete.
void write_plainly(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) fail(path);
  int error = 0;
  while (error == 0 && !bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR) error = errno;
  }
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0) return;
  errno = error;
  fail(path);
}

// A second name for a file of the same bytes; false where the file system has none or no more.
bool link_to(const std::string& same, const std::string& path) {
  if (::link(same.c_str(), path.c_str()) == 0) return true;
  if (errno == EPERM || errno == EMLINK || errno == EOPNOTSUPP || errno == ENOSYS) return false;
  fail(path);
}

void sync_all_below(const std::string& directory) {
  const int folder = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = folder >= 0 && ::syncfs(folder) == 0;
  const int error = errno;
  if (folder >= 0) ::close(folder);
  errno = error;
  if (!synced) fail(directory);
}

// A folder that is built beside the one it is to replace.
class Replacement {
 public:
  explicit Replacement(const std::string& directory)
      : directory_(directory), part_(directory + ".part") {
    fs::remove_all(part_);
    fs::create_directories(part_);
  }
  ~Replacement() {
    std::error_code ignored;
    if (!in_place_) fs::remove_all(part_, ignored);
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  const std::string& path() const { return part_; }

  // In one step where the file system can exchange two names; elsewhere (FAT) the former one has
  // another name for a moment.
  void put_in_place() {
    sync_all_below(part_);
    if (!fs::exists(directory_)) {
      fs::rename(part_, directory_);
    } else if (::syscall(SYS_renameat2, AT_FDCWD, part_.c_str(), AT_FDCWD, directory_.c_str(),
                         exchange) == 0) {
      fs::remove_all(part_);
    } else {
      const std::string former = directory_ + ".before";
      fs::remove_all(former);
      fs::rename(directory_, former);
      fs::rename(part_, directory_);
      fs::remove_all(former);
    }
    in_place_ = true;
    store::sync_parent(directory_);
  }

 private:
  static constexpr unsigned exchange = 1 << 1;  // RENAME_EXCHANGE of linux/fs.h
  std::string directory_, part_;
  bool in_place_ = false;
};

// Asks the router for page after page and writes down what it answers. Several threads take from
// one list of addresses.
class Crawl {
 public:
  Crawl(const Router& router, std::string directory, std::string valid, std::uint64_t entry)
      : router_(router),
        directory_(std::move(directory)),
        valid_(std::move(valid)),
        entry_(std::to_string(entry)) {}

  void add(const std::string& address) { where(address); }

  void run(std::size_t threads) {
    std::vector<std::jthread> workers;
    for (std::size_t i = 1; i < threads; ++i) workers.emplace_back([this] { work(); });
    work();
    workers.clear();
    if (failure_) std::rethrow_exception(failure_);
  }

  Exported report() const {
    Exported done{files_, bytes_, 0, {}};
    for (const auto& [address, file] : known_)
      if (file && dead_.contains(*file)) done.dead.push_back(address);
    return done;
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

  // A file of its own for every address, also where "a" and "A" are one name, as on most sticks.
  std::string file_for(const std::string& address) {
    std::string file = file_of(address);
    const auto [taken, fresh] = taken_.try_emplace(lower(file), address);
    if (!fresh && taken->second == address) return file;
    if (!fresh) file.insert(file.rfind('.'), "~" + hex(sha256(address)).substr(0, 8));
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
    if (response.status != 200 && !(response.status == 410 && page)) {
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
    write(visit.file, bytes, !page);
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

  // No page is the same as another.
  void write(const std::string& file, std::string_view bytes, bool may_be_another) {
    const std::string path = directory_ + '/' + file;
    const std::string folder = path.substr(0, path.rfind('/'));
    const std::string digest = may_be_another ? hex(sha256(bytes)) : std::string{};
    std::string same;
    {
      const std::lock_guard lock(mutex_);
      if (folders_.insert(folder).second) fs::create_directories(folder);
      ++files_;
      bytes_ += bytes.size();
      if (const auto known = written_.find(digest); known != written_.end()) same = known->second;
    }
    if (!same.empty() && link_to(same, path)) return;
    write_plainly(path, bytes);
    if (!may_be_another) return;
    const std::lock_guard lock(mutex_);
    written_.insert_or_assign(digest, path);
  }

  const Router& router_;
  const std::string directory_, valid_, entry_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::unordered_map<std::string, std::optional<std::string>> known_;  // file by address
  std::unordered_map<std::string, std::string> taken_;                 // address by file
  // Files by the digest of their bytes. Two tables in five are the same in all four languages, or
  // empty: they are one file under several names, which is quicker to make and to copy.
  std::unordered_map<std::string, std::string> written_;
  std::set<std::string> folders_, dead_;
  std::deque<Visit> to_visit_;
  std::size_t visiting_ = 0;
  std::exception_ptr failure_;
  std::size_t files_ = 0;
  std::uint64_t bytes_ = 0;
};

void add_log(Crawl& crawl, std::uint64_t size) {
  crawl.add("/checkpoint");
  crawl.add("/log.pub");
  for (const ledger::TileName& name : ledger::tiles_of(size))
    crawl.add('/' + ledger::format_tile_name(name));
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
  site.cache = std::make_shared<PageCache>(0);
  site.made = std::make_shared<MadePages>(pages_at_hand);
  const std::uint64_t entry = site.record.published();
  const Day valid = day_of(site.now());
  site.findings =
      std::make_shared<Findings>(0);  // none but those of the copy's dates, and all these
  site.findings->hold({valid, entry});
  Router router;
  add_routes(router, site);

  Replacement fresh(directory);
  Crawl crawl(router, fresh.path(), format_day(valid), entry);
  crawl.add("/");
  if (site.log) add_log(crawl, entry);
  crawl.run(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8));
  Exported done = crawl.report();
  done.entry = entry;
  ++done.files;
  write_plainly(fresh.path() + '/' + std::string(marker), marker_text(done, valid));
  fresh.put_in_place();
  return done;
}

}  // namespace

Result<Exported> export_site(const Site& site, const std::string& directory) {
  std::string plain = directory;
  while (plain.size() > 1 && plain.ends_with('/')) plain.pop_back();
  if (!may_be_replaced(plain)) return invalid("error.export.not-ours", "DIR", plain);
  try {
    return copy_site(site, plain);
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::no_space_on_device) throw;
    return tl::unexpected(
        Error{ErrorKind::unavailable, "error.export.disk-full", "DIR", plain, {}});
  }
}

}  // namespace acta::site
