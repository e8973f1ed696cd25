#include "report/brief.h"
#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/document_file.h"

namespace acta::cli {
namespace {

int brief(const Arguments& arguments, Session& session) {
  if (const auto output = check_output(arguments); !output) return session.refuse(output.error());
  return answer_from_store(session, [&](const record::View& view) {
    const auto subject = answer::find_subject(view, arguments.value("SUBJECT"), "SUBJECT");
    if (!subject) return session.refuse(subject.error());
    const auto since = since_of(arguments, view.at());
    if (!since) return session.refuse(since.error());
    const auto document = report::brief(view, **subject, *since, session.t, "SUBJECT");
    if (!document) return session.refuse(document.error());
    return write_document(*document, arguments, session);
  });
}

}  // namespace

Command brief_command() {
  return {.name = "brief",
          .common = store | dates,
          .positionals = {{"SUBJECT"}},
          .options = {output_option, since_option, translated_option},
          .examples = {"acta brief COL --lang es -o brief.pdf",
                       "acta brief Brasil --lang pt --valid 2024-12-01 -o brasil.docx",
                       "acta brief LAD-AP02 --since 9000 -o committee.html"},
          .run = brief};
}

}  // namespace acta::cli
