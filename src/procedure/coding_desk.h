#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "procedure/coding.h"
#include "procedure/desk.h"
#include "store/codings/codings.h"

namespace acta::procedure {

// From codings to a proposal. Two people code a pair without seeing each other's work; where they
// differ, a third who sees both decides. Only then is it proposed, and goes the way of everything
// that others say of a state: review by somebody who coded none of it, the state's reply, and
// publication. What one person coded is seen by nobody else. Any thread.
//
//   const auto paper = codings->code(actor, form, 0);
//   if (!paper->proposal.empty()) …  // it was the last one that was missing
class CodingDesk {
 public:
  // What was complete when the program stopped is proposed now.
  static Result<std::unique_ptr<CodingDesk>> open(Intake& intake, Desk& desk,
                                                  const store::Location& location, Clock clock);

  // A pair as far as the actor may know it.
  struct Pair {
    std::string measure, commitment;
    std::size_t codings = 0;            // so many there are; 0: nobody has begun
    bool mine = false;                  // the actor has coded it
    std::vector<CodingForm> to_decide;  // both, where the actor may be the third
  };
  // The one asked for, and all that wait for somebody. Error as of coding_matter(), and not_found
  // for whoever may not code it.
  Result<Pair> pair(const Actor& actor, std::string_view measure,
                    std::string_view commitment) const;
  std::vector<Pair> waiting(const Actor& actor) const;

  // `seen`: how many codings the page showed: 0, or 2 to the third. What check_coding() and the
  // store say, error.permission.….
  Checked<store::CodingPaper> code(const Actor& actor, const CodingForm& form, std::size_t seen);

 private:
  CodingDesk(Intake& intake, Desk& desk, std::unique_ptr<store::Codings> codings)
      : intake_(intake), desk_(desk), codings_(std::move(codings)) {}
  Checked<Proposed> propose(const store::CodingPaper& paper);
  Pair seen_by(const Actor& actor, const store::CodingPaper& paper) const;

  Intake& intake_;
  Desk& desk_;
  std::unique_ptr<store::Codings> codings_;
};

}  // namespace acta::procedure
