#include "site/pages/crosswalk/crosswalk.h"

#include <algorithm>

#include "answer/answers.h"
#include "site/blocks.h"

namespace acta::site {

using analysis::Counterpart;
using analysis::CrosswalkCell;
using analysis::CrosswalkRow;

namespace {

std::int64_t elsewhere(const CrosswalkRow& row) {
  return std::count_if(row.cells.begin(), row.cells.end(), [](const CrosswalkCell& cell) {
    return cell.state == Counterpart::aligned || cell.state == Counterpart::possible;
  });
}

bool examined(const CrosswalkRow& row) {
  return row.none_anywhere ||
         std::any_of(row.cells.begin(), row.cells.end(), [](const CrosswalkCell& cell) {
           return cell.state >= Counterpart::none_found;
         });
}

Html finding(const Context& context, const analysis::Crosswalk& crosswalk) {
  std::int64_t packages = 0, alone = 0, shared = 0;
  for (const CrosswalkRow& row : crosswalk.rows) {
    if (row.item == row.pillar) continue;
    ++packages;
    if (elsewhere(row) == 0 && examined(row)) ++alone;
    if (elsewhere(row) > 1) ++shared;
  }
  Marks mark;
  return mark.in(context.t("page.crosswalk.finding", {{"packages", packages},
                                                      {"alone", alone},
                                                      {"shared", shared},
                                                      {"link", mark(open_how())},
                                                      {"end", mark(close_link())}}));
}

Result<Page> make(const Context& context) {
  const auto found = crosswalk_of(context);
  const analysis::Crosswalk& crosswalk = *found;
  Page page;
  page.nav = "crosswalk";
  page.title = context.t("nav.crosswalk");
  page.answer = answer::crosswalk(context.view, found, context.t);
  page.finding = finding(context, crosswalk);
  page.lede = escaped(context.t("page.crosswalk.lede"));
  const Piece piece = piece_of(context, crosswalk.rows.size(), "side_by_side",
                               rows_of_so_many(crosswalk.mechanisms.size()));
  page.body = draw_crosswalk(context, crosswalk, piece, page.answer);
  return page;
}

}  // namespace

std::string reading_of(const Context& context, const CrosswalkRow& row) {
  if (!examined(row)) return std::string(context.t("page.crosswalk.not-examined"));
  return context.t("page.crosswalk.elsewhere", {{"count", elsewhere(row)}});
}

Html cell_class(const CrosswalkRow& row, const CrosswalkCell& cell) {
  const bool several = elsewhere(row) > 1;
  switch (cell.state) {
    case Counterpart::aligned: return {several ? " class=\"has dup\"" : " class=\"has\""};
    case Counterpart::possible: return {" class=\"has maybe\""};
    case Counterpart::none_found:
    case Counterpart::draft:
    case Counterpart::not_examined: return {" class=\"none\""};
  }
  return {};
}

Html draw_counterparts(const Context& context, const CrosswalkCell& cell) {
  const Messages& t = context.t;
  Html html;
  for (const auto& found : cell.links) {
    if (!found.to) continue;
    html.text += "<span>" + link_to(context, *found.to).text + "</span>";
  }
  if (cell.state == Counterpart::aligned && !html.empty()) return html;
  html.text += "<span class=\"lead\">";
  put(html.text, t("counterpart." + std::string(analysis::name_of(cell.state))));
  html.text += "</span>";
  return html;
}

void add_crosswalk_page(Router& router, const Site& site) {
  add_page(router, site, "/crosswalk", {}, make);
}

}  // namespace acta::site
