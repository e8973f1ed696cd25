#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "register/register.h"
#include "register/view.h"

// For tests of every room: a record in memory, made claim by claim without a store.
namespace acta::record {

// What a test says about a claim; everything has a default but what it is about.
struct Said {
  std::string from;   // EDTF: "2022-06-10", "2022-06-11..2022-09-26" (between), "" unknown
  std::string to;     // the first day on which it no longer holds
  std::string until;  // or the last on which it does
  std::string source = "T1";
  std::string locator = "l.1";
  std::string asserter = "compiler";
  std::string language;
  std::string unit;      // of a quantity
  std::string currency;  // of money
  std::string qualifier;
  std::string note;
  std::string key;
  bool restricted = false;
};

// Adds claims to a record as if a ledger had held them, one second apart from 2026-01-01T00:00Z.
// Each call gives the entry's number. What it cannot add is a defect of the test.
//
//   RecordBuilder build;
//   build.property("endorser", "reference", "many", {.membership = "full"});
//   build.reference("mechanism/LAD", "endorser", "country/PER", {.from = "2022-06-10"});
//   const View view = build.view("2023-07-01");
class RecordBuilder {
 public:
  struct PropertyOptions {
    std::string membership;
    std::string seat;
  };
  // Type and cardinality as in a pack's properties.csv.
  void property(std::string_view name, std::string_view type, std::string_view cardinality = "many",
                const PropertyOptions& options = {});

  std::uint64_t text(std::string_view subject, std::string_view property, std::string_view text,
                     const Said& said = {});
  std::uint64_t code(std::string_view subject, std::string_view property, std::string_view code,
                     const Said& said = {});
  std::uint64_t reference(std::string_view subject, std::string_view property, std::string_view to,
                          const Said& said = {});
  std::uint64_t date(std::string_view subject, std::string_view property, std::string_view edtf,
                     const Said& said = {});
  std::uint64_t quantity(std::string_view subject, std::string_view property,
                         std::string_view amount, const Said& said = {});
  std::uint64_t money(std::string_view subject, std::string_view property, std::string_view amount,
                      const Said& said = {});
  std::uint64_t claim(std::string_view subject, std::string_view property, std::uint64_t claim,
                      const Said& said = {});

  // Claims that take the place of others.
  std::uint64_t resolve(std::string_view disagreement, ResolutionKind kind,
                        const std::vector<std::uint64_t>& set_aside, const Said& said = {});
  std::uint64_t correct(std::uint64_t old, std::string_view new_text, const Said& said = {});
  std::uint64_t withdraw(std::uint64_t old);

  // Everything said so far, on a day ("2023-07-01").
  View view(std::string_view day, Audience audience = Audience::everyone);
  View view_at(std::string_view day, std::uint64_t entry, Audience audience = Audience::everyone);
  const Subject& subject(std::string_view name) const;  // a defect if nobody spoke of it
  Register& record() { return record_; }

 private:
  struct Replacing;
  std::uint64_t add(std::string_view subject, std::string_view property, const Value& value,
                    const Said& said, const Replacing* replacing = nullptr);
  Symbol symbol(std::string_view text) { return texts_.intern(text); }

  Register record_;
  Arena texts_;
  std::uint64_t next_ = 1;
};

}  // namespace acta::record
