#include "cli/commands/all.h"
#include "cli/document_file.h"
#include "cli/warn/evidence.h"

namespace acta::cli {
namespace {

int warn_card(const Arguments& arguments, Session& session) {
  if (const auto output = check_output(arguments); !output) return session.refuse(output.error());
  return answer_from_store(session, [&](const record::View& view) {
    const record::View desk(view.record(), view.valid(), view.at(), record::Audience::desk);
    const auto it = evidence_of(desk, arguments.value("ALERT"), session);
    if (!it) return session.refuse(it.error());
    return write_document(report::alert_card(desk, *it, record::alerts(desk), session.t), arguments,
                          session);
  });
}

}  // namespace

Command warn_card_command() {
  return {.name = "warn card",
          .common = store | dates,
          .positionals = {{"ALERT"}},
          .options = {output_option},
          .examples = {"acta warn card USA-southwest-2025-03 --lang es -o alerta.pdf"},
          .run = warn_card};
}

}  // namespace acta::cli
