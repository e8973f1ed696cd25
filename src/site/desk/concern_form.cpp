#include "procedure/filing.h"
#include "procedure/report.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/desk/desk_views.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/layout.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

// The next step of a concern that is on record: what was found, what followed, that it is closed.
namespace acta::site {
namespace {

using procedure::ConcernStep;

Response draw(const Visit& visit, const ConcernStep& step, const std::string& key,
              const Errors& errors, int status) {
  const Messages& t = visit.t();
  Field next{"step", std::string(t("desk.concern.step")), {}, step.step, {}};
  next.choices.emplace_back("", t("desk.report.choose"));
  for (const char* code : {"findings", "follow_up", "closed"})
    next.choices.emplace_back(
        code, record::label_of(visit.context.view, "concern_step", code, t.language()).text);
  Field text{"text", std::string(t("desk.concern.text")), {}, step.text, {}};
  text.is_long = true;
  Field language{"language", std::string(t("desk.report.language")), {}, step.language, {}};
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  return draw_subject_form(visit,
                           {t("desk.concern.heading", {{"docket", step.docket}}),
                            "/desk/concerns/" + step.docket,
                            {},
                            {std::move(next), std::move(text), std::move(language)}},
                           key, errors, status);
}

Result<procedure::Matter> matter_at(const Visit& visit) {
  auto matter = procedure::concern_matter(visit.context.view, visit.request.param("docket"));
  if (!matter || !may(visit.matrix, visit.actor, procedure::Verb::propose, *matter).allowed)
    return not_found("error.permission.unknown");
  return matter;
}

ConcernStep step_sent(const Visit& visit) {
  return {std::string(visit.request.param("docket")), std::string(visit.sent("step")),
          std::string(visit.sent("text")), std::string(visit.sent("language"))};
}

Result<Response> show(Visit& visit) {
  TRY(matter_at(visit));
  if (!visit.form.empty())
    return draw(visit, step_sent(visit), std::string(visit.sent("key")), not_yet_sent(visit), 200);
  return draw(
      visit,
      {.docket = std::string(visit.request.param("docket")), .language = visit.t().language()},
      store::random_words(100), {}, 200);
}

Result<Response> take(Visit& visit) {
  const procedure::Matter matter = TRY(matter_at(visit));
  const ConcernStep step = step_sent(visit);
  const std::string key = TRY(key_of(visit));
  const auto again = [&](const Errors& errors, int status) {
    return draw(visit, step, key, errors, status);
  };
  auto drafts = procedure::step_drafts(visit.context.view, step,
                                       office_for(visit.matrix, visit.actor, matter));
  if (!drafts) return again(drafts.error(), 422);
  return send(visit, {matter, "concern/" + step.docket, *std::move(drafts)}, key, again);
}

}  // namespace

void add_concern_form(Router& router, const DeskSite& desk) {
  add_form(router, desk, "/{lang}/desk/concerns/{docket}", show, take);
}

}  // namespace acta::site
