#include <filesystem>

#include "cli/acting.h"
#include "cli/commands/sources.h"
#include "cli/session.h"
#include "exchange/captured_file.h"
#include "exchange/input_file.h"
#include "procedure/source_copies.h"

namespace acta::cli {
namespace {

namespace fs = std::filesystem;

// The file itself, or all files of a folder, by name.
std::vector<std::string> files_of(const std::string& path) {
  std::error_code wrong;
  if (!fs::is_directory(path, wrong)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(path, wrong))
    if (entry.is_regular_file(wrong)) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

// One copy a file; without --source the file is named after it: "S001.pdf", "S001.2026-11.pdf".
Checked<std::vector<procedure::CapturedCopy>> read_copies(const Arguments& arguments) {
  std::vector<procedure::CapturedCopy> copies;
  Errors errors;
  const std::string path = arguments.value("PATH");
  const std::vector<std::string> files = files_of(path);
  for (const char* const one : {"--source", "--sha256", "--from", "--archive"})
    if (arguments.has(one) && files.size() != 1)
      errors.push_back({ErrorKind::invalid, "error.copy.one-file", one, path, {}});
  if (files.empty()) errors.push_back({ErrorKind::not_found, "error.file.none", {}, path, {}});
  for (const std::string& file : files) {
    const std::string name = fs::path(file).filename().string();
    auto bytes = exchange::read_input(file, exchange::most_captured);
    if (!bytes) {
      errors.push_back(bytes.error());
      continue;
    }
    copies.push_back({.place = name,
                      .source = arguments.value("--source", name.substr(0, name.find('.'))),
                      .bytes = *std::move(bytes),
                      .captured = arguments.value("--captured"),
                      .by = arguments.value("--by"),
                      .address = arguments.value("--from"),
                      .archive = arguments.value("--archive"),
                      .digest = arguments.value("--sha256"),
                      .digest_only = arguments.has("--digest-only")});
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return copies;
}

int sources_archive(const Arguments& arguments, Session& session) {
  const auto copies = read_copies(arguments);
  if (!copies) return session.refuse(copies.error());
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto intake = procedure::Intake::open(*where, store::Mode::write, session.world.now, {});
  if (!intake) return session.refuse(intake.error());
  const record::Register& record = (*intake)->record();
  const record::View desk(record, day_of(session.world.now()), record.published(),
                          record::Audience::desk);
  const auto author = author_of(arguments, session, desk, "copy");
  if (!author) return session.refuse(author.error());
  const auto done_now =
      procedure::archive_copies(**intake, *where, session.world.now, *copies, *author);
  if (!done_now) return session.refuse(done_now.error());
  session.say(session.t("cli.sources-archive.done",
                        {{"copies", done_now->copies}, {"known", done_now->known}}));
  return done;
}

}  // namespace

Command sources_archive_command() {
  return {.name = "sources archive",
          .common = store,
          .positionals = {{"PATH"}},
          .options = {{"--captured", "DATE"},
                      {"--by", "WHO"},
                      {"--source", "SOURCE"},
                      {"--from", "URL"},
                      {"--archive", "URL"},
                      {"--sha256", "DIGEST"},
                      {"--digest-only"},
                      author_option},
          .examples = {"acta sources archive S002.pdf --captured 2026-11-20 --by secretariat",
                       "acta sources archive captures/ --captured 2026-11-20 --by secretariat",
                       "acta sources archive page.html --source S014 --captured 2026-11-20 --by "
                       "secretariat --digest-only --archive "
                       "https://web.archive.org/web/20261120000000/https://news.example/summit"},
          .run = sources_archive};
}

}  // namespace acta::cli
