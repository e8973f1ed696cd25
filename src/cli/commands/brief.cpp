#include <charconv>

#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "report/brief.h"
#include "store/files.h"

namespace acta::cli {
namespace {

using Writing = std::string (*)(const report::Document&);

// By the name of the file; null for a format that there is not.
Writing writing_for(std::string_view path) {
  if (path.ends_with(".pdf")) return report::to_pdf;
  if (path.ends_with(".docx")) return report::to_docx;
  if (path.ends_with(".html")) return report::to_html;
  return nullptr;
}

Result<std::optional<std::uint64_t>> since_of(const Arguments& arguments, std::uint64_t last) {
  if (!arguments.has("--since")) return std::nullopt;
  const std::string text = arguments.value("--since");
  std::uint64_t entry = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), entry);
  if (wrong != std::errc{} || end != text.data() + text.size() || entry == 0 || entry > last)
    return invalid("error.cli.not-an-entry", "--since", text, std::to_string(last));
  return entry;
}

int brief(const Arguments& arguments, Session& session) {
  const std::string path = arguments.value("--output");
  const Writing write = writing_for(path);
  if (!write)
    return session.refuse(
        Error{ErrorKind::invalid, "error.brief.format", "--output", path, ".pdf, .docx, .html"});
  return answer_from_store(session, [&](const record::View& view) {
    const auto subject = answer::find_subject(view, arguments.value("SUBJECT"), "SUBJECT");
    if (!subject) return session.refuse(subject.error());
    const auto since = since_of(arguments, view.at());
    if (!since) return session.refuse(since.error());
    const auto document = report::brief(view, **subject, *since, session.t, "SUBJECT");
    if (!document) return session.refuse(document.error());
    store::write_file(path, write(*document), 0644);
    session.say(session.t(
        "cli.brief.done",
        {{"file", path}, {"title", document->title}, {"hash", report::content_hash(*document)}}));
    return static_cast<int>(done);
  });
}

}  // namespace

Command brief_command() {
  return {.name = "brief",
          .common = store | dates,
          .positionals = {{"SUBJECT"}},
          .options = {{.name = "--output", .value = "FILE", .letter = "-o"},
                      {.name = "--since", .value = "ENTRY"}},
          .examples = {"acta brief COL --lang es -o brief.pdf",
                       "acta brief Brasil --lang pt --valid 2024-12-01 -o brasil.docx",
                       "acta brief LAD-AP02 --since 9000 -o committee.html"},
          .run = brief};
}

}  // namespace acta::cli
