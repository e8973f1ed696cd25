#include "base/network.h"
#include "procedure/filing_desk.h"
#include "site/blocks.h"
#include "site/desk/filing_fields.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

using procedure::FilingForm;

// To how much of what is sent is taken up.
Html draw_way_to_counts(const Messages& t) {
  return {"<p class=\"src\">" +
          link(address_of(t.language(), "/submissions"), t("filing.counts.title")).text + "</p>\n"};
}

Response draw(const Context& context, const FilingForm& form, const std::string& key,
              const Errors& errors, int status) {
  const Messages& t = context.t;
  FormView view;
  view.action = address_of(t.language(), "/submit");
  view.key = key;
  view.above = Html{"<ul class=\"plain\">"};
  for (const char* promise : {"filing.about.account", "filing.about.persons",
                              "filing.about.receipt", "filing.about.erased"}) {
    view.above.text += "<li>";
    put(view.above.text, t(promise));
    view.above.text += "</li>\n";
  }
  view.above.text += "</ul>\n";
  view.fields = filing_fields(context, form);
  view.fields.push_back(attachment_field(t, "filing.attachment.help"));
  view.takes_file = true;
  view.button = t("filing.send");
  view.next = t("filing.next");
  put_errors(t, errors, view);
  DeskPage page;
  page.title = t("filing.title");
  page.lede = escaped(t("filing.lede"));
  page.body = draw_form(t, view);
  page.body.text += draw_way_to_counts(t).text;
  page.status = status;
  page.path = "/submit";
  return draw_desk_page(context, page, nullptr);
}

Result<Response> show(const DeskSite& desk, const Request& request) {
  const FilingForm about = filing_sent(request.target.query);
  FilingForm form;
  form.commitment = about.commitment;
  form.country = about.country;
  form.language = request.language();
  return draw(context_now(desk.site, request), form, store::random_words(100), {}, 200);
}

Result<Response> take(const DeskSite& desk, const Request& request) {
  if (auto ours = from_our_page(request, desk.url); !ours) return tl::unexpected(ours.error());
  SentWithFile sent_all = TRY(read_sent(request));
  const Form& sent = sent_all.fields;
  const Context context = context_now(desk.site, request);
  const FilingForm form = filing_sent(sent);
  const auto key = sent.find("key");
  const std::string key_sent = key == sent.end() ? std::string() : key->second;
  std::vector<std::string> known = names_of(filing_fields(context, form));
  known.emplace_back("attachment");
  refuse_unknown(sent_all.faults, sent, known, sent_all.file);
  if (!sent_all.faults.empty())
    return draw(context, form, key_sent, and_file_again(sent_all.faults, sent_all.file), 422);
  if (!desk.filing_gate->opens(neighbourhood(request.reader))) {
    const Error wait{ErrorKind::unavailable, "error.filing.wait", {}, {}, {}};
    return draw(context, form, key_sent, and_file_again({wait}, sent_all.file), 429)
        .with("Retry-After", FilingGate::retry_after);
  }
  std::optional<procedure::FilingDesk::Enclosed> enclosed;
  if (sent_all.file)
    enclosed = procedure::FilingDesk::Enclosed{sent_all.file->name, sent_all.file->bytes};
  const auto receipt = desk.filings->file(form, key_sent, enclosed);
  if (receipt)
    return see_other(address_of(context.t.language(), "/receipts/" + *receipt) +
                     encode_query({{"done", "sent"}}));
  return draw(context, form, key_sent, and_file_again(receipt.error(), sent_all.file),
              status_of_form(receipt.error().front()));
}

// What everybody with the receipt is told: where it stands, since when, and why.
Result<Response> receipt(const DeskSite& desk, const Request& request) {
  const Context context = context_now(desk.site, request);
  const Messages& t = context.t;
  const auto status = desk.filings->status(request.param("number"));
  if (!status) return not_found("error.filing.no-receipt");
  Html body{"<section class=\"first\">"};
  const auto line = [&](std::string_view text) {
    body.text += "<p>";
    put(body.text, text);
    body.text += "</p>\n";
  };
  if (request.target.query.contains("done")) {
    body.text += "<p class=\"b\">";
    put(body.text, t("filing.number", {{"number", request.param("number")}}));
    body.text += "</p>\n";
    line(t("filing.keep"));
  }
  const auto draw_line = [&](const Html& html) { body.text += "<p>" + html.text + "</p>\n"; };
  draw_line(draw_filing_came(context, *status));
  if (status->file) line(t("filing.file", {{"digest", hex(*status->file)}}));
  draw_line(draw_filing_state(context, *status));
  body.text += "</section>\n" + draw_way_to_counts(t).text;
  DeskPage page;
  page.title = t("filing.receipt");
  page.body = std::move(body);
  page.path = "/receipts/" + std::string(request.param("number"));
  return draw_desk_page(context, page, nullptr);
}

}  // namespace

void add_filing_form(Router& router, const DeskSite& desk) {
  router.get("/{lang}/submit", Format::html,
             [&desk](const Request& request) { return show(desk, request); });
  router.add("POST", "/{lang}/submit",
             [&desk](const Request& request) { return take(desk, request); });
  router.get("/{lang}/receipts/{number}", Format::html,
             [&desk](const Request& request) { return receipt(desk, request); });
}

}  // namespace acta::site
