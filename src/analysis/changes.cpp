#include "analysis/changes.h"

#include <algorithm>
#include <map>

#include "register/disagreement.h"
#include "register/records/presidency_term.h"

namespace acta::analysis {
namespace {

using record::Claim;
using record::Subject;
using record::View;

bool is_party(const Subject& subject) {
  return subject.kind() == "country" || subject.kind() == "organisation";
}

const Subject* named_by(const Claim& claim) {
  const auto* reference = std::get_if<record::Reference>(&claim.value);
  return reference && is_party(*reference->subject) ? reference->subject : nullptr;
}

ChangeKind kind_of(const Claim& claim) {
  if (claim.status == record::Status::withdrawn) return ChangeKind::withdrawn;
  if (claim.resolution != record::ResolutionKind::none) return ChangeKind::settled;
  switch (claim.replace_kind) {
    case record::ReplaceKind::amendment: return ChangeKind::amended;
    case record::ReplaceKind::correction: return ChangeKind::corrected;
    default: return ChangeKind::added;
  }
}

// Claims about one subject mostly come one after the other.
class Setup {
 public:
  explicit Setup(const View& view) : view_(view) {}

  bool holds(const Claim& claim) {
    if (claim.subject != last_) {
      const record::Kind* const kind = view_.vocabulary().kind(claim.subject->kind());
      last_ = claim.subject;
      configures_ = kind && kind->configuration;
    }
    return configures_ && claim.resolution == record::ResolutionKind::none;
  }

 private:
  const View& view_;
  const Subject* last_ = nullptr;
  bool configures_ = false;
};

class Concerned {
 public:
  explicit Concerned(const View& view) : view_(view) {}

  Parties by(const Claim& claim) {
    const Subject* named = named_by(claim);
    if (is_party(*claim.subject)) {
      Parties parties{claim.subject};
      if (named && named != claim.subject) parties.push_back(named);
      return parties;
    }
    if (named) return {named};
    const auto [known, fresh] = of_subject_.try_emplace(claim.subject);
    if (fresh) known->second = named_by_subject(*claim.subject);
    return known->second;
  }

 private:
  Parties named_by_subject(const Subject& subject) const {
    Parties parties;
    for (const Claim* claim : view_.standing(subject)) {
      const record::Property* property = view_.vocabulary().property(claim->property);
      const bool own = !record::is_presidency(claim->property) &&
                       (!property || (property->membership == record::MembershipKind::none &&
                                      property->seat == record::SeatKind::none));
      if (const Subject* party = named_by(*claim); party && own) parties.push_back(party);
    }
    sort_by_id(parties);
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    return parties;
  }

  const View& view_;
  std::map<const Subject*, Parties> of_subject_;
};

std::vector<ChangeTally> tally(const std::vector<RecordedChange>& changes) {
  std::map<const Subject*, ChangeTally> by_party;
  const auto add = [&](const Subject* party, ChangeKind kind) {
    ChangeTally& one = by_party[party];
    one.party = party;
    ++one.by_kind[static_cast<std::size_t>(kind)];
    ++one.total;
  };
  for (const RecordedChange& change : changes) {
    for (const Subject* party : change.parties) add(party, change.kind);
    if (change.parties.empty()) add(nullptr, change.kind);
  }
  std::vector<ChangeTally> list;
  for (const auto& [party, one] : by_party) list.push_back(one);
  std::sort(list.begin(), list.end(), [](const ChangeTally& a, const ChangeTally& b) {
    if (!a.party || !b.party) return a.party != nullptr;
    return id_order(a.party, b.party);
  });
  return list;
}

std::vector<KindCount> count_kinds(const View& before, const View& after) {
  std::vector<KindCount> counts;
  for (const auto& [name, kind] : after.vocabulary().kinds()) {
    if (kind.configuration || name == "kind" || name == "property") continue;
    KindCount count{name, 0, 0};
    after.record().each_of_kind(name, [&](const Subject& subject) {
      count.before += before.speaks_of(subject) ? 1 : 0;
      count.after += after.speaks_of(subject) ? 1 : 0;
    });
    if (count.before != 0 || count.after != 0) counts.push_back(count);
  }
  return counts;
}

std::size_t open_disagreements(const View& view) {
  const auto noted = record::noted_disagreements(view);
  return static_cast<std::size_t>(
      std::count_if(noted.begin(), noted.end(), [](const auto& each) { return each.open(); }));
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added: return "added";
    case ChangeKind::amended: return "amended";
    case ChangeKind::corrected: return "corrected";
    case ChangeKind::settled: return "settled";
    case ChangeKind::withdrawn: return "withdrawn";
  }
  return "";
}

ChangeReport changes(const View& view, std::uint64_t from) {
  ChangeReport report;
  report.to = view.at();
  report.from = std::min(from, view.at());
  Setup setup(view);
  Concerned concerned(view);
  for (std::uint64_t number = report.from + 1; number <= report.to; ++number) {
    const Claim* const claim = view.record().claim(number);
    if (!claim || !view.visible(*claim)) continue;
    if (setup.holds(*claim)) {
      ++report.setup;
      continue;
    }
    RecordedChange change{claim, nullptr, kind_of(*claim), concerned.by(*claim)};
    if (!claim->replaces.empty()) change.before = view.record().claim(claim->replaces.front());
    if (change.before && !view.visible(*change.before)) change.before = nullptr;
    report.changes.push_back(std::move(change));
  }
  report.by_party = tally(report.changes);
  const View then(view.record(), view.valid(), report.from);
  report.counts = count_kinds(then, view);
  report.open_before = open_disagreements(then);
  report.open_after = open_disagreements(view);
  report.how = computed(view, "rule.changes", {"entries of the ledger"});
  return report;
}

ChangeReport concerning(const Subject& party, ChangeReport report) {
  std::erase_if(report.changes, [&](const RecordedChange& change) {
    return std::find(change.parties.begin(), change.parties.end(), &party) == change.parties.end();
  });
  report.by_party = tally(report.changes);
  return report;
}

std::uint64_t before_last_load(const View& view) {
  if (view.at() == 0) return 0;
  return view.record().entry_at(Instant{view.known().microseconds - 1});
}

}  // namespace acta::analysis
