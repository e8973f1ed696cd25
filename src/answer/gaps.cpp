#include "analysis/gaps.h"

#include <algorithm>
#include <map>

#include "analysis/load.h"
#include "analysis/sentence.h"
#include "answer/answers.h"
#include "answer/names.h"
#include "answer/words.h"
#include "register/records/mechanism.h"

namespace acta::answer {
namespace {

using analysis::Gaps;
using record::Subject;
using record::View;
using For = Column::For;

// Which gap, and of what.
using Gap = std::pair<std::string_view, const Subject*>;

std::vector<Gap> listed(const Gaps& gaps) {
  std::vector<Gap> all;
  const auto add = [&](std::string_view gap, const Subject* subject) {
    all.emplace_back(gap, subject);
  };
  for (const Subject* item : gaps.without_counterpart) add("without-counterpart", item);
  for (const Subject* item : gaps.pillars_without_counterpart)
    add("pillar-without-counterpart", item);
  for (const Subject* item : gaps.single_counterpart) add("single-counterpart", item);
  for (const Subject* item : gaps.not_examined) add("not-examined", item);
  for (const Subject* item : gaps.pillars_without_package) add("pillar-without-package", item);
  for (const auto& group : gaps.not_covered) add("not-covered", group.committee);
  for (const auto& group : gaps.not_placed) add("not-placed", group.committee);
  return all;
}

Table gap_rows(const View& view, const Shared<Gaps>& gaps, const Messages& t) {
  Table table{"gaps", {{"gap"}, {"subject"}, {"party"}, {"related"}}, {}};
  const std::vector<Gap> all = listed(*gaps);
  table.list(all.size() + gaps->shared_leads.size(), [view, gaps, all, &t](std::size_t at) -> Row {
    if (at < all.size())
      return {word("gap", all[at].first, t), subject_cell(view, all[at].second, t), Cell::missing(),
              Cell::missing()};
    const auto& lead = gaps->shared_leads[at - all.size()];
    return {word("gap", "shared-lead", t), subject_cell(view, lead.theme, t),
            subject_cell(view, lead.party, t), ids_cell(view, lead.committees, t)};
  });
  return table;
}

Table bridge_rows(const View& view, const Shared<Gaps>& gaps, const Messages& t) {
  Table table{"bridges",
              {{"mechanism"}, {"with"}, {"via"}, {"from_mechanism"}, {"from_with"}, {"carriers"}},
              {}};
  table.list(gaps->bridges.size(), [view, gaps, &t](std::size_t at) -> Row {
    const auto& bridge = gaps->bridges[at];
    return {short_cell(bridge.a),
            short_cell(bridge.b),
            short_cell(bridge.via),
            Cell::number(bridge.from_a.size()),
            Cell::number(bridge.from_b.size()),
            ids_cell(view, bridge.carriers(), t)};
  });
  return table;
}

Table carriers(const View& view, const Subject& party, const Messages& t) {
  Table table{"carriers", {{"party"}, {"mechanism"}, {"countries"}, {"with"}}, {}};
  const auto memberships = analysis::memberships(view);
  for (const auto& carrier : analysis::carriers_to(memberships, party, record::centre(view)))
    table.add({subject_cell(view, &party, t), short_cell(carrier.mechanism),
               Cell::number(carrier.with.size()), ids_cell(view, carrier.with, t)});
  return table;
}

}  // namespace

Table load_table(const View& view, const analysis::Load& load, const Messages& t) {
  Table table{"load", {{"party"}, {"groups"}, {"leads"}, {"member"}, {"in"}}, {}};
  for (const auto& party : load.parties)
    table.add({subject_cell(view, party.party, t), Cell::number(party.groups),
               Cell::number(party.leads),
               word("member",
                    party.member            ? "yes"
                    : party.possible_member ? "possibly"
                                            : "no",
                    t),
               Cell::list(party.in)});
  return table;
}

using Places = std::vector<std::string>;

void add_place(Places& places, const record::Claim& claim) {
  std::string place = place_in_source(claim);
  if (std::find(places.begin(), places.end(), place) == places.end())
    places.push_back(std::move(place));
}

// Where the words of sources give another set than their comparisons do, both are told; packages
// of which the same sources say so, in one sentence.
std::vector<Remark> said_otherwise(const View& view, const Gaps& gaps, const Messages& t) {
  const auto& found = gaps.without_counterpart;
  Places everywhere;
  std::map<const Subject*, Places> said;
  for (const record::Claim* claim : gaps.said_to_stand_alone) {
    add_place(everywhere, *claim);
    add_place(said[claim->subject], *claim);
  }
  std::map<Places, Subjects> also;
  for (const auto& [package, places] : said)
    if (std::find(found.begin(), found.end(), package) == found.end())
      also[places].push_back(package);
  Subjects not_said;
  for (const Subject* package : found)
    if (!said.contains(package)) not_said.push_back(package);

  std::vector<Remark> remarks;
  const auto tell = [&](const std::string& key, const Places& places, Subjects packages) {
    if (places.empty() || packages.empty()) return;
    std::sort(packages.begin(), packages.end(), analysis::id_order);
    remarks.push_back({key,
                       analysis::say({key,
                                      {{"count", static_cast<std::int64_t>(places.size())},
                                       {"sources", analysis::say_list(places, t)},
                                       {"packages", packages}}},
                                     view, t),
                       Remark::Tone::warning});
  };
  for (const auto& [places, packages] : also) tell("gaps.said-also", places, packages);
  tell("gaps.not-said", everywhere, not_said);
  return remarks;
}

Result<Answer> gaps(const View& view, const std::string& to, const Messages& t) {
  return gaps(view, std::make_shared<const Gaps>(analysis::gaps(view)), to, t);
}

Result<Answer> gaps(const View& view, const Shared<Gaps>& found, const std::string& to,
                    const Messages& t) {
  Answer answer;
  answer.question = "gaps";
  answer.title = t("gaps.title");
  answer.how = found->how;
  answer.remarks = said_otherwise(view, *found, t);
  answer.tables = {gap_rows(view, found, t), bridge_rows(view, found, t)};
  if (const Subject* const centre = record::centre(view))
    answer.tables.push_back(load_table(view, analysis::load(view, *centre), t));
  if (!to.empty()) {
    const Subject* const party = TRY(find_subject(view, to, "--to"));
    answer.asked = {{"to", std::string(party->name())}};
    answer.tables.insert(answer.tables.begin(), carriers(view, *party, t));
  }
  return answer;
}

}  // namespace acta::answer
