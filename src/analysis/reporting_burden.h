#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/computed.h"
#include "base/decimal.h"
#include "register/records/observation.h"

namespace acta::analysis {

// How what a body asks for meets the indicator that answers it. Definition, unit and frequency are
// compared as they are written; what one side does not state is not compared.
enum class Fit : std::uint8_t {
  own,           // the process itself asks for its indicator
  same,          // all three are stated by both, and alike
  differs,       // and how is written down
  unwritten,     // they differ and nobody wrote how: since it was mapped, one side changed
  not_compared,  // one side does not say what exactly it means
};
std::string_view name_of(Fit fit);  // "not-compared"

// One body asks for one thing. A body is a mechanism or an organisation, or a framework that the
// record knows as a code ("sdg").
struct Question {
  const record::Subject* body = nullptr;  // null: a framework
  std::string_view framework;
  std::string_view number;                     // its own for it: "10.7.2"
  const record::Subject* request = nullptr;    // null: the indicator says so itself
  const record::Subject* indicator = nullptr;  // that answers it; null: none is named
  Fit fit = Fit::not_compared;
  std::string_view unit, frequency;      // asked for; empty: not stated
  const record::Claim* claim = nullptr;  // that they ask
};

// One thing that is measured once.
struct MeasuredOnce {
  const record::Subject* indicator = nullptr;
  const record::Claim* held_by = nullptr;  // who has the data; null: nobody said
  std::vector<Question> questions;         // the process's own first, then by body and number
  std::size_t bodies = 0;                  // distinct
};

// What is asked of whoever has the data, under the same words.
struct Holder {
  const record::Claim* words = nullptr;  // "labour ministries"
  std::size_t indicators = 0, questions = 0, bodies = 0;
};

// What a body is told, in the unit that it asks for: the newest value of each place, of everybody.
struct Told {
  Question question;
  record::Observation value;
  std::optional<Decimal> amount;  // none: the units do not convert exactly
};

struct ReportingBurden {
  std::vector<MeasuredOnce> indicators;  // those that most bodies ask for first, then by id
  std::vector<Holder> holders;           // those of whom most bodies ask first, then most questions
  std::vector<Question> unanswered;      // requests that name no indicator, by id
  std::vector<Told> told;
  std::size_t questions = 0;     // all of them
  std::size_t requests = 0;      // of them in the words of the body that asks
  std::size_t several = 0;       // indicators that two bodies or more ask for
  std::size_t not_compared = 0;  // questions of others whose definition stands beside none
  Computed how;
};

// Reads `indicator` (its committee's or pillar's mechanism asks for it, and the framework that it
// belongs to) and `request` (asked_by, answered_by, definition, unit, frequency, difference). What
// is on record is counted; who else asks whom for what is not known, and nothing stands for it.
ReportingBurden reporting_burden(const record::View& view);

}  // namespace acta::analysis
