#include "cli/document_file.h"

#include <charconv>

#include "analysis/sentence.h"
#include "base/text.h"
#include "store/files.h"

namespace acta::cli {
namespace {

using Format = std::string (*)(const report::Document&);

Format format_of(std::string_view file) {
  const std::string path = lower(file);
  if (path.ends_with(".pdf")) return report::to_pdf;
  if (path.ends_with(".docx")) return report::to_docx;
  if (path.ends_with(".html")) return report::to_html;
  return nullptr;
}

}  // namespace

Result<void> check_output(const Arguments& arguments) {
  const std::string path = arguments.value("--output");
  if (format_of(path)) return {};
  return invalid("error.document.format", "--output", path, ".pdf, .docx, .html");
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

int write_document(const report::Document& document, const Arguments& arguments, Session& session) {
  if (arguments.has("--translated") && !document.untranslated.empty())
    return session.refuse(Error{ErrorKind::invalid,
                                "error.document.untranslated",
                                "--translated",
                                {},
                                analysis::say_list(document.untranslated, session.t)});
  const std::string path = arguments.value("--output");
  store::write_file(path, format_of(path)(document), 0644);
  session.say(session.t(
      "cli.document.done",
      {{"file", path}, {"title", document.title}, {"hash", report::content_hash(document)}}));
  return done;
}

}  // namespace acta::cli
