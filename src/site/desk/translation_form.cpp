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
  if (std::any_of(errors.begin(), errors.end(),
                  [](const Error& error) { return error.place == "sure"; })) {
    Field sure{"sure", std::string(t("desk.translation.sure")), {}, text.sure, {}};
    sure.choices.emplace_back("", t("desk.report.choose"));
    sure.choices.emplace_back("yes", t("desk.translation.sure.yes"));
    fields.push_back(std::move(sure));
  }
  return fields;
}

Response draw(const Visit& visit, const TranslatedText& text, const std::string& key,
              const Errors& errors, int status) {
  const record::Claim* const original = record::text_at(visit.context.view, text.entry);
  Html above{"<p class=\"promise\">" +
             link(href_of(visit.context, *original->subject), original->subject->name()).text +
             " " + draw_value(visit.context, *original).text + "</p>\n"};
  return draw_subject_form(
      visit,
      {visit.t()("desk.translation.heading", {{"entry", text.entry}}),
       "/desk/translation/" + text.entry, std::move(above), fields_of(visit, text, errors)},
      key, errors, status);
}

Result<TranslatedText> asked_for(const Visit& visit) {
  TranslatedText text;
  text.entry = visit.request.param("id");
  text.language = visit.t().language();
  if (!may_begin(visit, "translation") || !record::text_at(visit.context.view, text.entry))
    return not_found("error.permission.unknown");
  read_sent(visit, {{"text", &text.text}, {"by", &text.by}, {"sure", &text.sure}});
  return text;
}

Result<Response> take(Visit& visit, bool is_new) {
  if (is_new) return not_found("error.permission.unknown");
  const TranslatedText text = TRY(asked_for(visit));
  const std::string key = TRY(key_of(visit));
  const auto again = [&](const Errors& errors, int status) {
    return draw(visit, text, key, errors, status);
  };
  const record::View& view = visit.context.view;
  auto draft = procedure::translation_draft(view, text);
  if (!draft) return again(draft.error(), 422);
  const std::string about = draft->subject.text;
  return send(visit, {procedure::translation_matter(view), about, {*std::move(draft)}}, key, again);
}

Result<Response> show(Visit& visit, bool is_new) {
  if (!may_begin(visit, "translation")) return not_found("error.permission.unknown");
  if (is_new) return list(visit);
  const TranslatedText text = TRY(asked_for(visit));
  if (visit.form.empty()) return draw(visit, text, store::random_words(100), {}, 200);
  return draw(visit, text, std::string(visit.sent("key")), not_yet_sent(visit), 200);
}

}  // namespace

void add_translation_form(Router& router, const DeskSite& desk) {
  add_subject_form(router, desk, "translation", show, take);
}

}  // namespace acta::site
