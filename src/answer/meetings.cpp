#include "analysis/meetings.h"

#include <algorithm>

#include "answer/answers.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "register/records/code_class.h"

namespace acta::answer {
namespace {

using analysis::DatedMeeting;
using analysis::MeetingReport;
using record::View;
using For = Column::For;

Table meetings_table(const View& view, const Shared<MeetingReport>& report, const Messages& t) {
  Table table{"meetings",
              {{"meeting"},
               {"title"},
               {"mechanism"},
               {"kind"},
               {"start"},
               {"end"},
               {"city"},
               {"country"},
               {"hosts"},
               {"expected"},
               {"expected_possible"},
               {"clashes"}},
              {}};
  table.list(report->meetings.size(), [view, report, &t](std::size_t at) -> Row {
    const DatedMeeting& dated = report->meetings[at];
    const record::Meeting& meeting = dated.meeting;
    const auto clashes =
        std::count_if(report->clashes.begin(), report->clashes.end(), [&](const auto& clash) {
          return clash.first == meeting.subject || clash.second == meeting.subject;
        });
    return {short_cell(meeting.subject),
            said_cell(meeting.title, t),
            short_cell(meeting.mechanism),
            Cell::text(meeting.kind,
                       record::label_of(view, "meeting_kind", meeting.kind, t.language()).text),
            date_cell(meeting.start, t),
            date_cell(meeting.end, t),
            said_cell(meeting.city, t),
            id_cell(view, meeting.country, t),
            ids_cell(view, meeting.hosts, t),
            Cell::number(dated.expected.size()),
            Cell::number(dated.expected_possibly.size()),
            Cell::number(static_cast<std::uint64_t>(clashes))};
  });
  return table;
}

Table clashes_table(const View& view, const Shared<MeetingReport>& report, const Messages& t) {
  Table table{"clashes",
              {{"meeting"},
               {"second"},
               {"certainty"},
               {"shared_count"},
               {"shared_possibly"},
               {"countries"}},
              {}};
  table.list(report->clashes.size(), [view, report, &t](std::size_t at) -> Row {
    const auto& clash = report->clashes[at];
    const bool certain = clash.certainty == Certainty::certain;
    return {id_cell(view, clash.first, t),
            id_cell(view, clash.second, t),
            word("certainty", certain ? "certain" : "possible", t),
            Cell::number(clash.shared.size()),
            Cell::number(clash.shared_possibly),
            ids_cell(view, clash.shared, t)};
  });
  return table;
}

}  // namespace

Answer meetings(const View& view, const Shared<MeetingReport>& report, const Messages& t) {
  Answer answer;
  answer.question = "meetings";
  answer.title = t("meetings.title");
  answer.how = report->how;
  answer.tables = {meetings_table(view, report, t), clashes_table(view, report, t)};
  return answer;
}

}  // namespace acta::answer
