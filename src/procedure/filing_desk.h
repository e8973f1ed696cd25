#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "procedure/desk.h"
#include "procedure/filing.h"
#include "procedure/filing_counts.h"
#include "store/filings/filings.h"

namespace acta::procedure {

// What comes without an account, or from the desk to be read by the intake first: kept outside the
// ledger, seen by an intake officer alone, and erased as soon as it was decided on. What goes on,
// and can be published, is what the officer has redacted, through the same hands and the same right
// of reply as anything that others say of a state. Any thread.
//
//   const auto receipt = filings->file(form, key);
//   filings->admit(officer, id, redacted);
//   filings->status(*receipt)->state;
class FilingDesk {
 public:
  static Result<std::unique_ptr<FilingDesk>> open(Desk& desk, const store::Location& location,
                                                  Clock clock);

  // A file that comes with it, as its sender calls it: what may come is exchange/attachment.h's.
  struct Enclosed {
    std::string_view name, bytes;
  };
  // The receipt, with which alone the sender finds it again: 100 bits, told once and kept by
  // nobody. The same key (of at least 100 bits, from the page of the form) is the same filing.
  // `filer`: the account of whoever sends it from the desk.
  Checked<std::string> file(const FilingForm& form, std::string_view key,
                            const std::optional<Enclosed>& enclosed = {}, std::string filer = {});

  // What everybody who has the receipt may know. No text of it.
  struct Status {
    std::string kind, country, commitment;
    Day filed;
    std::string state;  // received, refused, admitted, reviewed (the state is asked), published
    std::optional<Day> decided;
    std::string reason;        // of a refused one: a code of the pack
    std::string subject;       // whose page tells more, once it is published; "concern/C-2026-0001"
    std::optional<Hash> file;  // of a file that came with it, as it was sent
  };
  std::optional<Status> status(std::string_view receipt) const;
  std::vector<Status> filed_by(std::string_view account) const;  // from the desk, the newest first

  // What had become by that moment of all that came before it. Of a moment that has passed it is
  // always the same.
  struct Fates {
    FilingFates all;
    std::optional<std::int32_t> days;  // half of those decided on were decided within; none: too
                                       // few to be told (filing_counts.h)
  };
  Fates fates(Instant until);

  // For whoever may decide on it: what waits, the oldest first, and one. not_found for others.
  std::vector<store::Filing> waiting(const Actor& actor) const;
  Result<store::Filing> find(const Actor& actor, std::string_view id) const;
  // The file goes on with what is admitted only if the officer says so.
  Checked<Proposed> admit(const Actor& actor, std::string_view id, const FilingForm& redacted,
                          bool passes_file_on = false);
  // The file of one that waits; or the one that went on with a proposal, for whoever may see that.
  // not_found where there is none.
  Result<store::FilingFile> enclosed(const Actor& actor, std::string_view id) const;
  Result<store::FilingFile> passed_on(const Actor& actor, std::string_view proposal) const;
  Result<void> refuse(const Actor& actor, std::string_view id, std::string_view reason);

 private:
  FilingDesk(Desk& desk, std::unique_ptr<store::Filings> filings, Clock clock)
      : desk_(desk), filings_(std::move(filings)), clock_(std::move(clock)) {}
  // By which a form is judged: of whoever does not sign in it is everybody's.
  record::View view_of(const std::string& filer) const;
  Status status_of(const store::Filing& filing) const;
  FilingFate fate_of(const store::Filing& filing, Instant until) const;
  Fates fates_anew(Instant until) const;
  Checked<Desk::Wanted> wanted(const Actor& actor, const store::Filing& filing,
                               const FilingForm& redacted, const std::string& docket) const;

  Desk& desk_;
  std::unique_ptr<store::Filings> filings_;
  Clock clock_;
  std::mutex deciding_;  // one at a time, and with it the number of the docket
  std::mutex counting_;
  std::optional<std::pair<Instant, Fates>> counted_;  // of the last moment that was asked for
};

}  // namespace acta::procedure
