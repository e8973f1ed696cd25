#include "site/pages/commitments/owed.h"

#include <algorithm>
#include <set>

#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/findings.h"
#include "site/pages/commitments/commitments.h"

namespace acta::site {
namespace {

using analysis::CommitmentList;
using analysis::Progress;
using analysis::Undertaking;
using answer::Cell;
using record::Subject;
using record::TrackReport;

std::string status_in_words(const Context& context, const TrackReport& report) {
  return record::label_of(context.view, "reported_status", report.status, context.t.language())
      .text;
}

std::string day_of_report(const Context& context, const TrackReport& report) {
  return day_in_words(report.claim->valid.start.latest, context.t.language());
}

void put_sentence(Html& html, const std::string& sentence) {
  if (!html.empty()) html.text += ' ';
  put(html.text, sentence);
}

// What the state, its assessors and others say.
void put_tracks(const Context& context, const Undertaking& of, Html& note) {
  const Messages& t = context.t;
  if (!of.reported) put_sentence(note, std::string(t("owed.silent")));
  else
    put_sentence(note, t(of.not_since ? "owed.aged" : "owed.reported",
                         {{"status", status_in_words(context, *of.reported)},
                          {"day", day_of_report(context, *of.reported)}}));
  for (const TrackReport& report : of.assessed)
    put_sentence(note, t("owed.assessed", {{"status", status_in_words(context, report)},
                                           {"day", day_of_report(context, report)}}));
  if (of.assessed.empty()) put_sentence(note, std::string(t("tracks.none.assessed")));
  put_sentence(note, t("owed.evidenced", {{"count", of.evidenced.size()}}));
}

// The tag "not reported" of a promise of which nobody says anything is enough.
Html note_on(const Context& context, const OwedAccount& account) {
  Html note;
  if (!account.is_silent()) put_tracks(context, *account.of, note);
  else if (account.progress != Progress::not_reported)
    put_sentence(note, std::string(context.t("owed.nothing")));
  if (account.overdue)
    put_sentence(note,
                 context.t("owed.overdue", {{"day", date_in_words(*account.deadline, context.t)}}));
  return note;
}

// Everything said on one account, a row each, and a row where the state says nothing.
struct Line {
  const OwedAccount* of;
  record::Track track;
  const TrackReport* said;  // null: nothing
};

std::vector<Line> lines_of(const OwedAccounts& accounts) {
  using record::Track;
  std::vector<Line> lines;
  for (const OwedAccount& account : accounts) {
    const Undertaking& of = *account.of;
    lines.push_back({&account, Track::reported, of.reported ? &*of.reported : nullptr});
    for (const TrackReport& said : of.assessed) lines.push_back({&account, Track::assessed, &said});
    for (const TrackReport& said : of.evidenced)
      lines.push_back({&account, Track::evidenced, &said});
  }
  return lines;
}

}  // namespace

OwedAccounts accounts_of(const Context& context, const CommitmentList& commitments,
                         const Subject* country) {
  if (Newest{context.as_of.valid, context.as_of.at} != context.site.newest())
    return analysis::accounts_of(context.view, commitments, country, "en");
  std::set<const Subject*> wanted;
  for (const auto& each : commitments) wanted.insert(each->commitment.subject);
  std::vector<std::shared_ptr<const Undertaking>> undertakings;
  for (const auto& each : tracks_of(context)->undertakings)
    if (wanted.contains(each->commitment)) undertakings.push_back(each);
  return analysis::accounts_of(context.view, commitments, std::move(undertakings), country);
}

std::vector<OwedThrough> owed_as_member(const Context& context, const Subject& country) {
  return analysis::owed_as_member(context.view, country, [&](const Subject& mechanism) {
    return progress_among(context, {&mechanism, nullptr, nullptr}).commitments;
  });
}

answer::Table owed_table(const Context& context, OwedAccounts accounts) {
  const Messages& t = context.t;
  const record::View& view = context.view;
  answer::Table table{"owed",
                      {{"commitment"},
                       {"country"},
                       {"owed_as_member"},
                       {"progress"},
                       {"track"},
                       {"status"},
                       {"as_of"},
                       {"not_since"},
                       {"deadline"},
                       {"overdue"},
                       {"asserter"},
                       {"source"}},
                      {}};
  const auto kept = std::make_shared<const OwedAccounts>(std::move(accounts));
  const auto lines = std::make_shared<const std::vector<Line>>(lines_of(*kept));
  table.list(lines->size(), [view, kept, lines, &t](std::size_t at) -> answer::Row {
    const auto& [account, track, said] = (*lines)[at];
    const Undertaking& of = *account->of;
    const auto& since = of.not_since;
    const bool aged = track == record::Track::reported && since;
    return {answer::short_cell(of.commitment),
            answer::subject_cell(view, of.country, t),
            answer::short_cell(account->through),
            answer::word("progress", analysis::name_of(account->progress), t),
            answer::word("track", record::name_of(track), t),
            said ? Cell::text(
                       said->status,
                       record::label_of(view, "reported_status", said->status, t.language()).text)
                 : answer::word("track.status", "not-reported", t),
            said ? answer::bound_cell(said->claim->valid.start, t) : Cell::missing(),
            aged ? answer::day_cell(*since, t) : Cell::missing(),
            answer::date_cell(account->deadline, t),
            Cell::flag(account->overdue, t),
            said ? Cell::text(said->asserter) : Cell::missing(),
            said ? answer::source_cell(said->claim) : Cell::missing()};
  });
  return table;
}

CommitmentNotes notes_on_one(const Context& context, const OwedAccounts& accounts) {
  CommitmentNotes notes;
  for (const OwedAccount& account : accounts)
    if (Html note = note_on(context, account); !note.empty())
      notes[account.of->commitment] = std::move(note);
  return notes;
}

CommitmentNotes notes_on_all(const Context& context, const OwedAccounts& accounts) {
  struct Counts {
    std::int64_t owed = 0, reported = 0, aged = 0, silent = 0, assessed = 0, evidenced = 0;
    const OwedAccount* last = nullptr;
    const OwedAccount* overdue = nullptr;
  };
  std::map<const Subject*, Counts> counts;
  for (const OwedAccount& account : accounts) {
    const Undertaking& of = *account.of;
    Counts& of_one = counts[of.commitment];
    ++of_one.owed;
    of_one.last = &account;
    ++(of.current() ? of_one.reported : of.reported ? of_one.aged : of_one.silent);
    if (!of.assessed.empty()) ++of_one.assessed;
    if (!of.evidenced.empty()) ++of_one.evidenced;
    if (account.overdue) of_one.overdue = &account;
  }
  CommitmentNotes notes;
  for (const auto& [commitment, of_one] : counts) {
    Html& note = notes[commitment];
    if (of_one.owed == 1) {
      note = note_on(context, *of_one.last);
      continue;
    }
    put_sentence(note, context.t("owed.counts", {{"owed", of_one.owed},
                                                 {"reported", of_one.reported},
                                                 {"aged", of_one.aged},
                                                 {"silent", of_one.silent},
                                                 {"assessed", of_one.assessed},
                                                 {"evidenced", of_one.evidenced}}));
    if (of_one.overdue)
      put_sentence(note, context.t("owed.overdue",
                                   {{"day", date_in_words(*of_one.overdue->deadline, context.t)}}));
  }
  return notes;
}

}  // namespace acta::site
