#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "base/sha256.h"
#include "store/accounts/seal.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// What somebody sent without an account, or from the desk. Its content is kept, sealed, until it
// was decided on and is erased with that; of whoever has no account no address, name or number is
// kept beside it.
struct Filing {
  std::string id;                   // "F-mfrggzdfmztwq2lk"
  std::string kind;                 // "concern", "evidence"
  std::string country, commitment;  // ids
  Instant filed;
  std::string state;     // received, refused, admitted
  Instant decided;       // of a decided one
  std::string account;   // who decided
  std::string reason;    // of a refused one: the pack's code
  std::string docket;    // of an admitted concern: "C-2026-0001"
  std::string proposal;  // of an admitted one
  std::string content;   // opaque; empty once it was decided
  std::string filer;     // the account of whoever sent it from the desk; empty: nobody is known
};

// A file that came with it, as it is handed out.
struct FilingFile {
  std::string name, bytes;  // empty once they were erased
  Hash digest = {};         // of what was sent
  std::uint64_t size = 0;   // of what was sent
};

// The table of filings. Whoever reads the database alone, or a copy of it, can neither read what
// was sent (it is sealed under accounts.key) nor tell which filing a person with a receipt has sent
// (of the receipt only the SHA-256 is kept). Any thread.
class Filings {
 public:
  // error.store.accounts-key
  static Result<std::unique_ptr<Filings>> open(const Location& location, Clock clock);

  // The same receipt is the same filing: a double click is one. error.filing.sent-before: it says
  // something else now, and the first still waits. error.filing.many: more than `most_a_day` in the
  // last day, or 256 MiB of files that wait; nobody may fill the disk.
  Result<Filing> add(const Filing& filing, const Hash& receipt, std::size_t most_a_day,
                     const FilingFile* file = nullptr);
  std::optional<Filing> find(std::string_view id);
  std::optional<Filing> find(const Hash& receipt);  // without its content
  std::vector<Filing> waiting();                    // received ones, the oldest first

  // All, or those of one account; without their content, the oldest first.
  std::vector<Filing> filed_before(Instant until);
  std::vector<Filing> filed_by(std::string_view account);

  // The next number of the docket in a year, after all that filings and proposals have.
  std::string next_docket(std::string_view year);
  // The file of a filing, or the one that was passed on with a proposal; none: there was none. Of
  // what was sent with it the digest alone, which opens nothing.
  std::optional<Hash> file_digest(std::string_view filing);
  std::optional<FilingFile> file(std::string_view filing);
  std::optional<FilingFile> passed_on(std::string_view proposal);

  // Both erase the content, and the file unless it is passed on. error.proposal.changed if it was
  // decided already.
  Result<Filing> admit(std::string_view id, std::string_view account, std::string_view docket,
                       std::string_view proposal, bool passes_file_on = false);
  Result<Filing> refuse(std::string_view id, std::string_view account, std::string_view reason);

 private:
  Filings(std::unique_ptr<Connection> connection, Seal seal, Clock clock);
  enum class Content : std::uint8_t { left_sealed, opened };
  std::vector<Filing> read(std::string_view condition, const Value& value, Content content);
  Result<Filing> the_same(Filing known, const Filing& filing, const FilingFile* file);
  std::optional<FilingFile> read_file(std::string_view column, std::string_view value);
  void keep_file(std::string_view filing, const FilingFile& file);
  Result<Filing> decide(std::string_view id, std::string_view account, std::string_view state,
                        std::string_view column, std::string_view value, std::string_view docket,
                        bool passes_file_on = false);

  std::mutex mutex_;  // of the connection
  std::unique_ptr<Connection> connection_;
  Seal seal_;
  Clock clock_;
};

}  // namespace acta::store
