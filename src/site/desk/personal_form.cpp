#include <algorithm>
#include <charconv>

#include "base/codes.h"
#include "base/date_words.h"
#include "base/sha256.h"
#include "procedure/report.h"
#include "site/blocks.h"
#include "site/desk/desk_views.h"
#include "site/desk/personal_visit.h"
#include "site/desk/report_fields.h"
#include "site/desk/words.h"
#include "site/layout.h"

// The form behind a personal link: the reports of one person on a few promises, without signing in.
// What is sent is a proposal of that person's office, like any other.
namespace acta::site {
namespace {

using procedure::Proposed;
using procedure::Report;
using procedure::State;
using procedure::Verb;

bool has(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

DeskLine line_of(const Personal& personal, const record::Subject& commitment) {
  const Visit& visit = personal.visit;
  const Messages& t = visit.t();
  const std::string id(commitment.id());
  DeskLine line;
  line.title = id;
  line.about = promise_of(visit.context, commitment);
  if (has(personal.link.sent, id)) {
    line.href = visit.path("/commitments/" + id);
    line.tag = t("personal.sent");
    return line;
  }
  line.href = visit.path(personal.address + '/' + id);
  line.tag = t("desk.never-reported");
  for (const auto& report :
       record::track_reports(visit.context.view, commitment, record::Track::reported, t.language()))
    if (report.country->id() == personal.link.country)
      line.tag = t("desk.reported", {{"status", status_in_words(visit.context, report.status)},
                                     {"day", start_in_words(report.claim->valid, t)}});
  return line;
}

// The promises of the link on which the person still may report.
std::vector<const record::Subject*> open_promises(const Personal& personal) {
  const Visit& visit = personal.visit;
  std::vector<const record::Subject*> open;
  for (const std::string& id : personal.link.commitments) {
    const auto matter = procedure::matter_of(visit.context.view, id, personal.link.country);
    if (matter && may(visit.matrix, visit.actor, Verb::propose, *matter).allowed)
      open.push_back(visit.context.view.find("commitment/" + id));
  }
  return open;
}

Result<Response> show_list(Personal& personal) {
  const Visit& visit = personal.visit;
  const Messages& t = visit.t();
  PersonalView view;
  for (const record::Subject* commitment : open_promises(personal)) {
    DeskLine line = line_of(personal, *commitment);
    (has(personal.link.sent, commitment->id()) ? view.sent : view.open).push_back(std::move(line));
  }
  const auto sent = visit.request.target.query.find("sent");
  if (sent != visit.request.target.query.end() && has(personal.link.sent, sent->second))
    view.said = t("personal.received", {{"id", sent->second}});
  DeskPage page;
  page.title =
      t("personal.title", {{"country", codes::country_name(personal.link.country, t.language())}});
  page.lede = escaped(
      t("personal.for", {{"name", visit.session.account.name},
                         {"day", day_in_words(day_of(personal.link.expires), t.language())}}));
  page.body = draw_personal(t, view);
  page.path = personal.address;
  return draw_personal_page(visit.context, page);
}

struct Asked {
  Report report;
  procedure::Matter matter;
  std::string proposal, version;  // of a version that came back
};

// A promise that the link is not for is not there.
Result<Asked> asked_for(const Personal& personal) {
  const Visit& visit = personal.visit;
  Asked asked;
  asked.report.commitment = visit.request.param("id");
  asked.report.country = personal.link.country;
  if (!has(personal.link.commitments, asked.report.commitment))
    return not_found("error.permission.unknown");
  auto matter =
      procedure::matter_of(visit.context.view, asked.report.commitment, asked.report.country);
  if (!matter) return not_found("error.permission.unknown");
  asked.matter = *std::move(matter);
  if (!may(visit.matrix, visit.actor, Verb::propose, asked.matter).allowed)
    return not_found("error.permission.unknown");
  return asked;
}

void put_returned(const Visit& visit, Asked& asked) {
  for (const Proposed& proposal : visit.desk.desk.all(visit.actor)) {
    if (proposal.matter.kind != asked.matter.kind || proposal.matter.state != State::returned ||
        proposal.withdrawn || proposal.matter.countries != asked.matter.countries ||
        proposal.subject != "commitment/" + asked.report.commitment ||
        !may(visit.matrix, visit.actor, Verb::propose, proposal.matter).allowed)
      continue;
    asked.report = procedure::report_in(proposal.drafts);
    asked.proposal = proposal.id;
    asked.version = std::to_string(proposal.version);
  }
}

Response draw(const Personal& personal, const Asked& asked, const Errors& errors, int status) {
  const Visit& visit = personal.visit;
  const Messages& t = visit.t();
  ReportView view;
  view.action = visit.path(personal.address + '/' + asked.report.commitment);
  view.key = "1";
  view.proposal = asked.proposal;
  view.version = asked.version;
  view.promise =
      promise_of(visit.context, *visit.context.view.find("commitment/" + asked.report.commitment));
  view.last = said_last(visit, asked.report);
  view.returned_because = returned_because(visit, asked.proposal);
  view.fields = fields_of(visit, asked.report);
  view.errors = place_errors(t, errors, view.fields);
  DeskPage page;
  page.title =
      matter_in_words(visit.context, "report", asked.report.commitment, {asked.report.country});
  page.body = draw_report(t, view);
  page.body.text += desk_script(t).text;
  page.status = status;
  page.path = personal.address + '/' + asked.report.commitment;
  return draw_personal_page(visit.context, page);
}

Result<Response> show_form(Personal& personal) {
  Asked asked = TRY(asked_for(personal));
  if (has(personal.link.sent, asked.report.commitment))
    return see_other(personal.visit.path(personal.address));
  prefill(personal.visit, asked.report);
  put_returned(personal.visit, asked);
  return draw(personal, asked, {}, 200);
}

Checked<Proposed> send(const Personal& personal, const Asked& asked) {
  const Visit& visit = personal.visit;
  const std::string key = "link/" + personal.link.id + '/' + asked.report.commitment;
  const std::string name = "R-" + hex(sha256(key + '/' + asked.version)).substr(0, 20);
  Report report = asked.report;
  if (!asked.proposal.empty()) {
    const auto former = visit.desk.desk.find(visit.actor, asked.proposal);
    const Report before = former ? procedure::report_in(former->drafts) : Report{};
    if (!is_on_the_same(before, report))
      return tl::unexpected(Errors{{ErrorKind::not_found, "error.permission.unknown", {}, {}, {}}});
    report.received = before.received;
  }
  auto drafts = TRY(procedure::report_drafts(visit.context.view, report, name));
  if (asked.proposal.empty())
    return visit.desk.desk.propose(
        visit.actor, {asked.matter, "commitment/" + report.commitment, std::move(drafts)}, key);
  std::uint64_t version = 0;
  std::from_chars(asked.version.data(), asked.version.data() + asked.version.size(), version);
  return visit.desk.desk.amend(visit.actor, asked.proposal, version, std::move(drafts));
}

// The button pressed twice.
Result<Response> opened(Personal& personal) {
  return see_other(personal.visit.path(personal.address));
}

Result<Response> take(Personal& personal) {
  Asked asked = TRY(asked_for(personal));
  Visit& visit = personal.visit;
  const std::string& id = asked.report.commitment;
  const auto received = [&] {
    return see_other(visit.path(personal.address) + encode_query({{"sent", id}}));
  };
  // Pressed twice, or come back to: through a link one report on each promise is sent.
  if (has(personal.link.sent, id)) return received();
  for (const auto& [member, name] :
       {std::pair{&Report::status, "status"}, std::pair{&Report::as_of, "as_of"},
        std::pair{&Report::text, "text"}, std::pair{&Report::language, "language"},
        std::pair{&Report::evidence, "evidence"}})
    asked.report.*member = visit.sent(name);
  asked.proposal = visit.sent("proposal");
  asked.version = visit.sent("version");
  refuse_unknown(visit.faults, visit.form, names_of(fields_of(visit, asked.report)));
  if (!visit.faults.empty()) return draw(personal, asked, visit.faults, 422);
  const auto sent = send(personal, asked);
  if (!sent) {
    const Error& first = sent.error().front();
    if (first.kind == ErrorKind::not_found || first.kind == ErrorKind::forbidden)
      return tl::unexpected(first);
    return draw(personal, asked, sent.error(), status_of_form(first));
  }
  visit.desk.links.note_sent(personal.link.id, id);
  return received();
}

}  // namespace

void add_personal_form(Router& router, const DeskSite& desk) {
  const auto with = for_links(desk);
  router.get("/{lang}/form", Format::html,
             [&desk](const Request& request) { return no_such_link(desk, request); });
  router.get("/{lang}/form/{token}", Format::html, with(show_list));
  router.add("POST", "/{lang}/form/{token}", with(opened));
  router.get("/{lang}/form/{token}/{id}", Format::html, with(show_form));
  router.add("POST", "/{lang}/form/{token}/{id}", with(take));
}

}  // namespace acta::site
