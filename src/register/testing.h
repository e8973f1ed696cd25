#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "register/register.h"
#include "register/view.h"

// For tests of every room: a record in memory, made claim by claim without a store.
namespace acta::record {

// What a test says about a claim besides its subject, property and value.
struct Said {
  std::string from = {};   // EDTF: "2022-06-10", "2022-06-11..2022-09-26" (between); empty: unknown
  std::string to = {};     // the first day on which it no longer holds
  std::string until = {};  // or the last on which it does
  std::string source = "T1";
  std::string locator = "l.1";
  std::string asserter = "publisher";
  std::string language = {};
  std::string unit = {};  // of a quantity; of money its currency
  std::string qualifier = {};
  std::string note = {};
  std::string key = {};
  bool restricted = false;
};

// Adds claims to a record as a ledger would have held them, a second apart from
// 2026-01-01T00:00:00Z. Each call gives the entry's number. What cannot be added is a Defect.
//
//   RecordBuilder build;
//   build.property("endorser", "reference", {.membership = "full"});
//   build.reference("mechanism/LAD", "endorser", "country/PER", {.from = "2022-06-10"});
//   const View view = build.view("2023-07-01");
class RecordBuilder {
 public:
  struct Options {
    std::string cardinality = {};  // "one"; empty: many
    std::string membership = {};
    std::string seat = {};
  };
  void property(std::string_view name, std::string_view type, const Options& options);
  void kind(std::string_view name);

  using Entry = std::uint64_t;
  Entry text(std::string_view subject, std::string_view property, std::string_view text,
             const Said& said);
  Entry code(std::string_view subject, std::string_view property, std::string_view code,
             const Said& said);
  Entry reference(std::string_view subject, std::string_view property, std::string_view to,
                  const Said& said);
  Entry date(std::string_view subject, std::string_view property, std::string_view edtf,
             const Said& said);
  Entry quantity(std::string_view subject, std::string_view property, std::string_view amount,
                 const Said& said);
  Entry money(std::string_view subject, std::string_view property, std::string_view amount,
              const Said& said);
  Entry claim(std::string_view subject, std::string_view property, Entry claim, const Said& said);

  // From here on all is recorded at one instant, as one submission; or (false) a second apart
  // again.
  void at_once(bool on) { at_once_since_ = on ? next_ : 0; }

  // A resolution: a claim about the disagreement that sets others aside.
  Entry resolve(std::string_view disagreement, ResolutionKind kind,
                const std::vector<Entry>& set_aside, const Said& said);
  Entry withdraw(Entry old, const Said& said = {});
  Entry amend(Entry old, std::string_view text);  // a text, by another in its language
  // In the place of former translations of the same text.
  Entry translate(Entry original, std::string_view text, std::string_view language, Translation by,
                  std::vector<Entry> former = {});

  // Everything said so far, or as much as the entry says, on a day ("2023-07-01").
  View view(std::string_view day, Audience audience = Audience::everyone);
  View view_at(std::string_view day, Entry entry, Audience audience = Audience::everyone);
  const Subject& subject(std::string_view name) const;  // a Defect if nobody spoke of it
  const Register& record() const { return record_; }

 private:
  struct Replacing {
    std::vector<Entry> claims;
    ReplaceKind kind;
    ResolutionKind resolution;
    Translation translation = Translation::none;
  };
  Entry add(std::string_view subject, std::string_view property, const Value& value,
            const Said& said, const Replacing& replacing, Status status);
  Entry add(std::string_view subject, std::string_view property, const Value& value,
            const Said& said);
  const Subject* named(std::string_view name);

  Register record_;
  Arena arena_;
  std::deque<Subject> subjects_;
  Entry next_ = 1;
  Entry at_once_since_ = 0;  // 0: a second apart
};

}  // namespace acta::record
