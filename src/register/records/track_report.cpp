#include "register/records/track_report.h"

#include <algorithm>

#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::record {
namespace {

// A translation bears the source and the speaker of what it renders, and is not what they said.
bool is_text_of(const Claim& text, const Claim& status) {
  return text.citation.source == status.citation.source && text.asserter == status.asserter &&
         text.translation == Translation::none;
}

// A state speaks of its own promise; whoever else speaks says in the source whose it is.
const Subject* country_of(const View& view, const Claim& status, Track track) {
  if (track == Track::reported) return view.find(status.asserter.view());
  const Subject* const source = status.citation.source;
  return source ? Fields(view, *source).reference("concerns") : nullptr;
}

// What its source says of it.
void put_source(const View& view, std::string_view language, TrackReport& report) {
  const Subject* const source = report.claim->citation.source;
  if (!source) return;
  const Fields fields(view, *source);
  report.filed_by = fields.code("filed_by");
  if (const Claim* const evidence = fields.claim("evidence"))
    report.evidence = text_in(view, *evidence, language);
  report.reply_asked = fields.date("reply_asked");
  report.reply_due = fields.date("reply_due");
  report.reply_received = fields.date("reply_received");
  if (const Claim* const reply = fields.claim("reply"))
    report.reply = text_in(view, *reply, language);
}

std::vector<Held> newest_first(const View& view, const Subject& commitment, Track track) {
  std::vector<Held> held;
  view.each_held(commitment, status_property(track), [&](const Held& each) {
    if (!each.set_aside) held.push_back(each);
  });
  // By the day reported for, then as they were recorded.
  std::stable_sort(held.begin(), held.end(), [](const Held& a, const Held& b) {
    const auto when = [](const Held& one) {
      return std::pair(began(*one.claim), one.claim->number);
    };
    return when(a) > when(b);
  });
  return held;
}

}  // namespace

std::string_view name_of(Track track) {
  constexpr std::array<std::string_view, 3> names{"reported", "assessed", "evidenced"};
  return names[static_cast<std::size_t>(track)];
}
std::string_view status_property(Track track) {
  constexpr std::array<std::string_view, 3> names{"reported_status", "assessed_status",
                                                  "evidenced_status"};
  return names[static_cast<std::size_t>(track)];
}
std::string_view text_property(Track track) {
  constexpr std::array<std::string_view, 3> names{"report_text", "assessment_text",
                                                  "evidence_text"};
  return names[static_cast<std::size_t>(track)];
}

std::vector<TrackReport> track_reports(const View& view, const Subject& commitment, Track track,
                                       std::string_view language) {
  const std::vector<Held> held = newest_first(view, commitment, track);
  if (held.empty()) return {};
  const auto texts = Fields(view, commitment).claims(text_property(track));
  std::vector<TrackReport> reports;
  for (const Held& each : held) {
    const auto* const code = std::get_if<Code>(&each.claim->value);
    const Subject* const country = country_of(view, *each.claim, track);
    const auto newer = [&](const TrackReport& one) {
      return one.country == country && one.asserter == each.claim->asserter.view();
    };
    if (!code || !country) continue;
    if (track != Track::evidenced && std::any_of(reports.begin(), reports.end(), newer)) continue;
    TrackReport report;
    report.country = country;
    report.asserter = each.claim->asserter.view();
    report.status = code->code;
    report.status_class = class_of(view, "reported_status", code->code);
    report.claim = each.claim;
    for (const Claim* text : texts)
      if (is_text_of(*text, *each.claim)) report.text = text_in(view, *text, language);
    put_source(view, language, report);
    reports.push_back(std::move(report));
  }
  std::stable_sort(reports.begin(), reports.end(), [](const auto& a, const auto& b) {
    return id_before(a.country->id(), b.country->id());
  });
  return reports;
}

}  // namespace acta::record
