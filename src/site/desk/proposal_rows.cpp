#include "site/desk/proposal_rows.h"

#include <charconv>
#include <map>
#include <set>

#include "answer/names.h"
#include "answer/words.h"
#include "base/codes.h"
#include "base/date_words.h"
#include "base/decimal.h"
#include "procedure/verbatim.h"
#include "register/records/code_class.h"
#include "register/subject.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/difference.h"

namespace acta::site {
namespace {

const record::Claim* claim_at(const record::View& view, const std::string& entry) {
  std::uint64_t number = 0;
  std::from_chars(entry.data(), entry.data() + entry.size(), number);
  return view.record().claim(number);
}

// What stands where the draft is to stand; null: nothing does.
const record::Claim* replaced_by(const record::View& view, const record::ClaimDraft& draft) {
  const record::Claim* const same = draft.key.empty() ? nullptr : view.record().by_key(draft.key);
  if (same || draft.replaces.empty()) return same;
  const record::Claim* const named = claim_at(view, draft.replaces.front().text);
  // A resolution also names claims of others, which it sets aside.
  return named && named->subject->name() == draft.subject.text ? named : nullptr;
}

// The claims that a resolution would set aside, in words; empty: none.
std::string set_aside_in_words(const Visit& visit, const record::ClaimDraft& draft) {
  std::vector<const record::Claim*> sides;
  if (draft.replace_kind == record::ReplaceKind::resolution)
    for (const record::Written& replaced : draft.replaces) {
      const record::Claim* const side = claim_at(visit.context.view, replaced.text);
      if (side && side->subject->name() != draft.subject.text) sides.push_back(side);
    }
  return answer::sides_for_people(visit.context.view, sides, visit.t());
}

// As it will stand: a number with what it counts, a code and a reference by their words.
std::string proposed_in_words(const Visit& visit, const record::ClaimDraft& draft) {
  const record::View& view = visit.context.view;
  const std::string& value = draft.value.text;
  const auto* const property = view.vocabulary().property(draft.property.text);
  if (!property) return value;
  if (!draft.missing.empty() && !draft.withdrawn)
    return answer::missing_in_words(draft.missing.text, visit.t());
  if (property->type == record::ValueType::quantity) {
    const auto amount = parse_decimal(value);
    std::string number = amount ? answer::number_in_words(*amount, visit.t()) : value;
    if (draft.unit.empty()) return number;
    const auto unit = record::label_of(view, "unit", draft.unit.text, visit.t().language());
    return visit.t()("value.of", {{"number", number}, {"unit", unit.text}});
  }
  if (property->type == record::ValueType::code)
    return record::label_of(view, draft.property.text, value, visit.t().language()).text;
  if (property->type == record::ValueType::claim)
    if (const record::Claim* const named = claim_at(view, value))
      return answer::sides_for_people(view, {named}, visit.t());
  const bool names = property->type == record::ValueType::reference;
  const auto* const subject =
      names && record::check_subject_name(value) ? view.find(value) : nullptr;
  return subject ? answer::called(view, *subject, visit.t()) : value;
}

// The text beside its translation: neither takes the place of the other.
ProposalRow translation_row(const Visit& visit, std::string label, const record::Claim* original,
                            const record::ClaimDraft& draft) {
  const Messages& t = visit.t();
  label += " · " + codes::language_name(draft.language.text, t.language());
  const record::LocalText rendered{draft.value.text, draft.language.text, draft.translation};
  return {std::move(label), original ? draw_value(visit.context, *original) : Html{},
          in_its_language(visit.context, rendered), true};
}

// By source and quote.
using Quotes = std::map<std::pair<std::string, std::string>, procedure::Compared>;

Quotes quotes_in(const Visit& visit, const procedure::Proposed& proposal) {
  std::map<std::string, std::vector<std::string>> by_source;
  for (const record::ClaimDraft& draft : proposal.drafts)
    if (!draft.quote.empty()) by_source[draft.source.text].push_back(draft.quote.text);
  Quotes quotes;
  for (const auto& [source, all] : by_source) {
    const auto compared =
        procedure::compare_with_copies(visit.context.view, visit.desk.site.log, source, all);
    for (std::size_t i = 0; i < all.size(); ++i) quotes[{source, all[i]}] = compared[i];
  }
  return quotes;
}

// Words that are given as the source's own, and whether they stand in a copy of it: where nobody
// but the author can say so, whoever reviews is told to look.
Html quote_of(const Visit& visit, const record::ClaimDraft& draft,
              const procedure::Compared& compared) {
  using procedure::Verbatim;
  const Messages& t = visit.t();
  const std::string day = compared.captured ? date_in_words(*compared.captured, t) : std::string();
  Html says = escaped(
      t("desk.proposal.verbatim",
        {{"quote", draft.quote.text}, {"is", procedure::name_of(compared.is)}, {"day", day}}));
  if (compared.is != Verbatim::not_found) return says;
  return Html{"<p class=\"warn\">" + says.text + "</p>"};
}

// Where it is written, each place once; and what is given in its own words.
void put_sources(const Visit& visit, const procedure::Proposed& proposal,
                 std::vector<ProposalRow>& rows) {
  const Messages& t = visit.t();
  const Quotes quotes = quotes_in(visit, proposal);
  std::set<std::string> places;
  for (const record::ClaimDraft& draft : proposal.drafts) {
    const std::string& id = draft.source.text;
    const std::string name = "source/" + id;
    const auto* const source =
        !id.empty() && record::check_subject_name(name) ? visit.context.view.find(name) : nullptr;
    std::string place = source ? id + " · " + name_of(visit.context, *source) : id;
    if (!draft.locator.empty()) place += ", " + draft.locator.text;
    if (!id.empty() && places.insert(place).second)
      rows.push_back({std::string(t("desk.proposal.where")), {}, escaped(place), false});
    if (!draft.quote.empty())
      rows.push_back({std::string(t("desk.proposal.quote")),
                      {},
                      quote_of(visit, draft, quotes.at({draft.source.text, draft.quote.text})),
                      false});
  }
}

}  // namespace

std::vector<ProposalRow> rows_of(const Visit& visit, const procedure::Proposed& proposal) {
  const record::View& record = visit.context.view;
  std::vector<ProposalRow> rows;
  for (const record::ClaimDraft& draft : proposal.drafts) {
    const record::Claim* const known = replaced_by(record, draft);
    std::string label =
        draft.subject.text + " · " +
        std::string(record.vocabulary().label(draft.property.text, visit.t().language()));
    if (draft.translation != record::Translation::none) {
      rows.push_back(translation_row(visit, std::move(label), known, draft));
      continue;
    }
    if (draft.withdrawn && known) {
      rows.push_back({std::move(label),
                      escaped(answer::value_for_people(record, *known, visit.t())),
                      escaped(visit.t()("change.withdrawn")), true});
      continue;
    }
    const std::string was = known && record.stands(*known)
                                ? answer::value_for_people(record, *known, visit.t())
                                : std::string();
    Difference both = difference(was, proposed_in_words(visit, draft));
    rows.push_back({std::move(label), std::move(both.before), std::move(both.after), both.changed});
    if (draft.replace_kind == record::ReplaceKind::correction &&
        proposal.matter.kind == "commitment")
      rows.push_back({std::string(visit.t()("desk.commitment.change")),
                      {},
                      escaped(visit.t()("desk.commitment.change.correction")),
                      true});
    if (const std::string aside = set_aside_in_words(visit, draft); !aside.empty())
      rows.push_back({std::string(visit.t()("claim.set-aside")), {}, escaped(aside), true});
  }
  put_sources(visit, proposal, rows);
  std::set<std::string> reasons;
  for (const record::ClaimDraft& draft : proposal.drafts)
    if (!draft.note.empty() && reasons.insert(draft.note.text).second)
      rows.push_back({std::string(visit.t()("desk.proposal.reason-given")),
                      {},
                      escaped(draft.note.text),
                      false});
  return rows;
}

}  // namespace acta::site
