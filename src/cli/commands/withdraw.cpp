#include <charconv>

#include "base/sha256.h"
#include "base/text.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "procedure/intake.h"
#include "procedure/withdrawal.h"
#include "register/view.h"

namespace acta::cli {
namespace {

const record::Claim* find(const record::Register& record, const std::string& written) {
  std::uint64_t entry = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), entry);
  if (error == std::errc{} && end == written.data() + written.size()) {
    const bool recorded = entry > 0 && entry <= record.published();
    return recorded ? record.claim(entry) : nullptr;
  }
  return record.by_key(written);
}

int withdraw(const Arguments& arguments, Session& session) {
  const std::string reason(trim(arguments.value("--reason")));
  if (reason.empty())
    return session.refuse(Error{ErrorKind::invalid, "error.cli.reason-needed", "--reason", {}, {}});
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto intake = procedure::Intake::open(*where, store::Mode::write, session.world.now, {});
  if (!intake) return session.refuse(intake.error());

  const std::string written = arguments.value("ENTRY");
  const record::Claim* const claim = find((*intake)->record(), written);
  if (!claim)
    return session.refuse(
        Error{ErrorKind::not_found, "error.cli.no-such-claim", "ENTRY", written, {}});
  const record::View newest((*intake)->record(), Day{}, (*intake)->record().published(),
                            record::Audience::desk);
  if (const record::Claim* const by = newest.superseded_by(*claim))
    return session.refuse(Error{ErrorKind::conflict, "error.cli.superseded", "ENTRY", written,
                                std::to_string(by->number)});
  const std::string key = "withdraw/" + std::to_string(claim->number) + '/' + hex(sha256(reason));
  const auto outcome =
      (*intake)->submit({key, "operator", {procedure::withdrawal(*claim, reason, "ENTRY")}});
  if (!outcome) return session.refuse(outcome.error());
  session.say(session.t("cli.withdraw.done", {{"entry", std::to_string(claim->number)},
                                              {"at", std::to_string(outcome->at)}}));
  return done;
}

}  // namespace

Command withdraw_command() {
  return {
      .name = "withdraw",
      .common = store,
      .positionals = {{"ENTRY"}},
      .options = {{"--reason", "SENTENCE"}},
      .examples = {"acta withdraw 1842 --reason \"The source was misread.\"",
                   "acta withdraw los-angeles/commitments/CM13/quantity --reason \"The source was "
                   "misread.\""},
      .run = withdraw};
}

}  // namespace acta::cli
