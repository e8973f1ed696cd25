#include "site/desk/report_fields.h"

#include <algorithm>

#include "base/date_words.h"
#include "register/records/track_report.h"
#include "site/desk/words.h"
#include "site/layout.h"

namespace acta::site {
namespace {

using procedure::Report;
using record::Track;

std::vector<record::TrackReport> published(const Visit& visit, const Report& report, Track track) {
  const record::View& view = visit.context.view;
  auto reports =
      record::track_reports(view, *view.find("commitment/" + report.commitment), track, {});
  std::erase_if(reports, [&](const auto& one) { return one.country->id() != report.country; });
  return reports;
}

// What the state or the assessor said last. Evidence does not go on from other evidence.
std::optional<record::TrackReport> own_last(const Visit& visit, const Report& report) {
  if (report.track == Track::evidenced) return std::nullopt;
  for (record::TrackReport& last : published(visit, report, report.track))
    if (report.track == Track::reported || last.asserter == "office/" + report.office)
      return std::move(last);
  return std::nullopt;
}

}  // namespace

bool is_on_the_same(const Report& before, const Report& report) {
  return before.commitment == report.commitment && before.country == report.country &&
         before.track == report.track;
}

void prefill(const Visit& visit, Report& report) {
  report.as_of = format_day(visit.context.view.valid());
  report.language = visit.t().language();
  const auto last = own_last(visit, report);
  if (!last) return;
  report.status = last->status;
  report.text = last->text.text;
  if (!last->text.language.empty()) report.language = last->text.language;
  report.evidence = last->evidence.text;
}

std::vector<Field> fields_of(const Visit& visit, const Report& report) {
  const Messages& t = visit.t();
  const auto field = [&](const char* name, const std::string& value) {
    const std::string help = std::string(name) + ".help";
    return Field{name,
                 asked_in_words(t, report.track, name),
                 asked_in_words(t, report.track, help),
                 value,
                 {}};
  };
  Field status = field("status", report.status);
  status.choices.emplace_back("", t("desk.report.choose"));
  const auto* const property = visit.context.view.vocabulary().property("reported_status");
  for (const std::string& code : property ? property->codes : std::vector<std::string>{})
    status.choices.emplace_back(code, status_in_words(visit.context, code));
  Field language = field("language", report.language);
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  return {std::move(status), field("as_of", report.as_of), field("text", report.text),
          std::move(language), field("evidence", report.evidence)};
}

std::vector<std::string> said_last(const Visit& visit, const Report& report) {
  const Messages& t = visit.t();
  const auto sentence = [&](const char* key, const record::TrackReport& last) {
    return t(key, {{"status", status_in_words(visit.context, last.status)},
                   {"day", start_in_words(last.claim->valid, t)}});
  };
  std::vector<std::string> lines;
  const auto own = own_last(visit, report);
  if (report.track != Track::reported) {
    const auto of_state = published(visit, report, Track::reported);
    lines.push_back(of_state.empty() ? std::string(t("desk.report.none-yet"))
                                     : sentence("desk.report.state-says", of_state[0]));
  } else if (!own) {
    lines.emplace_back(t("desk.report.none-yet"));
  }
  if (own) lines.push_back(sentence("desk.report.last", *own));
  return lines;
}

std::string returned_because(const Visit& visit, const std::string& id) {
  if (id.empty()) return {};
  std::string reason;
  if (const auto former = visit.desk.desk.find(visit.actor, id))
    for (const auto& step : visit.desk.desk.steps(*former))
      if (step.version == former->version && step.state == name_of(procedure::State::returned))
        reason = step.remark;
  return reason;
}

}  // namespace acta::site
