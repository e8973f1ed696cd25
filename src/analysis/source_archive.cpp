#include "analysis/source_archive.h"

#include <algorithm>

#include "register/records/fields.h"

namespace acta::analysis {

using record::SourceCopy;
using record::Subject;

namespace {

bool captured_later(const SourceCopy& a, const SourceCopy& b) {
  const Day of_a = a.captured ? a.captured->last : Day::earliest();
  const Day of_b = b.captured ? b.captured->last : Day::earliest();
  return of_a != of_b ? of_a > of_b : a.subject->id() < b.subject->id();
}

}  // namespace

const SourceCopy* ArchivedSource::readable() const {
  for (const SourceCopy& copy : copies)
    if (copy.kept || !copy.archives.empty()) return &copy;
  return nullptr;
}

const ArchivedSource* SourceArchive::of(const Subject& source) const {
  const auto known = sources.find(&source);
  return known == sources.end() ? nullptr : &known->second;
}

SourceArchive source_archive(const record::View& view) {
  SourceArchive archive;
  for (const Subject* subject : view.subjects("copy")) {
    const SourceCopy copy = record::source_copy(view, *subject);
    for (const Subject* source : copy.sources) {
      SourceCopy& one = archive.sources[source].copies.emplace_back(copy);
      one.kept = one.kept && !record::forbids_copying(view, *source);
    }
  }
  for (const Subject* source : view.subjects("source")) {
    const record::Claim* const found = record::Fields(view, *source).claim("link_state");
    const auto* code = found ? std::get_if<record::Code>(&found->value) : nullptr;
    if (!code) continue;
    ArchivedSource& one = archive.sources[source];
    one.link = code->code;
    one.link_claim = found;
  }
  for (auto& [source, one] : archive.sources) {
    std::sort(one.copies.begin(), one.copies.end(), captured_later);
    const bool readable = one.readable() != nullptr;
    archive.with_copy += readable ? 1 : 0;
    archive.dead += one.dead() ? 1 : 0;
    archive.lost += one.dead() && !readable ? 1 : 0;
  }
  for (const Subject* process : view.subjects("process"))
    if (const auto checked = record::Fields(view, *process).date("links_checked"))
      archive.checked = checked;
  return archive;
}

}  // namespace acta::analysis
