#include "procedure/sheet_filing.h"

#include <utility>

namespace acta::procedure {
namespace {

void reject(RowPreview& row, Error why) {
  why.place = row.drafts.front().place;
  row.errors.push_back(std::move(why));
  row.fate = RowFate::rejected;
  row.drafts.clear();
}

Desk::Sent sent_of(const RowPreview& row, const Actor& actor) {
  Desk::Sent sent{{row.matter, "commitment/" + row.commitment, row.drafts},
                  "sheet/" + actor.account + '/' + row.drafts.front().subject.text};
  sent.place = row.drafts.front().place;
  if (row.amends == 0) return sent;
  sent.amends = row.waiting;
  sent.version = row.amends;
  return sent;
}

}  // namespace

Checked<SheetPreview> preview_for(const Desk& desk, const Actor& actor, std::string_view country,
                                  std::string_view language, std::string_view bytes,
                                  std::string_view file) {
  const Matrix matrix = TRY(desk.matrix());
  SheetPreview preview =
      TRY(preview_report_sheet(desk.view(), country, language, bytes, file, desk.all(actor)));
  for (RowPreview& row : preview.rows)
    if (!row.drafts.empty())
      if (auto allowed = require(matrix, actor, Verb::propose, row.matter); !allowed)
        reject(row, std::move(allowed).error());
  return preview;
}

Checked<std::vector<Proposed>> propose_sheet(Desk& desk, const Actor& actor,
                                             const SheetPreview& preview, TakeRows take) {
  if (take == TakeRows::all_or_none && preview.count(RowFate::rejected) > 0)
    return tl::unexpected(
        Errors{{ErrorKind::invalid, "error.sheet.rejected-rows", preview.file, {}, {}}});
  std::vector<Desk::Sent> all;
  for (const RowPreview& row : preview.rows)
    if (!row.drafts.empty()) all.push_back(sent_of(row, actor));
  return desk.propose_all(actor, std::move(all));
}

}  // namespace acta::procedure
