#include "procedure/copies_audit.h"

#include "store/database.h"

namespace acta::procedure {
namespace {

constexpr std::size_t digits = 64;  // of a digest in hex

}  // namespace

// A claim's bytes are canonical (register/claim_bytes.h): a member that is there stands in them so
// and not otherwise, and within a text its quotes would be escaped.
void CopiesAudit::look_at(const ledger::Entry& entry) {
  constexpr std::string_view of_a_copy = "\"subject\":\"copy/";
  if (!entry.payload) return;
  const std::string_view claim = *entry.payload;
  const std::size_t subject = claim.find(of_a_copy);
  if (subject == claim.npos || claim.find("\"property\":\"kept\"") == claim.npos ||
      claim.find("\"value\":{\"code\":\"yes\"}") == claim.npos)
    return;
  kept_.emplace(claim.substr(subject + of_a_copy.size(), digits), entry.number);
}

Errors CopiesAudit::check(store::Copies& copies) const {
  Errors found;
  const auto fail = [&](const char* message, const auto& kept) {
    found.push_back({ErrorKind::conflict, message, kept.first, std::to_string(kept.second), {}});
  };
  for (const auto& kept : kept_) {
    const auto digest = parse_hash(kept.first);
    try {
      if (!digest || !copies.of(*digest)) fail("error.copy.missing", kept);
    } catch (const store::DbError& error) {
      if (error.kind != store::DbError::Kind::damaged) throw;
      fail("error.copy.altered", kept);
    }
  }
  return found;
}

}  // namespace acta::procedure
