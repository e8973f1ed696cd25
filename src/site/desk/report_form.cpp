#include <array>
#include <charconv>
#include <optional>
#include <span>

#include "base/sha256.h"
#include "procedure/report.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/filing_fields.h"
#include "site/desk/overtaken.h"
#include "site/desk/report_fields.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/layout.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

using procedure::Matter;
using procedure::Proposed;
using procedure::Report;
using procedure::Verb;
using record::Track;

// The address says what is reported on; the form, or the version that came back, says what.
struct Filled {
  Report report;
  std::string key;  // of this form: sent twice, it is one report
  std::string proposal, version;
  std::optional<Overtaken> overtaken = {};  // what somebody else sent meanwhile
};

const record::Subject& commitment_of(const Visit& visit, const Report& report) {
  return *visit.context.view.find("commitment/" + report.commitment);
}

// "R-…" of a state, "A-…" of an assessor, "E-…" with evidence.
std::string name_of_report(Track track, const std::string& account, const std::string& key) {
  const Hash hash = sha256(account + ' ' + key);
  constexpr std::array<std::string_view, 3> letters{"R-", "A-", "E-"};
  return std::string(letters[static_cast<std::size_t>(track)]) + hex(std::span(hash).first(10));
}

std::string address_of(const Report& report) {
  return "/desk/" + std::string(procedure::matter_named(report.track)) + '/' + report.country +
         '/' + report.commitment;
}

// Evidence may come with a file, where somebody takes in what has to be redacted first.
bool takes_file(const Visit& visit, Track track) {
  return track == Track::evidenced && visit.desk.filings;
}

Response draw(const Visit& visit, const Filled& filled, const Errors& errors, int status) {
  const Messages& t = visit.t();
  const Report& report = filled.report;
  ReportView view;
  view.action = visit.path(address_of(report));
  view.csrf = visit.session.csrf;
  view.key = filled.key;
  view.proposal = filled.proposal;
  view.version = filled.version;
  view.promise = promise_of(visit.context, commitment_of(visit, report));
  view.last = said_last(visit, report);
  view.returned_because = returned_because(visit, filled.proposal);
  view.fields = fields_of(visit, report);
  if (filled.overtaken)
    view.merge = draw_overtaken(
        visit, *filled.overtaken,
        [&](const auto& drafts) { return fields_of(visit, procedure::report_in(drafts)); },
        view.fields);
  if (takes_file(visit, report.track))
    view.fields.push_back(attachment_field(t, "desk.evidence.attachment.help"));
  view.errors = place_errors(t, and_file_again(errors, visit.file), view.fields);
  DeskPage page;
  page.title = matter_in_words(visit.context, procedure::matter_named(report.track),
                               report.commitment, {report.country});
  page.body = draw_report(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

// What the address names, if this reader may report on it. Otherwise it is not there.
Result<Report> asked_for(const Visit& visit, Track track) {
  Report report;
  report.country = visit.request.param("country");
  report.commitment = visit.request.param("id");
  report.track = track;
  const auto matter =
      procedure::matter_of(visit.context.view, report.commitment, report.country, track);
  if (!matter || !may(visit.matrix, visit.actor, Verb::propose, *matter).allowed)
    return not_found("error.permission.unknown");
  report.office = procedure::office_for(visit.matrix, visit.actor, *matter);
  return report;
}

// As it was typed.
void put_sent(const Visit& visit, Filled& filled) {
  filled.report.status = visit.sent("status");
  filled.report.as_of = visit.sent("as_of");
  filled.report.text = visit.sent("text");
  filled.report.language = visit.sent("language");
  filled.report.evidence = visit.sent("evidence");
  filled.key = visit.sent("key");
  filled.proposal = visit.sent("proposal");
  filled.version = visit.sent("version");
}

Result<Response> show(Visit& visit, Track track) {
  Filled filled{TRY(asked_for(visit, track)), store::random_words(100), {}, {}};
  prefill(visit, filled.report);
  const Query& query = visit.request.target.query;
  if (const auto of = query.find("of"); of != query.end()) {
    const Proposed proposal = TRY(visit.desk.desk.find(visit.actor, of->second));
    const Report before = procedure::report_in(proposal.drafts);
    if (!is_on_the_same(before, filled.report)) return not_found("error.permission.unknown");
    filled.report = before;
    filled.proposal = proposal.id;
    filled.version = std::to_string(proposal.version);
  }
  if (!visit.form.empty()) put_sent(visit, filled);
  return draw(visit, filled, not_yet_sent(visit), 200);
}

std::uint64_t number_in(std::string_view text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Checked<Proposed> send(Visit& visit, const Filled& filled) {
  Report report = filled.report;
  if (!filled.proposal.empty()) {
    const auto former = visit.desk.desk.find(visit.actor, filled.proposal);
    const Report before = former ? procedure::report_in(former->drafts) : Report{};
    if (!is_on_the_same(before, report))
      return tl::unexpected(Errors{{ErrorKind::not_found, "error.permission.unknown", {}, {}, {}}});
    report.received = before.received;  // on time if it was when it was first sent
  }
  const std::string name = name_of_report(report.track, visit.session.account.id, filled.key);
  auto drafts = TRY(procedure::report_drafts(visit.context.view, report, name));
  if (!filled.proposal.empty())
    return visit.desk.desk.amend(visit.actor, filled.proposal, number_in(filled.version),
                                 std::move(drafts));
  const auto matter =
      procedure::matter_of(visit.context.view, report.commitment, report.country, report.track);
  if (!matter) return tl::unexpected(Errors{matter.error()});
  return propose(visit, {*matter, "commitment/" + report.commitment, std::move(drafts)},
                 filled.key);
}

// A file is seen by the intake officer alone, who takes out what concerns single persons before it
// is proposed: what comes with one goes the way of what comes without an account, with a receipt.
Checked<std::string> file(const Visit& visit, const Filled& filled) {
  const Report& report = filled.report;
  TRY(procedure::report_drafts(visit.context.view, report, filled.key));
  const procedure::FilingForm form{.kind = "evidence",
                                   .commitment = report.commitment,
                                   .country = report.country,
                                   .status = report.status,
                                   .as_of = report.as_of,
                                   .text = report.text,
                                   .language = report.language,
                                   .evidence = report.evidence,
                                   .shielded = "yes",
                                   .office = report.office};
  const procedure::FilingDesk::Enclosed enclosed{visit.file->name, visit.file->bytes};
  auto receipt =
      visit.desk.filings->file(form, filled.key, enclosed, std::string(visit.session.account.id));
  if (receipt && !filled.proposal.empty()) take_back(visit, filled.proposal);
  return receipt;
}

Result<Response> take(Visit& visit, Track track) {
  Filled filled{TRY(asked_for(visit, track)), {}, {}, {}};
  put_sent(visit, filled);
  if (filled.key.empty() || filled.key.size() > 64)
    return tl::unexpected(Error{ErrorKind::invalid, "error.desk.stale", "key", {}, {}});
  if (visit.file) {
    if (!visit.desk.filing_gate->opens(visit.session.account.id)) {
      const Error wait{ErrorKind::unavailable, "error.filing.wait-own", {}, {}, {}};
      return draw(visit, filled, {wait}, 429).with("Retry-After", FilingGate::retry_after);
    }
    const auto receipt = file(visit, filled);
    if (!receipt)
      return draw(visit, filled, receipt.error(), status_of_form(receipt.error().front()));
    return see_other(visit.path("/receipts/" + *receipt) + encode_query({{"done", "sent"}}));
  }
  const auto sent = send(visit, filled);
  if (sent)
    return see_other(visit.path("/desk/proposals/" + sent->id) + encode_query({{"done", "sent"}}));
  const Error& first = sent.error().front();
  if (filled.overtaken = overtaken(visit, filled.proposal, filled.version, first);
      filled.overtaken) {
    go_on_from(*filled.overtaken, filled.proposal, filled.version, filled.key);
    return draw(visit, filled, {}, 409);
  }
  if (first.kind == ErrorKind::not_found || first.kind == ErrorKind::forbidden)
    return tl::unexpected(first);
  return draw(visit, filled, sent.error(), status_of_form(first));  // with what was typed
}

}  // namespace

void add_report_form(Router& router, const DeskSite& desk) {
  for (const Track track : record::all_tracks) {
    const std::string address =
        "/{lang}/desk/" + std::string(procedure::matter_named(track)) + "/{country}/{id}";
    add_form(router, desk, address,
             {[track](Visit& visit) { return show(visit, track); },
              [track](Visit& visit) { return take(visit, track); },
              [track](const Visit& visit) -> Result<std::vector<std::string>> {
                auto names = names_of(fields_of(visit, {}));
                if (takes_file(visit, track)) names.emplace_back("attachment");
                return names;
              }});
  }
}

}  // namespace acta::site
