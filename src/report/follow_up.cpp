#include "report/follow_up.h"

#include <algorithm>
#include <memory>

#include "analysis/cycles.h"
#include "answer/cycles.h"
#include "answer/measures.h"
#include "answer/tracks.h"

namespace acta::report {
namespace {

struct Shown {
  std::string_view column;
  int width;
};

// These columns of what a page has.
Table table_of(const Writing& w, const answer::Table& from, const std::vector<Shown>& shown) {
  Table table;
  std::vector<std::size_t> at;
  for (const auto& [key, width] : shown) {
    table.header.push_back(w.sentence("column." + std::string(key)));
    table.widths.push_back(width);
    at.push_back(static_cast<std::size_t>(
        std::find_if(from.columns.begin(), from.columns.end(),
                     [&, &key = key](const auto& column) { return column.key == key; }) -
        from.columns.begin()));
  }
  from.each([&](const answer::Row& row) {
    std::vector<Paragraph> cells;
    for (const std::size_t column : at) cells.push_back(w.paragraph(row.at(column).for_people()));
    table.rows.push_back(std::move(cells));
  });
  return table;
}

// Those of which an assessor says otherwise than a state behind it.
analysis::CommitmentList contradicted(const analysis::ProgressReport& progress,
                                      const analysis::TracksReport& tracks) {
  analysis::CommitmentList found;
  for (const auto& each : progress.commitments)
    if (std::any_of(tracks.undertakings.begin(), tracks.undertakings.end(), [&](const auto& of) {
          return of->commitment == each->commitment.subject && of->differs();
        }))
      found.push_back(each);
  return found;
}

Section accounts(Writing& w, const analysis::ProgressReport& progress) {
  const auto found =
      std::make_shared<const analysis::TracksReport>(analysis::tracks(w.view, w.t.language()));
  const answer::Answer answer = answer::tracks(w.view, found, w.t);
  Section section{answer.title, {}};
  if (found->undertakings.empty()) return section;
  for (const answer::Remark& remark : answer.remarks)
    section.blocks.emplace_back(w.paragraph(remark.text, w.cite(found->how)));
  for (auto& block : w.commitments(contradicted(progress, *found), nullptr).blocks)
    section.blocks.push_back(std::move(block));
  section.blocks.emplace_back(w.paragraph(w.sentence("page.progress.about.tracks_by_country")));
  section.blocks.emplace_back(table_of(w, *answer.table("tracks_by_country"),
                                       {{"country", 23},
                                        {"accounts", 11},
                                        {"reported", 11},
                                        {"not_since", 11},
                                        {"not_reported", 11},
                                        {"assessed", 11},
                                        {"evidenced", 11},
                                        {"differing", 11}}));
  return section;
}

Section as_a_section(const Writing& w, const answer::Table& table,
                     const std::vector<Shown>& shown) {
  Section section{w.sentence("table." + table.key), {}};
  if (table.size() > 0) section.blocks.emplace_back(table_of(w, table, shown));
  return section;
}

}  // namespace

std::vector<Section> follow_up(Writing& w, const analysis::ProgressReport& progress) {
  const auto cycles = analysis::cycles(w.view, w.t.language());
  const auto measures = analysis::measures(w.view, w.t.language());
  return {accounts(w, progress),
          as_a_section(w, answer::cycle_tables(w.view, cycles, w.t).front(),
                       {{"cycle", 9},
                        {"title", 26},
                        {"due", 13},
                        {"reports_due", 10},
                        {"on_time", 10},
                        {"came_late", 10},
                        {"awaited", 12},
                        {"overdue", 10}}),
          as_a_section(w, *answer::measures(w.view, measures, w.t).table("coded_pairs"),
                       {{"measure", 14},
                        {"commitment", 13},
                        {"country", 18},
                        {"alignment", 13},
                        {"closed_on", 13},
                        {"codings", 15},
                        {"reply_received", 14}})};
}

}  // namespace acta::report
