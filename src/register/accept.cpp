#include "register/accept.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/codes.h"
#include "base/text.h"

namespace acta::record {
namespace {

constexpr std::size_t longest_quote = 15;  // words: a locator, never a copy of the source

std::size_t words_of(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) (all += all.empty() ? "" : ", ") += word;
  return all;
}

bool listed(const std::vector<std::string>& list, std::string_view word) {
  return list.empty() || std::find(list.begin(), list.end(), word) != list.end();
}

// One draft on its way to being a claim; gathers every error on it.
class Acceptance {
 public:
  Acceptance(const ClaimDraft& draft, const Surroundings& around, Arena& arena)
      : draft_(draft), around_(around), arena_(arena), claim_(*arena.make<Claim>()) {}

  Checked<const Claim*> run() {
    claim_.subject = about();
    property_ = find_property();
    if (property_) {
      claim_.property = arena_.intern(property_->name);
      fits_subject();
      read_value();
    }
    read_valid();
    read_citation();
    read_remarks();
    read_replaced();
    claim_.status = draft_.withdrawn    ? Status::withdrawn
                    : draft_.restricted ? Status::restricted
                    : property_ && property_->visibility == Visibility::restricted
                        ? Status::restricted
                        : Status::published;
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return &claim_;
  }

 private:
  std::string_view place_of(const Written& written) const {
    return written.place.empty() ? draft_.place : written.place;
  }
  void fail(const Written& written, std::string message, std::string hint = {}) {
    errors_.push_back({ErrorKind::invalid, std::move(message), std::string(place_of(written)),
                       written.text, std::move(hint)});
  }
  template <class T>
  std::optional<T> keep(Result<T> result) {
    if (result) return *std::move(result);
    errors_.push_back(std::move(result).error());
    return std::nullopt;
  }

  // "country/Perú" is country/PER; any other subject must be written as it is called.
  std::optional<std::string> subject_name(const Written& written) {
    constexpr std::string_view country = "country/";
    if (written.text.starts_with(country)) {
      const auto code =
          keep(codes::country(written.text.substr(country.size()), place_of(written)));
      return code ? std::optional("country/" + *code) : std::nullopt;
    }
    const auto kind_length = keep(check_subject_name(written.text, place_of(written)));
    if (!kind_length) return std::nullopt;
    if (!around_.vocabulary.kind(written.text.substr(0, *kind_length))) {
      fail(written, "error.subject.unknown-kind");
      return std::nullopt;
    }
    return written.text;
  }

  const Subject* make_subject(std::string_view name) {
    return arena_.make<Subject>(arena_.keep(name), name.find('/'));
  }

  const Subject* about() {
    const auto name = subject_name(draft_.subject);
    return name ? make_subject(*name) : nullptr;
  }

  const Property* find_property() {
    const Property* const found = around_.vocabulary.property(draft_.property.text);
    if (!found)
      fail(draft_.property, "error.claim.unknown-property",
           around_.vocabulary.near_property(draft_.property.text));
    return found;
  }

  void fits_subject() {
    if (claim_.subject && !listed(property_->of, claim_.subject->kind()))
      fail(draft_.property, "error.claim.not-of-this-kind", joined(property_->of));
  }

  void read_value() {
    if (!draft_.missing.empty()) {
      if (!draft_.value.empty()) return fail(draft_.missing, "error.claim.value-and-missing");
      claim_.value = Missing{arena_.intern(draft_.missing.text)};
      if (draft_.withdrawn && !draft_.language.empty()) read_language();  // of the reason
      return;
    }
    if (trim(draft_.value.text).empty()) return fail(draft_.value, "error.claim.no-value");
    switch (property_->type) {
      case ValueType::text: return read_text();
      case ValueType::code: return read_code();
      case ValueType::reference: return read_reference();
      case ValueType::date: return read_date();
      case ValueType::quantity: return read_quantity();
      case ValueType::money: return read_amount();
      case ValueType::claim: return read_claim_reference();
    }
  }

  void read_text() {
    if (const auto text = keep(accept_text(draft_.value.text, place_of(draft_.value))))
      claim_.value = Text{arena_.keep(*text)};
    if (draft_.language.empty()) return fail(draft_.language, "error.claim.no-language");
    read_language();
  }

  void read_language() {
    if (const auto tag = keep(codes::language(draft_.language.text, place_of(draft_.language))))
      claim_.language = arena_.intern(*tag);
  }

  void read_code() {
    const bool is_resolution = draft_.resolution != ResolutionKind::none;
    if (is_resolution && !draft_.language.empty()) read_language();  // of the reason
    const auto code = keep(accept_text(draft_.value.text, place_of(draft_.value), 200));
    if (!code) return;
    if (!listed(property_->codes, *code))
      return fail(draft_.value, "error.claim.unknown-code", joined(property_->codes));
    claim_.value = Code{arena_.intern(*code)};
  }

  void read_reference() {
    const auto name = subject_name(draft_.value);
    if (!name) return;
    if (!listed(property_->to, std::string_view(*name).substr(0, name->find('/'))))
      return fail(draft_.value, "error.claim.wrong-kind-of-reference", joined(property_->to));
    if (!around_.exists(*name)) return fail(draft_.value, "error.claim.broken-reference");
    claim_.value = Reference{make_subject(*name)};
  }

  void read_date() {
    if (const auto date = keep(parse_date(draft_.value.text, place_of(draft_.value))))
      claim_.value = *date;
  }

  void read_quantity() {
    const auto amount = keep(parse_decimal(draft_.value.text, place_of(draft_.value)));
    if (amount)
      claim_.value = Quantity{*amount, short_text(draft_.unit), short_text(draft_.qualifier)};
  }

  void read_amount() {
    const auto amount = keep(parse_decimal(draft_.value.text, place_of(draft_.value)));
    if (!codes::is_currency(draft_.unit.text)) return fail(draft_.unit, "error.currency.unknown");
    if (amount)
      claim_.value = Amount{*amount, arena_.intern(draft_.unit.text), short_text(draft_.qualifier)};
  }

  void read_claim_reference() {
    if (const auto number = claim_number(draft_.value)) claim_.value = ClaimReference{*number};
  }

  std::optional<std::uint64_t> claim_number(const Written& written) {
    std::uint64_t number = 0;
    const std::string& text = written.text;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) number = around_.keyed(text);
    if (number != 0 && number < around_.next) return number;
    fail(written, "error.claim.no-such-claim");
    return std::nullopt;
  }

  void read_valid() {
    const auto start = read_start();
    const auto end = read_end();
    if (!start || !end) return;
    const Written& last = !draft_.until.empty() ? draft_.until : draft_.to;
    if (const auto valid = keep(make_interval(*start, *end, place_of(last)))) claim_.valid = *valid;
  }

  std::optional<Bound> read_start() {
    if (!draft_.from.empty()) {
      const auto date = keep(parse_date(draft_.from.text, place_of(draft_.from)));
      return date ? std::optional(Bound::at(*date)) : std::nullopt;
    }
    Bound bound;
    if (!draft_.earliest.empty()) {
      const auto date = keep(parse_date(draft_.earliest.text, place_of(draft_.earliest)));
      if (!date) return std::nullopt;
      bound.earliest = date->first;
    }
    if (!draft_.latest.empty()) {
      const auto date = keep(parse_date(draft_.latest.text, place_of(draft_.latest)));
      if (!date) return std::nullopt;
      bound.kind = Bound::Kind::dated;
      bound.latest = date->last;
      if (bound.latest < bound.earliest) {
        fail({draft_.earliest.text + ".." + draft_.latest.text, draft_.latest.place},
             "error.interval.bound-reversed");
        return std::nullopt;
      }
    }
    return bound;
  }

  std::optional<Bound> read_end() {
    if (!draft_.to.empty() && !draft_.until.empty()) {
      fail(draft_.until, "error.interval.two-ends", draft_.to.text);
      return std::nullopt;
    }
    if (draft_.to.empty() && draft_.until.empty()) return Bound::unknown();
    const Written& written = draft_.to.empty() ? draft_.until : draft_.to;
    const auto date = keep(parse_date(written.text, place_of(written)));
    if (!date) return std::nullopt;
    return draft_.to.empty() ? after_last_day(*date) : Bound::at(*date);
  }

  void read_citation() {
    claim_.asserter = short_text(draft_.asserter);
    claim_.author = arena_.intern(around_.author);
    Citation& citation = claim_.citation;
    citation.locator = short_text(draft_.locator);
    citation.quote = read_quote();
    if (!draft_.said.empty()) {
      if (const auto said = keep(parse_date(draft_.said.text, place_of(draft_.said)))) {
        citation.said = *said;
        citation.has_said = true;
      }
    }
    if (draft_.source.empty()) {
      const Kind* const kind =
          claim_.subject ? around_.vocabulary.kind(claim_.subject->kind()) : nullptr;
      if (!kind || !kind->configuration) fail(draft_.source, "error.claim.no-source");
      return;
    }
    const std::string name = "source/" + draft_.source.text;
    if (!check_subject_name(name) || !around_.exists(name))
      return fail(draft_.source, "error.claim.unknown-source");
    citation.source = make_subject(name);
  }

  Symbol read_quote() {
    const auto quote = keep(accept_text(draft_.quote.text, place_of(draft_.quote), 1000));
    if (!quote) return {};
    if (words_of(*quote) > longest_quote) fail(draft_.quote, "error.claim.long-quote");
    return arena_.keep_symbol(*quote);
  }

  void read_remarks() {
    if (const auto note = keep(accept_text(draft_.note.text, place_of(draft_.note), 4000)))
      claim_.note = arena_.keep_symbol(*note);
    if (const auto key = keep(accept_text(draft_.key, draft_.place, 300)))
      claim_.key = arena_.keep_symbol(*key);
  }

  void read_replaced() {
    claim_.replace_kind = draft_.replaces.empty() ? ReplaceKind::none : draft_.replace_kind;
    claim_.resolution = draft_.resolution;
    claim_.translation = draft_.translation;
    if (draft_.resolution != ResolutionKind::none && draft_.note.empty())
      fail(draft_.note, "error.claim.resolution-without-reason");
    std::vector<std::uint64_t> numbers;
    for (const Written& written : draft_.replaces)
      if (const auto number = claim_number(written)) numbers.push_back(*number);
    std::uint64_t* const kept = arena_.make_array<std::uint64_t>(numbers.size());
    std::copy(numbers.begin(), numbers.end(), kept);
    claim_.replaces = {kept, numbers.size()};
  }

  Symbol short_text(const Written& written) {
    const auto text = keep(accept_text(written.text, place_of(written), 500));
    return text ? arena_.intern(*text) : Symbol{};
  }

  const ClaimDraft& draft_;
  const Surroundings& around_;
  Arena& arena_;
  Claim& claim_;
  const Property* property_ = nullptr;
  Errors errors_;
};

}  // namespace

Checked<const Claim*> accept(const ClaimDraft& draft, const Surroundings& around, Arena& arena) {
  return Acceptance(draft, around, arena).run();
}

}  // namespace acta::record
