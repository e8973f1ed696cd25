#include "generate.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "base/codes.h"
#include "base/date.h"
#include "random.h"
#include "vocabulary.h"
#include "words.h"

namespace acta::bench {
namespace {

using record::ClaimDraft;
using record::ReplaceKind;
using record::ResolutionKind;

constexpr std::int64_t first_recorded = 1'654'862'400'000'000;  // 2022-06-10T12:00Z
constexpr std::int64_t record_years = 4;
constexpr std::uint64_t sources = 2'000;
constexpr std::uint64_t organisations = 300;
constexpr std::uint64_t mechanisms = 40;
constexpr std::uint64_t pillars = 24;
constexpr std::uint64_t committees = 400;
constexpr std::uint64_t meetings = 500;
constexpr std::uint64_t finances = 1'200;
constexpr std::uint64_t indicators = 400;
constexpr std::uint64_t observations = 2'000;
constexpr std::uint64_t disagreements = 300;

constexpr std::array<std::string_view, 9> statuses{"announced",   "in_progress", "signed",
                                                   "partly_done", "done",        "lapsed",
                                                   "disputed",    "unknown",     "standing"};
constexpr std::array<std::string_view, 9> status_classes{
    "not_reported", "under_way", "under_way",    "under_way",   "done",
    "lapsed",       "disputed",  "not_reported", "not_reported"};
constexpr std::array<std::string_view, 5> evidence_kinds{"report", "budget", "law", "news",
                                                         "statistic"};
constexpr std::array<std::string_view, 4> currencies{"USD", "EUR", "CAD", "BRL"};
constexpr std::array<std::string_view, 6> populations{"newcomers", "families", "children",
                                                      "workers",   "refugees", "host communities"};

std::string id(const char* prefix, std::uint64_t number, int digits) {
  return fmt::format("{}{:0{}}", prefix, number, digits);
}
std::string day(Random& random, int first_year, int last_year) {
  return fmt::format("{}-{:02}-{:02}", random.between(first_year, last_year), random.between(1, 12),
                     random.between(1, 28));
}
// Now and then a source knows no more than the month or the year.
std::string date(Random& random, int first_year, int last_year) {
  const std::string exact = day(random, first_year, last_year);
  const std::uint64_t dice = random.below(100);
  return dice < 4 ? exact.substr(0, 4) : dice < 12 ? exact.substr(0, 7) : exact;
}

// All countries that ISO 3166-1 has a number for.
std::vector<std::string> all_countries() {
  std::vector<std::string> countries;
  for (int number = 1; number < 1000; ++number)
    if (const auto country = codes::country(fmt::format("{:03}", number)))
      countries.push_back(*country);
  return countries;
}

class Generator {
 public:
  Generator(const Scale& scale, const std::function<void(DraftBatch&&)>& take)
      : scale_(scale), take_(take), random_(scale.seed), countries_(all_countries()) {
    batch_.reserve(scale.batch);
  }

  void run() {
    say_vocabulary();
    say_sources();
    say_countries();
    say_organisations();
    say_mechanisms();
    say_committees();
    say_meetings();
    for (std::uint64_t i = 1; i <= scale_.commitments; ++i) say_commitment(i);
    say_money();
    say_numbers();
    say_evidence();
    say_disagreements();
    // What is left to make the record full.
    for (std::uint64_t i = observations + 1; next_ <= scale_.claims; ++i)
      say_quantity("observation", id("B", i, 5), "value", "persons");
    flush();
  }

 private:
  // ---- one draft ----
  // The draft is complete when the next one begins.
  ClaimDraft& say(std::string_view kind, const std::string& about, std::string_view property,
                  std::string value) {
    if (batch_.size() == scale_.batch) flush();
    remember();
    ++next_;
    ClaimDraft& draft = batch_.emplace_back();
    draft.place = "generated";
    draft.key = fmt::format("generated/{}/{}/{}", kind, about, property);
    draft.subject.text = fmt::format("{}/{}", kind, about);
    draft.property.text = property;
    draft.value.text = std::move(value);
    if (kind == "kind" || kind == "property" || is_configuration(kind)) return draft;
    const std::uint64_t source = random_.skewed(sources) + 1;
    draft.source.text = id("S", source, 4);
    draft.asserter.text = publisher(source);
    draft.locator.text = random_.chance(15) ? "" : fmt::format("l.{}", random_.below(900) + 1);
    if (random_.chance(25)) draft.said.text = day(random_, 2018, 2025);
    if (random_.chance(8)) draft.quote.text = title(random_, 0);
    return draft;
  }
  ClaimDraft& say_text(std::string_view kind, const std::string& about, std::string_view property,
                       std::size_t language, std::string text) {
    ClaimDraft& draft = say(kind, about, property, std::move(text));
    draft.language.text = languages[language];
    (draft.key += '.') += languages[language];
    return draft;
  }
  ClaimDraft& say_reference(std::string_view kind, const std::string& about,
                            std::string_view property, std::string_view to_kind,
                            const std::string& to) {
    ClaimDraft& draft = say(kind, about, property, fmt::format("{}/{}", to_kind, to));
    (draft.key += '.') += to;
    return draft;
  }
  void say_quantity(std::string_view kind, const std::string& about, std::string_view property,
                    const char* unit) {
    ClaimDraft& draft = say(kind, about, property, number());
    draft.unit.text = unit;
    if (random_.chance(10)) draft.qualifier.text = "more than";
  }
  void say_money(std::string_view kind, const std::string& about, std::string_view property) {
    ClaimDraft& draft = say(kind, about, property, number() + "000");
    draft.unit.text = random_.one_of(currencies);
  }

  std::string number() {
    return random_.chance(20) ? fmt::format("{}.{}", random_.below(100), random_.below(90) + 10)
                              : std::to_string(random_.skewed(500'000) + 1);
  }
  static std::string publisher(std::uint64_t source) {
    return "office of publications " + std::to_string(source % 150 + 1);
  }
  const std::string& country() {
    return countries_[static_cast<std::size_t>(random_.skewed(countries_.size()))];
  }
  std::string committee() { return id("G", random_.skewed(committees) + 1, 3); }

  void flush() {
    if (batch_.empty()) return;
    const auto microseconds_a_claim = record_years * 365 * 86'400 * std::int64_t{1'000'000} /
                                      static_cast<std::int64_t>(scale_.claims);
    remember();
    const std::uint64_t first = next_ - batch_.size();
    take_({{first_recorded + static_cast<std::int64_t>(first) * microseconds_a_claim},
           first,
           std::exchange(batch_, {})});
    batch_.reserve(scale_.batch);
    // What a submission says is corrected by a later one.
    for (Corrigible& each : correctable_) {
      if (corrigible_.size() < most_corrigible) corrigible_.push_back(std::move(each));
      else corrigible_[static_cast<std::size_t>(random_.below(most_corrigible))] = std::move(each);
    }
    correctable_.clear();
  }

  // ---- corrections ----
  struct Corrigible {
    std::uint64_t number;
    ClaimDraft draft;
  };
  void remember() {  // the last draft, now that it is complete
    if (batch_.empty()) return;
    const ClaimDraft& draft = batch_.back();
    const std::string_view property = draft.property.text;
    if (!draft.source.empty() && draft.replaces.empty() && random_.chance(12) &&
        (property == "text" || property == "quantity" || property == "spent"))
      correctable_.push_back({next_ - 1, draft});
  }
  void correct() {
    if (batch_.size() == scale_.batch) flush();
    if (corrigible_.empty()) return;
    remember();
    const auto at = static_cast<std::size_t>(random_.below(corrigible_.size()));
    std::swap(corrigible_[at], corrigible_.back());
    auto [number_of_it, draft] = std::move(corrigible_.back());
    corrigible_.pop_back();
    if (draft.language.empty()) draft.value.text = number();
    else draft.value.text += " (" + std::to_string(random_.below(5'000)) + ")";
    draft.note.text = "The figure was misread.";
    draft.key += fmt::format("~{}", number_of_it);
    draft.replaces = {{std::to_string(number_of_it), {}}};
    draft.replace_kind = ReplaceKind::correction;
    ++next_;
    batch_.push_back(std::move(draft));
  }

  // ---- the record, in the order in which it is entered ----
  void say_vocabulary() {
    for (const std::string_view kind : kind_names()) {
      for (std::size_t l = 0; l < languages.size(); ++l)
        say_text("kind", std::string(kind), "label", l, std::string(kind));
      if (is_configuration(kind)) say("kind", std::string(kind), "configuration", "yes");
    }
    for (const PropertyRow& row : property_rows()) {
      const std::string name(row.name);
      say("property", name, "type", std::string(row.type));
      say("property", name, "cardinality", std::string(row.cardinality));
      say_list(name, "of", row.of);
      say_list(name, "to", row.to);
      if (!row.membership.empty()) say("property", name, "membership", std::string(row.membership));
      if (!row.seat.empty()) say("property", name, "seat", std::string(row.seat));
      for (std::size_t l = 0; l < languages.size(); ++l)
        say_text("property", name, "label", l, name);
    }
    flush();  // what follows must be known to be sayable
    for (std::size_t i = 0; i < statuses.size(); ++i)
      say("status", std::string(statuses[i]), "class", std::string(status_classes[i]));
  }
  void say_list(const std::string& name, std::string_view property, std::string_view list) {
    while (!list.empty()) {
      const std::string item(list.substr(0, list.find(' ')));
      (say("property", name, property, item).key += '.') += item;
      list.remove_prefix(std::min(list.size(), item.size() + 1));
    }
  }

  void say_sources() {
    for (std::uint64_t i = 1; i <= sources; ++i) {
      const std::string source = id("S", i, 4);
      const std::size_t language = static_cast<std::size_t>(random_.below(languages.size()));
      say_text("source", source, "title", language, title(random_, language));
      say("source", source, "publisher", publisher(i));
      say("source", source, "language", std::string(languages[language]));
      say("source", source, "address", fmt::format("https://records.example/{}/{}", i % 150, i));
    }
  }

  void say_countries() {
    for (const std::string& each : countries_)
      say("country", each, "region", fmt::format("region {}", random_.below(20)));
  }

  void say_organisations() {
    for (std::uint64_t i = 1; i <= organisations; ++i)
      for (std::size_t l = 0; l < languages.size(); ++l)
        say_text("organisation", id("O", i, 3), "name", l, title(random_, l));
  }

  void say_mechanisms() {
    for (std::uint64_t i = 1; i <= mechanisms; ++i) {
      const std::string mechanism = id("M", i, 2);
      for (std::size_t l = 0; l < languages.size(); ++l) {
        say_text("mechanism", mechanism, "name", l, title(random_, l));
        say_text("mechanism", mechanism, "objective", l, sentence(random_, l));
      }
      say("mechanism", mechanism, "founded", date(random_, 1995, 2015));
      say("mechanism", mechanism, "mechanism_kind", "consultative process");
      const unsigned share = static_cast<unsigned>(random_.between(5, 35));
      for (const std::string& party : countries_)
        if (random_.chance(share)) say_membership(mechanism, party);
      for (int year = 2016; year < 2026; ++year) {
        ClaimDraft& term =
            say_reference("mechanism", mechanism, "presidency", "country", country());
        (term.key += '.') += std::to_string(year);
        term.from.text = std::to_string(year) + "-01-01";
        term.until.text = std::to_string(year) + "-12-31";
      }
    }
    say_text("process", "generated", "name", 0, "A generated process");
    say_reference("process", "generated", "mechanism", "mechanism", "M01");
    for (std::uint64_t i = 1; i <= pillars; ++i) {
      const std::string pillar = id("P", i, 2);
      for (std::size_t l = 0; l < languages.size(); ++l)
        say_text("pillar", pillar, "name", l, title(random_, l));
      say_reference("pillar", pillar, "mechanism", "mechanism", "M01");
    }
  }
  // Told by one to three sources; a fifth have left since, and a tenth have no certain start.
  void say_membership(const std::string& mechanism, const std::string& party) {
    const std::uint64_t role = random_.below(100);
    const char* const property = role < 70   ? "member"
                                 : role < 88 ? "endorser"
                                 : role < 95 ? "observer"
                                             : "group_of_friends";
    const std::string from = day(random_, 2000, 2023);
    const std::string to = random_.chance(20) ? day(random_, 2024, 2026) : "";
    const std::uint64_t uncertain = random_.below(100);
    const auto times = random_.between(1, 3);
    for (std::int64_t i = 0; i < times; ++i) {
      ClaimDraft& draft = say_reference("mechanism", mechanism, property, "country", party);
      if (i > 0) (draft.key += '@') += draft.source.text + std::to_string(i);
      if (uncertain < 6) {
        draft.earliest.text = from;
        draft.latest.text = from.substr(0, 4) == "2023" ? "2024-06-30" : "2023-12-31";
      } else if (uncertain < 10) {
        draft.latest.text = from;
      } else {
        draft.from.text = from;
      }
      draft.to.text = to;
    }
  }

  void say_committees() {
    for (std::uint64_t i = 1; i <= committees; ++i) {
      const std::string group = id("G", i, 3);
      const std::string mechanism =
          id("M", random_.chance(20) ? 1 : random_.below(mechanisms) + 1, 2);
      for (std::size_t l = 0; l < languages.size(); ++l)
        say_text("committee", group, "name", l, title(random_, l));
      say_reference("committee", group, "mechanism", "mechanism", mechanism);
      say("committee", group, "number", std::to_string(i));
      if (mechanism == "M01")
        say_reference("committee", group, "pillar", "pillar", id("P", random_.below(20) + 1, 2));
      say_reference("committee", group, "lead", "country", country()).from.text =
          day(random_, 2018, 2024);
      const auto first = random_.below(countries_.size());
      const auto size = static_cast<std::uint64_t>(random_.between(2, 14));
      for (std::uint64_t k = 0; k < size; ++k)
        say_reference("committee", group, "participant", "country",
                      countries_[static_cast<std::size_t>((first + k * 7) % countries_.size())])
            .from.text = day(random_, 2018, 2024);
    }
  }

  void say_meetings() {
    for (std::uint64_t i = 1; i <= meetings; ++i) {
      const std::string meeting = id("E", i, 4);
      for (std::size_t l = 0; l < languages.size(); ++l)
        say_text("meeting", meeting, "title", l, title(random_, l));
      say_reference("meeting", meeting, "mechanism", "mechanism",
                    id("M", random_.below(mechanisms) + 1, 2));
      say_reference("meeting", meeting, "country", "country", country());
      say("meeting", meeting, "start_date", day(random_, 2016, 2025));
    }
  }

  void say_commitment(std::uint64_t number) {
    const std::string made = id("C", number, 5);
    const std::string made_on = day(random_, 2018, 2024);
    for (std::size_t l = 0; l < languages.size(); ++l)
      say_text("commitment", made, "text", l, sentence(random_, l)).from.text = made_on;
    const std::string first_actor = country();
    say_reference("commitment", made, "actor", "country", first_actor).from.text = made_on;
    if (const std::string& other = country(); random_.chance(12) && other != first_actor)
      say_reference("commitment", made, "actor", "country", other).from.text = made_on;
    say_reference("commitment", made, "pillar", "pillar", id("P", random_.below(20) + 1, 2));
    if (random_.chance(85))
      say_reference("commitment", made, "committee", "committee", committee());
    say_reference("commitment", made, "made_at", "meeting",
                  id("E", random_.below(meetings) + 1, 4));
    say("commitment", made, "made_on", made_on);
    if (random_.chance(60)) say_quantity("commitment", made, "quantity", "persons");
    if (random_.chance(40))
      say_text("commitment", made, "target_population", 0,
               std::string(random_.one_of(populations)));
    if (random_.chance(65)) say("commitment", made, "deadline", date(random_, 2025, 2030));
    if (random_.chance(50))
      say_reference("commitment", made, "responsible_office", "organisation",
                    id("O", random_.below(organisations) + 1, 3));
    const auto reports = random_.chance(30) ? 1 : random_.between(2, 7);
    for (std::int64_t i = 0; i < reports; ++i) {
      ClaimDraft& report = say("commitment", made, "status", std::string(random_.one_of(statuses)));
      report.key += fmt::format(".{}", i + 1);
      report.from.text = i == 0 ? made_on : day(random_, 2024, 2026);
    }
  }

  void say_money() {
    for (std::uint64_t i = 1; i <= finances; ++i) {
      const std::string finance = id("F", i, 4);
      say_reference("finance", finance, "donor", "country", country());
      say_reference("finance", finance, "recipient", "country", country());
      if (i > 100 && random_.chance(30))
        say_reference("finance", finance, "part_of", "finance", id("F", random_.below(100) + 1, 4));
      say_money("finance", finance, "amount");
      say("finance", finance, "announced_on", date(random_, 2018, 2025));
      say("finance", finance, "flow_type", random_.chance(80) ? "pledge" : "appeal");
      say_text("finance", finance, "purpose", 0, title(random_, 0));
      if (random_.chance(60))
        say_reference("finance", finance, "commitment", "commitment", commitment());
    }
  }
  std::string commitment() { return id("C", random_.skewed(scale_.commitments) + 1, 5); }

  void say_numbers() {
    for (std::uint64_t i = 1; i <= indicators; ++i) {
      const std::string indicator = id("I", i, 3);
      for (std::size_t l = 0; l < languages.size(); ++l)
        say_text("indicator", indicator, "name", l, title(random_, l));
      say_reference("indicator", indicator, "committee", "committee", committee());
      say("indicator", indicator, "unit", "percent");
      say("indicator", indicator, "frequency", "annual");
      if (random_.chance(30)) say_quantity("indicator", indicator, "baseline", "percent");
    }
    for (std::uint64_t i = 1; i <= observations; ++i) {
      const std::string observation = id("B", i, 5);
      say("observation", observation, "series", fmt::format("series_{}", random_.below(40)));
      say_reference("observation", observation, "geo", "country", country());
      say("observation", observation, "period", std::to_string(random_.between(2010, 2025)));
      say_quantity("observation", observation, "value", "persons");
    }
  }

  void say_evidence() {
    // As many claims an item as make the record full, but for a few at the end.
    const std::uint64_t left = scale_.claims - std::min(scale_.claims, next_ + disagreements * 12);
    const double each = static_cast<double>(left) / static_cast<double>(scale_.evidence);
    const auto optional = static_cast<unsigned>(std::clamp((each - 5.2) / 4.67 * 100, 0.0, 100.0));
    for (std::uint64_t i = 1; i <= scale_.evidence; ++i) {
      say_evidence_item(id("V", i, 6), optional);
      if (random_.chance(15)) correct();
    }
  }
  void say_evidence_item(const std::string& item, unsigned optional) {
    const std::size_t language = static_cast<std::size_t>(random_.below(languages.size()));
    const std::string on = date(random_, 2022, 2026);
    say_reference("evidence", item, "commitment", "commitment", commitment());
    say("evidence", item, "evidence_kind", std::string(random_.one_of(evidence_kinds)));
    say("evidence", item, "date", on);
    say_reference("evidence", item, "country", "country", country());
    say_text("evidence", item, "text", language, sentence(random_, language)).from.text = on;
    if (random_.chance(optional))
      say_text("evidence", item, "text", (language + 1) % 4, sentence(random_, (language + 1) % 4))
          .note.text = "machine translation, checked";
    if (random_.chance(optional)) say_quantity("evidence", item, "quantity", "persons");
    if (random_.chance(optional))
      say("evidence", item, "address", "https://records.example/evidence/" + item);
    if (random_.chance(optional))
      say_reference("evidence", item, "issuer", "organisation",
                    id("O", random_.below(organisations) + 1, 3));
    if (random_.chance(optional / 3)) say_money("evidence", item, "spent");
    if (random_.chance(optional / 3))
      say("evidence", item, "reading", random_.chance(70) ? "supports" : "contradicts");
    if (random_.chance(1)) {
      ClaimDraft& contact = say("evidence", item, "contact", "desk " + item);
      contact.restricted = true;
    }
  }

  // Two sources that differ on a commitment's deadline: a third is only found by comparing, a third
  // is noted and open, a third resolved.
  void say_disagreements() {
    for (std::uint64_t i = 1; i <= disagreements; ++i) {
      const std::string about = id("C", i * (scale_.commitments / disagreements), 5);
      std::array<std::uint64_t, 2> sides{};
      for (std::size_t side = 0; side < 2; ++side) {
        sides[side] = next_;
        say("commitment", about, "deadline", fmt::format("20{}-06-30", 31 + side)).key +=
            fmt::format("@D{}", side);
      }
      if (i % 3 == 0) continue;
      const std::string noted = id("D", i, 4);
      say_text("disagreement", noted, "title", 0, "Two deadlines");
      say_reference("disagreement", noted, "about", "commitment", about);
      say("disagreement", noted, "about_property", "deadline");
      say("disagreement", noted, "severity", "low");
      for (const std::uint64_t side : sides)
        say("disagreement", noted, "side", std::to_string(side)).key += fmt::format(".{}", side);
      if (i % 3 == 1) continue;
      ClaimDraft& resolved = say("disagreement", noted, "resolution", "conflict");
      resolved.resolution = ResolutionKind::conflict;
      resolved.note.text = "The later document is signed.";
      resolved.replaces = {{std::to_string(sides[0]), {}}};
      resolved.replace_kind = ReplaceKind::resolution;
      say("disagreement", noted, "chosen", std::to_string(sides[1]));
    }
  }

  static constexpr std::size_t most_corrigible = 20'000;

  const Scale& scale_;
  const std::function<void(DraftBatch&&)>& take_;
  Random random_;
  std::vector<std::string> countries_;
  std::vector<ClaimDraft> batch_;
  std::vector<Corrigible> correctable_;  // of this batch
  std::vector<Corrigible> corrigible_;   // of earlier ones
  std::uint64_t next_ = 1;               // entry
};

}  // namespace

Scale scale_of(std::uint64_t claims) {
  Scale scale;
  scale.claims = claims;
  scale.commitments = std::max<std::uint64_t>(disagreements, claims / 100);
  scale.evidence = claims / 10;
  return scale;
}

void generate(const Scale& scale, const std::function<void(DraftBatch&&)>& take) {
  Generator(scale, take).run();
}

}  // namespace acta::bench
