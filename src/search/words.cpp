#include "search/words.h"

#include <libstemmer.h>
#include <sqlite3.h>

#include "base/check.h"
#include "base/text.h"

namespace acta::search {
namespace {

constexpr const char* rules_of(Language language) {
  switch (language) {
    case Language::en: return "english";
    case Language::es: return "spanish";
    case Language::pt: return "portuguese";
    case Language::fr: return "french";
    case Language::other: return nullptr;
  }
  return nullptr;
}

void replace_end(std::string& word, std::string_view end, std::string_view with) {
  if (!word.ends_with(end)) return;
  word.resize(word.size() - end.size());
  word += with;
}

fts5_api* api_of(sqlite3* connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr);
  check(code == SQLITE_OK, "SQLite has FTS5");
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  check(api != nullptr, "FTS5 has an interface");
  return api;
}

using OnToken = int (*)(void* context, int flags, const char* token, int size, int start, int end);

// unicode61 finds the words; it keeps their accents, which the stemmers need.
class Tokenizer {
 public:
  Tokenizer(fts5_api* api, Language language) : stemmer_(language) {
    void* data = nullptr;
    check(api->xFindTokenizer(api, "unicode61", &data, &methods_) == SQLITE_OK,
          "FTS5 has unicode61");
    const char* arguments[] = {"remove_diacritics", "0"};
    check(methods_.xCreate(data, arguments, 2, &words_) == SQLITE_OK, "unicode61 can be made");
  }
  ~Tokenizer() { methods_.xDelete(words_); }
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  int words(std::string_view text, int flags, void* context, OnToken on_word) {
    return methods_.xTokenize(words_, context, flags, text.data(), static_cast<int>(text.size()),
                              on_word);
  }

  int stems(std::string_view text, int flags, void* context, OnToken on_stem) {
    Passing passing{this, context, on_stem};
    return words(text, flags, &passing, &Passing::word);
  }

 private:
  struct Passing {
    Tokenizer* self;
    void* context;
    OnToken on_stem;

    static int word(void* passing, int flags, const char* token, int size, int start, int end) {
      const auto& to = *static_cast<Passing*>(passing);
      const auto stems = to.self->stemmer_.stems({token, static_cast<std::size_t>(size)});
      const auto pass = [&](const std::string& stem, int with) {
        return to.on_stem(to.context, flags | with, stem.data(), static_cast<int>(stem.size()),
                          start, end);
      };
      const int code = pass(stems.written, 0);
      return code != SQLITE_OK || stems.bare.empty() ? code
                                                     : pass(stems.bare, FTS5_TOKEN_COLOCATED);
    }
  };

  Stemmer stemmer_;
  fts5_tokenizer methods_{};
  Fts5Tokenizer* words_ = nullptr;
};

// FTS5 calls these; a C function, so nothing is thrown through it.
int create(void* api, const char** arguments, int count, Fts5Tokenizer** made) noexcept {
  const Language language = count > 0 ? language_of(arguments[0]) : Language::other;
  auto* const tokenizer = new Tokenizer(static_cast<fts5_api*>(api), language);
  *made = reinterpret_cast<Fts5Tokenizer*>(tokenizer);
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer* tokenizer) noexcept { delete reinterpret_cast<Tokenizer*>(tokenizer); }

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size,
             OnToken on_token) noexcept {
  return reinterpret_cast<Tokenizer*>(tokenizer)->stems({text, static_cast<std::size_t>(size)},
                                                        flags, context, on_token);
}

}  // namespace

Language language_of(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  for (const Language language : all_languages)
    if (language != Language::other && tag_of(language) == primary) return language;
  return Language::other;
}

std::string_view tag_of(Language language) {
  constexpr std::string_view tags[] = {"en", "es", "pt", "fr", "other"};
  return tags[static_cast<std::size_t>(language)];
}

Stemmer::Stemmer(Language language) : language_(language) {
  const char* const rules = rules_of(language);
  if (!rules) return;
  rules_ = sb_stemmer_new(rules, "UTF_8");
  check(rules_ != nullptr, "Snowball has the four languages");
}

Stemmer::~Stemmer() { sb_stemmer_delete(rules_); }

std::string Stemmer::stem(std::string word) {
  // The Portuguese rules leave the plural of short words as it is: "migrações".
  if (language_ == Language::pt) {
    replace_end(word, "ções", "ção");
    replace_end(word, "coes", "cao");
  }
  if (!rules_) return fold(word);
  const sb_symbol* const stem = sb_stemmer_stem(
      rules_, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  return fold(
      {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(rules_))});
}

Stemmer::Stems Stemmer::stems(std::string_view word) {
  Stems stems{stem(std::string(word)), {}};
  const std::string bare = fold(word);
  if (bare != word) stems.bare = stem(bare);
  if (stems.bare == stems.written) stems.bare.clear();
  return stems;
}

void register_tokenizer(sqlite3* connection) {
  fts5_api* const api = api_of(connection);
  fts5_tokenizer methods{create, destroy, tokenize};
  check(api->xCreateTokenizer(api, "acta", api, &methods, nullptr) == SQLITE_OK,
        "FTS5 takes our tokenizer");
}

struct Splitter::Parts {
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  static sqlite3* open() {
    sqlite3* opened = nullptr;
    check(sqlite3_open(":memory:", &opened) == SQLITE_OK, "SQLite opens a database in memory");
    return opened;
  }
  std::unique_ptr<sqlite3, Close> connection{open()};
  Tokenizer tokenizer{api_of(connection.get()), Language::other};
};

Splitter::Splitter() : parts_(std::make_unique<Parts>()) {}
Splitter::~Splitter() = default;

void Splitter::each(std::string_view text, const std::function<void(std::string_view word)>& f) {
  using Take = std::function<void(std::string_view)>;
  const auto take = [](void* context, int, const char* token, int size, int, int) {
    (*static_cast<const Take*>(context))({token, static_cast<std::size_t>(size)});
    return SQLITE_OK;
  };
  parts_->tokenizer.words(text, 0, const_cast<Take*>(&f), take);
}

}  // namespace acta::search
