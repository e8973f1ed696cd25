#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "exchange/pack.h"
#include "procedure/counted_submission.h"
#include "procedure/intake.h"
#include "procedure/published_log.h"
#include "search/index.h"
#include "site/routes.h"
#include "store/flows/flow_store.h"

// For the tests of this room: the whole portal on the founding data, asked without a socket.
namespace acta::site {

// The pack of the repository, loaded once a program into a store that goes away with it.
class LoadedPack {
 public:
  static const LoadedPack& instance() {
    static const LoadedPack loaded;
    return loaded;
  }
  const record::Register& record() const { return intake_->record(); }
  procedure::PublishedLog& log() const { return *log_; }
  search::Index& search() const { return *search_; }
  record::CountsOf counts() const {
    return [this](const Hash& digest) { return counts_->of(digest); };
  }
  static Instant loaded_at() { return parse_instant("2026-11-01T12:00:00Z").value(); }

 private:
  LoadedPack()
      : directory_(std::filesystem::temp_directory_path() /
                   ("acta-site-test-" + std::to_string(::getpid()))) {
    auto intake = procedure::Intake::open(
        {directory_.string(), {}}, store::Mode::create, [] { return loaded_at(); },
        "test.example/record");
    const auto pack = exchange::read_pack(ACTA_SOURCE_DIR "/packs/los-angeles");
    if (!intake || !pack) throw std::runtime_error("the pack cannot be loaded");
    intake_ = std::move(*intake);
    if (!procedure::submit_with_counts(
            *intake_, {directory_.string(), {}}, [] { return loaded_at(); },
            {"pack", "operator", pack->drafts}, pack->counts))
      throw std::runtime_error("the pack is refused");
    search_ = std::make_unique<search::Index>(intake_->record());
    log_ = std::make_unique<procedure::PublishedLog>(store::Location{directory_.string(), {}});
    counts_ = store::FlowStore::open_to_read({directory_.string(), {}}).value();
  }
  ~LoadedPack() {
    search_.reset();
    log_.reset();
    counts_.reset();
    intake_.reset();
    std::filesystem::remove_all(directory_);
  }

  std::filesystem::path directory_;
  std::unique_ptr<procedure::Intake> intake_;
  std::unique_ptr<procedure::PublishedLog> log_;
  std::unique_ptr<search::Index> search_;
  std::unique_ptr<store::FlowStore> counts_;
};

struct PortalTest : testing::Test {
  PortalTest() {
    add_routes(router,
               {.record = LoadedPack::instance().record(),
                .now = [this] { return now; },
                .root = [](std::uint64_t entry) { return "root-of-" + std::to_string(entry); },
                .log = &LoadedPack::instance().log(),
                .search = &LoadedPack::instance().search(),
                .counts = LoadedPack::instance().counts()});
  }

  // As a browser does: an address that has moved for good is followed.
  Response get(std::string_view target, const decltype(Request::headers)& headers = {}) const {
    Response response = ask(target, headers);
    return response.status == 308 ? ask(response.header("Location"), headers) : response;
  }
  Response ask(std::string_view target, const decltype(Request::headers)& headers = {}) const {
    Request request;
    request.method = "GET";
    request.target = parse_target(target).value();
    request.headers = headers;
    request.id = "test-1";
    return router.answer(std::move(request));
  }
  std::string body(std::string_view target) const {
    const Response response = get(target);
    EXPECT_EQ(response.status, 200) << target << '\n' << response.body;
    return response.body;
  }
  static std::uint64_t entries() { return LoadedPack::instance().record().published(); }

  Instant now = parse_instant("2026-11-21T09:00:00Z").value();
  Router router;
};

// Parts of pages, drawn by themselves as a Spanish page does.
struct DrawingTest : PortalTest {
  const Messages& t = messages("es");
  const Site site{
      .record = LoadedPack::instance().record(), .now = [this] { return now; }, .root = {}};
  const record::View view{site.record, parse_day("2026-11-21").value(), entries()};
  const Context context{site, t, {}, view, "/x", Format::html, {}, {}};
};

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++n;
  return n;
}

inline bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

// What stands between two marks; empty if they are not there.
inline std::string between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::size_t from = text.find(begin);
  if (from == text.npos) return {};
  const std::size_t to = text.find(end, from + begin.size());
  return std::string(text.substr(from + begin.size(), to - from - begin.size()));
}

// All addresses of this portal that a page links to.
inline std::vector<std::string> links_of(std::string_view page) {
  std::vector<std::string> links;
  for (std::size_t at = 0; (at = page.find("href=\"/", at)) != page.npos; ++at) {
    std::string href(page.substr(at + 6, page.find('"', at + 6) - at - 6));
    for (std::size_t amp; (amp = href.find("&amp;")) != href.npos;) href.replace(amp, 5, "&");
    links.push_back(href.substr(0, href.find('#')));
  }
  return links;
}

// What is wrong with the nesting of a page's elements, and ids given twice; empty if nothing.
inline std::string faults_of(std::string_view page) {
  std::vector<std::string> open;
  std::vector<std::string> ids;
  for (std::size_t at = 0; (at = page.find('<', at)) != page.npos;) {
    const std::size_t end = page.find('>', at);
    if (end == page.npos) return "a tag is not closed";
    const std::string_view tag = page.substr(at + 1, end - at - 1);
    at = end + 1;
    if (tag.starts_with('!')) continue;
    const std::string name(
        tag.substr(tag.starts_with('/'), tag.find_first_of(" />", 1) - tag.starts_with('/')));
    const std::string id = between(tag, " id=\"", "\"");
    if (!id.empty() && std::find(ids.begin(), ids.end(), id) != ids.end()) return "twice #" + id;
    if (!id.empty()) ids.push_back(id);
    if (tag.ends_with('/') || holds(" meta link input br wbr ", ' ' + name + ' ')) continue;
    if (!tag.starts_with('/')) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> closes " + (open.empty() ? "nothing" : open.back());
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? std::string{} : open.back() + " stays open";
}

}  // namespace acta::site
