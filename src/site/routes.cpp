#include "site/routes.h"

#include "site/api/openapi.h"
#include "site/archive.h"
#include "site/assets.h"
#include "site/copy_routes.h"
#include "site/crawlers/crawlers.h"
#include "site/data/doors.h"
#include "site/errors.h"
#include "site/feeds/feeds.h"
#include "site/log_routes.h"
#include "site/memento.h"
#include "site/operation/operation.h"
#include "site/pages/about/about.h"
#include "site/pages/changes/changes.h"
#include "site/pages/commitments/commitments.h"
#include "site/pages/committees/committees.h"
#include "site/pages/concerns/concerns.h"
#include "site/pages/countries/countries.h"
#include "site/pages/crosswalk/crosswalk.h"
#include "site/pages/disagreements/disagreements.h"
#include "site/pages/early_warning/corridor.h"
#include "site/pages/early_warning/early_warning.h"
#include "site/pages/gaps/gaps.h"
#include "site/pages/glossary/glossary.h"
#include "site/pages/health/health.h"
#include "site/pages/indicators/indicators.h"
#include "site/pages/measures/measures.h"
#include "site/pages/mechanisms/mechanisms.h"
#include "site/pages/meetings/meetings.h"
#include "site/pages/money/money.h"
#include "site/pages/organisations/organisations.h"
#include "site/pages/overlaps/overlaps.h"
#include "site/pages/pillars/pillars.h"
#include "site/pages/presidencies/presidencies.h"
#include "site/pages/progress/progress.h"
#include "site/pages/recommendations/recommendations.h"
#include "site/pages/record/subject.h"
#include "site/pages/reporting/reporting.h"
#include "site/pages/roles/roles.h"
#include "site/pages/search/search.h"
#include "site/pages/sources/sources.h"
#include "site/pages/state/state.h"
#include "site/pages/translations/translations.h"
#include "site/pages/verify/verify.h"
#include "site/pages/what_if/what_if.h"

namespace acta::site {
namespace {

Result<Response> to_own_language(const Request& request) {
  std::string home = "/" + std::string(request.language()) + "/";
  return Response::redirect(302, home + encode_query(request.target.query))
      .with("Vary", "Accept-Language")
      .with("Cache-Control", "no-cache");
}

}  // namespace

void add_routes(Router& router, const Site& site) {
  router.set_error_page(error_pages(site));
  add_copy_routes(router, site);  // before "/" of a server
  router.get("/", to_own_language);
  add_asset_routes(router);
  add_log_routes(router, site);
  add_copies(router, site);
  add_timemap_route(router, site);
  add_healthz(router, site);
  add_feeds(router, site);
  add_state_page(router, site);
  add_overlaps_page(router, site);
  add_what_if_page(router, site);
  add_crosswalk_page(router, site);
  add_gaps_page(router, site);
  add_translations_page(router, site);
  add_early_warning_page(router, site);
  add_corridor_page(router, site);
  add_health_page(router, site);
  add_disagreement_pages(router, site);
  add_changes_page(router, site);
  add_commitment_pages(router, site);
  add_committee_pages(router, site);
  add_concern_pages(router, site);
  add_country_pages(router, site);
  add_measure_pages(router, site);
  add_mechanism_pages(router, site);
  add_meeting_pages(router, site);
  add_money_page(router, site);
  add_organisation_pages(router, site);
  add_pillar_page(router, site);
  add_presidency_page(router, site);
  add_progress_page(router, site);
  add_indicator_pages(router, site);
  add_reporting_page(router, site);
  add_roles_page(router, site);
  add_glossary_page(router, site);
  add_about_page(router, site);
  add_recommendation_pages(router, site);
  add_source_pages(router, site);
  add_record_page(router, site);
  add_search_page(router, site);
  add_verify_page(router, site);
  add_data_doors(router, site, DataArchives());
  add_data_page(router, site);
  add_openapi(router, site);
  add_crawler_doors(router, site);
}

}  // namespace acta::site
