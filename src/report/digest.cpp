#include "report/digest.h"

#include <algorithm>

#include "analysis/recent_changes.h"
#include "answer/names.h"
#include "answer/page_path.h"
#include "answer/recent.h"
#include "base/date_words.h"
#include "register/records/local_text.h"

namespace acta::report {
namespace {

constexpr std::size_t most_things = 50;

// No line of a letter but ours begins anew: what the record holds is one line each.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return text;
}

std::string process_of(const record::View& view, const Messages& t) {
  std::string name;
  for (const record::Subject* process : view.subjects("process"))
    name = one_line(record::name(view, *process, t.language()).text);
  return name;
}

void say(std::string& text, std::string_view line) { (text += line) += '\n'; }

void sign(std::string& text, const DigestWords& words, const Messages& t) {
  if (words.key.empty()) return;
  say(text, "");
  say(text, t("mail.key", {{"key", words.key}}));
}

}  // namespace

std::string followed_words(const record::View& view, std::string_view about, const Messages& t) {
  const record::Subject* const subject = about.empty() ? nullptr : view.find(about);
  return subject ? one_line(answer::named(view, *subject, t)) : std::string(t("follow.everything"));
}

DigestLetter digest_letter(const record::View& view, std::string_view about, std::uint64_t after,
                           const DigestWords& words, const Messages& t) {
  analysis::RecentQuestion asked;
  asked.about = about.empty() ? nullptr : view.find(about);
  asked.after = after;
  asked.most = most_things;
  DigestLetter letter{{}, {}, view.at()};
  if (!about.empty() && !asked.about) return letter;  // it was taken back since
  const auto changes = analysis::recent_changes(view, asked);
  if (changes.empty()) return letter;
  const std::string here = words.site + '/' + t.language();
  const std::string all = here + (asked.about ? answer::page_path(about) : "/changes");
  const std::string followed = followed_words(view, about, t);
  letter.subject =
      t("follow.digest.subject",
        {{"followed", followed}, {"process", process_of(view, t)}, {"count", changes.size()}});
  std::string& text = letter.text;
  say(text, t("follow.digest.says", {{"followed", followed}, {"count", changes.size()}}));
  for (const analysis::RecentChange& change : changes) {
    const answer::RecentWords told = answer::recent_words(view, change, t);
    say(text, "");
    say(text, one_line(told.title));
    for (std::size_t from = 0; from < told.summary.size();) {
      const std::size_t end = std::min(told.summary.find('\n', from), told.summary.size());
      say(text, "  " + told.summary.substr(from, end - from));
      from = end + 1;
    }
    say(text,
        here + answer::page_path(change.subject->name()) + "?at=" + std::to_string(change.last()));
  }
  say(text, "");
  say(text, t("follow.digest.all", {{"address", all}}));
  say(text, t("follow.digest.stop", {{"address", words.links + "/stop"}}));
  sign(text, words, t);
  return letter;
}

DigestLetter asking_letter(const record::View& view, std::string_view about, Day until,
                           const DigestWords& words, const Messages& t) {
  DigestLetter letter{{}, {}, view.at()};
  const std::string process = process_of(view, t);
  letter.subject = t("follow.ask.subject", {{"process", process}});
  say(letter.text,
      t("follow.ask.says", {{"process", process}, {"followed", followed_words(view, about, t)}}));
  say(letter.text, "");
  say(letter.text, words.links);
  say(letter.text, "");
  say(letter.text, t("follow.ask.until", {{"day", day_in_words(until, t.language())}}));
  sign(letter.text, words, t);
  return letter;
}

}  // namespace acta::report
