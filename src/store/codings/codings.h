#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// How one account coded a pair; what it says is opaque here.
struct KeptCoding {
  std::uint64_t place = 1;  // 1 and 2 without seeing another, 3 having seen both
  std::string account = {};
  Instant coded = {};
  std::string content = {};
  std::string code = {};  // which two either share or not
};

// A national act and a commitment that are being coded. It stands in no record until it has become
// a proposal, and is closed then: coding the pair again is another paper.
struct CodingPaper {
  std::string id;                   // "T-mfrggzdfmztwq2lk"
  std::string measure, commitment;  // ids
  std::string proposal;             // empty: still open
  std::vector<KeptCoding> codings;  // by place

  bool differs() const {
    return codings.size() == 2 && codings.front().code != codings.back().code;
  }
  // What two said alike, or three of whom the last had seen the others.
  bool complete() const { return codings.size() == 3 || (codings.size() == 2 && !differs()); }
};

// The table of codings. That a person codes a pair once is a constraint of the database as well.
// Any thread.
class Codings {
 public:
  static Result<std::unique_ptr<Codings>> open(const Location& location, Clock clock);

  // Puts it into the open paper of the pair, or opens one. `seen` is how many codings the account
  // was shown: 0 for the first two, 2 for the third. error.coding.again: the account has coded this
  // pair; error.proposal.changed: somebody was faster, and it would not be what its author took it
  // for.
  Result<CodingPaper> add(std::string_view measure, std::string_view commitment, std::uint64_t seen,
                          const KeptCoding& coding);
  void note_proposal(std::string_view paper, std::string_view proposal);

  std::vector<CodingPaper> open_papers();  // by measure, then commitment

 private:
  Codings(std::unique_ptr<Connection> connection, Clock clock);
  std::vector<CodingPaper> read(std::string_view condition, std::string_view a, std::string_view b);

  std::mutex mutex_;  // of the connection
  std::unique_ptr<Connection> connection_;
  Clock clock_;
};

}  // namespace acta::store
