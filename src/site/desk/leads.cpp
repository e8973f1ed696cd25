#include "answer/measures.h"
#include "register/records/mechanism.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/table.h"

// Who leads a committee and has an act in tension in its theme: for whoever coordinates.
namespace acta::site {
namespace {

Result<Response> show(Visit& visit) {
  if (!may_see_leads(visit)) return not_found("error.permission.unknown");
  const Messages& t = visit.t();
  const record::View& view = visit.context.view;
  const auto report = analysis::measures(view, t.language());
  const answer::Answer found =
      answer::leads_in_tension(view, analysis::leads_in_tension(view, report), t);
  DeskPage page;
  page.title = found.title;
  page.lede = escaped(t(found.how.rule));
  const answer::Table& table = found.tables.front();
  page.body =
      table.rows.empty() ? draw_muted(t("desk.leads.none")) : draw_table(visit.context, table);
  page.path = "/desk/leads";
  return draw_desk_page(visit, page);
}

}  // namespace

bool may_see_leads(const Visit& visit) {
  const record::Subject* const centre = record::centre(visit.context.view);
  return may(visit.matrix, visit.actor, procedure::Verb::view,
             {.kind = "leads",
              .state = procedure::State::published,
              .mechanism = centre ? std::string(centre->id()) : std::string()})
      .allowed;
}

void add_leads(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/leads", Format::html, for_signed_in(desk, show));
}

}  // namespace acta::site
