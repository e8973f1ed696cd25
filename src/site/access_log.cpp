#include "site/access_log.h"

#include <cerrno>
#include <random>
#include <span>
#include <system_error>

#include "base/json.h"
#include "base/log.h"
#include "base/network.h"
#include "base/sha256.h"

namespace acta::site {
namespace {

std::string new_key() {
  std::random_device entropy;
  std::string key;
  while (key.size() < 32) {
    const auto word = entropy();
    key.append(reinterpret_cast<const char*>(&word), sizeof word);
  }
  return key;
}

// Whoever has a personal link ("/es/form/<token>", "/es/follow/<token>") is its person, whoever has
// a receipt sent what it is of, and what a provider answers with signs somebody in: no log hands
// these on.
std::string_view without_token(std::string_view target) {
  constexpr std::string_view back = "/sign-in/back";
  if (target.starts_with(back)) return back;
  if (target.size() > 3)
    for (const std::string_view personal : {"/form/", "/follow/", "/receipts/"})
      if (target.substr(3).starts_with(personal)) return target.substr(0, 3 + personal.size());
  return target;
}

}  // namespace

AccessLog::AccessLog(const std::string& file)
    : file_(std::fopen(file.c_str(), "ae")), key_of_(Day::earliest()) {
  if (!file_) throw std::system_error(errno, std::generic_category(), file);
  // What is flushed goes out in one piece, so lines of two doors in one file do not mix.
  std::setvbuf(file_, nullptr, _IONBF, 0);
}

AccessLog::~AccessLog() {
  flush();
  std::fclose(file_);
}

std::string AccessLog::place_of(std::string_view reader, Instant now) {
  if (const Day today = day_of(now); today != key_of_) {
    key_ = new_key();
    key_of_ = today;
  }
  // A key of fixed length in front and eight bytes of the result: no HMAC is needed for that.
  const Hash hash = sha256(key_ + neighbourhood(reader));
  return hex(std::span(hash).first(8));
}

void AccessLog::add(const Line& line) {
  constexpr std::size_t many = 64 * 1024;
  const std::lock_guard lock(mutex_);
  JsonWriter json(false);
  json.object().key("time").text(format_instant(line.time));
  json.key("reader").text(place_of(line.reader, line.time));
  json.key("method").text(line.method).key("target").text(without_token(line.target));
  json.key("kind").text(line.kind).key("status").number(std::int64_t{line.status});
  json.key("bytes").number(static_cast<std::int64_t>(line.bytes));
  json.key("microseconds").number(std::int64_t{line.took.count()});
  json.key("request").text(line.request).end();
  waiting_ += json.take();
  if (waiting_.size() > many) write();
}

void AccessLog::flush() {
  const std::lock_guard lock(mutex_);
  write();
}

void AccessLog::write() {
  if (waiting_.empty()) return;
  const bool written = std::fwrite(waiting_.data(), 1, waiting_.size(), file_) == waiting_.size() &&
                       std::fflush(file_) == 0;
  if (!written && !failing_) log::error("access-log.failed");  // answers go on without it
  failing_ = !written;
  waiting_.clear();
}

}  // namespace acta::site
