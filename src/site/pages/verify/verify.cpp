#include "site/pages/verify/verify.h"

#include "base/sha256.h"
#include "ledger/checkpoint.h"
#include "procedure/published_log.h"
#include "site/blocks.h"

namespace acta::site {

using answer::Cell;

namespace {

// What was signed: the text of a note up to the empty line before its signatures.
Result<ledger::Checkpoint> signed_in(std::string_view note) {
  const ledger::Note read = TRY(ledger::parse_note(note));
  return ledger::parse_checkpoint(read.text);
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  VerifyView view;
  view.note = TRY(context.site.log->checkpoint(context.as_of.at));
  view.key = TRY(context.site.log->verifier_key());
  const ledger::Checkpoint checkpoint = TRY(signed_in(view.note));

  Page page;
  page.title = t("page.verify.title");
  page.finding = escaped(t("page.verify.finding", {{"entries", checkpoint.size}}));
  page.lede = escaped(t("page.verify.lede"));
  page.answer.question = "verify";
  page.answer.title = page.title;
  page.answer.how = analysis::computed(context.view, "rule.verify", {});
  page.answer.tables.push_back({"checkpoint",
                                {{"origin"}, {"size"}, {"root"}, {"key"}},
                                {{Cell::text(checkpoint.origin), Cell::number(checkpoint.size),
                                  Cell::text(hex(checkpoint.root)), Cell::text(view.key)}}});
  view.answer = &page.answer;
  page.body = draw_verify(context, view);
  return page;
}

}  // namespace

void add_verify_page(Router& router, const Site& site) {
  if (site.log) add_page(router, site, "/verify", {}, make);
}

}  // namespace acta::site
