#include "ledger/audit.h"

#include <gtest/gtest.h>

#include "ledger/merkle.h"
#include "ledger/tombstone.h"

namespace acta::ledger {
namespace {

struct Kept {
  std::uint64_t number;
  Instant recorded;
  EntryKind kind;
  std::optional<std::string> payload;
  std::string salt;
  std::string seal;
  Hash leaf;
};

// A log in memory, written as the store writes one and then tampered with by the tests.
struct Log {
  SigningKey key = SigningKey::generate("log.example/record").value();
  std::vector<Kept> entries;
  std::vector<std::string> notes;

  Log() { sign(); }

  void batch(const std::vector<std::string>& payloads, EntryKind kind = EntryKind::open) {
    const Instant recorded{entries.empty() ? 1'000 : entries.back().recorded.microseconds + 1'000};
    for (const std::string& payload : payloads) {
      Kept kept{entries.size() + 1, recorded, kind, payload, "", "", {}};
      if (kind == EntryKind::sealed) {
        kept.salt = random_salt();
        kept.seal = seal_of(kept.salt, payload);
      }
      rehash(kept);
      entries.push_back(kept);
    }
    sign();
  }

  static void rehash(Kept& kept) {
    kept.leaf = leaf_hash(leaf_bytes(kept.recorded, kept.kind,
                                     kept.kind == EntryKind::sealed ? kept.seal : *kept.payload));
  }

  void sign() {
    Frontier tree;
    for (const Kept& kept : entries) tree.append(kept.leaf);
    notes.push_back(sign_checkpoint(tree.size(), tree.root(), key));
  }

  void erase(std::size_t number) {
    entries[number - 1].payload.reset();
    entries[number - 1].salt.clear();
  }

  void bury(std::size_t number) {
    const Erasure erasure{number, entries[number - 1].leaf, "law", "reason", Instant{5}};
    batch({sign_tombstone(erasure, key)}, EntryKind::tombstone);
    erase(number);
  }

  void renumber() {
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i].number = i + 1;
  }

  AuditReport audit(const std::optional<std::string>& held = std::nullopt) const {
    return audit(key.verifier(), held);
  }

  AuditReport audit(const VerifierKey& verifier, const std::optional<std::string>& held) const {
    Audit audit(verifier, notes, held);
    for (const Kept& kept : entries) {
      std::optional<std::string_view> payload;
      if (kept.payload) payload = *kept.payload;
      audit.add({kept.number, kept.recorded, kept.kind, payload, kept.salt, kept.seal, kept.leaf});
    }
    return audit.finish();
  }
};

// Five batches: 1–3, 4, 5–8 (sealed), 9, 10–12.
Log some_log() {
  Log log;
  log.batch({"a", "b", "c"});
  log.batch({"d"});
  log.batch({"e", "f", "g", "h"}, EntryKind::sealed);
  log.batch({"i"});
  log.batch({"j", "k", "l"});
  return log;
}

// "changed 5; truncated 12": what was found, where.
std::string told(const AuditReport& report) {
  std::string text;
  for (const Error& finding : report.findings) {
    const std::string_view prefix = "error.ledger.";
    EXPECT_TRUE(finding.message.starts_with(prefix)) << finding.message;
    if (!text.empty()) text += "; ";
    text += finding.message.substr(prefix.size());
    if (!finding.place.empty()) text += " " + finding.place;
  }
  return text;
}

TEST(Audit, ASoundLogHasNoFindings) {
  const Log log = some_log();
  const AuditReport report = log.audit(log.notes[3]);
  EXPECT_EQ(told(report), "");
  EXPECT_TRUE(report.clean());
  EXPECT_EQ(report.size, 12U);
  EXPECT_EQ(report.checkpoints, 6U);
  EXPECT_EQ(report.root, open_checkpoint(log.notes.back(), log.key.verifier())->root);
}

TEST(Audit, AnEmptyLogIsSound) { EXPECT_EQ(told(Log().audit()), ""); }

TEST(Audit, AChangedByteIsFoundInItsEntryWhereverItIs) {
  for (std::size_t i = 0; i < 12; ++i) {
    const std::string expected = "changed " + std::to_string(i + 1);
    Log log = some_log();
    log.entries[i].payload.value().at(0) ^= 1;
    EXPECT_EQ(told(log.audit()), expected);
    log = some_log();
    log.entries[i].leaf[31] ^= 1;
    EXPECT_EQ(told(log.audit()), expected);
    log = some_log();
    log.entries[i].recorded.microseconds += 1;
    EXPECT_EQ(told(log.audit()), expected);
    log = some_log();
    log.entries[i].kind = EntryKind::tombstone;
    EXPECT_EQ(told(log.audit()), expected);
    if (log.entries[i].salt.empty()) continue;
    log = some_log();
    log.entries[i].salt[7] ^= 1;
    EXPECT_EQ(told(log.audit()), expected);
    log = some_log();
    log.entries[i].seal[7] ^= 1;
    EXPECT_EQ(told(log.audit()), expected);
  }
}

TEST(Audit, AnEntryWrittenAnewWithItsLeafHashIsFoundByTheCheckpoint) {
  Log log = some_log();
  log.entries[3].payload = "other";
  Log::rehash(log.entries[3]);
  EXPECT_EQ(told(log.audit()), "altered 4");
  log = some_log();
  log.entries[1].payload = "other";
  Log::rehash(log.entries[1]);
  EXPECT_EQ(told(log.audit()), "altered 1–3");
}

TEST(Audit, ARemovedEntryLeavesAGap) {
  Log log = some_log();
  log.entries.erase(log.entries.begin() + 4);
  EXPECT_EQ(told(log.audit()), "removed 5");
  log.entries.erase(log.entries.begin() + 4);
  EXPECT_EQ(told(log.audit()), "removed 5–6");
  log = some_log();
  log.entries.erase(log.entries.begin());
  EXPECT_EQ(told(log.audit()), "removed 1");
}

TEST(Audit, ARemovedEntryIsFoundThoughTheOthersAreRenumbered) {
  Log log = some_log();
  log.entries.erase(log.entries.begin() + 3);
  log.renumber();
  EXPECT_EQ(told(log.audit()), "removed 4");
}

TEST(Audit, EntriesThatChangedPlacesAreNamed) {
  Log log = some_log();  // whole entries, in another batch each
  std::swap(log.entries[3], log.entries[8]);
  log.renumber();
  EXPECT_EQ(told(log.audit()), "reordered 4–9");
  log = some_log();  // only what they say
  std::swap(log.entries[9].payload, log.entries[11].payload);
  EXPECT_EQ(told(log.audit()), "reordered 10, 12; reordered 12, 10");
  log = some_log();  // within a batch, leaf hashes too: no entry can be named
  std::swap(log.entries[9], log.entries[11]);
  log.renumber();
  EXPECT_EQ(told(log.audit()), "altered 10–12");
  log = some_log();  // numbers that do not rise
  std::swap(log.entries[9], log.entries[11]);
  EXPECT_EQ(told(log.audit()), "removed 10–11; reordered 10; reordered 11");
}

TEST(Audit, AShortenedLogIsTruncatedAndNotAltered) {
  Log log = some_log();
  log.entries.resize(10);
  const AuditReport report = log.audit();
  EXPECT_EQ(told(report), "truncated 12");
  EXPECT_EQ(report.findings[0].value, "10");
}

TEST(Audit, AShortenedLogWithoutItsLateCheckpointsIsFoundByTheReadersOwn) {
  Log log = some_log();
  const std::string held = log.notes.back();
  log.entries.resize(8);
  log.notes.resize(4);
  EXPECT_EQ(told(log.audit()), "");
  EXPECT_EQ(told(log.audit(held)), "truncated 12");
}

TEST(Audit, AForkIsFoundByTheReadersOldCheckpoint) {
  Log log = some_log();
  const std::string held = log.notes[2];  // at 4
  log.entries.resize(3);
  log.notes.resize(2);
  log.batch({"another d"});
  EXPECT_EQ(told(log.audit()), "");
  EXPECT_EQ(told(log.audit(held)), "forked 4");
  log.batch({"e", "f"});
  EXPECT_EQ(told(log.audit(held)), "forked 4");
}

TEST(Audit, AWrongKeyIsToldOnceForARunOfCheckpoints) {
  const Log log = some_log();
  const VerifierKey other = SigningKey::generate("log.example/record").value().verifier();
  EXPECT_EQ(told(log.audit(other, std::nullopt)), "wrong-key 0–12");
}

TEST(Audit, ACheckpointOfAnotherKeyIsFound) {
  Log log = some_log();
  const Log stranger = some_log();
  log.notes[2] = stranger.notes[2];
  EXPECT_EQ(told(log.audit()), "wrong-key 4");
  log = some_log();
  EXPECT_EQ(told(log.audit(stranger.notes[2])), "wrong-key 4");
}

TEST(Audit, ACheckpointThatCannotBeReadIsFound) {
  Log log = some_log();
  log.notes[2] = "log.example/record\n4\n";
  EXPECT_EQ(told(log.audit()), "bad-checkpoint 3");
  EXPECT_EQ(told(some_log().audit("nonsense")), "bad-held");
}

TEST(Audit, EntriesAfterTheLastCheckpointAreUnsigned) {
  Log log = some_log();
  log.notes.pop_back();
  EXPECT_EQ(told(log.audit()), "unsigned 10–12");
  log.notes.clear();
  EXPECT_EQ(told(log.audit()), "unsigned 1–12");
}

TEST(Audit, AClockThatWentBackIsFoundInALogThatWasSignedSo) {
  Log log;
  log.batch({"a"});
  log.batch({"b"});
  log.entries.back().recorded = Instant{500};
  Log::rehash(log.entries.back());
  log.notes.pop_back();
  log.sign();
  log.batch({"c"});
  EXPECT_EQ(told(log.audit()), "clock-back 2");
}

TEST(Audit, AnInstantThatWasSetBackIsAChangeAndAClockThatWentBack) {
  Log log = some_log();
  log.entries[4].recorded = Instant{7};
  EXPECT_EQ(told(log.audit()), "clock-back 5; changed 5");
}

TEST(Audit, ATombstoneExplainsAMissingPayload) {
  for (const std::size_t number : {2U, 6U}) {  // open, sealed
    Log log = some_log();
    log.bury(number);
    log.batch({"later"});
    const AuditReport report = log.audit();
    EXPECT_EQ(told(report), "");
    EXPECT_EQ(report.erased, 1U);
    EXPECT_EQ(report.size, 14U);
  }
}

TEST(Audit, APayloadErasedWithoutATombstoneIsFound) {
  Log log = some_log();
  log.erase(2);
  log.erase(6);
  EXPECT_EQ(told(log.audit()), "erased 2; erased 6");
}

TEST(Audit, ATombstoneCoversOnlyWhatItNames) {
  Log log = some_log();
  log.bury(2);
  log.erase(3);
  EXPECT_EQ(told(log.audit()), "erased 3");
}

TEST(Audit, ATombstoneOfAnotherKeyOrLeafExplainsNothing) {
  Log log = some_log();
  const Log stranger = some_log();
  const Erasure erasure{2, log.entries[1].leaf, "law", "reason", Instant{5}};
  log.batch({sign_tombstone(erasure, stranger.key)}, EntryKind::tombstone);
  log.erase(2);
  EXPECT_EQ(told(log.audit()), "erased 2; bad-tombstone 13");

  log = some_log();
  log.batch({sign_tombstone({2, leaf_hash("other"), "law", "reason", Instant{5}}, log.key)},
            EntryKind::tombstone);
  log.erase(2);
  EXPECT_EQ(told(log.audit()), "erased 2; bad-tombstone 13");
}

TEST(Audit, ATombstoneCannotComeBeforeWhatItErases) {
  Log log = some_log();
  const Erasure erasure{14, leaf_hash("foreseen"), "law", "reason", Instant{5}};
  log.batch({sign_tombstone(erasure, log.key)}, EntryKind::tombstone);
  log.batch({"n"});
  log.erase(14);
  EXPECT_EQ(told(log.audit()), "bad-tombstone 13; erased 14");
}

TEST(Audit, ALogWithoutATrueWordInItIsToldBriefly) {
  Log log;
  log.batch(std::vector<std::string>(1'500, "a"));
  for (Kept& kept : log.entries) kept.payload = "b";
  const AuditReport report = log.audit();
  EXPECT_EQ(report.findings.size(), 1'000U);
  EXPECT_EQ(report.untold, 500U);
}

}  // namespace
}  // namespace acta::ledger
