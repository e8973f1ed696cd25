#include <algorithm>

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

ProposalPage page_of(const Visit& visit, const ConcernStep& step, const Errors&) {
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
  return {t("desk.concern.heading", {{"docket", step.docket}}),
          "/desk/concerns/" + step.docket,
          {},
          {std::move(next), std::move(text), std::move(language)}};
}

Result<procedure::Matter> matter_at(const Visit& visit) {
  auto matter = procedure::concern_matter(visit.context.view, visit.request.param("docket"));
  if (!matter || !may(visit.matrix, visit.actor, procedure::Verb::propose, *matter).allowed)
    return not_found("error.permission.unknown");
  return matter;
}

Result<ConcernStep> asked_for(const Visit& visit) {
  TRY(matter_at(visit));
  return ConcernStep{.docket = std::string(visit.request.param("docket")),
                     .language = visit.t().language()};
}

void read(const Visit& visit, ConcernStep& step) {
  read_sent(visit, {{"step", &step.step}, {"text", &step.text}, {"language", &step.language}});
}

// Once there are findings there are no others, and it is closed once: so while these wait, too. The
// form itself, sent twice, is in nobody's way.
bool waits_already(const Visit& visit, const ConcernStep& step,
                   const std::vector<record::ClaimDraft>& drafts) {
  if (step.step == "follow_up") return false;
  const auto all = visit.desk.desk.all(visit.actor);
  return std::any_of(all.begin(), all.end(), [&](const procedure::Proposed& one) {
    return one.subject == "concern/" + step.docket && !one.withdrawn &&
           one.matter.state != procedure::State::published && one.id != visit.sent("proposal") &&
           procedure::step_in(one.drafts) == step.step &&
           one.drafts.front().subject.text != drafts.front().subject.text;
  });
}

Checked<procedure::Desk::Wanted> wanted(const Visit& visit, const ConcernStep& step,
                                        const std::string& name) {
  const procedure::Matter matter = matter_at(visit).value();
  auto drafts = TRY(procedure::step_drafts(visit.context.view, step,
                                           office_for(visit.matrix, visit.actor, matter), name));
  if (waits_already(visit, step, drafts))
    return tl::unexpected(
        Errors{{ErrorKind::invalid, "error.concern.order", "step", step.step, {}}});
  return procedure::Desk::Wanted{matter, "concern/" + step.docket, std::move(drafts)};
}

}  // namespace

void add_concern_form(Router& router, const DeskSite& desk) {
  add_proposal_form<ConcernStep>(router, desk, "/{lang}/desk/concerns/{docket}",
                                 {asked_for, read, page_of, wanted});
}

}  // namespace acta::site
