#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sb_stemmer;

// The words of a text as search knows them: without case and accents, and cut down to their stem
// by the rules of the text's language (Snowball).
namespace acta::search {

// Which table of the index, and which stemmer. Texts of other languages, and ids, are not stemmed.
enum class Language : unsigned char { en, es, pt, fr, other };
constexpr Language all_languages[] = {Language::en, Language::es, Language::pt, Language::fr,
                                      Language::other};
Language language_of(std::string_view tag);  // "pt-BR" is pt
std::string_view tag_of(Language language);  // "other" for the last

// A word has up to two stems: that of the word as it is written and that of the word without its
// accents, because the rules for "migración" do not know "migracion", and people type both.
class Stemmer {
 public:
  explicit Stemmer(Language language);
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  // Of a word in lower case. The second is empty where both are the same.
  struct Stems {
    std::string written, bare;
  };
  Stems stems(std::string_view word);

 private:
  std::string stem(std::string word);
  Language language_;
  sb_stemmer* rules_ = nullptr;
};

// Makes FTS5 of this connection cut texts into these words: tokenize='acta es'.
void register_tokenizer(sqlite3* connection);

// Cuts texts into words and leaves these as they are but for their case.
class Splitter {
 public:
  Splitter();
  ~Splitter();
  void each(std::string_view text, const std::function<void(std::string_view word)>& f);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace acta::search
