#include "exchange/csv.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/text.h"

namespace acta::exchange {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += continues_character(c) ? 0 : 1;
  return count;
}

// What stands there, for the error: the rest of the line, or its first forty characters.
std::string_view excerpt(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 40;
  text = text.substr(at, text.find_first_of("\r\n", at) - at);
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size(); ++end)
    if (!continues_character(text[end]) && ++count > longest) break;
  return text.substr(0, end);
}

using Word = std::uint64_t;
constexpr Word every = 0x0101010101010101U;  // times a byte: that byte everywhere
constexpr Word high = every * 0x80;

// The high bit of each byte of `word` that is the delimiter or below a space, as line breaks are.
Word marks(Word word, Word delimiters) {
  const Word other = word ^ delimiters;
  const Word delimiter = ~(((other & ~high) + ~high) | other);
  const Word below_space = ~((word | high) - every * ' ') & ~word;
  return (delimiter | below_space) & high;
}

std::string hexadecimal(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'0', 'x', digits[byte >> 4U], digits[byte & 15U]};
}

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string_view file, char delimiter)
    : text_(text), file_(file), delimiter_(delimiter) {
  if (text_.starts_with(byte_order_mark)) at_ = line_start_ = byte_order_mark.size();
}

tl::unexpected<Error> CsvReader::fail(std::string message, std::size_t at, std::size_t line_start,
                                      std::size_t line) {
  at_ = text_.size();  // what follows a broken record cannot be trusted
  const std::size_t column = characters(text_.substr(line_start, at - line_start)) + 1;
  return invalid(std::move(message),
                 file_ + ':' + std::to_string(line) + ':' + std::to_string(column),
                 excerpt(text_, at));
}

tl::unexpected<Error> CsvReader::fail_here(std::string message) {
  return fail(std::move(message), at_, line_start_, line_);
}

Result<const CsvRecord*> CsvReader::next() {
  if (at_ >= text_.size()) return nullptr;
  if (checked_ == 0) {
    // Bytes that are no text are told before anything is made of them, with their own line.
    checked_ = text_.size();
    const std::size_t bad = std::min(first_bad_byte(text_), text_.find('\0'));
    if (bad != std::string_view::npos) {
      std::size_t line = 1;
      for (std::size_t i = 0; i < bad; ++i) {
        if (text_[i] != '\n' && (text_[i] != '\r' || text_[i + 1] == '\n')) continue;
        ++line;
        line_start_ = i + 1;
      }
      auto error =
          fail(text_[bad] == '\0' ? "error.csv.nul" : "error.csv.not-utf8", bad, line_start_, line);
      error.value().value = hexadecimal(text_[bad]);
      return error;
    }
  }

  record_.line = line_;
  record_.cells.clear();
  if (read_plain()) return &record_;
  unquoted_.clear();
  rewritten_.clear();
  do {
    if (auto read = read_cell(); !read) return tl::unexpected(std::move(read).error());
  } while (!end_of_record());
  for (const Rewritten& cell : rewritten_)
    record_.cells[cell.cell] = std::string_view(unquoted_).substr(cell.begin, cell.size);
  return &record_;
}

// Whether more has to be looked at than where the cell at `at` ends: it may be quoted.
bool CsvReader::starts_special(std::size_t at) const {
  const char c = text_[at];
  return c == '"' || ((c == ' ' || c == '\t') && c != delimiter_);
}

// Most cells are neither quoted nor rewritten: their ends are found eight bytes at a time. False
// where a cell is, and near the end of the file; the cells before it are taken.
bool CsvReader::read_plain() {
  if constexpr (std::endian::native != std::endian::little) return false;
  const Word delimiters = every * static_cast<unsigned char>(delimiter_);
  const char* const text = text_.data();
  if (starts_special(at_)) return false;
  for (std::size_t block = at_; block + sizeof(Word) < text_.size(); block += sizeof(Word)) {
    Word word;
    std::memcpy(&word, text + block, sizeof word);
    for (Word found = marks(word, delimiters); found != 0; found &= found - 1) {
      const std::size_t end = block + static_cast<std::size_t>(std::countr_zero(found)) / 8;
      const char c = text[end];
      const bool line_ends = c == '\n' || c == '\r';
      if (c != delimiter_ && !line_ends) continue;
      record_.cells.push_back(text_.substr(at_, end - at_));
      at_ = end + 1;
      if (line_ends) {
        if (c == '\r' && text[at_] == '\n') ++at_;
        ++line_;
        line_start_ = at_;
        return true;
      }
      if (starts_special(at_)) return false;
    }
  }
  return false;
}

Result<const CsvRecord*> CsvReader::next_filled() {
  for (;;) {
    const CsvRecord* const record = TRY(next());
    if (!record || record->cells.size() > 1 || !record->cells.front().empty()) return record;
  }
}

// Takes the delimiter or the line break that ends a cell.
bool CsvReader::end_of_record() {
  if (at_ == text_.size()) return true;
  const char c = text_[at_++];
  if (c == delimiter_) {
    // A delimiter at the very end of the file still begins one more, empty cell.
    if (at_ == text_.size()) {
      record_.cells.push_back(text_.substr(at_));
      return true;
    }
    return false;
  }
  if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
  ++line_;
  line_start_ = at_;
  return true;
}

Result<void> CsvReader::read_cell() {
  if (text_[at_] == '"') return read_quoted();
  const char* const begin = text_.data() + at_;
  const char* const end = text_.data() + text_.size();
  const char delimiter = delimiter_;
  const char* c = begin;
  while (c != end && *c != delimiter && *c != '\n' && *c != '\r') ++c;
  const std::string_view cell(begin, static_cast<std::size_t>(c - begin));
  // ` "a,b"` would come apart at its comma: whoever wrote it meant a quoted cell.
  if (cell.starts_with(' ') || cell.starts_with('\t')) {
    const std::size_t quote = cell.find_first_not_of(" \t");
    if (quote != std::string_view::npos && cell[quote] == '"') {
      at_ += quote;
      return fail_here("error.csv.space-before-quote");
    }
  }
  record_.cells.push_back(cell);
  at_ += cell.size();
  return {};
}

Result<void> CsvReader::read_quoted() {
  const std::size_t opened = at_;
  const std::size_t opened_line = line_;
  const std::size_t opened_line_start = line_start_;
  const std::size_t kept = unquoted_.size();
  bool rewritten = false;
  std::size_t piece = ++at_;
  for (;;) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos)
      return fail("error.csv.unterminated-quote", opened, opened_line_start, opened_line);
    for (std::size_t i = at_; i < quote; ++i) {
      if (text_[i] != '\n' && (text_[i] != '\r' || text_[i + 1] == '\n')) continue;
      ++line_;
      line_start_ = i + 1;
    }
    at_ = quote + 1;
    if (at_ == text_.size() || text_[at_] != '"') break;
    unquoted_.append(text_, piece, at_ - piece);  // with one of the two quotes
    rewritten = true;
    piece = ++at_;
  }
  const std::size_t end = at_ - 1;
  if (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r')
    return fail_here("error.csv.text-after-quote");
  if (rewritten) {
    unquoted_.append(text_, piece, end - piece);
    rewritten_.push_back({record_.cells.size(), kept, unquoted_.size() - kept});
  }
  record_.cells.push_back(text_.substr(opened + 1, end - opened - 1));
  return {};
}

}  // namespace acta::exchange
