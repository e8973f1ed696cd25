#include "site/pages/commitments/tracks.h"

#include "analysis/tracks.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/desk_doors.h"

namespace acta::site {

using record::Subject;

namespace {

std::string status_in_words(const Context& context, const record::TrackReport& report) {
  return record::label_of(context.view, "reported_status", report.status, context.t.language())
      .text;
}

TrackEntry entry_for(const Context& context, const record::TrackReport& report) {
  const Messages& t = context.t;
  TrackEntry entry;
  entry.status = in_its_language(
      context, record::label_of(context.view, "reported_status", report.status, t.language()));
  entry.text = in_its_language(context, report.text);
  if (!report.evidence.empty()) entry.evidence = in_its_language(context, report.evidence);
  else
    entry.evidence = escaped(
        t(report.status_class == "done" ? "reported.no-evidence" : "reported.evidence-none"));
  entry.citation = draw_citation(context, *report.claim);
  entry.when = interval_in_words(report.claim->valid, t);
  entry.who = answer::speaker(context.view, report.asserter, t);
  if (!report.filed_by.empty())
    entry.who = t("tracks.filed-by", {{"sender", report.filed_by}, {"office", entry.who}});
  entry.replied = answer::reply_in_words(name_of(context, *report.country), report.reply_due,
                                         report.reply_received, t);
  entry.reply = in_its_language(context, report.reply);
  return entry;
}

UndertakingView undertaking_view(const Context& context, const analysis::Undertaking& undertaking) {
  const Messages& t = context.t;
  UndertakingView view;
  view.country = link_to(context, *undertaking.country);
  if (undertaking.reported) view.reported.push_back(entry_for(context, *undertaking.reported));
  if (undertaking.not_since)
    view.not_since =
        t("tracks.not-since", {{"day", day_in_words(*undertaking.not_since, t.language())}});
  for (const auto& report : undertaking.assessed)
    view.assessed.push_back(entry_for(context, report));
  for (const auto& report : undertaking.evidenced)
    view.evidenced.push_back(entry_for(context, report));
  for (const auto& report : undertaking.assessed)
    if (undertaking.reported && report.status != undertaking.reported->status)
      view.difference =
          t("tracks.differ", {{"reported", status_in_words(context, *undertaking.reported)},
                              {"assessed", status_in_words(context, report)}});
  return view;
}

TracksView tracks_of(const Context& context, const Subject& commitment) {
  TracksView view;
  std::vector<const Subject*> silent;
  for (const auto& undertaking :
       analysis::undertakings_of(context.view, commitment, context.t.language())) {
    const bool spoken =
        undertaking.reported || !undertaking.assessed.empty() || !undertaking.evidenced.empty();
    if (spoken) view.undertakings.push_back(undertaking_view(context, undertaking));
    else silent.push_back(undertaking.country);
  }
  view.silent_count = silent.size();
  view.silent = links_to(context, std::move(silent));
  return view;
}

}  // namespace

Html draw_tracks(const Context& context, const Subject& commitment) {
  TracksView view = tracks_of(context, commitment);
  view.submit = submit_of(context);
  return draw_tracks(context, view);
}

}  // namespace acta::site
