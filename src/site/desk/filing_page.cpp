#include "base/date_words.h"
#include "procedure/filing_desk.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/desk/filing_fields.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/segments.h"

// What was sent without an account, as the intake officer alone sees it.
namespace acta::site {
namespace {

using procedure::FilingForm;

std::string address_of_filing(const std::string& id) { return "/desk/filings/" + id; }

// As a file to keep, never as something that a browser shows or runs.
Response handed_out(const store::FilingFile& file) {
  Response response;
  response.body = file.bytes;
  return std::move(response)
      .with("Content-Type", "application/octet-stream")
      .with("Content-Disposition", "attachment; filename=\"" + file.name + '"')
      .with("Content-Security-Policy", "sandbox; default-src 'none'")
      .with("Cache-Control", "no-store");
}

Result<Response> file_of(Visit& visit) {
  const auto file = TRY(visit.desk.filings->enclosed(visit.actor, visit.request.param("id")));
  return handed_out(file);
}

Result<Response> file_passed_on(Visit& visit) {
  const auto file = TRY(visit.desk.filings->passed_on(visit.actor, visit.request.param("id")));
  return handed_out(file);
}

Result<Response> list(Visit& visit) {
  const Messages& t = visit.t();
  if (!may_take_in(visit)) return not_found("error.permission.unknown");
  std::vector<DeskLine> lines;
  for (const store::Filing& filing : visit.desk.filings->waiting(visit.actor)) {
    const record::Subject* const country = visit.context.view.find("country/" + filing.country);
    lines.push_back(
        {visit.path(address_of_filing(filing.id)),
         filing.commitment + " · " + (country ? name_of(visit.context, *country) : filing.country),
         std::string(t("filing.kind." + filing.kind)),
         escaped(day_in_words(day_of(filing.filed), t.language()))});
  }
  DeskPage page;
  page.title = t("desk.begin.filings");
  page.lede = escaped(t("filing.intake"));
  page.body =
      lines.empty() ? draw_muted(t("desk.nothing")) : draw_desk_lines(t, "filing.waiting", lines);
  return draw_desk_page(visit, page);
}

// Whoever sent it from the desk is known to the intake, named in public or not.
Html draw_filer(const Visit& visit, const store::Filing& filing) {
  const auto account = visit.desk.accounts.find(filing.filer);
  if (filing.filer.empty() || !account) return {};
  return draw_muted(visit.t()("filing.filer", {{"name", account->name}}));
}

FormView refusal_form(const Visit& visit, const store::Filing& filing) {
  const Messages& t = visit.t();
  FormView view;
  view.action = visit.path(address_of_filing(filing.id) + "/refuse");
  view.csrf = visit.session.csrf;
  view.button = t("filing.refuse");
  Field reason{"refusal",
               std::string(t("filing.reason")),
               std::string(t("filing.reason.help")),
               std::string(visit.sent("refusal")),
               {}};
  reason.choices.emplace_back("", t("desk.report.choose"));
  const auto* const property = visit.context.view.vocabulary().property("refusal_reason");
  for (const std::string& code : property ? property->codes : std::vector<std::string>{})
    reason.choices.emplace_back(
        code, record::label_of(visit.context.view, "refusal_reason", code, t.language()).text);
  view.fields = {std::move(reason)};
  return view;
}

Response draw(const Visit& visit, const store::Filing& filing, const FilingForm& form,
              const Errors& errors, int status) {
  const Messages& t = visit.t();
  const FilingForm original = procedure::filing_in(filing.content);
  FormView view;
  view.action = visit.path(address_of_filing(filing.id));
  view.csrf = visit.session.csrf;
  view.above = Html{"<section class=\"first\"><h2>"};
  put(view.above.text, t("filing.as-sent"));
  view.above.text += "</h2>" + draw_filer(visit, filing).text + "<blockquote class=\"own\">";
  put(view.above.text, original.text);
  view.above.text += "</blockquote>";
  const auto file = visit.desk.filings->enclosed(visit.actor, filing.id);
  if (file) view.above.text += draw_file(visit, address_of_filing(filing.id) + "/file", *file).text;
  view.above.text += "</section>\n<h2>";
  put(view.above.text, t("filing.redact"));
  view.above.text += "</h2><p class=\"small muted\">";
  put(view.above.text, t("filing.redact.about"));
  view.above.text += "</p>\n";
  // What it is about, and of which kind it is, is not the officer's to change.
  for (Field& field : filing_fields(visit.context, form))
    if (field.name != "kind" && field.name != "commitment" && field.name != "country")
      view.fields.push_back(std::move(field));
  if (file) {
    Field passes{"passes_file_on",
                 std::string(t("filing.pass-on")),
                 std::string(t("filing.pass-on.help")),
                 std::string(visit.sent("passes_file_on")),
                 {}};
    for (const char* each : {"no", "yes"})
      passes.choices.emplace_back(each, t(std::string("filing.pass-on.") + each));
    view.fields.push_back(std::move(passes));
  }
  view.button = t("filing.admit");
  view.next = t("filing.admit.next");
  FormView refusal = refusal_form(visit, filing);
  for (const Error& error : errors)
    put_errors(t, {error}, error.place == "refusal" ? refusal : view);
  const record::Subject* const country = visit.context.view.find("country/" + filing.country);
  DeskPage page;
  page.title = t("filing.heading",
                 {{"kind", t("filing.kind." + filing.kind)},
                  {"commitment", filing.commitment},
                  {"country", country ? name_of(visit.context, *country) : filing.country}});
  page.body.text = draw_form(t, view).text + "<h2>";
  put(page.body.text, t("filing.or-refuse"));
  page.body.text += "</h2>\n" + draw_form(t, refusal).text;
  page.status = status;
  page.path = address_of_filing(filing.id);  // also of what refuses it, which is no page
  return draw_desk_page(visit, page);
}

Result<Response> show(Visit& visit) {
  const auto filing = TRY(visit.desk.filings->find(visit.actor, visit.request.param("id")));
  const bool is_sent = visit.form.contains("text");
  return draw(visit, filing,
              is_sent ? filing_sent(visit.form) : procedure::filing_in(filing.content),
              not_yet_sent(visit), 200);
}

Result<Response> admit(Visit& visit) {
  const auto filing = TRY(visit.desk.filings->find(visit.actor, visit.request.param("id")));
  const FilingForm form = filing_sent(visit.form);
  const auto done = visit.desk.filings->admit(visit.actor, filing.id, form,
                                              visit.sent("passes_file_on") == "yes");
  if (done)
    return see_other(visit.path("/desk/proposals/" + done->id) + encode_query({{"done", "sent"}}));
  const Error& first = done.error().front();
  if (first.kind == ErrorKind::not_found || first.kind == ErrorKind::forbidden)
    return tl::unexpected(first);
  return draw(visit, filing, form, done.error(), status_of_form(first));
}

Result<Response> refuse(Visit& visit) {
  const auto filing = TRY(visit.desk.filings->find(visit.actor, visit.request.param("id")));
  const auto done = visit.desk.filings->refuse(visit.actor, filing.id, visit.sent("refusal"));
  if (done) return see_other(visit.path("/desk/filings"));
  if (done.error().kind == ErrorKind::not_found) return tl::unexpected(done.error());
  return draw(visit, filing, procedure::filing_in(filing.content), {done.error()},
              status_of_form(done.error()));
}

}  // namespace

Html draw_file(const Visit& visit, const std::string& address, const store::FilingFile& file) {
  Html html{"<p>"};
  html.text += link(visit.path(address), file.name).text + " <span class=\"small muted\">";
  put(html.text,
      visit.t()("filing.file.about", {{"bytes", file.bytes.size()}, {"digest", hex(file.digest)}}));
  html.text += "</span></p>\n";
  return html;
}

bool may_take_in(const Visit& visit) {
  const auto matter = procedure::filing_matter(visit.context.view, "filing");
  return visit.desk.filings &&
         may(visit.matrix, visit.actor, procedure::Verb::review, matter).allowed;
}

void add_filing_page(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/filings", Format::html, for_signed_in(desk, list));
  router.get("/{lang}/desk/filings/{id}", Format::html, for_signed_in(desk, show));
  router.get("/{lang}/desk/filings/{id}/file", Format::html, for_signed_in(desk, file_of));
  router.get("/{lang}/desk/proposals/{id}/file", Format::html, for_signed_in(desk, file_passed_on));
  const auto names = [](const Visit& visit) -> Result<std::vector<std::string>> {
    auto all = names_of(filing_fields(visit.context, {}));
    all.emplace_back("passes_file_on");
    return all;
  };
  add_post(router, desk, "/{lang}/desk/filings/{id}", {show, admit, names});
  add_post(router, desk, "/{lang}/desk/filings/{id}/refuse",
           {show, refuse, always(and_hidden({"refusal"}))});
}

}  // namespace acta::site
