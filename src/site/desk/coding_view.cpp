#include "site/desk/coding_view.h"

#include "register/records/code_class.h"
#include "site/blocks.h"

namespace acta::site {
namespace {

// What a source says, as a passage with its place in it.
void put_passage(std::string& html, const Visit& visit, std::string_view heading,
                 const std::string& text, const std::string& source, const std::string& locator) {
  html += "<p>";
  put(html, visit.t()(heading));
  html += "</p><blockquote class=\"own\">";
  put(html, text);
  html += "</blockquote><p class=\"m\">";
  const record::Subject* const subject = visit.context.view.find("source/" + source);
  if (subject) html += link(visit.path(path_of(subject->name())), source).text;
  else put(html, source);
  put(html, ", " + locator);
  html += "</p>\n";
}

Html draw_one(const Visit& visit, const procedure::CodingForm& form) {
  Html html;
  put_passage(html.text, visit, "measures.act-says", form.measure_passage, form.measure_source,
              form.measure_locator);
  put_passage(html.text, visit, "measures.promise-says", form.commitment_passage,
              form.commitment_source, form.commitment_locator);
  html.text += "<p class=\"own\">";
  html.text += in_its_language(visit.context, {form.reason, form.language}).text;
  html.text += "</p>\n";
  return html;
}

}  // namespace

std::string alignment_in_words(const Context& context, std::string_view code) {
  return record::label_of(context.view, "alignment", code, context.t.language()).text;
}

Html draw_coded(const Visit& visit, const std::vector<procedure::CodingForm>& codings) {
  if (codings.empty()) return {};
  Html html{"<div class=\"cols c2\">\n"};
  for (const procedure::CodingForm& form : codings) {
    html.text += "<div class=\"card track\"><p class=\"b\">";
    put(html.text, alignment_in_words(visit.context, form.code));
    html.text += "</p>" + draw_one(visit, form).text + "</div>\n";
  }
  html.text += "</div>\n";
  return html;
}

std::vector<ProposalRow> coding_rows(const Visit& visit,
                                     const std::vector<record::ClaimDraft>& drafts) {
  std::vector<ProposalRow> rows;
  for (const procedure::Coded& coded : procedure::codings_in(drafts)) {
    Html all{"<p class=\"b\">"};
    put(all.text, alignment_in_words(visit.context, coded.form.code));
    all.text += "</p>" + draw_one(visit, coded.form).text;
    const std::string_view round = coded.third ? "third" : "blind";
    rows.push_back(
        {record::label_of(visit.context.view, "coding_round", round, visit.t().language()).text,
         {},
         std::move(all),
         true});
  }
  return rows;
}

}  // namespace acta::site
