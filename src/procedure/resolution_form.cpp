#include "procedure/resolution_form.h"

#include <algorithm>
#include <set>

#include "procedure/withdrawal_form.h"
#include "register/records/mechanism.h"

namespace acta::procedure {
namespace {

using record::Claim;
using record::ClaimDraft;
using record::Disagreement;
using record::ResolutionKind;
using record::Subject;
using record::View;

const Subject* found(const View& view, std::string_view name) {
  return record::check_subject_name(name) ? view.find(name) : nullptr;
}

// What was only found: "mechanism/LAD.member_count".
const Subject* subject_of_found(const View& view, std::string_view id) {
  const std::size_t dot = id.rfind('.');
  return dot == id.npos ? nullptr : found(view, id.substr(0, dot));
}

// Sides that differ in nothing but since when they hold are told apart by that.
bool say_the_same(const Claim& a, const Claim& b, bool all_alike) {
  return record::same_value(a, b) && (!all_alike || a.valid == b.valid);
}

std::string name_of(const std::vector<const Claim*>& sides) {
  std::string name;
  for (const Claim* side : sides)
    (name += name.empty() ? "" : ", ") += std::to_string(side->number);
  return name;
}

bool has(const std::vector<const Claim*>& claims, const Claim* claim) {
  return std::find(claims.begin(), claims.end(), claim) != claims.end();
}

// A side may be said of something else than what the disagreement is about.
std::vector<std::string> countries_of_sides(const View& view, const Disagreement& what) {
  std::set<std::string> all;
  for (const Claim* side : what.sides)
    for (std::string& country : matter_of(view, *side).countries) all.insert(std::move(country));
  return {all.begin(), all.end()};
}

class Drafting {
 public:
  Drafting(const View& view, const ResolutionForm& form, const Disagreement& what,
           std::string_view name)
      : view_(view),
        form_(form),
        what_(what),
        name_(name),
        choices_(side_choices(what)),
        subject_(resolution_of(form, name)),
        claims_(view, subject_, form.ground, name) {}

  Checked<std::vector<ClaimDraft>> run() {
    check();
    if (!what_.noted) note();
    if (followed_) {
      if (!is_as_it_stands()) resolve();
      choose();
    }
    return claims_.take("resolution");
  }

 private:
  void check() {
    claims_.need("resolution", form_.kind);
    claims_.need("follows", form_.follows);
    claims_.need_reason();
    const auto chosen = std::find_if(choices_.begin(), choices_.end(),
                                     [&](const auto& each) { return each.name == form_.follows; });
    if (chosen != choices_.end()) followed_ = &chosen->sides;
    else if (!form_.follows.empty()) claims_.fail("error.coding.unknown", "follows", form_.follows);
    const ResolutionKind kind = record::resolution_kind(form_.kind);
    if (kind == ResolutionKind::none && !form_.kind.empty())
      claims_.fail("error.coding.unknown", "resolution", form_.kind);
    const bool says_wrong = kind == ResolutionKind::conflict || kind == ResolutionKind::error;
    if (says_wrong && followed_ && followed_->size() == what_.sides.size())
      claims_.fail("error.resolution.no-side", "follows", {});
  }

  // A disagreement that comparing found is noted first.
  void note() {
    claims_.say("about", what_.about->name(), "about");
    claims_.say("about_property", what_.property, "about");
    for (const Claim* side : what_.sides) {
      const std::string number = std::to_string(side->number);
      claims_.say("side", number, "about").key += '/' + number;
    }
  }

  bool is_as_it_stands() const {
    return what_.resolution && record::name_of(what_.kind()) == form_.kind &&
           what_.chosen == *followed_ && what_.resolution->note == form_.ground.reason;
  }

  void resolve() {
    ClaimDraft& said = claims_.say("resolution", form_.kind, "resolution");
    said.resolution = record::resolution_kind(form_.kind);
    said.note = {form_.ground.reason, "reason"};
    said.language = {form_.ground.language, "language"};
    // One of the same name is taken the place of by its name.
    if (what_.resolution && what_.resolution->key != std::string_view(said.key))
      said.replaces.push_back({std::to_string(what_.resolution->number), "resolution"});
    for (const Claim* side : what_.sides)
      if (!has(*followed_, side))
        said.replaces.push_back({std::to_string(side->number), "follows"});
    if (!said.replaces.empty()) said.replace_kind = record::ReplaceKind::resolution;
  }

  void choose() {
    for (const Claim* side : *followed_) {
      if (has(what_.chosen, side)) continue;
      const std::string number = std::to_string(side->number);
      claims_.say("chosen", number, "follows").key += '/' + number + '/' + std::string(name_);
    }
    if (!what_.noted) return;
    for (const Claim* held : view_.standing(*what_.noted, "chosen")) {
      const auto* const to = std::get_if<record::ClaimReference>(&held->value);
      if (to && !has(*followed_, view_.record().claim(to->claim)))
        claims_.withdraw(*held, "follows").asserter.text = "desk";
    }
  }

  const View& view_;
  const ResolutionForm& form_;
  const Disagreement& what_;
  const std::string_view name_;
  const std::vector<SideChoice> choices_;
  const std::string subject_;
  const std::vector<const Claim*>* followed_ = nullptr;
  TypedClaims claims_;
};

}  // namespace

std::optional<Disagreement> disagreement_named(const View& view, std::string_view id) {
  const Subject* const noted = found(view, "disagreement/" + std::string(id));
  const Subject* about = noted ? nullptr : subject_of_found(view, id);
  if (noted)
    for (const Claim* claim : view.standing(*noted, "about"))
      if (const auto* const reference = std::get_if<record::Reference>(&claim->value))
        about = reference->subject;
  if (!about) return std::nullopt;
  for (Disagreement& one : record::disagreements_about(view, *about))
    if (one.noted == noted && record::id_of(one) == id) return std::move(one);
  return std::nullopt;
}

std::vector<SideChoice> side_choices(const Disagreement& what) {
  const bool alike = std::all_of(what.sides.begin(), what.sides.end(), [&](const Claim* side) {
    return record::same_value(*side, *what.sides.front());
  });
  std::vector<SideChoice> choices;
  for (const Claim* side : what.sides) {
    auto same = std::find_if(choices.begin(), choices.end(), [&](const SideChoice& choice) {
      return say_the_same(*choice.sides.front(), *side, alike);
    });
    if (same == choices.end()) same = choices.insert(choices.end(), SideChoice{});
    same->sides.push_back(side);
  }
  if (choices.size() > 1) choices.push_back({{}, what.sides});
  for (SideChoice& choice : choices) choice.name = name_of(choice.sides);
  return choices;
}

ResolutionForm resolution_form(const View& view, std::string_view id, std::string_view language) {
  ResolutionForm form;
  form.id = id;
  form.ground.language = language;
  const auto what = disagreement_named(view, id);
  if (!what || what->open()) return form;
  form.kind = record::name_of(what->kind());
  form.follows = name_of(what->chosen);
  if (what->resolution->citation.source)
    form.ground.source = what->resolution->citation.source->id();
  form.ground.locator = what->resolution->citation.locator.view();
  form.ground.reason = what->resolution->note.view();
  if (!what->resolution->language.empty()) form.ground.language = what->resolution->language.view();
  return form;
}

Result<Matter> resolution_matter(const View& view, const ResolutionForm& form) {
  const auto what = disagreement_named(view, form.id);
  if (!what) return not_found("error.coding.unknown", "id", form.id);
  Matter matter{.kind = "structure"};
  if (const Subject* const centre = record::centre(view)) matter.mechanism = centre->id();
  if (what->about->kind() == "country") matter.countries = {std::string(what->about->id())};
  else matter.countries = countries_of_sides(view, *what);
  return matter;
}

Checked<std::vector<ClaimDraft>> resolution_drafts(const View& view, const ResolutionForm& form,
                                                   std::string_view name) {
  const auto what = disagreement_named(view, form.id);
  if (!what)
    return tl::unexpected(
        Errors{{ErrorKind::not_found, "error.coding.unknown", "id", form.id, {}}});
  return Drafting(view, form, *what, name).run();
}

std::string resolution_of(const ResolutionForm& form, std::string_view name) {
  const bool is_noted = form.id.find('/') == form.id.npos;
  return "disagreement/" + (is_noted ? form.id : "N-" + std::string(name));
}

}  // namespace acta::procedure
