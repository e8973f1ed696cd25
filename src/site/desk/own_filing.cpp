#include "procedure/filing_desk.h"
#include "site/blocks.h"
#include "site/desk/filing_fields.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "store/accounts/secret.h"

// A concern of somebody who has an account: it takes the same way as one that comes without, and
// whoever sent it sees at the desk what becomes of it. The intake knows who it was; everybody else
// only if the sender says that they may be named.
namespace acta::site {
namespace {

using procedure::FilingForm;

constexpr std::string_view here = "/desk/filing";

std::vector<Field> own_fields(const Visit& visit, const FilingForm& form) {
  std::vector<Field> fields = filing_fields(visit.context, form);
  // What only evidence is asked, which has a form of its own.
  std::erase_if(fields, [](const Field& field) {
    return field.name == "kind" || field.name == "status" || field.name == "as_of";
  });
  return fields;
}

Html draw_own(const Visit& visit) {
  const Messages& t = visit.t();
  const auto all = visit.desk.filings->filed_by(visit.session.account.id);
  Html html{"<section><h2>"};
  put(html.text, t("filing.own", {{"count", all.size()}}));
  html.text += "</h2><ul class=\"plain\">\n";
  for (const procedure::FilingDesk::Status& status : all) {
    html.text += "<li><p>" + draw_filing_came(visit.context, status).text + "</p>\n<p>" +
                 draw_filing_state(visit.context, status).text + "</p></li>\n";
  }
  html.text += "</ul></section>\n";
  return html;
}

Response draw(const Visit& visit, const FilingForm& form, const std::string& key,
              const Errors& errors, int status) {
  const Messages& t = visit.t();
  FormView view;
  view.action = visit.path(here);
  view.csrf = visit.session.csrf;
  view.key = key;
  if (errors.empty() && visit.request.target.query.contains("done"))
    view.above = draw_outcome(t("filing.own.sent"), {});
  view.fields = own_fields(visit, form);
  view.button = t("filing.send");
  view.next = t("filing.own.next");
  put_errors(t, errors, view);
  DeskPage page;
  page.title = t("filing.own.title");
  page.lede = escaped(t("filing.own.lede"));
  page.body = draw_form(t, view);
  page.body.text += draw_own(visit).text;
  page.status = status;
  return draw_desk_page(visit, page);
}

FilingForm sent_by(const Visit& visit) {
  FilingForm form = filing_sent(visit.form);
  form.kind = "concern";
  return form;
}

Result<Response> show(Visit& visit) {
  if (!may_file(visit)) return not_found("error.permission.unknown");
  FilingForm form = sent_by(visit);
  if (visit.form.empty()) {
    form.language = visit.t().language();
    form.sender = visit.session.account.name;
  }
  return draw(visit, form, store::random_words(100), not_yet_sent(visit), 200);
}

Result<Response> take(Visit& visit) {
  if (!may_file(visit)) return not_found("error.permission.unknown");
  FilingForm form = sent_by(visit);
  const std::string key(visit.sent("key"));
  const std::string& account = visit.session.account.id;
  if (!visit.desk.filing_gate->opens(account)) {
    const Error wait{ErrorKind::unavailable, "error.filing.wait-own", {}, {}, {}};
    return draw(visit, form, key, {wait}, 429).with("Retry-After", FilingGate::retry_after);
  }
  if (form.sender.empty()) form.sender = visit.session.account.name;
  const auto receipt = visit.desk.filings->file(form, key, {}, account);
  if (receipt) return see_other(visit.path(here) + encode_query({{"done", "sent"}}));
  return draw(visit, sent_by(visit), key, receipt.error(), status_of_form(receipt.error().front()));
}

}  // namespace

bool may_file(const Visit& visit) {
  const auto matter = procedure::filing_matter(visit.context.view, "filing");
  return visit.desk.filings &&
         may(visit.matrix, visit.actor, procedure::Verb::propose, matter).allowed;
}

void add_own_filing(Router& router, const DeskSite& desk) {
  add_form(router, desk, "/{lang}" + std::string(here),
           {show, take, [](const Visit& visit) -> Result<std::vector<std::string>> {
              return names_of(own_fields(visit, {}));
            }});
}

}  // namespace acta::site
