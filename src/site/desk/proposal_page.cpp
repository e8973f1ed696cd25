#include <algorithm>
#include <charconv>
#include <iterator>

#include "answer/error_words.h"
#include "base/codes.h"
#include "base/date_words.h"
#include "procedure/cycle.h"
#include "procedure/reply.h"
#include "procedure/report.h"
#include "procedure/resolution_form.h"
#include "register/records/track_report.h"
#include "site/blocks.h"
#include "site/desk/coding_view.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/proof.h"
#include "site/desk/proposal_fields.h"
#include "site/desk/proposal_rows.h"
#include "site/desk/typed.h"
#include "site/desk/withdrawal_form.h"
#include "site/desk/words.h"
#include "site/difference.h"
#include "site/layout.h"
#include "site/segments.h"

namespace acta::site {
namespace {

using procedure::Proposed;
using procedure::Report;
using procedure::State;
using procedure::Verb;

// What the portal says now of what the proposal would change.
Report published_before(const Visit& visit, const Report& proposed) {
  Report before;
  if (proposed.track == record::Track::evidenced) return before;  // each stands for itself
  const record::Subject* const subject =
      visit.context.view.find("commitment/" + proposed.commitment);
  if (!subject) return before;
  for (const record::TrackReport& each :
       record::track_reports(visit.context.view, *subject, proposed.track, {})) {
    const bool same =
        proposed.track == record::Track::reported || each.asserter == "office/" + proposed.office;
    if (each.country->id() != proposed.country || !same) continue;
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
    rows.push_back({asked_in_words(t, after.track, name), std::move(both.before),
                    std::move(both.after), both.changed});
  };
  const auto words = [&](const std::string& code) {
    return code.empty() ? code : status_in_words(visit.context, code);
  };
  add("status", words(before.status), words(after.status));
  add("as_of", before.as_of, after.as_of);
  add("text", before.text, after.text);
  const auto language = [&](const std::string& tag) {
    return tag.empty() ? tag : codes::language_name(tag, t.language());
  };
  add("language", language(before.language), language(after.language));
  add("evidence", before.evidence, after.evidence);
  if (after.status == "complete" && after.evidence.empty())
    rows.back().after = escaped(t("desk.report.no-evidence"));
  return rows;
}

// The indicator whose value is proposed.
std::string measured_in(const Proposed& proposal) {
  for (const record::ClaimDraft& draft : proposal.drafts)
    if (draft.property.text == "indicator")
      return draft.value.text.substr(draft.value.text.find('/') + 1);
  return {};
}

// The disagreement that the proposal settles, as its form names it; also one that it notes first.
std::string settled_in(const Visit& visit, const Proposed& proposal, bool is_known) {
  if (is_known) return proposal.subject.substr(proposal.subject.find('/') + 1);
  record::Disagreement what;
  for (const record::ClaimDraft& draft : proposal.drafts) {
    if (draft.property.text == "about") what.about = visit.context.view.find(draft.value.text);
    if (draft.property.text == "about_property") what.property = draft.value.text;
  }
  return what.about ? record::id_of(what) : std::string();
}

// The form that says what the proposal says, with its answers in it; empty: it has none.
std::string form_of(const Visit& visit, const Proposed& proposal) {
  const Report report = procedure::report_in(proposal.drafts);
  const procedure::CycleForm cycle = procedure::cycle_in(proposal.drafts);
  const bool is_known = visit.context.view.find(proposal.subject) != nullptr;
  const std::string id = proposal.subject.substr(proposal.subject.find('/') + 1);
  const auto says = [&](std::string_view kind) {
    return std::any_of(proposal.drafts.begin(), proposal.drafts.end(),
                       [&](const record::ClaimDraft& draft) {
                         return draft.subject.text.starts_with(std::string(kind) + '/');
                       });
  };
  const std::string& kind = proposal.matter.kind;
  std::string form;
  if (!report.commitment.empty()) form = kind + '/' + report.country + '/' + report.commitment;
  else if (!cycle.id.empty()) form = "cycle" + (is_known ? '/' + cycle.id : std::string());
  else if (says("disagreement")) form = "resolution/" + settled_in(visit, proposal, is_known);
  else if (says("observation")) form = "indicator-value/" + encode_segment(measured_in(proposal));
  else if (kind == "concern" && is_known) form = "concerns/" + encode_segment(id);
  else if (says("undertaking")) form = "participation/" + encode_segment(id);
  else if (kind == "plan" || kind == "commitment" || kind == "measure" || kind == "indicator")
    form = kind + (is_known ? '/' + encode_segment(id) : std::string());
  return form.empty() ? form : visit.path("/desk/" + form) + encode_query({{"of", proposal.id}});
}

bool waits_for_reply(const Visit& visit, const Proposed& proposal) {
  auto replies = visit.desk.desk.replies(proposal);
  std::erase_if(replies, [&](const auto& one) { return one.version != proposal.version; });
  return !procedure::may_publish(replies, visit.context.view.valid());
}

Response draw(const Visit& visit, const Proposed& proposal, const std::string& error, int status,
              const Errors& wrong = {}) {
  const Messages& t = visit.t();
  const Report after = procedure::report_in(proposal.drafts);
  // Once it is published, before and after are the same, and the record tells what was before.
  const Report before =
      proposal.matter.state == State::published ? Report{} : published_before(visit, after);
  ProposalView view;
  view.action = visit.path("/desk/proposals/" + proposal.id);
  view.csrf = visit.session.csrf;
  view.version = std::to_string(proposal.version);
  view.state = state_in_words(visit, proposal.withdrawn ? State::withdrawn : proposal.matter.state);
  if (const auto* subject = visit.context.view.find(proposal.subject))
    view.commitment = subject->kind() == "commitment" ? promise_of(visit.context, *subject)
                                                      : escaped(name_of(visit.context, *subject));
  const bool is_report = !after.commitment.empty();
  view.rows = is_report                          ? rows_of(visit, before, after)
              : proposal.matter.kind == "coding" ? coding_rows(visit, proposal.drafts)
                                                 : rows_of(visit, proposal);
  view.has_before = std::any_of(view.rows.begin(), view.rows.end(),
                                [](const ProposalRow& row) { return !row.before.empty(); });
  for (const auto& step : visit.desk.desk.steps(proposal))
    view.steps.push_back({instant_in_words(step.taken, t),
                          std::string(t("desk.step." + step.state)),
                          hand_in_words(visit, proposal.matter, step.account), step.remark});
  const Query& query = visit.request.target.query;
  if (const auto done = query.find("done"); done != query.end())
    for (const char* known :
         {"sent", "approve", "return", "publish", "reply", "withdraw", "hasten"})
      if (done->second == known) view.said = t(std::string("desk.done.") + known);
  view.error = error;
  view.reason = visit.sent("reason");
  const auto allowed = [&](Verb verb) {
    return !proposal.withdrawn && may(visit.matrix, visit.actor, verb, proposal.matter).allowed;
  };
  view.may_review = allowed(Verb::review);
  view.may_publish = allowed(Verb::publish);
  view.may_withdraw = proposal.matter.state != State::published && allowed(Verb::withdraw);
  if (!proposal.emergency.reason.empty())
    view.emergency = t("desk.emergency.asked",
                       {{"who", hand_in_words(visit, proposal.matter, proposal.matter.reviewer)},
                        {"reason", proposal.emergency.reason}});
  else if (allowed(Verb::hasten)) view.emergency_fields = emergency_fields(visit, wrong);
  view.must_confirm = !visit.session.confirmed;
  if (view.may_publish && view.must_confirm) view.confirm = proving_button(visit, "do", "publish");
  if (visit.desk.filings)
    if (const auto file = visit.desk.filings->passed_on(visit.actor, proposal.id))
      view.file = draw_file(visit, "/desk/proposals/" + proposal.id + "/file", *file);
  view.waits = waits_for_reply(visit, proposal);
  view.replies = replies_of(visit, proposal, wrong);
  if (allowed(Verb::propose)) view.edit = form_of(visit, proposal);
  const procedure::CycleForm cycle = procedure::cycle_in(proposal.drafts);
  if (proposal.entry != 0 && !cycle.id.empty()) view.result = visit.path("/progress");
  else if (proposal.entry != 0) view.result = visit.path(path_of(proposal.subject));
  if (proposal.entry != 0) view.withdraw = withdrawal_form_of(visit, proposal.subject);

  DeskPage page;
  page.title = t("desk.proposal.heading",
                 {{"what", proposal_in_words(visit.context, proposal)}, {"state", view.state}});
  page.body = draw_proposal(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

std::string explained(const Visit& visit, const Error& error) {
  return visit.t().explain(answer::in_words(visit.context.view, error, visit.t()));
}

// Of a state's answer or of an emergency, beside which the page tells what is wrong.
bool is_at_field(const Error& error) {
  return error.place == "reply" || error.place == "reply_language" ||
         error.place.starts_with("emergency");
}

Result<Response> show(Visit& visit) {
  const Proposed proposal = TRY(visit.desk.desk.find(visit.actor, visit.request.param("id")));
  const Errors again = not_yet_sent(visit);
  if (again.empty()) return draw(visit, proposal, {}, 200);
  return draw(visit, proposal, is_at_field(again[0]) ? std::string() : explained(visit, again[0]),
              200, again);
}

Result<Proposed> decide(Visit& visit, const Proposed& proposal, std::uint64_t version) {
  const std::string_view what = visit.sent("do");
  if (what == "withdraw") return visit.desk.desk.withdraw(visit.actor, proposal.id, version);
  if (what == "approve") return visit.desk.desk.approve(visit.actor, proposal.id, version);
  if (what == "return")
    return visit.desk.desk.send_back(visit.actor, proposal.id, version, visit.sent("reason"));
  if (what == "hasten")
    return visit.desk.desk.hasten(
        visit.actor, proposal.id, version,
        {std::string(visit.sent("emergency")), std::string(visit.sent("emergency_language"))});
  auto published = visit.desk.desk.publish(visit.actor, proposal.id, version);
  if (!published) return tl::unexpected(published.error().front());
  return *std::move(published);
}

std::uint64_t number_sent(const Visit& visit, std::string_view field) {
  std::uint64_t number = 0;
  const std::string_view sent = visit.sent(field);
  std::from_chars(sent.data(), sent.data() + sent.size(), number);
  return number;
}

// A state answers. Who is second is shown what the first wrote, and keeps what they typed.
Result<Response> answer(Visit& visit, const Proposed& proposal, std::uint64_t version) {
  const auto done = visit.desk.desk.reply(visit.actor, proposal.id, version,
                                          {.country = std::string(visit.sent("country")),
                                           .edition = number_sent(visit, "edition"),
                                           .text = std::string(visit.sent("reply")),
                                           .language = std::string(visit.sent("reply_language"))});
  if (done)
    return see_other(visit.path("/desk/proposals/" + proposal.id) +
                     encode_query({{"done", "reply"}}));
  const Error& first = done.error().front();
  if (first.kind == ErrorKind::forbidden || first.kind == ErrorKind::not_found)
    return tl::unexpected(first);
  return draw(visit, proposal, is_at_field(first) ? std::string() : explained(visit, first),
              status_of_form(first), done.error());
}

Result<Response> take(Visit& visit) {
  const Proposed proposal = TRY(visit.desk.desk.find(visit.actor, visit.request.param("id")));
  const std::string what(visit.sent("do"));
  constexpr std::string_view known[] = {"approve", "return",   "publish",
                                        "reply",   "withdraw", "hasten"};
  if (std::find(std::begin(known), std::end(known), what) == std::end(known))
    return invalid("error.desk.stale", "do", what);
  const std::uint64_t version = number_sent(visit, "version");
  if (what == "reply") return answer(visit, proposal, version);

  std::string token;
  const bool sent_twice =
      proposal.matter.state == State::published && proposal.publisher == visit.session.account.id;
  if (what == "publish" && !sent_twice) {
    if (auto allowed = require(visit.matrix, visit.actor, Verb::publish, proposal.matter); !allowed)
      return tl::unexpected(allowed.error());
    auto proved = prove(visit);
    if (!proved)
      return draw(visit, proposal, visit.t().explain(proved.error()),
                  status_of_proof(proved.error()));
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
    return with_cookie(draw(visit, now ? *now : proposal,
                            is_at_field(error) ? std::string() : explained(visit, error), status,
                            {error}));
  }
  // Who has reviewed may see it no longer, and then goes back to the desk.
  const bool seen = visit.desk.desk.find(visit.actor, proposal.id).has_value();
  return with_cookie(
      see_other(seen ? visit.path("/desk/proposals/" + proposal.id) + encode_query({{"done", what}})
                     : visit.path("/desk")));
}

}  // namespace

void add_proposal_page(Router& router, const DeskSite& desk) {
  add_form(router, desk, "/{lang}/desk/proposals/{id}",
           {show, take,
            always(and_proof({"do", "version", "country", "edition", "reason", "reply",
                              "reply_language", "emergency", "emergency_language"}))});
}

}  // namespace acta::site
