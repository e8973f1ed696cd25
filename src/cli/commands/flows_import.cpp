#include <ostream>

#include "cli/acting.h"
#include "cli/commands/all.h"
#include "cli/flows.h"
#include "exchange/input_file.h"
#include "procedure/counted_submission.h"
#include "procedure/flow_import.h"
#include "procedure/intake.h"

namespace acta::cli {
namespace {

using answer::Cell;
using answer::Remark;

constexpr std::size_t most_input = 256;  // MiB

std::int64_t count(std::uint64_t number) { return static_cast<std::int64_t>(number); }

Checked<procedure::FlowPreview> look(const record::View& view, const Arguments& arguments,
                                     Session& session) {
  const std::string path = arguments.value("FILE");
  for (const char* const needed : {"--mapping", "--sender"})
    if (!arguments.has(needed))
      return tl::unexpected(Errors{{ErrorKind::invalid, "error.flows.needed", needed, {}, {}}});
  auto bytes = exchange::read_input(path, most_input);
  if (!bytes) return tl::unexpected(Errors{bytes.error()});
  const auto counts = stored_counts(session);
  if (!counts) return tl::unexpected(Errors{counts.error()});
  return procedure::preview_flow_file(view, *counts,
                                      {path.substr(path.rfind('/') + 1), *std::move(bytes),
                                       arguments.value("--mapping"), arguments.value("--sender")});
}

answer::Answer answer_of(const record::View& view, const procedure::FlowPreview& preview,
                         const std::string& file, const Messages& t) {
  answer::Answer answer;
  answer.question = "flows-import";
  answer.title = t("flows-import.title", {{"file", file}});
  answer.asked = {{"file", file}};
  answer.how = analysis::computed(view, "rule.flows-import", {"received"});
  answer::Table table{
      "changes",
      {{"series"}, {"nationality"}, {"first"}, {"last"}, {"created"}, {"revised"}, {"unchanged"}},
      {}};
  std::size_t created = 0, revised = 0, unchanged = 0;
  for (const procedure::FlowChange& change : preview.changes) {
    const auto period = [&](Day day) {
      return Cell::text(
          record::period_text(change.every, record::period_number(change.every, day)));
    };
    table.add({Cell::text(change.flow), Cell::text(change.nationality), period(change.first),
               period(change.last), Cell::number(change.created), Cell::number(change.revised),
               Cell::number(change.unchanged)});
    created += change.created;
    revised += change.revised;
    unchanged += change.unchanged;
  }
  answer.remarks.push_back({"flows-import.counts",
                            t("flows-import.counts", {{"created", count(created)},
                                                      {"revised", count(revised)},
                                                      {"unchanged", count(unchanged)}}),
                            Remark::Tone::headline});
  if (preview.known)
    answer.remarks.push_back(
        {"flows-import.known", std::string(t("flows-import.known")), Remark::Tone::warning});
  answer.tables = {std::move(table)};
  return answer;
}

int print(const record::View& view, const procedure::FlowPreview& preview,
          const Arguments& arguments, Session& session) {
  return session.print(answer_of(view, preview, arguments.value("FILE"), session.t), {"changes"});
}

int check(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto preview = look(view, arguments, session);
    if (!preview) return session.refuse(preview.error());
    return print(view, *preview, arguments, session);
  });
}

int flows_import(const Arguments& arguments, Session& session) {
  if (arguments.has("--check")) return check(arguments, session);
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto intake = procedure::Intake::open(*where, store::Mode::write, session.world.now, {});
  if (!intake) return session.refuse(intake.error());
  const record::Register& record = (*intake)->record();
  const record::View view(record, day_of(session.world.now()), record.published());
  const record::View desk(record, view.valid(), record.published(), record::Audience::desk);
  const auto author = author_of(arguments, session, desk, "counts");
  if (!author) return session.refuse(author.error());
  auto preview = look(view, arguments, session);
  if (!preview) return session.refuse(preview.error());
  if (const int printed = print(view, *preview, arguments, session); printed != done)
    return printed;
  std::uint64_t changes = 0, at = record.published();
  if (!preview->known) {
    preview->submission.author = *author;
    const auto outcome = procedure::submit_with_counts(**intake, *where, session.world.now,
                                                       preview->submission, preview->counts);
    if (!outcome) return session.refuse(outcome.error());
    for (const procedure::FlowChange& change : preview->changes)
      changes += change.created + change.revised;
    at = outcome->at;
  }
  session.world.err << session.t("cli.flows-import.done",
                                 {{"changes", count(changes)}, {"at", std::to_string(at)}})
                    << '\n';
  return done;
}

}  // namespace

Command flows_import_command() {
  return {.name = "flows import",
          .common = store | formats,
          .positionals = {{"FILE"}},
          .options = {{"--mapping", "NAME"}, {"--sender", "WHO"}, author_option, {"--check"}},
          .examples = {"acta flows import darien.csv --mapping gdidata-darien --sender "
                       "\"Panama, migration service\" --check",
                       "acta flows import darien.csv --mapping gdidata-darien --sender "
                       "\"Panama, migration service\""},
          .run = flows_import};
}

}  // namespace acta::cli
