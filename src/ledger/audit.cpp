#include "ledger/audit.h"

#include <algorithm>
#include <map>

#include "ledger/merkle.h"
#include "ledger/tombstone.h"

namespace acta::ledger {
namespace {

constexpr std::size_t most_findings = 1'000;

std::string range(std::uint64_t first, std::uint64_t last) {
  std::string text = std::to_string(first);
  if (last != first) text.append("\u2013").append(std::to_string(last));
  return text;
}

}  // namespace

struct Audit::State {
  struct Promise {
    std::uint64_t size;
    Hash root;
    bool held;  // by the reader, not by the store
  };
  struct Suspect {
    std::uint64_t number;
    Hash content;  // what the content gives
    Hash kept;     // what the log says
  };

  explicit State(VerifierKey verifier) : key(std::move(verifier)) {}

  void find(std::string_view what, std::uint64_t at, std::string place, std::string value = {});
  void take_notes(const std::vector<std::string>& notes);
  void take_held(const std::string& note);

  void check_sequence(const Entry& entry);
  bool content_agrees(const Entry& entry);
  void check_clock(const Entry& entry, bool sound_content);
  void check_tombstone(std::uint64_t number, std::string_view payload);
  void check_promises();

  void judge_suspects();
  void judge_break();
  void judge_end();

  VerifierKey key;
  AuditReport report;
  std::multimap<std::uint64_t, Error> found;  // by where in the log

  std::vector<Promise> promises;  // by size
  std::size_t next_promise = 0;
  std::uint64_t signed_size = 0;  // the largest that a stored checkpoint covers
  std::uint64_t sound = 0;        // the largest with the promised root
  std::uint64_t bad_promise = 0;  // the first with another root
  bool broken = false;            // the tree cannot be the promised one from here on

  Frontier tree;
  TreeHasher hasher;
  std::uint64_t last = 0;
  Instant last_recorded{INT64_MIN};
  std::vector<std::uint64_t> backward;        // recorded before the one before; not yet judged
  std::vector<Suspect> suspects;              // content and leaf hash disagree
  std::map<std::uint64_t, Hash> unexplained;  // payload gone, no tombstone yet
};

void Audit::State::find(std::string_view what, std::uint64_t at, std::string place,
                        std::string value) {
  found.emplace(
      at, Error{ErrorKind::conflict, std::string(what), std::move(place), std::move(value), {}});
}

// Checkpoints that this key did not sign are still compared: when only the reader's key is the
// wrong one, the rest of the log deserves a fair answer.
void Audit::State::take_notes(const std::vector<std::string>& notes) {
  std::optional<std::pair<std::uint64_t, std::uint64_t>> strangers;
  const auto tell_strangers = [&] {
    if (strangers)
      find("error.ledger.wrong-key", strangers->first, range(strangers->first, strangers->second),
           key.name());
    strangers.reset();
  };
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const auto note = parse_note(notes[i]);
    const auto checkpoint = note ? parse_checkpoint(note->text) : tl::unexpected(note.error());
    if (!checkpoint) {
      find("error.ledger.bad-checkpoint", 0, std::to_string(i + 1));
      continue;
    }
    promises.push_back({checkpoint->size, checkpoint->root, false});
    signed_size = std::max(signed_size, checkpoint->size);
    if (open_checkpoint(notes[i], key)) {
      tell_strangers();
    } else if (strangers) {
      strangers->second = checkpoint->size;
    } else {
      strangers.emplace(checkpoint->size, checkpoint->size);
    }
  }
  tell_strangers();
}

void Audit::State::take_held(const std::string& text) {
  const auto note = parse_note(text);
  const auto checkpoint = note ? parse_checkpoint(note->text) : tl::unexpected(note.error());
  if (!checkpoint) find("error.ledger.bad-held", 0, "");
  else if (!open_checkpoint(text, key))
    find("error.ledger.wrong-key", checkpoint->size, std::to_string(checkpoint->size), key.name());
  else promises.push_back({checkpoint->size, checkpoint->root, true});
}

void Audit::State::check_sequence(const Entry& entry) {
  if (entry.number == last + 1) return;
  broken = true;
  if (entry.number > last)
    find("error.ledger.removed", last + 1, range(last + 1, entry.number - 1));
  else find("error.ledger.reordered", entry.number, std::to_string(entry.number));
}

bool Audit::State::content_agrees(const Entry& entry) {
  std::string_view body = entry.seal;
  bool seal_agrees = true;
  if (entry.kind == EntryKind::sealed) {
    if (entry.payload) seal_agrees = seal_of(entry.salt, *entry.payload) == entry.seal;
  } else if (entry.payload) {
    body = *entry.payload;
  }
  if (!entry.payload && entry.kind != EntryKind::tombstone)
    unexplained.emplace(entry.number, entry.leaf_hash);
  if (!entry.payload && entry.kind == EntryKind::open) return true;  // only the leaf hash is left

  const Hash content = entry_hash(hasher, entry.recorded, entry.kind, body);
  if (seal_agrees && content == entry.leaf_hash) return true;
  suspects.push_back({entry.number, content, entry.leaf_hash});
  return false;
}

// An entry whose content is in doubt is no measure for those after it.
void Audit::State::check_clock(const Entry& entry, bool sound_content) {
  if (entry.recorded < last_recorded) {
    if (sound_content) backward.push_back(entry.number);
    else find("error.ledger.clock-back", entry.number, std::to_string(entry.number));
  }
  if (sound_content) last_recorded = entry.recorded;
}

void Audit::State::check_tombstone(std::uint64_t number, std::string_view payload) {
  const auto erasure = open_tombstone(payload, key);
  const auto erased = erasure ? unexplained.find(erasure->entry) : unexplained.end();
  const bool earlier = erasure && erasure->entry < number;
  if (!earlier || (erased != unexplained.end() && erased->second != erasure->leaf_hash)) {
    find("error.ledger.bad-tombstone", number, std::to_string(number));
  } else if (erased != unexplained.end()) {
    unexplained.erase(erased);
    ++report.erased;
  }
}

void Audit::State::check_promises() {
  for (; next_promise < promises.size() && promises[next_promise].size <= last; ++next_promise) {
    const Promise& promise = promises[next_promise];
    if (broken || promise.size != last) continue;
    if (tree.root() == promise.root) {
      sound = last;
      for (const std::uint64_t number : backward)
        find("error.ledger.clock-back", number, std::to_string(number));
      backward.clear();
    } else if (promise.held) {
      find("error.ledger.forked", last, std::to_string(last));
    } else {
      bad_promise = last;
      broken = true;
    }
  }
}

// An entry whose content gives the hash that another entry keeps was moved there; any other was
// changed.
void Audit::State::judge_suspects() {
  std::map<Hash, std::uint64_t> kept;
  for (const Suspect& suspect : suspects) kept.emplace(suspect.kept, suspect.number);
  for (const Suspect& suspect : suspects) {
    const auto home = kept.find(suspect.content);
    if (home == kept.end() || home->second == suspect.number)
      find("error.ledger.changed", suspect.number, std::to_string(suspect.number));
    else
      find("error.ledger.reordered", suspect.number,
           std::to_string(suspect.number) + ", " + std::to_string(home->second));
  }
}

// A checkpoint with another root, though every entry agrees with its own leaf hash: whoever did
// it made new leaf hashes or moved whole entries.
void Audit::State::judge_break() {
  const bool explained =
      bad_promise == 0 || std::any_of(suspects.begin(), suspects.end(),
                                      [&](const Suspect& s) { return s.number <= bad_promise; });
  if (!explained && !backward.empty() && backward.front() <= bad_promise + 1) {
    find("error.ledger.reordered", backward.front() - 1,
         range(backward.front() - 1, backward.back()));
    return;
  }
  for (const std::uint64_t number : backward)
    find("error.ledger.clock-back", number, std::to_string(number));
  if (explained) return;
  const bool shorter = last < signed_size;
  find(shorter ? "error.ledger.removed" : "error.ledger.altered", sound + 1,
       range(sound + 1, bad_promise));
}

void Audit::State::judge_end() {
  const std::uint64_t promised = promises.empty() ? 0 : promises.back().size;
  if (promised > last && bad_promise == 0)
    find("error.ledger.truncated", promised, std::to_string(promised), std::to_string(last));
  if (last > signed_size) find("error.ledger.unsigned", last, range(signed_size + 1, last));
  for (const auto& [number, hash] : unexplained)
    find("error.ledger.erased", number, std::to_string(number));
}

Audit::Audit(VerifierKey key, const std::vector<std::string>& notes,
             const std::optional<std::string>& held)
    : state_(std::make_unique<State>(std::move(key))) {
  state_->take_notes(notes);
  if (held) state_->take_held(*held);
  std::sort(state_->promises.begin(), state_->promises.end(),
            [](const auto& a, const auto& b) { return a.size < b.size; });
  state_->report.checkpoints = notes.size();
  state_->check_promises();  // those of the empty log
}

Audit::~Audit() = default;

void Audit::add(const Entry& entry) {
  State& state = *state_;
  state.check_sequence(entry);
  const bool sound_content = state.content_agrees(entry);
  state.check_clock(entry, sound_content);
  if (sound_content && entry.kind == EntryKind::tombstone && entry.payload)
    state.check_tombstone(entry.number, *entry.payload);
  state.tree.append(entry.leaf_hash);
  state.last = std::max(state.last, entry.number);
  state.check_promises();
}

AuditReport Audit::finish() {
  State& state = *state_;
  state.judge_suspects();
  state.judge_break();
  state.judge_end();
  AuditReport report = std::move(state.report);
  report.size = state.tree.size();
  report.root = state.tree.root();
  for (auto& [at, error] : state.found) {
    if (report.findings.size() < most_findings) report.findings.push_back(std::move(error));
    else ++report.untold;
  }
  return report;
}

}  // namespace acta::ledger
