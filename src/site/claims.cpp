#include "site/claims.h"

#include <algorithm>

#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "register/records/fields.h"
#include "site/archive.h"
#include "site/blocks.h"

namespace acta::site {

using record::Claim;
using record::Subject;

namespace {

ShownClaim make_shown(const Context& context, const Claim& claim) {
  ShownClaim shown;
  shown.claim = &claim;
  shown.set_aside = context.view.set_aside_by(claim);
  shown.superseded = context.view.superseded_by(claim);
  return shown;
}

Html draw_text(const Context& context, const Claim& claim, std::string_view text) {
  return in_its_language(
      context, {std::string(text), std::string(claim.language.view()), claim.translation});
}

Html draw_pointed_at(const Context& context, std::uint64_t number) {
  const Claim* const claim = context.view.record().claim(number);
  if (!claim || !context.view.visible(*claim)) return escaped(context.t("claim.not-shown"));
  Html html = link_to(context, *claim->subject);
  put(html.text, context.t("text.colon"));
  put(html.text, draw_value(context, *claim));
  return html;
}

}  // namespace

std::vector<ShownClaim> claims_on_the_day(const Context& context, const Subject& subject) {
  std::vector<ShownClaim> shown;
  const record::Fields fields(context.view, subject);
  for (const record::Held& held : fields.held()) {
    ShownClaim& one = shown.emplace_back(make_shown(context, *held.claim));
    one.certainty = held.certainty;
  }
  return shown;
}

std::vector<ShownClaim> claims_naming(const Context& context, const Subject& subject) {
  std::vector<ShownClaim> shown;
  subject.mentions.each([&](const Claim& claim) {
    const auto* reference = std::get_if<record::Reference>(&claim.value);
    const Certainty certainty = claim.valid.holds_on(context.view.valid());
    if (reference && reference->subject == &subject && certainty != Certainty::no &&
        context.view.stands(claim)) {
      ShownClaim& one = shown.emplace_back(make_shown(context, claim));
      one.certainty = certainty;
      one.about = claim.subject;
      one.value_is_here = true;
    }
    return claim.number <= context.view.at();
  });
  return shown;
}

std::vector<ShownClaim> claims_found_in(const Context& context, const Subject& source) {
  std::vector<ShownClaim> shown;
  source.mentions.each([&](const Claim& claim) {
    if (claim.citation.source == &source && context.view.stands(claim))
      shown.emplace_back(make_shown(context, claim)).about = claim.subject;
    return claim.number <= context.view.at();
  });
  return shown;
}

std::vector<ShownClaim> claims_ever(const Context& context, const Subject& subject) {
  std::vector<ShownClaim> shown;
  for (const Claim* claim : context.view.history(subject)) {
    shown.push_back(make_shown(context, *claim));
  }
  std::reverse(shown.begin(), shown.end());
  return shown;
}

std::string_view label_of(const Context& context, const Claim& claim) {
  return context.view.vocabulary().label(claim.property, context.t.language());
}

Html class_of(const ShownClaim& shown) {
  const bool stands = !shown.set_aside && !shown.superseded;
  return stands ? Html{} : Html{" class=\"off\""};
}

Html draw_value(const Context& context, const Claim& claim) {
  struct Visitor {
    const Context& context;
    const Claim& claim;

    Html operator()(const record::Missing& missing) const {
      return escaped(answer::missing_in_words(missing.reason.view(), context.t));
    }
    Html operator()(const record::Text& text) const { return draw_text(context, claim, text.text); }
    Html operator()(const record::Code& code) const {
      return in_its_language(
          context, record::label_of(context.view, claim.property, code.code, context.t.language()));
    }
    Html operator()(const record::Reference& reference) const {
      return link_to(context, *reference.subject);
    }
    Html operator()(const Date& date) const { return escaped(date_in_words(date, context.t)); }
    Html operator()(const record::Quantity&) const { return in_words(); }
    Html operator()(const record::Amount&) const { return in_words(); }
    Html operator()(const record::ClaimReference& reference) const {
      return draw_pointed_at(context, reference.claim);
    }
    Html in_words() const {
      return escaped(answer::value_for_people(context.view, claim, context.t));
    }
  };
  return std::visit(Visitor{context, claim}, claim.value);
}

Html draw_citation(const Context& context, const Claim& claim) {
  const record::Citation& citation = claim.citation;
  if (!citation.source) return escaped(context.t("claim.no-source"));
  Html html = link(href_of(context, *citation.source), citation.source->id());
  html.text += ", ";
  if (citation.locator.empty()) put(html.text, context.t("claim.no-locator"));
  else put(html.text, citation.locator.view());
  const bool here = context.path == path_of(citation.source->name());  // it says so above
  if (!here) html.text += draw_archived(context, *citation.source).text;
  return html;
}

Html draw_asserter(const Context& context, const Claim& claim) {
  if (claim.asserter.empty()) return {};
  Html html{" · "};
  const std::string who = answer::speaker(context.view, claim.asserter.view(), context.t);
  put(html.text, context.t("claim.says", {{"asserter", who}}));
  return html;
}

Html draw_note(std::string_view page_language, const Claim& claim) {
  const bool known = !claim.language.empty() && (claim.status == record::Status::withdrawn ||
                                                 claim.resolution != record::ResolutionKind::none);
  if (known && record::is_in_language(claim.language.view(), page_language))
    return escaped(claim.note.view());
  Html html{"<span lang=\""};
  if (known) put(html.text, claim.language.view());
  html.text += "\">";
  put(html.text, claim.note.view());
  html.text += "</span>";
  return html;
}

std::string entry_of(const Context& context, const Claim& claim) {
  return context.t("claim.entry", {{"entry", claim.number}});
}

Html draw_standing(const Context& context, const Subject& who, std::string_view role,
                   Certainty certainty, const Claim* claim) {
  Html html{"<li>" + link_to(context, who).text + " <span class=\"tag\">"};
  put(html.text, context.view.vocabulary().label(role, context.t.language()));
  html.text += "</span>";
  if (certainty == Certainty::possible) {
    html.text += " <span class=\"tag\">";
    put(html.text, context.t("claim.possible"));
    html.text += "</span>";
  }
  if (claim) {
    html.text += " <span class=\"m\">";
    put(html.text, interval_in_words(claim->valid, context.t));
    html.text += " · " + draw_citation(context, *claim).text + "</span>";
  }
  html.text += "</li>\n";
  return html;
}

Html draw_disagreements(const Context& context, const Subject& subject) {
  Html html;
  for (const record::Disagreement& found : record::disagreements_about(context.view, subject)) {
    html.text += html.empty() ? "<ul class=\"plain\">" : "";
    html.text += "<li>";
    const std::string_view property =
        context.view.vocabulary().label(found.property, context.t.language());
    if (found.noted) put(html.text, link_to(context, *found.noted));
    else put(html.text, property);
    html.text += found.open() ? " <span class=\"tag a\">" : " <span class=\"tag\">";
    put(html.text, state_in_words(context, found));
    html.text += "</span></li>\n";
  }
  if (!html.empty()) html.text += "</ul>";
  return html;
}

std::string state_in_words(const Context& context, const record::Disagreement& disagreement) {
  if (disagreement.open()) return std::string(context.t("state.open"));
  return std::string(context.t("resolution." + std::string(record::name_of(disagreement.kind()))));
}

}  // namespace acta::site
