#include "site/pages/state/state.h"

#include <algorithm>
#include <map>

#include "answer/answers.h"
#include "base/text.h"
#include "register/records/committee.h"
#include "register/records/mechanism.h"
#include "register/records/pillar.h"
#include "register/records/seat.h"
#include "site/blocks.h"
#include "site/pages/committees/committees.h"

namespace acta::site {

using analysis::Progress;
using analysis::Tally;
using record::Subject;

namespace {

Html finding(const Context& context, const Tally& tally) {
  Marks mark;
  const auto figure = [&](Progress progress) {
    Html html = open_how();
    put(html.text, square(progress));
    return mark(std::move(html));
  };
  return mark.in(context.t("page.state.finding", {{"total", tally.total},
                                                  {"all", mark(open_how())},
                                                  {"done", tally.count(Progress::done)},
                                                  {"f_done", figure(Progress::done)},
                                                  {"under_way", tally.count(Progress::under_way)},
                                                  {"f_under_way", figure(Progress::under_way)},
                                                  {"planned", tally.count(Progress::planned)},
                                                  {"f_planned", figure(Progress::planned)},
                                                  {"lapsed", tally.count(Progress::lapsed)},
                                                  {"f_lapsed", figure(Progress::lapsed)},
                                                  {"disputed", tally.count(Progress::disputed)},
                                                  {"f_disputed", figure(Progress::disputed)},
                                                  {"silent", tally.count(Progress::not_reported)},
                                                  {"f_silent", figure(Progress::not_reported)},
                                                  {"end", mark(close_link())}}));
}

std::string leads_of(const Context& context, const Subject& committee) {
  std::string names;
  std::int64_t leads = 0;
  for (const record::Seat& seat : record::seats_of(context.view, committee)) {
    if (seat.kind != record::SeatKind::lead) continue;
    (names += names.empty() ? "" : ", ") += lead_in_words(context, seat);
    ++leads;
  }
  if (leads == 0) return std::string(context.t("page.committee.no-lead"));
  return context.t("page.committee.leads", {{"count", leads}, {"names", names}});
}

BoardRow make_row(const Tally& tally) {
  BoardRow row;
  row.tally = tally;
  for (const Progress progress : analysis::all_progress)
    row.squares.insert(row.squares.end(), tally.count(progress), progress);
  return row;
}

// The commitments of a pillar by committee; those that name the pillar and no committee, and those
// that name neither, come after the committees.
class Board {
 public:
  Board(const Context& context, const analysis::ProgressReport& report) : context_(context) {
    for (const auto& group : report.by_committee)
      if (group.of) of_committee_[group.of] = group.tally;
    for (const auto& one : report.commitments) {
      if (one->commitment.committee) continue;
      Tally& tally = of_pillar_alone_[one->commitment.pillar];
      ++tally.total;
      ++tally.by_class[static_cast<std::size_t>(one->progress)];
    }
  }

  std::vector<BoardGroup> groups() {
    const Subject* centre = record::centre(context_.view);
    std::vector<BoardGroup> all;
    if (!centre) return all;
    std::vector<record::Committee> committees;
    for (const Subject* committee : record::committees_of(context_.view, *centre))
      committees.push_back(record::committee(context_.view, *committee, context_.t.language()));
    for (const Subject* pillar : record::pillars_of(context_.view, *centre)) {
      Marks mark;
      const auto read = record::pillar(context_.view, *pillar, context_.t.language());
      const Html name = in_its_language(context_, read.name);
      BoardGroup group{
          mark.in(context_.t("page.state.pillar", {{"number", read.number}, {"name", mark(name)}})),
          {}};
      for (const record::Committee& committee : committees)
        if (committee.pillar == pillar) group.rows.push_back(row_of(committee));
      add_rest(group, pillar);
      all.push_back(std::move(group));
    }
    BoardGroup rest{escaped(context_.t("page.state.no-pillar")), {}};
    add_rest(rest, nullptr);
    if (!rest.rows.empty()) all.push_back(std::move(rest));
    return all;
  }

 private:
  BoardRow row_of(const record::Committee& committee) const {
    const Subject& subject = *committee.subject;
    const auto found = of_committee_.find(&subject);
    BoardRow row = make_row(found == of_committee_.end() ? Tally{} : found->second);
    row.name = in_its_language(context_, committee.name);
    if (!committee.number.empty())
      row.name.text = std::string(committee.number) + ". " + row.name.text;
    row.href = href_of(context_, subject);
    row.leads = leads_of(context_, subject);
    return row;
  }

  void add_rest(BoardGroup& group, const Subject* pillar) const {
    const auto found = of_pillar_alone_.find(pillar);
    const bool none = found == of_pillar_alone_.end();
    if (none && (!pillar || !group.rows.empty())) return;
    BoardRow row = make_row(none ? Tally{} : found->second);
    row.name = escaped(context_.t(pillar ? "page.state.no-committee" : "page.state.whole-process"));
    row.href = context_.href("/commitments");
    group.rows.push_back(std::move(row));
  }

  const Context& context_;
  std::map<const Subject*, Tally> of_committee_, of_pillar_alone_;
};

std::vector<PartyBar> party_bars(const Context& context, const analysis::ProgressReport& report) {
  std::vector<PartyBar> bars;
  for (const auto& group : report.by_party) {
    if (!group.of) continue;
    bars.push_back(
        {href_of(context, *group.of), name_of(context, *group.of), group.tally, group.joint});
  }
  std::sort(bars.begin(), bars.end(), [&](const PartyBar& a, const PartyBar& b) {
    return sorts_before(a.name, b.name, context.t.language());
  });
  return bars;
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto found = progress_of(context);
  const analysis::ProgressReport& report = *found;
  Page page;
  page.nav = "state";
  page.title = t("nav.state");
  page.answer =
      answer::progress(context.view, found, money_of(context), answer::ProgressBy::committee, t);
  page.finding = finding(context, report.total);
  page.lede = escaped(t("page.state.lede", {{"joint", report.joint}}));
  if (!context.draws()) return page;
  const StateView view{Board(context, report).groups(), lately(context), state_cards(context),
                       party_bars(context, report), page.answer};
  page.body = draw_state(context, view);
  return page;
}

}  // namespace

Html draw_bar(const Tally& tally) {
  Html html{"<svg viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"};
  std::size_t before = 0;
  for (const Progress progress : analysis::all_progress) {
    const std::size_t count = tally.count(progress);
    if (count == 0) continue;
    const std::size_t from = before * 100 / tally.total;
    const std::size_t to = (before + count) * 100 / tally.total;
    html.text += "<rect class=\"f-" + std::string(square_class(progress)) + "\" x=\"" +
                 std::to_string(from) + "\" width=\"" + std::to_string(to - from) +
                 "\" height=\"6\"/>";
    before += count;
  }
  html.text += "</svg>";
  return html;
}

std::string row_in_words(const Messages& t, const Tally& tally) {
  return t("page.state.row", {{"total", tally.total},
                              {"done", tally.count(Progress::done)},
                              {"silent", tally.count(Progress::not_reported)}});
}

void add_state_page(Router& router, const Site& site) { add_page(router, site, "/", {}, make); }

}  // namespace acta::site
