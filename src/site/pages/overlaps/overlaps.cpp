#include "site/pages/overlaps/overlaps.h"

#include <algorithm>
#include <map>

#include "answer/answers.h"
#include "base/text.h"
#include "register/records/mechanism.h"
#include "site/blocks.h"

namespace acta::site {

using analysis::OverlapMatrix;
using record::Subject;
using Subjects = std::vector<const Subject*>;

namespace {

bool holds(const Subjects& subjects, const Subject* subject) {
  return std::find(subjects.begin(), subjects.end(), subject) != subjects.end();
}

// The others first, and the one that they are compared with at the end.
Subjects columns_of(const OverlapMatrix& matrix) {
  Subjects columns;
  for (const Subject* mechanism : matrix.mechanisms)
    if (mechanism != matrix.with) columns.push_back(mechanism);
  columns.push_back(matrix.with);
  return columns;
}

std::vector<RoomColumn> rooms_of(const Context& context, const OverlapMatrix& matrix) {
  std::map<std::size_t, std::vector<std::pair<std::string, RoomParty>>> by_rooms;
  for (const auto& combination : matrix.combinations) {
    const bool inside = holds(combination.mechanisms, matrix.with);
    for (const Subject* party : combination.certain)
      by_rooms[combination.mechanisms.size()].push_back(
          {name_of(context, *party), {link_to(context, *party), inside}});
  }
  std::vector<RoomColumn> columns;
  for (auto& [rooms, named] : by_rooms) {
    std::sort(named.begin(), named.end(), [&](const auto& a, const auto& b) {
      return sorts_before(a.first, b.first, context.t.language());
    });
    RoomColumn& column = columns.emplace_back();
    column.rooms = rooms;
    for (auto& [name, party] : named) column.parties.push_back(std::move(party));
  }
  return columns;
}

// A line runs from the first room to the last; the centre's own dot stands out.
void put_dots(CombinationRow& row) {
  const auto first = std::find(row.in.begin(), row.in.end(), true) - row.in.begin();
  const auto last = row.in.rend() - std::find(row.in.rbegin(), row.in.rend(), true) - 1;
  for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(row.in.size()); ++i) {
    const bool in = row.in[static_cast<std::size_t>(i)];
    std::string dot = in ? "d on" : i > first && i < last ? "d thru" : "d";
    if (in && i == first) dot += " s";
    if (in && i == last) dot += " e";
    if (in && i + 1 == static_cast<std::ptrdiff_t>(row.in.size())) dot += " last";
    row.dots.push_back(std::move(dot));
  }
}

std::vector<CombinationRow> combinations_of(const Context& context, const OverlapMatrix& matrix,
                                            const Piece& piece) {
  const Subjects columns = columns_of(matrix);
  std::vector<CombinationRow> rows;
  for (std::size_t i = piece.from; i < piece.to; ++i) {
    const auto& combination = matrix.combinations[i];
    CombinationRow& row = rows.emplace_back();
    for (const Subject* mechanism : columns)
      row.in.push_back(holds(combination.mechanisms, mechanism));
    put_dots(row);
    row.count = combination.certain.size();
    row.names = links_to(context, combination.certain);
    row.possible_names = links_to(context, combination.possible);
    row.inside = holds(combination.mechanisms, matrix.with);
  }
  return rows;
}

std::vector<MechanismHead> heads_of(const Context& context, const OverlapMatrix& matrix) {
  std::vector<MechanismHead> heads;
  for (const Subject* mechanism : columns_of(matrix)) {
    MechanismHead& head = heads.emplace_back();
    head.name = link(href_of(context, *mechanism), mechanism->id());
    for (const auto& row : matrix.rows) {
      if (row.mechanism == mechanism) head.members = row.members.certain;
      if (row.with == mechanism) head.members = row.with_members.certain;
    }
  }
  return heads;
}

Html finding(const Context& context, const OverlapsView& view) {
  std::size_t outside = 0;
  for (const RoomColumn& column : view.rooms)
    for (const RoomParty& party : column.parties) outside += party.inside ? 0 : 1;
  const bool any = !view.rooms.empty();
  Marks mark;
  return mark.in(
      context.t("page.overlaps.finding", {{"countries", any ? view.rooms.back().parties.size() : 0},
                                          {"rooms", any ? view.rooms.back().rooms : 0},
                                          {"all", view.heads.size()},
                                          {"outside", outside},
                                          {"centre", view.centre},
                                          {"link", mark(open_how())},
                                          {"end", mark(close_link())}}));
}

void add_sentences(const Context& context, const OverlapMatrix& matrix, OverlapsView& view) {
  auto figure = matrix.differing.begin();
  for (const answer::Remark& remark : view.answer->remarks) {
    if (remark.tone == answer::Remark::Tone::warning && figure != matrix.differing.end()) {
      const Subject* noted = (figure++)->disagreement;
      view.printed.push_back({remark.text, noted ? href_of(context, *noted) : std::string{}});
    }
    if (remark.key == "overlap.subset" || remark.key == "overlap.equal")
      view.subsets.push_back(remark.text);
    if (remark.key == "overlap.undated") view.undated.push_back(remark.text);
  }
}

Result<Page> make(const Context& context) {
  const bool associates = context.asked("associates") == "1";
  if (!record::centre(context.view)) return before_the_record(context, "overlaps");
  Page page;
  const auto found = overlap_of(context, associates);
  const OverlapMatrix& matrix = *found;
  page.answer = TRY(answer::overlap(context.view, found, associates, context.t));

  page.nav = "overlaps";
  page.title = context.t("nav.overlaps");
  if (!context.draws()) return page;
  OverlapsView view;
  view.rooms = rooms_of(context, matrix);
  view.heads = heads_of(context, matrix);
  view.piece = piece_of(context, matrix.combinations.size(), "combinations",
                        rows_of_so_many(view.heads.size()));
  view.combinations = combinations_of(context, matrix, view.piece);
  view.centre = matrix.with->id();
  view.associates = associates;
  view.switch_href = context.here({{"associates", associates ? "" : "1"}});
  if (!context.site.copy) view.what_if = context.href("/what-if");
  view.answer = &page.answer;
  add_sentences(context, matrix, view);
  page.finding = finding(context, view);
  page.lede = escaped(context.t("page.overlaps.lede", {{"all", view.heads.size()}}));
  page.body = draw_overlaps(context, view);
  return page;
}

}  // namespace

void add_overlaps_page(Router& router, const Site& site) {
  add_page(router, site, "/overlaps", {"associates"}, make);
}

}  // namespace acta::site
