#include "procedure/pending.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/codes.h"
#include "procedure/reply.h"
#include "procedure/request_rule.h"
#include "register/claim_bytes.h"
#include "register/view.h"

namespace acta::procedure {
namespace {

using record::Claim;
using record::ClaimDraft;

// The bytes of what is said, whatever it takes the place of: a correction says again what the
// submitter's file says, and must be known for the same when the file comes again.
std::string content(const Claim& claim, const Claim* corrected) {
  Claim plain;
  plain.subject = claim.subject;
  plain.property = claim.property;
  plain.value = claim.value;
  plain.valid = claim.valid;
  plain.asserter = claim.asserter;
  plain.citation = claim.citation;
  plain.language = claim.language;
  plain.note = claim.note;
  plain.key = claim.key;
  plain.status = claim.status;
  plain.resolution = claim.resolution;
  plain.translation = claim.translation;
  std::vector<std::uint64_t> set_aside;
  if (claim.replace_kind == record::ReplaceKind::resolution) {
    set_aside.assign(claim.replaces.begin(), claim.replaces.end());
    if (corrected) std::erase(set_aside, corrected->number);
    plain.replaces = set_aside;
    plain.replace_kind = claim.replace_kind;
  }
  return claim_bytes(plain);
}

std::string canonical_subject(const std::string& name) {
  constexpr std::string_view country = "country/";
  if (!name.starts_with(country)) return name;
  const auto code = codes::country(std::string_view(name).substr(country.size()));
  return code ? "country/" + *code : name;
}

// A row makes several claims, and what is wrong with its date is wrong with all of them.
Errors each_once(Errors errors) {
  std::set<std::tuple<std::string, std::string, std::string>> told;
  std::erase_if(errors, [&](const Error& error) {
    return !told.emplace(error.place, error.message, error.value).second;
  });
  return errors;
}

bool describes_vocabulary(const Claim& claim) {
  return claim.subject->kind() == "property" || claim.subject->kind() == "kind";
}

std::string_view as_text(const record::Value& value) {
  if (const auto* text = std::get_if<record::Text>(&value)) return text->text;
  if (const auto* code = std::get_if<record::Code>(&value)) return code->code;
  return {};
}

}  // namespace

const Claim* Pending::keyed(std::string_view key) const {
  for (const Added* added : {&now_, &before_}) {
    const auto found = added->keys.find(key);
    if (found != added->keys.end()) return found->second;
  }
  return record_->by_key(key);
}

bool Pending::exists(std::string_view subject) const {
  if (now_.subjects.contains(subject) || before_.subjects.contains(subject)) return true;
  const record::Subject* const known = record_->find(subject);
  return known && known->about.size() > 0;
}

bool Pending::superseded(std::uint64_t number) const {
  if (now_.superseded.contains(number) || before_.superseded.contains(number)) return true;
  const record::Claim* const claim = record_->claim(number);
  if (!claim) return false;
  const record::View newest(*record_, Day{}, record_->published(), record::Audience::desk);
  return newest.superseded_by(*claim) != nullptr;
}

bool Pending::is_translation(std::uint64_t number) const {
  const Claim* const claim = record_->claim(number);
  return claim && claim->translation != record::Translation::none;
}

// The claim with the same key that this one took the place of.
const Claim* Pending::former(const Claim& claim) const {
  for (const std::uint64_t number : claim.replaces) {
    const Claim* const replaced = record_->claim(number);
    if (replaced && replaced->key == claim.key) return replaced;
  }
  return nullptr;
}

// A corrected resolution takes the place of the former one and sets aside what it names.
void Pending::correct(const Claim& known, Claim& claim) {
  std::uint64_t* const replaced = arena_->make_array<std::uint64_t>(claim.replaces.size() + 1);
  std::copy(claim.replaces.begin(), claim.replaces.end(), replaced);
  replaced[claim.replaces.size()] = known.number;
  claim.replaces = {replaced, claim.replaces.size() + 1};
  if (claim.replace_kind == record::ReplaceKind::none)
    claim.replace_kind = record::ReplaceKind::correction;
}

const record::Vocabulary& Pending::vocabulary() const {
  if (now_.vocabulary) return *now_.vocabulary;
  if (before_.vocabulary) return *before_.vocabulary;
  return record_->vocabulary_at(record_->published());
}

void Pending::forget() {
  before_ = {};
  now_ = {};
  arena_ = std::make_unique<record::Arena>();
}

Checked<Pending::Judged> Pending::judge(const Submission& submission, std::uint64_t next) {
  now_ = {};
  for (const ClaimDraft& draft : submission.drafts)
    now_.subjects.insert(canonical_subject(draft.subject.text));

  Judged judged;
  Errors errors;
  for (const ClaimDraft& draft : submission.drafts)
    judge_draft(draft, submission.author, next, judged, errors);
  if (errors.empty()) errors = circles_of_now();
  const record::View newest(*record_, Day{}, record_->published(), record::Audience::desk);
  if (errors.empty()) {
    errors = unfit_requests(submission.drafts, newest);
    auto doubled = doubled_memberships(now_.memberships, before_.memberships, newest,
                                       [this](std::uint64_t number) { return superseded(number); });
    std::move(doubled.begin(), doubled.end(), std::back_inserter(errors));
  }
  // Of any day, for what is granted at least is granted for good.
  const record::View at_last(*record_, Day::latest(), record_->published(), record::Audience::desk);
  for (Error& error : unfit_reply_days(submission.drafts, at_last))
    errors.push_back(std::move(error));
  if (!errors.empty()) {
    now_ = {};
    return tl::unexpected(each_once(std::move(errors)));
  }

  before_.subjects.merge(now_.subjects);
  for (auto& [key, claim] : now_.keys) before_.keys.insert_or_assign(key, claim);
  before_.superseded.merge(now_.superseded);
  std::move(now_.memberships.begin(), now_.memberships.end(),
            std::back_inserter(before_.memberships));
  for (Stated& stated : now_.stated)
    before_.stated.push_back({stated.claim, std::move(stated.place), false});
  if (now_.vocabulary) before_.vocabulary = std::move(now_.vocabulary);
  now_ = {};
  judged.outcome.at = next - 1 + judged.payloads.size();
  return judged;
}

Errors Pending::circles_of_now() const {
  if (now_.stated.empty()) return {};
  std::vector<Stated> stated = before_.stated;
  stated.insert(stated.end(), now_.stated.begin(), now_.stated.end());
  const record::View newest(*record_, Day{}, record_->published(), record::Audience::desk);
  return circles(stated, newest, vocabulary(), [this](std::uint64_t number) {
    return now_.superseded.contains(number) || before_.superseded.contains(number);
  });
}

// It renders a text that is on record, of the same subject and property in another language.
const char* Pending::refusal_of_translation(const Claim& claim) const {
  if (claim.translation == record::Translation::none)
    return claim.replace_kind == record::ReplaceKind::translation ? "error.translation.of"
                                                                  : nullptr;
  const Claim* const original =
      claim.replaces.empty() ? nullptr : record_->claim(claim.replaces.front());
  const bool fits = claim.replace_kind == record::ReplaceKind::translation && original &&
                    original->translation == record::Translation::none &&
                    std::holds_alternative<record::Text>(original->value) &&
                    original->subject->name() == claim.subject->name() &&
                    original->property == claim.property.view();
  if (!fits) return "error.translation.of";
  return original->language == claim.language.view() ? "error.translation.same-language" : nullptr;
}

void Pending::judge_draft(const ClaimDraft& draft, std::string_view author, std::uint64_t first,
                          Judged& judged, Errors& errors) {
  const std::uint64_t number = first + judged.payloads.size();
  const record::Surroundings around{
      .vocabulary = vocabulary(),
      .exists = [this](std::string_view subject) { return exists(subject); },
      .keyed =
          [this](std::string_view key) {
            const Claim* const claim = keyed(key);
            return claim ? claim->number : 0;
          },
      .next = number,
      .author = author};
  auto accepted = record::accept(draft, around, *arena_);
  if (!accepted) {
    std::move(accepted.error().begin(), accepted.error().end(), std::back_inserter(errors));
    return;
  }
  Claim& claim = const_cast<Claim&>(**accepted);  // ours: it was made in our arena just now

  const auto refuse = [&](ErrorKind kind, const char* message) {
    const record::Written& value = draft.value;
    errors.push_back({kind,
                      message,
                      value.place.empty() ? draft.place : value.place,
                      draft.key.empty() ? value.text : draft.key,
                      {}});
  };
  if (may_lead_round(claim))
    now_.stated.push_back({&claim, draft.value.place.empty() ? draft.place : draft.value.place});
  if (!draft.key.empty()) {
    if (now_.keys.contains(draft.key))
      return refuse(ErrorKind::invalid, "error.claim.repeated-key");
    if (const Claim* const known = keyed(draft.key)) {
      now_.keys.emplace(draft.key, known);
      if (content(*known, former(*known)) == content(claim, nullptr)) {
        ++judged.outcome.unchanged;
        return;
      }
      correct(*known, claim);
      ++judged.outcome.corrected;
    } else {
      ++judged.outcome.created;
    }
  } else {
    ++judged.outcome.created;
  }

  if (const char* const refusal = refusal_of_translation(claim))
    refuse(ErrorKind::invalid, refusal);
  claim.number = number;
  if (!draft.key.empty()) now_.keys.insert_or_assign(draft.key, &claim);
  if (claim.replace_kind != record::ReplaceKind::resolution) {
    for (const std::uint64_t replaced : claim.replaces) {
      if (superseded(replaced)) refuse(ErrorKind::conflict, "error.claim.changed-meanwhile");
      if (claim.replace_kind != record::ReplaceKind::translation || is_translation(replaced))
        now_.superseded.insert(replaced);
    }
  }
  const record::Property* const property = vocabulary().property(claim.property);
  if (property && property->membership != record::MembershipKind::none &&
      claim.status != record::Status::withdrawn)
    now_.memberships.push_back({&claim, draft.from.place.empty() ? draft.place : draft.from.place});
  if (describes_vocabulary(claim)) {
    if (!now_.vocabulary) now_.vocabulary = std::make_unique<record::Vocabulary>(vocabulary());
    now_.vocabulary->define(claim.subject->name(), claim.property, as_text(claim.value),
                            claim.language);
  }
  if (claim.citation.source && claim.citation.locator.empty()) ++judged.outcome.without_locator;
  judged.payloads.push_back(claim_bytes(claim));
  judged.sealed.push_back(claim.status == record::Status::restricted);
}

}  // namespace acta::procedure
