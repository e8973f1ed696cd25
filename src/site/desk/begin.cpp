#include "answer/names.h"
#include "procedure/report.h"
#include "register/records/mechanism.h"
#include "register/records/membership.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/words.h"

namespace acta::site {
namespace {

using procedure::Verb;
using record::Subject;

std::string_view asked(const Visit& visit, std::string_view key) {
  const auto found = visit.request.target.query.find(key);
  return found == visit.request.target.query.end() ? std::string_view{} : found->second;
}

// Its id and the first words of what it promises.
std::string commitment_in_words(const Visit& visit, const Subject& commitment) {
  constexpr std::size_t most = 90;
  auto name = record::name(visit.context.view, commitment, visit.t().language());
  if (name.text.size() > most) {
    const std::size_t end = name.text.rfind(' ', most);
    name.text = name.text.substr(0, end == name.text.npos ? most : end) + " …";
  }
  return std::string(commitment.id()) + " · " + answer::tagged(name, visit.t());
}

std::vector<Field> fields_of(const Visit& visit) {
  const Messages& t = visit.t();
  const record::View& view = visit.context.view;
  Field commitment{"commitment",
                   std::string(t("column.commitment")),
                   {},
                   std::string(asked(visit, "commitment")),
                   {}};
  commitment.choices.emplace_back("", t("desk.report.choose"));
  for (const Subject* each : view.subjects("commitment"))
    commitment.choices.emplace_back(each->id(), commitment_in_words(visit, *each));
  Field country{"country",
                std::string(t("column.country")),
                std::string(t("desk.begin.country")),
                std::string(asked(visit, "country")),
                {}};
  country.choices.emplace_back("", t("desk.report.choose"));
  if (const Subject* const centre = record::centre(view))
    for (const record::Membership& member : record::memberships_of(view, *centre))
      if (member.kind == record::MembershipKind::full)
        country.choices.emplace_back(member.party->id(), name_of(visit.context, *member.party));
  return {std::move(commitment), std::move(country)};
}

// Chooses what an assessment or evidence is about, and goes on to its form.
Result<Response> begin(Visit& visit) {
  const std::string matter(visit.request.param("matter"));
  const auto track = procedure::track_of(matter);
  if (!track || !may_begin(visit, matter)) return not_found("error.permission.unknown");
  const std::string commitment(asked(visit, "commitment"));
  const std::string country(asked(visit, "country"));
  BeginView view;
  view.action = visit.path("/desk/begin/" + matter);
  view.fields = fields_of(visit);
  if (visit.request.target.query.contains("commitment")) {
    const auto found = procedure::matter_of(visit.context.view, commitment, country, *track);
    if (found) return see_other(visit.path("/desk/" + matter + '/' + country + '/' + commitment));
    const std::size_t wrong = found.error().place == "country" ? 1 : 0;
    const bool chosen = !view.fields.at(wrong).value.empty();
    view.fields.at(wrong).error = chosen ? wrong_in_words(visit.t(), found.error())
                                         : std::string(visit.t()("error.report.missing"));
  }
  DeskPage page;
  page.title = visit.t()("desk.begin." + matter);
  page.body = draw_begin(visit.t(), view);
  page.status = visit.request.target.query.contains("commitment") ? 422 : 200;
  return draw_desk_page(visit, page);
}

}  // namespace

bool may_begin(const Visit& visit, std::string_view matter) {
  const Subject* const centre = record::centre(visit.context.view);
  return may(visit.matrix, visit.actor, Verb::propose,
             {.kind = std::string(matter),
              .mechanism = centre ? std::string(centre->id()) : std::string()})
      .allowed;
}

void add_begin(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/begin/{matter}", Format::html, for_signed_in(desk, begin));
}

}  // namespace acta::site
