#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/instant.h"
#include "base/interval.h"
#include "register/draft.h"
#include "register/subject.h"
#include "register/symbol.h"
#include "register/value.h"

namespace acta::record {

struct Claim;

enum class Status : std::uint8_t { published, restricted, withdrawn };

// Where it is written.
struct Citation {
  const Subject* source = nullptr;  // source/S002
  Symbol locator;                   // "l.95"; empty: the source gives none
  Symbol quote;                     // at most 15 words
  Date said;                        // meaningful when has_said
  bool has_said = false;
};

// That a later claim takes the place of this one; the newest first. What a View asks of the later
// one stands beside it, for a look at a claim is a walk to the memory.
struct Reply {
  const Claim* by;
  const Reply* before;
  std::uint64_t number;  // of the later one
  ReplaceKind kind;
};

// Who says what, where it is written, when it was true, and when the ledger held it. Immutable but
// for `replies`, which only grows; a reader at entry N ignores what came after N.
struct Claim {
  // What a View asks of every claim it passes stands together at the front: a million of them do
  // not fit into a cache.
  std::uint64_t number = 0;  // its entry in the ledger, from 1: its id
  Symbol property;
  std::atomic<const Reply*> replies = nullptr;
  Status status = Status::published;
  std::atomic<bool> erased = false;  // by law, after it was recorded: nobody sees it at any date
  ReplaceKind replace_kind = ReplaceKind::none;
  ResolutionKind resolution = ResolutionKind::none;
  Translation translation = Translation::none;
  Interval valid;

  Value value;
  const Subject* subject = nullptr;
  Citation citation;
  Symbol language;  // of a text
  Instant recorded;
  Symbol asserter;  // the party or office that says so
  Symbol author;    // opaque reference of the account that entered it
  Symbol note;
  Symbol key;                               // the submitter's own stable name for it
  std::span<const std::uint64_t> replaces;  // entries

  Claim() = default;
  Claim(const Claim&) = delete;
  Claim& operator=(const Claim&) = delete;
};

std::string_view name_of(ReplaceKind kind);
std::string_view name_of(ResolutionKind kind);          // "part-of"
ResolutionKind resolution_kind(std::string_view name);  // none if it is not one of the seven
std::string_view name_of(Translation translation);
Translation translation_named(std::string_view name);  // none if it is not one of the three
std::string_view name_of(Status status);

}  // namespace acta::record
