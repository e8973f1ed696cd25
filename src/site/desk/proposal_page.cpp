#include <charconv>

#include "answer/words.h"
#include "base/network.h"
#include "procedure/report.h"
#include "register/records/state_report.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/difference.h"
#include "site/desk/words.h"
#include "site/segments.h"
#include "site/words.h"

namespace acta::site {
namespace {

using procedure::Proposed;
using procedure::Report;
using procedure::State;
using procedure::Verb;

// What the portal says now of what the proposal would change.
Report published_before(const Visit& visit, const Report& proposed) {
  Report before;
  const record::Subject* const subject =
      visit.context.view.find("commitment/" + proposed.commitment);
  if (!subject) return before;
  for (const record::StateReport& each :
       record::state_reports(visit.context.view, *subject, visit.t().language())) {
    if (each.country->id() != proposed.country) continue;
    before.country = proposed.country;
    before.status = each.status;
    before.as_of = format_day(each.claim->valid.start.latest);
    before.text = each.text.text;
    before.language = each.text.language;
    before.evidence = each.evidence.text;
  }
  return before;
}

std::vector<ProposalRow> rows_of(const Visit& visit, const Report& before, const Report& after) {
  const Messages& t = visit.t();
  std::vector<ProposalRow> rows;
  const auto add = [&](const char* name, const std::string& was, const std::string& is) {
    Difference both = difference(was, is);
    if (before.country.empty()) both.after = escaped(is);  // all of it is new
    rows.push_back({std::string(t(std::string("desk.report.") + name)), std::move(both.before),
                    std::move(both.after), both.changed});
  };
  const auto words = [&](const std::string& code) {
    return code.empty() ? code : status_in_words(visit.context, code);
  };
  add("status", words(before.status), words(after.status));
  add("as_of", before.as_of, after.as_of);
  add("text", before.text, after.text);
  add("language", before.language, after.language);
  add("evidence", before.evidence, after.evidence);
  if (after.status == "complete" && after.evidence.empty())
    rows.back().after = escaped(t("desk.report.no-evidence"));
  return rows;
}

// Of what came by another door than the report form: one row a claim.
std::vector<ProposalRow> rows_of(const Visit& visit, const Proposed& proposal) {
  const record::View& record = visit.context.view;
  std::vector<ProposalRow> rows;
  for (const record::ClaimDraft& draft : proposal.drafts) {
    const record::Claim* const known =
        draft.key.empty() ? nullptr : record.record().by_key(draft.key);
    const std::string was = known && record.stands(*known)
                                ? answer::value_for_people(record, *known, visit.t())
                                : std::string();
    Difference both = difference(was, draft.value.text);
    std::string label(record.vocabulary().label(draft.property.text, visit.t().language()));
    rows.push_back({draft.subject.text + " · " + label, std::move(both.before),
                    std::move(both.after), both.changed});
  }
  return rows;
}

Response draw(const Visit& visit, const Proposed& proposal, const std::string& error, int status) {
  const Messages& t = visit.t();
  const Report after = procedure::report_in(proposal.drafts);
  // Once it is published, before and after are the same, and the record tells what was before.
  const Report before =
      proposal.matter.state == State::published ? Report{} : published_before(visit, after);
  ProposalView view;
  view.action = visit.path("/desk/proposals/" + proposal.id);
  view.csrf = visit.session.csrf;
  view.version = std::to_string(proposal.version);
  view.state = state_in_words(visit, proposal.matter.state);
  if (const auto* subject = visit.context.view.find(proposal.subject))
    view.commitment = promise_of(visit.context, *subject);
  view.has_before = !before.country.empty();
  const bool is_report = !after.commitment.empty();
  view.rows = is_report ? rows_of(visit, before, after) : rows_of(visit, proposal);
  for (const auto& step : visit.desk.desk.steps(proposal))
    view.steps.push_back({instant_in_words(step.taken, t),
                          std::string(t("desk.step." + step.state)),
                          person_in_words(visit, step.account), step.remark});
  const Query& query = visit.request.target.query;
  if (const auto done = query.find("done"); done != query.end())
    for (const char* known : {"sent", "approve", "return", "publish"})
      if (done->second == known) view.said = t(std::string("desk.done.") + known);
  view.error = error;
  view.reason = visit.sent("reason");
  view.may_review = may(visit.matrix, visit.actor, Verb::review, proposal.matter).allowed;
  view.may_publish = may(visit.matrix, visit.actor, Verb::publish, proposal.matter).allowed;
  view.must_confirm = !visit.session.confirmed;
  if (is_report && may(visit.matrix, visit.actor, Verb::propose, proposal.matter).allowed)
    view.edit = visit.path("/desk/report/" + after.country + '/' + after.commitment) +
                encode_query({{"of", proposal.id}});
  if (proposal.entry != 0) view.result = visit.path("/commitments/" + after.commitment);

  DeskPage page;
  page.title =
      t("desk.proposal.heading",
        {{"id", proposal.subject.substr(proposal.subject.find('/') + 1)}, {"state", view.state}});
  page.body = draw_proposal(t, view);
  page.status = status;
  return draw_desk_page(visit.context, page, &visit.session);
}

Result<Response> show(Visit& visit) {
  const Proposed proposal = TRY(visit.desk.desk.find(visit.actor, visit.request.param("id")));
  return draw(visit, proposal, {}, 200);
}

// What is grave is done by who has just proved who they are: in the last five minutes, or here.
Result<std::string> confirmed(Visit& visit) {
  if (visit.session.confirmed) return std::string();
  return visit.desk.accounts.confirm(visit.token, visit.sent("password"), visit.sent("code"),
                                     neighbourhood(visit.request.reader));
}

Result<Proposed> decide(Visit& visit, const Proposed& proposal, std::uint64_t version) {
  const std::string_view what = visit.sent("do");
  if (what == "approve") return visit.desk.desk.approve(visit.actor, proposal.id, version);
  if (what == "return")
    return visit.desk.desk.send_back(visit.actor, proposal.id, version, visit.sent("reason"));
  auto published = visit.desk.desk.publish(visit.actor, proposal.id, version);
  if (!published) return tl::unexpected(published.error().front());
  return *std::move(published);
}

Result<Response> take(Visit& visit) {
  const Proposed proposal = TRY(visit.desk.desk.find(visit.actor, visit.request.param("id")));
  const std::string what(visit.sent("do"));
  if (what != "approve" && what != "return" && what != "publish")
    return invalid("error.desk.stale", "do", what);
  std::uint64_t version = 0;
  const std::string_view sent = visit.sent("version");
  std::from_chars(sent.data(), sent.data() + sent.size(), version);

  std::string token;
  if (what == "publish") {
    if (auto allowed = require(visit.matrix, visit.actor, Verb::publish, proposal.matter); !allowed)
      return tl::unexpected(allowed.error());
    auto proved = confirmed(visit);
    if (!proved) {
      const bool waits = proved.error().message == "error.account.wait";
      return draw(visit, proposal, visit.t().explain(proved.error()), waits ? 429 : 403);
    }
    token = *std::move(proved);
  }
  const auto done = decide(visit, proposal, version);
  const auto with_cookie = [&](Response response) {
    if (token.empty()) return response;
    return std::move(response).with("Set-Cookie", session_cookie_of(token));
  };
  if (!done) {
    const Error& error = done.error();
    if (error.kind == ErrorKind::forbidden || error.kind == ErrorKind::not_found)
      return tl::unexpected(error);
    const int status = status_of_form(error);
    const auto now = visit.desk.desk.find(visit.actor, proposal.id);
    if (!token.empty())  // the form must go with the session that it is sent in
      if (const auto session = visit.desk.accounts.session(token)) visit.session = *session;
    return with_cookie(draw(visit, now ? *now : proposal, visit.t().explain(error), status));
  }
  // Who has reviewed may see it no longer, and then goes back to the desk.
  const bool seen = visit.desk.desk.find(visit.actor, proposal.id).has_value();
  return with_cookie(
      see_other(seen ? visit.path("/desk/proposals/" + proposal.id) + encode_query({{"done", what}})
                     : visit.path("/desk")));
}

}  // namespace

void add_proposal_page(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/proposals/{id}", Format::html, for_signed_in(desk, show));
  router.add("POST", "/{lang}/desk/proposals/{id}", for_signed_in(desk, take));
}

}  // namespace acta::site
