#include "answer/tracks.h"

#include <algorithm>

#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "register/records/code_class.h"

namespace acta::answer {
namespace {

using analysis::TracksReport;
using analysis::TrackTally;
using analysis::Undertaking;
using record::Track;
using record::TrackReport;
using record::View;

Cell status_cell(const View& view, std::string_view code, const Messages& t) {
  return Cell::text(code, record::label_of(view, "reported_status", code, t.language()).text);
}

Cell percent_cell(analysis::Ratio ratio, const Messages& t) {
  const std::string percent = analysis::percent(ratio);
  if (percent.empty()) return Cell::missing();
  return Cell::digits(percent, t.number(std::strtod(percent.c_str(), nullptr), 1));
}

// As the process lists them, then those that are said besides.
std::vector<std::string_view> statuses_in(const TracksReport& report) {
  std::vector<std::string_view> all;
  for (const TrackTally& tally : report.tallies)
    for (const auto& [status, count] : tally.by_status)
      if (std::find(all.begin(), all.end(), status) == all.end()) all.push_back(status);
  return all;
}

// A line for each status, and those of silence, with the three tracks side by side: shares are
// always of all accounts.
Table tallies(const View& view, const TracksReport& report, const Messages& t) {
  Table table{"tracks",
              {{"status"},
               {"reported"},
               {"reported_percent"},
               {"assessed"},
               {"assessed_percent"},
               {"evidenced"},
               {"evidenced_percent"}},
              {}};
  const auto add = [&](Cell status, auto&& count_in) {
    std::vector<Cell> row{std::move(status)};
    for (const TrackTally& tally : report.tallies) {
      const std::size_t count = count_in(tally);
      row.push_back(Cell::number(count));
      row.push_back(percent_cell({count, tally.total}, t));
    }
    table.add(std::move(row));
  };
  for (const std::string_view status : statuses_in(report))
    add(status_cell(view, status, t),
        [status](const TrackTally& tally) { return tally.with(status); });
  if (report.tallies[1].several + report.tallies[2].several > 0)
    add(word("track.status", "several", t), [](const TrackTally& tally) { return tally.several; });
  add(word("track.status", "not-since", t), [](const TrackTally& tally) { return tally.aged; });
  add(word("track.status", "nothing", t), [](const TrackTally& tally) { return tally.silent; });
  return table;
}

Table countries(const View& view, const TracksReport& report, const Messages& t) {
  Table table{"tracks_by_country",
              {{"country"},
               {"accounts"},
               {"reported"},
               {"not_since"},
               {"not_reported"},
               {"assessed"},
               {"evidenced"},
               {"differing"}},
              {}};
  for (const analysis::CountryTally& each : report.by_country)
    table.add({subject_cell(view, each.country, t), Cell::number(each.total),
               Cell::number(each.reported), Cell::number(each.aged), Cell::number(each.silent),
               Cell::number(each.assessed), Cell::number(each.evidenced),
               Cell::number(each.differing)});
  return table;
}

// Everything that anybody said, a row each, and a row for each account of which nothing is said.
struct Account {
  const Undertaking* of;
  Track track;
  const TrackReport* said;  // null: nothing
};

std::vector<Account> accounts_of(const TracksReport& report) {
  std::vector<Account> all;
  for (const auto& each : report.undertakings) {
    const Undertaking& undertaking = *each;
    all.push_back(
        {&undertaking, Track::reported, undertaking.reported ? &*undertaking.reported : nullptr});
    for (const TrackReport& said : undertaking.assessed)
      all.push_back({&undertaking, Track::assessed, &said});
    for (const TrackReport& said : undertaking.evidenced)
      all.push_back({&undertaking, Track::evidenced, &said});
  }
  return all;
}

Table accounts(const View& view, const std::shared_ptr<const TracksReport>& report,
               const Messages& t) {
  Table table{"accounts",
              {{"commitment"},
               {"country"},
               {"track"},
               {"status"},
               {"as_of"},
               {"not_since"},
               {"asserter"},
               {"source"}},
              {}};
  const std::vector<Account> all = accounts_of(*report);
  table.list(all.size(), [view, report, all, &t](std::size_t at) -> Row {
    const auto& [of, track, said] = all[at];
    const bool aged = track == Track::reported && of->not_since;
    return {short_cell(of->commitment),
            subject_cell(view, of->country, t),
            word("track", record::name_of(track), t),
            said ? status_cell(view, said->status, t) : word("track.status", "not-reported", t),
            said ? bound_cell(said->claim->valid.start, t) : Cell::missing(),
            aged ? day_cell(*of->not_since, t) : Cell::missing(),
            said ? Cell::text(said->asserter) : Cell::missing(),
            said ? source_cell(said->claim) : Cell::missing()};
  });
  return table;
}

}  // namespace

Table differing_accounts(const View& view, const TracksReport& report, const Messages& t) {
  Table table{"differing",
              {{"commitment"},
               {"country"},
               {"reported"},
               {"assessed"},
               {"as_of"},
               {"asserter"},
               {"reply_received"},
               {"source"}},
              {}};
  for (const auto& each : report.undertakings)
    for (const TrackReport& said : each->assessed)
      if (each->reported && said.status != each->reported->status)
        table.add({short_cell(each->commitment), subject_cell(view, each->country, t),
                   status_cell(view, each->reported->status, t), status_cell(view, said.status, t),
                   bound_cell(said.claim->valid.start, t),
                   Cell::text(said.asserter, speaker(view, said.asserter, t)),
                   date_cell(said.reply_received, t), source_cell(said.claim)});
  return table;
}

Answer tracks(const View& view, const std::shared_ptr<const TracksReport>& found,
              const Messages& t) {
  const TracksReport& report = *found;
  const TrackTally& reported = report.tallies[0];
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  Answer answer;
  answer.question = "tracks";
  answer.title = t("tracks.page");
  answer.how = report.how;
  answer.remarks = {{"tracks.in-words",
                     t("tracks.in-words", {{"total", number(reported.total)},
                                           {"reported", number(reported.spoken())},
                                           {"aged", number(reported.aged)},
                                           {"silent", number(reported.silent)}}),
                     Remark::Tone::headline}};
  if (report.differing > 0)
    answer.remarks.push_back(
        {"tracks.differing", t("tracks.differing", {{"count", number(report.differing)}})});
  answer.tables = {tallies(view, report, t), countries(view, report, t), accounts(view, found, t)};
  return answer;
}

}  // namespace acta::answer
