#include "search/index.h"

#include <array>
#include <bit>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

#include "answer/nearest.h"
#include "base/codes.h"
#include "base/text.h"
#include "register/records/local_text.h"
#include "search/statement.h"
#include "search/texts.h"

namespace acta::search {

using record::Claim;
using record::Subject;
using record::View;

namespace {

// Of one word in one language, of what is shown. It bounds what a word like "the" costs in a record
// of millions.
constexpr int most_rows = 20'000;

// The words of the texts of one language; the texts themselves are in the record. A row's id is the
// claim's number, or below zero the subject that a name or an id belongs to, which no claim says.
// A table beside it holds one text at a time, for an excerpt of it.
struct Texts {
  Texts(sqlite3* connection, const std::string& table, const std::string& one)
      : add(connection, "INSERT INTO " + table + "(rowid, text) VALUES(?1, ?2)"),
        match(connection, "SELECT rowid FROM " + table + " WHERE " + table + " MATCH ?1"),
        take_one(connection, "REPLACE INTO " + one + "(rowid, text) VALUES(1, ?1)"),
        excerpt(connection, "SELECT snippet(" + one + ", 0, char(1), char(2), '…', 32) FROM " +
                                one + " WHERE " + one + " MATCH ?1") {}
  Statement add, match, take_one, excerpt;
};

std::string table_of(Language language) { return "texts_" + std::string(tag_of(language)); }
std::string one_of(Language language) { return "one_" + std::string(tag_of(language)); }

sqlite3* make_tables(sqlite3* connection) {
  execute(connection, "PRAGMA journal_mode = OFF");
  for (const Language language : all_languages) {
    const std::string words = "(text, tokenize = 'acta " + std::string(tag_of(language)) + "'";
    execute(connection, "CREATE VIRTUAL TABLE " + one_of(language) + " USING fts5" + words + ")");
    execute(connection, "CREATE VIRTUAL TABLE " + table_of(language) + " USING fts5" + words +
                            ", content = '', columnsize = 0)");
  }
  return connection;
}

// As FTS5 writes a phrase: what stands in a word beside letters and digits parts it into tokens.
std::string phrase(std::string_view word) {
  std::string quoted = "\"";
  for (const char c : word) quoted += c == '"' ? std::string(2, c) : std::string(1, c);
  return quoted + '"';
}

// What was found of one subject so far: words as bits.
struct Candidate {
  unsigned words = 0, in_name = 0;
  bool whole = false;
  const Claim* best = nullptr;
  unsigned best_words = 0;
};
using Candidates = std::unordered_map<const Subject*, Candidate>;

}  // namespace

struct Index::State {
  explicit State(const record::Register& r) : record(r) {}

  Texts& texts(Language language) { return of[static_cast<std::size_t>(language)]; }

  void add(Language language, std::int64_t row, std::string_view text) {
    Statement& add = texts(language).add;
    add.bind(1, row).bind(2, text).step();
    splitter.each(text, [this](std::string_view word) {
      if (word.size() > 2) known.emplace(fold(word), word);
    });
  }

  // The names that a subject has without anybody saying so.
  void add_subject(const Subject& subject) {
    if (!seen.insert(&subject).second) return;
    named.push_back(&subject);
    const auto row = -static_cast<std::int64_t>(named.size());
    add(Language::other, row, subject.id());
    if (subject.kind() != "country") return;
    for (const Language language : all_languages)
      if (language != Language::other)
        add(language, row, codes::country_name(subject.id(), tag_of(language)));
  }

  void follow() {
    const std::uint64_t last = record.published();
    if (last == indexed) return;
    execute(connection.get(), "BEGIN");
    for (; indexed < last; ++indexed) {
      const Claim* const claim = record.claim(indexed + 1);
      if (!claim || claim->status == record::Status::restricted || is_own(*claim->subject))
        continue;
      add_subject(*claim->subject);
      if (const auto* text = std::get_if<record::Text>(&claim->value))
        add(language_of(claim->language), static_cast<std::int64_t>(claim->number), text->text);
    }
    execute(connection.get(), "COMMIT");
  }

  // Every subject that the view shows with this word, and in which of its texts.
  template <class F>
  void each_match(const View& view, std::string_view word, F&& f) {
    for (const Language language : all_languages) {
      Statement& match = texts(language).match;
      match.bind(1, phrase(word));
      int rows = 0;
      while (rows < most_rows && match.step()) {
        const std::int64_t row = match.number(0);
        if (row > 0) {
          const Claim* const claim = record.claim(static_cast<std::uint64_t>(row));
          if (!claim || !shown(view, *claim)) continue;
          f(*claim->subject, claim, is_name(*claim));
          ++rows;
        } else if (const Subject* subject = named[static_cast<std::size_t>(-row - 1)];
                   view.speaks_of(*subject) && bears(view, *subject, language)) {
          f(*subject, nullptr, true);
        }
      }
      match.reset();
    }
  }

  // A name of CLDR's counts where no claim gives another.
  static bool bears(const View& view, const Subject& subject, Language language) {
    if (language == Language::other) return true;
    return record::name(view, subject, tag_of(language)).text ==
           codes::country_name(subject.id(), tag_of(language));
  }

  Candidates collect(const View& view, const std::vector<std::string>& words,
                     std::string_view language = {}) {
    Candidates candidates;
    std::unordered_map<const Claim*, unsigned> in_claim;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const unsigned bit = 1U << i;
      each_match(view, words[i], [&](const Subject& subject, const Claim* claim, bool name) {
        Candidate& candidate = candidates[&subject];
        candidate.words |= bit;
        if (name) candidate.in_name |= bit;
        if (claim) in_claim[claim] |= bit;
      });
    }
    const unsigned all = (1U << words.size()) - 1;
    std::erase_if(candidates, [all](const auto& found) { return found.second.words != all; });
    for (const auto& [claim, bits] : in_claim)
      if (const auto found = candidates.find(claim->subject); found != candidates.end())
        prefer(found->second, *claim, bits, language);
    return candidates;
  }

  // The text with most of the words; of several, one that is not the name, which stands above it,
  // and then one that the reader reads.
  static void prefer(Candidate& candidate, const Claim& claim, unsigned bits,
                     std::string_view language) {
    const auto rank = [language](const Claim& one, unsigned words) {
      return std::tuple(std::popcount(words), !is_name(one),
                        record::is_in_language(one.language.view(), language), ~one.number);
    };
    if (candidate.best && rank(claim, bits) < rank(*candidate.best, candidate.best_words)) return;
    candidate.best = &claim;
    candidate.best_words = bits;
  }

  bool found_by_whole_name(const View& view, const Subject& subject, const std::string& folded) {
    if (fold(subject.id()) == folded) return true;
    for (const Language language : all_languages)
      if (fold(record::name(view, subject, tag_of(language)).text) == folded) return true;
    return false;
  }

  // The query with each word that nothing shows replaced by the nearest one that something does.
  std::string meant(const View& view, std::vector<std::string> words) {
    bool changed = false;
    for (std::string& word : words) {
      if (stands_somewhere(view, word)) continue;
      std::string near = near_word(view, word);
      if (near.empty()) return {};
      word = std::move(near);
      changed = true;
    }
    if (!changed || collect(view, words).empty()) return {};
    std::string query;
    for (const std::string& word : words) (query += query.empty() ? "" : " ") += word;
    return query;
  }

  bool stands_somewhere(const View& view, std::string_view word) {
    bool found = false;
    each_match(view, word, [&](const Subject&, const Claim*, bool) { found = true; });
    return found;
  }

  std::string near_word(const View& view, std::string_view word) {
    answer::Nearest near(word);
    // What was said later must not take the place of what could be read then.
    for (const auto& [folded, written] : known)
      near.consider(written, [&] { return stands_somewhere(view, written); });
    return near.all().empty() ? std::string() : near.all().front();
  }

  Texts texts_in(Language language) const { return {made, table_of(language), one_of(language)}; }

  const record::Register& record;
  std::mutex mutex;
  Connection connection = open_in_memory();
  sqlite3* made = make_tables(connection.get());
  std::array<Texts, std::size(all_languages)> of{texts_in(Language::en), texts_in(Language::es),
                                                 texts_in(Language::pt), texts_in(Language::fr),
                                                 texts_in(Language::other)};
  Splitter splitter;
  std::uint64_t indexed = 0;
  std::vector<const Subject*> named;  // by row below zero
  std::unordered_set<const Subject*> seen;
  std::unordered_map<std::string, std::string> known;  // words: folded, and as first written
};

Index::Index(const record::Register& record) : state_(std::make_unique<State>(record)) {}
Index::~Index() = default;

void Index::follow() {
  const std::lock_guard lock(state_->mutex);
  state_->follow();
}

namespace {

Result<std::vector<std::string>> words_asked(Splitter& splitter, std::string_view query) {
  if (query.size() > most_bytes)
    return invalid("error.search.too-long", "q", query.substr(0, 40), std::to_string(most_bytes));
  std::vector<std::string> words;
  for (std::string_view rest = query; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t\n,;"));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    bool has_letters = false;
    splitter.each(word, [&](std::string_view) { has_letters = true; });
    if (has_letters) words.emplace_back(word);
  }
  if (words.size() > most_words)
    return invalid("error.search.too-many-words", "q", query, std::to_string(most_words));
  return words;
}

}  // namespace

Result<Found> Index::search(const View& view, std::string_view query, std::string_view language) {
  const std::lock_guard lock(state_->mutex);
  state_->follow();
  Found found;
  found.words = TRY(words_asked(state_->splitter, query));
  if (found.words.empty()) return found;
  Candidates candidates = state_->collect(view, found.words, language);
  if (candidates.empty()) found.meant = state_->meant(view, found.words);
  const std::string whole = fold(trim(query));
  for (auto& [subject, candidate] : candidates) {
    candidate.whole = std::popcount(candidate.in_name) == static_cast<int>(found.words.size()) &&
                      state_->found_by_whole_name(view, *subject, whole);
    found.hits.push_back({subject, candidate.best});
  }
  const auto rank = [&](const Hit& hit) {
    const Candidate& candidate = candidates.find(hit.subject)->second;
    return std::pair(candidate.whole, std::popcount(candidate.in_name));
  };
  std::sort(found.hits.begin(), found.hits.end(), [&](const Hit& a, const Hit& b) {
    if (rank(a) != rank(b)) return rank(a) > rank(b);
    if (a.subject->kind() != b.subject->kind()) return a.subject->kind() < b.subject->kind();
    return record::id_before(a.subject->id(), b.subject->id());
  });
  return found;
}

std::string Index::excerpt(const Hit& hit, const std::vector<std::string>& words) {
  const auto* said = hit.claim ? std::get_if<record::Text>(&hit.claim->value) : nullptr;
  if (!said) return {};
  std::string query;
  for (const std::string& word : words) (query += query.empty() ? "" : " OR ") += phrase(word);
  const std::lock_guard lock(state_->mutex);
  Texts& texts = state_->texts(language_of(hit.claim->language));
  texts.take_one.bind(1, said->text).step();
  texts.excerpt.bind(1, query);
  std::string text = texts.excerpt.step() ? texts.excerpt.text(0) : std::string{};
  texts.excerpt.reset();
  return text;
}

}  // namespace acta::search
