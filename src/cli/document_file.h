#pragma once

#include <optional>

#include "cli/command.h"
#include "cli/session.h"
#include "report/document.h"

// What the commands that write a document share: --output, --since and --translated.
namespace acta::cli {

inline constexpr Option output_option{
    .name = "--output", .value = "FILE", .sentence = "cli.document.output", .letter = "-o"};
inline constexpr Option since_option{
    .name = "--since", .value = "ENTRY", .sentence = "cli.document.since"};

inline constexpr Option translated_option{.name = "--translated",
                                          .sentence = "cli.document.translated"};

// The file's name says the format: error.document.format for one that there is not.
Result<void> check_output(const Arguments& arguments);
// error.cli.not-an-entry for what is no entry up to `last`.
Result<std::optional<std::uint64_t>> since_of(const Arguments& arguments, std::uint64_t last);
// Writes the file of --output and says so. error.document.untranslated with --translated.
int write_document(const report::Document& document, const Arguments& arguments, Session& session);

}  // namespace acta::cli
