#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "site/frame.h"
#include "site/http.h"

namespace acta::site {

// A page ready to be drawn: everything is found and in words, and its template is all that has yet
// to run.
struct ReadyPage {
  decltype(Response::headers) headers;
  std::shared_ptr<const Frame> frame;  // of HTML
  std::string json;                    // of JSON

  std::size_t bytes() const { return json.size() + (frame ? frame->layout.body.text.size() : 0); }
};

// Those of one door, of one edition of the record. Pages that were drawn and packed are let go when
// they are many (page_cache.h); what they were drawn from weighs less and serves every coding.
class ReadyPages {
 public:
  std::shared_ptr<const ReadyPage> find(const std::string& key);  // null: it is not there
  // Of another edition nothing stays.
  void keep(const std::string& edition, const std::string& key, ReadyPage page);

 private:
  using Pages = std::unordered_map<std::string, std::shared_ptr<const ReadyPage>>;

  std::mutex mutex_;
  std::string edition_;
  Pages pages_;
  std::size_t bytes_ = 0;
};

}  // namespace acta::site
