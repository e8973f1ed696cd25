#include "register/testing.h"

#include "base/check.h"
#include "register/claim_bytes.h"

namespace acta::record {
namespace {

constexpr std::int64_t first_second = 1'767'225'600;  // 2026-01-01T00:00:00Z

template <class T>
T sure(Result<T> result) {
  if (!result)
    throw Defect("a test's record: " + result.error().message + " " + result.error().value);
  return *std::move(result);
}

}  // namespace

void RecordBuilder::property(std::string_view name, std::string_view type, const Options& options) {
  const std::string subject = "property/" + std::string(name);
  code(subject, "type", type, {});
  code(subject, "cardinality", options.cardinality.empty() ? "many" : options.cardinality, {});
  if (!options.membership.empty()) code(subject, "membership", options.membership, {});
  if (!options.seat.empty()) code(subject, "seat", options.seat, {});
}

void RecordBuilder::kind(std::string_view name) {
  text("kind/" + std::string(name), "label", name, {.language = "en"});
}

RecordBuilder::Entry RecordBuilder::text(std::string_view subject, std::string_view property,
                                         std::string_view text, const Said& said) {
  Said in = said;
  if (in.language.empty()) in.language = "en";
  return add(subject, property, Text{arena_.keep(text)}, in);
}

RecordBuilder::Entry RecordBuilder::code(std::string_view subject, std::string_view property,
                                         std::string_view code, const Said& said) {
  return add(subject, property, Code{arena_.intern(code)}, said);
}

RecordBuilder::Entry RecordBuilder::reference(std::string_view subject, std::string_view property,
                                              std::string_view to, const Said& said) {
  return add(subject, property, Reference{named(to)}, said);
}

RecordBuilder::Entry RecordBuilder::date(std::string_view subject, std::string_view property,
                                         std::string_view edtf, const Said& said) {
  return add(subject, property, sure(parse_date(edtf)), said);
}

RecordBuilder::Entry RecordBuilder::quantity(std::string_view subject, std::string_view property,
                                             std::string_view amount, const Said& said) {
  return add(subject, property,
             Quantity{sure(parse_decimal(amount)), arena_.intern(said.unit),
                      arena_.intern(said.qualifier)},
             said);
}

RecordBuilder::Entry RecordBuilder::money(std::string_view subject, std::string_view property,
                                          std::string_view amount, const Said& said) {
  return add(
      subject, property,
      Amount{sure(parse_decimal(amount)), arena_.intern(said.unit), arena_.intern(said.qualifier)},
      said);
}

RecordBuilder::Entry RecordBuilder::claim(std::string_view subject, std::string_view property,
                                          Entry claim, const Said& said) {
  return add(subject, property, ClaimReference{claim}, said);
}

RecordBuilder::Entry RecordBuilder::resolve(std::string_view disagreement, ResolutionKind kind,
                                            const std::vector<Entry>& set_aside, const Said& said) {
  const auto replace = set_aside.empty() ? ReplaceKind::none : ReplaceKind::resolution;
  return add(disagreement, "resolution", Code{arena_.intern(name_of(kind))}, said,
             {set_aside, replace, kind}, Status::published);
}

RecordBuilder::Entry RecordBuilder::withdraw(Entry old, const Said& said) {
  const Claim* const claim = record_.claim(old);
  check(claim != nullptr, "a test withdraws a claim that is there");
  return add(claim->subject->name(), claim->property, Missing{arena_.intern("withdrawn")}, said,
             {{old}, ReplaceKind::correction, ResolutionKind::none}, Status::withdrawn);
}

RecordBuilder::Entry RecordBuilder::amend(Entry old, std::string_view text) {
  const Claim* const claim = record_.claim(old);
  check(claim != nullptr, "a test amends a claim that is there");
  return add(claim->subject->name(), claim->property, Text{arena_.keep(text)},
             {.language = std::string(claim->language.view())},
             {{old}, ReplaceKind::amendment, ResolutionKind::none}, Status::published);
}

RecordBuilder::Entry RecordBuilder::translate(Entry original, std::string_view text,
                                              std::string_view language, Translation by,
                                              std::vector<Entry> former) {
  const Claim* const claim = record_.claim(original);
  check(claim != nullptr, "a test translates a claim that is there");
  former.insert(former.begin(), original);
  return add(claim->subject->name(), claim->property, Text{arena_.keep(text)},
             {.language = std::string(language)},
             {std::move(former), ReplaceKind::translation, ResolutionKind::none, by},
             Status::published);
}

View RecordBuilder::view(std::string_view day, Audience audience) {
  return view_at(day, next_ - 1, audience);
}

View RecordBuilder::view_at(std::string_view day, Entry entry, Audience audience) {
  record_.publish();
  return {record_, sure(parse_day(day)), entry, audience};
}

const Subject& RecordBuilder::subject(std::string_view name) const {
  const Subject* const found = record_.find(name);
  if (!found) throw Defect("a test's record says nothing of " + std::string(name));
  return *found;
}

const Subject* RecordBuilder::named(std::string_view name) {
  subjects_.emplace_back(arena_.keep(name), sure(check_subject_name(name)));
  return &subjects_.back();
}

RecordBuilder::Entry RecordBuilder::add(std::string_view subject, std::string_view property,
                                        const Value& value, const Said& said) {
  const Status status = said.restricted ? Status::restricted : Status::published;
  return add(subject, property, value, said, {{}, ReplaceKind::none, ResolutionKind::none}, status);
}

RecordBuilder::Entry RecordBuilder::add(std::string_view subject, std::string_view property,
                                        const Value& value, const Said& said,
                                        const Replacing& replacing, Status status) {
  Claim claim;
  claim.subject = named(subject);
  claim.property = arena_.intern(property);
  claim.value = value;
  claim.valid.start = sure(read_bound(said.from, false));
  const bool last_day = !said.until.empty();
  claim.valid.end = sure(read_bound(last_day ? said.until : said.to, last_day));
  claim.asserter = arena_.intern(said.asserter);
  claim.author = arena_.intern("test");
  if (!said.source.empty()) claim.citation.source = named("source/" + said.source);
  claim.citation.locator = arena_.intern(said.locator);
  claim.language = arena_.intern(said.language);
  claim.note = arena_.intern(said.note);
  claim.key = arena_.intern(said.key);
  claim.replaces = replacing.claims;
  claim.replace_kind = replacing.kind;
  claim.resolution = replacing.resolution;
  claim.translation = replacing.translation;
  claim.status = status;

  const Entry second = at_once_since_ == 0 ? next_ : at_once_since_;
  const Instant recorded{(first_second + static_cast<std::int64_t>(second)) * 1'000'000};
  record_.add(next_, recorded, claim_bytes(claim));
  record_.publish();
  return next_++;
}

}  // namespace acta::record
