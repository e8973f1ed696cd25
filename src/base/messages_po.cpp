#include <optional>

#include <fmt/core.h>

#include "base/messages.h"
#include "base/text.h"

namespace acta {
namespace {

// GNU gettext manual, "The Format of PO Files", a line at a time. The first fault ends it.
class PoReader {
 public:
  PoReader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  Result<Messages::Sentences> read() {
    for (std::size_t at = 0; at < text_.size() && !fault_;) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      ++line_;
      read_line(trim(text_.substr(at, end - at)));
      at = end + 1;
    }
    if (!fault_) finish_entry();
    if (fault_) return tl::unexpected(std::move(*fault_));
    return std::move(sentences_);
  }

 private:
  struct Entry {
    std::optional<std::string> key;
    std::optional<std::string> sentence;
    bool fuzzy = false;
  };

  void refuse(const char* message, std::string_view value) {
    if (!fault_) fault_ = invalid(message, fmt::format("{}:{}", file_, line_), value).value();
  }

  void read_line(std::string_view line) {
    if (!is_utf8(line)) return refuse("error.po.not-utf8", {});
    if (line.empty()) return finish_entry();
    if (line.starts_with('#')) {
      if (entry_.sentence) finish_entry();
      if (line.starts_with("#,") && line.find("fuzzy") != line.npos) entry_.fuzzy = true;
      return;
    }
    if (line.starts_with('"')) {
      if (field_ == nullptr || !*field_) return refuse("error.po.not-an-entry", line);
      return append(**field_, line);
    }
    const std::size_t space = line.find_first_of(" \t");
    const std::string_view word = line.substr(0, space);
    if (word == "msgid") {
      if (entry_.sentence) finish_entry();
      if (entry_.key) return refuse("error.po.not-an-entry", line);
      field_ = &entry_.key;
    } else if (word == "msgstr" && entry_.key && !entry_.sentence) {
      field_ = &entry_.sentence;
    } else if (word == "msgid_plural" || word == "msgctxt" || word.starts_with("msgstr[")) {
      return refuse("error.po.plural", line);
    } else {
      return refuse("error.po.not-an-entry", line);
    }
    *field_ = std::string();
    append(**field_, space == line.npos ? std::string_view() : trim(line.substr(space)));
  }

  // A string in quotes, with the escapes of C that gettext writes.
  void append(std::string& text, std::string_view quoted) {
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"')
      return refuse("error.po.not-a-string", quoted);
    const std::string_view inside = quoted.substr(1, quoted.size() - 2);
    for (std::size_t at = 0; at < inside.size(); ++at) {
      if (inside[at] == '"') return refuse("error.po.not-a-string", quoted);
      if (inside[at] != '\\') {
        text += inside[at];
        continue;
      }
      if (++at == inside.size()) return refuse("error.po.not-a-string", quoted);
      switch (inside[at]) {
        case 'n': text += '\n'; break;
        case 't': text += '\t'; break;
        case '"':
        case '\\': text += inside[at]; break;
        default: return refuse("error.po.not-a-string", quoted);
      }
    }
  }

  void finish_entry() {
    const Entry entry = std::exchange(entry_, {});
    field_ = nullptr;
    if (!entry.key) return;
    if (!entry.sentence) return refuse("error.po.not-an-entry", *entry.key);
    const bool header = entry.key->empty();
    if (header || entry.fuzzy || entry.sentence->empty()) return;
    if (!sentences_.emplace(*entry.key, *entry.sentence).second)
      refuse("error.po.duplicate", *entry.key);
  }

  std::string_view text_;
  std::string_view file_;
  int line_ = 0;
  Entry entry_;
  std::optional<std::string>* field_ = nullptr;
  Messages::Sentences sentences_;
  std::optional<Error> fault_;
};

}  // namespace

Result<Messages::Sentences> parse_po(std::string_view text, std::string_view file) {
  return PoReader(text, file).read();
}

}  // namespace acta
