#include "procedure/translation_file.h"

#include <algorithm>
#include <map>

#include "analysis/translations.h"
#include "base/sha256.h"
#include "exchange/xliff.h"
#include "procedure/translation.h"
#include "register/records/mechanism.h"
#include "register/translation.h"

namespace acta::procedure {
namespace {

using analysis::FoundText;
using analysis::TextState;
using exchange::XliffFile;
using exchange::XliffUnit;

// What is still to be done with a target (XLIFF 1.2, 2.3.1).
std::string_view xliff_state(TextState state) {
  switch (state) {
    case TextState::machine: return "needs-review-translation";
    case TextState::outdated: return "needs-translation";
    case TextState::human: return "translated";
    default: return "signed-off";
  }
}

std::string_view text_of(const record::Claim& claim) {
  return std::get<record::Text>(claim.value).text;
}

XliffUnit unit_of(const record::View& view, const FoundText& text,
                  const analysis::Rendering& rendering, const Messages& t) {
  const record::Claim& original = *text.original;
  XliffUnit unit;
  unit.id = std::to_string(original.number);
  unit.source = text_of(original);
  unit.note = std::string(original.subject->name()) + ": " +
              std::string(view.vocabulary().label(original.property, t.language()));
  if (!rendering.translation) return unit;
  unit.target = text_of(*rendering.translation);
  unit.state = xliff_state(rendering.state);
  if (rendering.translation->translation == record::Translation::machine)
    unit.state_qualifier = "mt-suggestion";
  return unit;
}

std::string_view made_by(const XliffUnit& unit) {
  if (unit.state == "final" || unit.state == "signed-off") return "reviewed";
  const bool machine = unit.state_qualifier == "mt-suggestion" ||
                       unit.state_qualifier == "leveraged-mt" ||
                       unit.state == "needs-review-translation";
  return machine ? "machine" : "human";
}

bool is_empty(const XliffUnit& unit) {
  return unit.target.empty() || unit.state == "needs-translation" || unit.state == "new";
}

// Programs lay out white space anew.
bool same_words(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
    text.remove_prefix(word.size());
    return word;
  };
  for (;;) {
    const std::string_view word = next(a);
    if (word != next(b)) return false;
    if (word.empty()) return true;
  }
}

struct Taken {
  std::vector<record::ClaimDraft> drafts;
  TranslationsSent counted;
  Errors errors;
};

// Whether a proposal says what was read: the same texts of the same originals.
bool says(const Proposed& proposal, const std::vector<record::ClaimDraft>& drafts) {
  return std::equal(proposal.drafts.begin(), proposal.drafts.end(), drafts.begin(), drafts.end(),
                    [](const record::ClaimDraft& a, const record::ClaimDraft& b) {
                      return a.value.text == b.value.text && a.language.text == b.language.text &&
                             a.translation == b.translation &&
                             a.replaces.front().text == b.replaces.front().text;
                    });
}

// What waits already is sent no second time; what came back is its next version; what was taken
// back or is over is sent anew.
Checked<Proposed> send(Desk& desk, const Actor& actor, Desk::Wanted wanted, std::string key) {
  for (const Proposed& former : desk.all(actor)) {
    const bool own = former.matter.author == actor.account &&
                     former.matter.kind == wanted.matter.kind && says(former, wanted.drafts);
    if (!own) continue;
    if (former.withdrawn || former.matter.state == State::published) {
      key += '/' + former.id;
      continue;
    }
    if (former.matter.state != State::returned) return former;
    return desk.amend(actor, former.id, former.version, std::move(wanted.drafts));
  }
  return desk.propose(actor, std::move(wanted), key);
}

void take(const record::View& view, const std::string& place, std::string_view language,
          const XliffUnit& unit, bool sure, Taken& taken) {
  // Another text than stands at the entry: the file is of another record, or its source was
  // changed.
  const record::Claim* const original = record::text_at(view, unit.id);
  if (original && !same_words(unit.source, text_of(*original))) {
    taken.errors.push_back({ErrorKind::invalid, "error.translation.source", place, unit.source,
                            std::string(text_of(*original))});
    return;
  }
  auto draft = translation_draft(view, {unit.id, std::string(language), unit.target,
                                        std::string(made_by(unit)), sure ? "yes" : "", place});
  if (draft) taken.drafts.push_back(*std::move(draft));
  else if (draft.error().front().message == "error.translation.unchanged")
    ++taken.counted.unchanged;
  else taken.errors.insert(taken.errors.end(), draft.error().begin(), draft.error().end());
}

}  // namespace

TranslationFile write_translation_file(const record::View& view, std::string_view into, bool all,
                                       const Messages& t) {
  std::map<std::string, XliffFile> files;  // by the language of the texts
  TranslationFile written;
  for (const FoundText& text : analysis::texts(view)) {
    const analysis::Rendering& rendering = text.in_language(into);
    const bool done = rendering.state == TextState::reviewed || rendering.state == TextState::human;
    if (rendering.state == TextState::said || (done && !all)) continue;
    const std::string from(text.original->language.view());
    XliffFile& file = files[from];
    file.source_language = from;
    file.target_language = into;
    file.units.push_back(unit_of(view, text, rendering, t));
    ++written.texts;
  }
  std::vector<XliffFile> ordered;
  for (auto& [from, file] : files) ordered.push_back(std::move(file));
  written.bytes = exchange::write_xliff(ordered);
  return written;
}

Checked<TranslationsSent> propose_translation_file(Desk& desk, const Actor& actor,
                                                   std::string_view bytes, const std::string& name,
                                                   bool sure) {
  const auto files = exchange::read_xliff(bytes, name);
  if (!files) return tl::unexpected(Errors{files.error()});
  const record::View view = desk.view();
  Taken taken;
  for (const XliffFile& file : *files)
    for (const XliffUnit& unit : file.units)
      if (is_empty(unit)) ++taken.counted.empty;
      else take(view, name + ':' + unit.id, file.target_language, unit, sure, taken);
  if (!taken.errors.empty()) return tl::unexpected(std::move(taken.errors));
  taken.counted.sent = taken.drafts.size();
  if (taken.drafts.empty()) return taken.counted;

  const record::Subject* const centre = record::centre(view);
  std::string about(centre ? centre->name() : taken.drafts.front().subject.text);
  const auto sent =
      send(desk, actor, {translation_matter(view), std::move(about), std::move(taken.drafts)},
           "translations/" + actor.account + '/' + hex(sha256(bytes)));
  if (!sent) return tl::unexpected(sent.error());
  taken.counted.proposal = sent->id;
  return taken.counted;
}

}  // namespace acta::procedure
