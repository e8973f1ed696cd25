#include "procedure/typed_claims.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/sha256.h"
#include "base/text.h"
#include "procedure/withdrawal.h"

namespace acta::procedure {
namespace {

using record::Claim;
using record::ClaimDraft;
using record::Subject;
using record::View;

constexpr std::string_view no_number = "?";

struct AsTyped {
  std::string operator()(const record::Missing&) const { return std::string(no_number); }
  std::string operator()(const record::Text& text) const { return std::string(text.text); }
  std::string operator()(const record::Code& code) const { return std::string(code.code); }
  std::string operator()(const record::Reference& reference) const {
    return std::string(reference.subject->name());
  }
  std::string operator()(const Date& date) const { return format_date(date); }
  std::string operator()(const record::Quantity& quantity) const {
    return format_decimal(quantity.amount);
  }
  std::string operator()(const record::Amount& amount) const {
    return format_decimal(amount.amount);
  }
  std::string operator()(const record::ClaimReference& reference) const {
    return std::to_string(reference.claim);
  }
};
std::string typed_of(const Claim& claim) { return std::visit(AsTyped{}, claim.value); }

bool is_text(const Claim& claim) { return std::holds_alternative<record::Text>(claim.value); }

const Subject* found(const View& view, std::string_view name) {
  return record::check_subject_name(name) ? view.find(name) : nullptr;
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end())
      lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view typed_at(const Typed& typed, std::string_view property) {
  const auto known = typed.find(property);
  return known == typed.end() ? std::string_view() : trim(known->second);
}

std::string as_typed(const View& view, std::string_view subject, std::string_view property,
                     std::string_view language) {
  const Subject* const known = found(view, subject);
  const auto* const meant = view.vocabulary().property(property);
  if (!known || !meant) return {};
  const record::Fields fields(view, *known);
  if (meant->cardinality == record::Cardinality::one && meant->type != record::ValueType::text) {
    const Claim* const claim = fields.claim(property);
    return claim ? typed_of(*claim) : std::string();
  }
  std::string lines;
  for (const Claim* claim : fields.claims(property)) {
    if (claim->translation != record::Translation::none) continue;
    const bool one = meant->cardinality == record::Cardinality::one;
    if (one && is_text(*claim) && claim->language != language && claim->language != "zxx") continue;
    (lines += lines.empty() ? "" : "\n") += typed_of(*claim);
    if (one) break;
  }
  return lines;
}

TypedClaims::TypedClaims(const View& view, std::string subject, const Ground& ground,
                         std::string_view name)
    : view_(view),
      name_(std::move(subject)),
      ground_(ground),
      source_(ground.source.empty() ? "D-" + std::string(name) : ground.source),
      subject_(found(view, name_)) {
  if (subject_) fields_.emplace(view, *subject_);
  check_ground();
}

void TypedClaims::check_ground() {
  if (ground_.source.empty()) return judge_document(ground_.document, errors_);
  if (!found(view_, "source/" + ground_.source))
    fail("error.coding.unknown", "source", ground_.source);
}

void TypedClaims::fail(const char* message, const char* place, std::string_view value,
                       std::string hint, ErrorKind kind) {
  errors_.push_back({kind, message, place, std::string(value), std::move(hint)});
}

void TypedClaims::need(const char* property, std::string_view typed) {
  if (trim(typed).empty()) fail("error.report.missing", property, {});
}

Passage TypedClaims::passage() const {
  if (ground_.source.empty())
    return {source_, ground_.locator, std::string(trim(ground_.document.publisher))};
  const Subject* const source = found(view_, "source/" + source_);
  const std::string publisher =
      source ? record::Fields(view_, *source).text("publisher", ground_.language).text : "";
  return {source_, ground_.locator, publisher.empty() ? "desk" : publisher};
}

// What it would take the place of: of a text, what is said in the same language, if it has not one
// wording only.
const Claim* TypedClaims::standing(const char* property, const Answered& answered) const {
  if (!fields_) return nullptr;
  const Claim* other = nullptr;
  for (const Claim* claim : fields_->claims(property)) {
    if (claim->translation != record::Translation::none) continue;
    if (!is_text(*claim) || claim->language == answered.language) return claim;
    if (answered.only_wording && !other) other = claim;
  }
  return other;
}

ClaimDraft TypedClaims::draft(const char* property, const Answered& answered) const {
  ClaimDraft draft = stated(passage(), name_, property, answered.typed, property);
  if (answered.by_desk) draft.asserter.text = "desk";
  const auto* const meant = view_.vocabulary().property(property);
  if (!meant) return draft;
  if (meant->type == record::ValueType::text) {
    draft.language = {std::string(answered.language), "language"};
    draft.key += ':' + std::string(answered.language);
    draft.quote = {std::string(trim(answered.quote)), "quote"};
  }
  if (meant->type == record::ValueType::quantity) {
    draft.unit = {std::string(answered.unit), "unit"};
    if (answered.typed == no_number) {
      draft.value.text.clear();
      draft.missing = {"unknown", property};
    }
  }
  return draft;
}

ClaimDraft& TypedClaims::withdraw(const Claim& claim, const char* place) {
  ClaimDraft gone = withdrawal(claim, std::string(trim(ground_.reason)), place);
  const Passage where = passage();
  gone.source.text = where.source;
  gone.locator = {std::string(trim(where.locator)), "locator"};
  gone.asserter.text = where.publisher;
  gone.language = {ground_.language, "language"};
  changes_ = amends_ = true;
  return drafts_.emplace_back(std::move(gone));
}

void TypedClaims::put(const char* property, std::string_view typed, std::string_view unit) {
  put(property, Answered{trim(typed), unit, ground_.language});
}

void TypedClaims::put_in(const char* property, std::string_view typed, std::string_view language) {
  put(property, Answered{trim(typed), {}, language});
}

void TypedClaims::put_words(const char* property, std::string_view typed, std::string_view quote) {
  put(property, Answered{trim(typed), {}, ground_.language, quote, true});
}

void TypedClaims::put_read(const char* property, std::string_view typed) {
  Answered answered{trim(typed), {}, ground_.language};
  answered.by_desk = true;
  put(property, answered);
}

void TypedClaims::put(const char* property, const Answered& answered) {
  const Claim* const stands = standing(property, answered);
  if (answered.typed.empty()) {
    if (stands) withdraw(*stands, property);
    return;
  }
  if (stands && typed_of(*stands) == answered.typed) {
    const auto* const quantity = std::get_if<record::Quantity>(&stands->value);
    if (!quantity || quantity->unit == answered.unit) return;
  }
  // A text that a form showed in one language and that was sent as another's is not said anew.
  if (!stands && fields_)
    for (const Claim* claim : fields_->claims(property))
      if (typed_of(*claim) == answered.typed) return;
  ClaimDraft said = draft(property, answered);
  said.note = {std::string(trim(ground_.reason)), "reason"};
  if (stands) {
    said.key.clear();
    said.replaces = {{std::to_string(stands->number), property}};
    said.replace_kind = change_;
    amends_ = true;
  }
  changes_ = true;
  drafts_.push_back(std::move(said));
}

void TypedClaims::put_list(const char* property, std::string_view lines) {
  const auto wanted = lines_of(lines);
  auto known = fields_ ? fields_->claims(property) : std::vector<const Claim*>();
  std::erase_if(known,
                [](const Claim* claim) { return claim->translation != record::Translation::none; });
  for (const Claim* claim : known)
    if (std::find(wanted.begin(), wanted.end(), typed_of(*claim)) == wanted.end())
      withdraw(*claim, property);
  for (const std::string_view line : wanted) {
    const bool stands = std::any_of(known.begin(), known.end(),
                                    [&](const Claim* claim) { return typed_of(*claim) == line; });
    if (stands) continue;
    ClaimDraft said = draft(property, {line, {}, ground_.language});
    said.key += '/' + hex(sha256(line)).substr(0, 12) + '/' + source_;
    drafts_.push_back(std::move(said));
    changes_ = true;
  }
}

void TypedClaims::add_from(const char* property, std::string_view typed, std::string_view from,
                           const char* from_place) {
  ClaimDraft said = draft(property, {trim(typed), {}, ground_.language});
  said.from = {std::string(trim(from)), from_place};
  said.key += '/' + std::string(trim(from)) + '/' + source_;
  said.note = {std::string(trim(ground_.reason)), "reason"};
  drafts_.push_back(std::move(said));
  changes_ = true;
}

void TypedClaims::end(const Claim& claim, std::string_view until, const char* place) {
  ClaimDraft said =
      stated(passage(), std::string(claim.subject->name()), place, typed_of(claim), place);
  said.key.clear();
  said.property.text = claim.property.view();
  if (claim.valid.start.kind == Bound::Kind::dated)
    said.from = {format_bound(claim.valid.start), place};
  said.until = {std::string(trim(until)), place};
  said.note = {std::string(trim(ground_.reason)), "reason"};
  said.replaces = {{std::to_string(claim.number), place}};
  said.replace_kind = record::ReplaceKind::amendment;
  drafts_.push_back(std::move(said));
  changes_ = amends_ = true;
}

void TypedClaims::take_over(TypedClaims&& other) {
  std::move(other.drafts_.begin(), other.drafts_.end(), std::back_inserter(drafts_));
  changes_ = changes_ || other.changes_;
  amends_ = amends_ || other.amends_;
}

void TypedClaims::judge(const char* property, std::string_view code) {
  ClaimDraft said = draft(property, {code, {}, {}});
  said.key.clear();
  said.asserter.text = "desk";
  said.note = {std::string(trim(ground_.reason)), "reason"};
  drafts_.push_back(std::move(said));
}

ClaimDraft& TypedClaims::say(const char* property, std::string_view value, const char* place) {
  ClaimDraft& said = drafts_.emplace_back(stated(passage(), name_, property, value, place));
  said.asserter.text = "desk";
  changes_ = true;
  return said;
}

Checked<std::vector<ClaimDraft>> TypedClaims::take(const char* unchanged_place) {
  if (!changes_ && errors_.empty()) fail("error.commitment.unchanged", unchanged_place, {});
  if (amends_ || needs_reason_) need("reason", ground_.reason);
  if (!errors_.empty()) return tl::unexpected(std::move(errors_));
  if (ground_.source.empty()) {
    auto all = document_drafts(ground_.document, source_);
    std::move(drafts_.begin(), drafts_.end(), std::back_inserter(all));
    drafts_ = std::move(all);
  }
  return std::move(drafts_);
}

}  // namespace acta::procedure
