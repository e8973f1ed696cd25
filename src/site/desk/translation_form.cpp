#include "procedure/translation.h"

#include <algorithm>

#include "analysis/translations.h"
#include "register/translation.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "store/accounts/secret.h"

// What waits for a translation into the language of the page, and the form of one.
namespace acta::site {
namespace {

using analysis::FoundText;
using analysis::TextState;
using procedure::TranslatedText;

constexpr std::size_t most_listed = 50;

bool waits(TextState state) {
  return state == TextState::outdated || state == TextState::missing || state == TextState::machine;
}

Result<Response> list(Visit& visit) {
  if (!may_begin(visit, "translation")) return not_found("error.permission.unknown");
  const Messages& t = visit.t();
  TranslationListView view;
  for (const FoundText& text : analysis::texts(visit.context.view)) {
    const TextState state = text.in_language(t.language()).state;
    if (!waits(state) || ++view.waiting > most_listed) continue;
    const std::string entry = std::to_string(text.original->number);
    view.lines.push_back({visit.path("/desk/translation/" + entry),
                          std::string(text.original->subject->name()),
                          std::string(t("text-state." + std::string(analysis::name_of(state)))),
                          draw_value(visit.context, *text.original)});
  }
  DeskPage page;
  page.title = t("desk.begin.translation");
  page.body = draw_translation_list(t, view);
  return draw_desk_page(visit, page);
}

std::vector<Field> fields_of(const Visit& visit, const TranslatedText& text, const Errors& errors) {
  const Messages& t = visit.t();
  Field words{"text", std::string(t("desk.translation.text")), {}, text.text, {}};
  words.is_long = true;
  Field by{"by",
           std::string(t("desk.translation.by")),
           std::string(t("desk.translation.by.help")),
           text.by,
           {}};
  by.choices.emplace_back("", t("desk.report.choose"));
  for (const char* made : {"human", "reviewed", "machine"})
    by.choices.emplace_back(made, t("desk.translation.by." + std::string(made)));
  std::vector<Field> fields{std::move(words), std::move(by)};
  if (!text.sure.empty() || std::any_of(errors.begin(), errors.end(),
                                        [](const Error& error) { return error.place == "sure"; })) {
    Field sure{"sure", std::string(t("desk.translation.sure")), {}, text.sure, {}};
    sure.choices.emplace_back("", t("desk.report.choose"));
    sure.choices.emplace_back("yes", t("desk.translation.sure.yes"));
    fields.push_back(std::move(sure));
  }
  return fields;
}

ProposalPage page_of(const Visit& visit, const TranslatedText& text, const Errors& errors) {
  const record::Claim* const original = record::text_at(visit.context.view, text.entry);
  Html above{"<p class=\"promise\">" +
             link(href_of(visit.context, *original->subject), original->subject->name()).text +
             " " + draw_value(visit.context, *original).text + "</p>\n"};
  return {visit.t()("desk.translation.heading", {{"entry", text.entry}}),
          "/desk/translation/" + text.entry, std::move(above), fields_of(visit, text, errors)};
}

Result<TranslatedText> asked_for(const Visit& visit) {
  TranslatedText text;
  text.entry = visit.request.param("id");
  text.language = visit.t().language();
  if (!may_begin(visit, "translation") || !record::text_at(visit.context.view, text.entry))
    return not_found("error.permission.unknown");
  return text;
}

void read(const Visit& visit, TranslatedText& text) {
  read_sent(visit, {{"text", &text.text}, {"by", &text.by}, {"sure", &text.sure}});
}

Checked<procedure::Desk::Wanted> wanted(const Visit& visit, const TranslatedText& text,
                                        const std::string&) {
  const record::View& view = visit.context.view;
  auto draft = TRY(procedure::translation_draft(view, text));
  std::string about = draft.subject.text;
  return procedure::Desk::Wanted{
      procedure::translation_matter(view), std::move(about), {std::move(draft)}};
}

}  // namespace

void add_translation_form(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/translation", Format::html, for_signed_in(desk, list));
  add_proposal_form<TranslatedText>(router, desk, "/{lang}/desk/translation/{id}",
                                    {asked_for, read, page_of, wanted, {"sure"}});
}

}  // namespace acta::site
