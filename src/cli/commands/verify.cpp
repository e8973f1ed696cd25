#include <fstream>
#include <iterator>
#include <ostream>

#include "base/json.h"
#include "base/sha256.h"
#include "base/text.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "procedure/copies_audit.h"
#include "store/backup.h"

namespace acta::cli {
namespace {

Result<std::string> read_file(const std::string& path, std::string_view option) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file && text.empty()) return not_found("error.file.none", option, path);
  return text;
}

Result<ledger::VerifierKey> key_of(const Arguments& arguments, const store::LedgerStore& store) {
  if (!arguments.has("--key")) return store.verifier();
  const std::string text = TRY(read_file(arguments.value("--key"), "--key"));
  return ledger::VerifierKey::parse(trim(text), "--key");
}

// The copies of sources that the log binds, beside it: whether they are as they were. A log that
// holds none may be in a store that was made before there were any.
Result<bool> audit_copies(const procedure::CopiesAudit& bound, const store::Location& where,
                          ledger::AuditReport& report) {
  if (bound.size() == 0) return false;
  const auto copies = TRY(store::Copies::open_to_read(where));
  Errors found = bound.check(*copies);
  std::move(found.begin(), found.end(), std::back_inserter(report.findings));
  return found.empty();
}

void print_json(const ledger::AuditReport& report, std::size_t copies, const Messages& t,
                std::ostream& out) {
  JsonWriter json;
  json.object().key("sound").boolean(report.clean());
  json.key("size")
      .number(static_cast<std::int64_t>(report.size))
      .key("root")
      .text(hex(report.root));
  json.key("checkpoints").number(static_cast<std::int64_t>(report.checkpoints));
  json.key("erased").number(static_cast<std::int64_t>(report.erased));
  json.key("copies").number(static_cast<std::int64_t>(copies));
  json.key("findings").array();
  for (const Error& finding : report.findings)
    json.object()
        .key("rule")
        .text(finding.message)
        .key("place")
        .text(finding.place)
        .key("value")
        .text(finding.value)
        .key("hint")
        .text(finding.hint)
        .key("sentence")
        .text(t.explain(finding))
        .end();
  json.end().key("untold").number(static_cast<std::int64_t>(report.untold)).end();
  out << json.take();
}

void print_text(const ledger::AuditReport& report, std::size_t copies, bool copies_are_sound,
                Session& session) {
  const Messages& t = session.t;
  const auto count = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
  session.say(t(report.clean() ? "cli.verify.sound" : "cli.verify.unsound",
                {{"size", count(report.size)},
                 {"checkpoints", count(report.checkpoints)},
                 {"erased", count(report.erased)},
                 {"findings", count(report.findings.size() + report.untold)}}));
  if (copies_are_sound) session.say(t("cli.verify.copies", {{"copies", count(copies)}}));
  const std::string root = hex(report.root);
  session.say(t("cli.verify.root", {{"root", root}}));
}

int verify(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  std::optional<std::string> held;
  if (arguments.has("--checkpoint")) {
    auto text = read_file(arguments.value("--checkpoint"), "--checkpoint");
    if (!text) return session.refuse(text.error());
    held = *std::move(text);
  }
  ledger::AuditReport report;
  procedure::CopiesAudit copies;
  bool copies_are_sound = false;
  try {
    const auto store = store::open_store(*where, store::Mode::read);
    if (!store) return session.refuse(store.error());
    const auto key = key_of(arguments, **store);
    if (!key) return session.refuse(key.error());
    if (!arguments.has("--key"))
      session.warn(session.t("cli.verify.own-key", {{"key", key->text()}}));
    ProgressBar bar = session.progress("cli.progress.verifying");
    report = store::audit_store(
        **store, *key, held,
        [&bar](std::uint64_t done, std::uint64_t whole) { bar.show(done, whole); },
        [&copies](const ledger::Entry& entry) { copies.look_at(entry); });
    const auto sound = audit_copies(copies, *where, report);
    if (!sound) return session.refuse(sound.error());
    copies_are_sound = *sound;
  } catch (const store::DbError& error) {
    if (error.kind != store::DbError::Kind::damaged) throw;
    report.findings.push_back(
        {ErrorKind::conflict, "error.store.damaged", where->directory, error.what(), {}});
  }
  if (arguments.has("--json")) {
    print_json(report, copies.size(), session.t, session.world.out);
  } else {
    print_text(report, copies.size(), copies_are_sound, session);
    session.refuse(report.findings);
  }
  return report.clean() ? done : unsound;
}

}  // namespace

Command verify_command() {
  return {
      .name = "verify",
      .common = store,
      .options = {{"--key", "VKEYFILE"}, {"--checkpoint", "FILE"}, {"--json"}},
      .examples = {"acta verify", "acta verify --key log.pub --checkpoint 2024-09-25.checkpoint"},
      .run = verify};
}

}  // namespace acta::cli
