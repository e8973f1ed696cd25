#include "procedure/warning_run.h"

#include <algorithm>
#include <array>

#include "register/records/alert.h"
#include "store/forecasts/forecast_store.h"

namespace acta::procedure {
namespace {

using record::Alert;
using record::ClaimDraft;
using warning::AlertLevel;
using warning::Judgement;

constexpr std::array<std::string_view, 3> changes{"raised", "higher", "withdrawn"};
constexpr std::string_view program = "acta";

std::string_view code_of(AlertLevel level) {
  return level == AlertLevel::alert ? "alert" : level == AlertLevel::warning ? "warning" : "";
}

class Preview {
 public:
  Preview(const record::View& desk, const record::FlowRecord& flows,
          const warning::Publication& publication)
      : desk_(desk), flows_(flows), said_(publication), known_(record::alerts(desk)) {}

  RunPreview run() {
    run_.issued = warning::issued_text(said_);
    run_.digest = sha256(run_.issued);
    bind();
    for (const Judgement& one : said_.corridors) {
      raise(one);
      for (const Alert& alert : known_)
        if (alert.flow == one.corridor.flow.subject) withdraw(alert, one);
    }
    run_.submission.author = "operator";
    run_.submission.idempotency_key = "forecasts/" + hex(run_.digest) + '/' +
                                      std::to_string(run_.submission.drafts.size()) + '/' +
                                      std::to_string(desk_.at());
    return std::move(run_);
  }

 private:
  std::string subject_of_run() const { return "forecast_run/" + hex(run_.digest); }

  ClaimDraft& say(std::string subject, std::string_view property, std::string value) {
    ClaimDraft& draft = run_.submission.drafts.emplace_back();
    draft.place = subject;
    draft.key = subject + '/' + std::string(property);
    draft.subject.text = std::move(subject);
    draft.property.text = property;
    draft.value.text = std::move(value);
    draft.from.text = format_day(desk_.valid());
    draft.asserter.text = program;
    return draft;
  }

  void bind() {
    for (const record::ForecastRun& run : record::forecast_runs(desk_))
      if (run.issued == run_.digest) run_.known = run.claim;
    if (run_.known || said_.corridors.empty()) return;
    say(subject_of_run(), "issued", record::month_text(said_.ended)).language.text = "zxx";
  }

  const Alert* known_as(std::string_view id) const {
    const auto found = std::find_if(known_.begin(), known_.end(),
                                    [&](const Alert& alert) { return alert.subject->id() == id; });
    return found == known_.end() ? nullptr : &*found;
  }

  void raise(const Judgement& one) {
    const std::string_view level = code_of(one.level);
    if (level.empty()) return;
    const std::string month =
        record::month_text(said_.first + static_cast<std::int64_t>(*one.corridor.last));
    const std::string flow(one.corridor.flow.subject->id());
    std::string id = flow + '-' + month;
    const Alert* known = known_as(id);
    // Counts that were revised away and then back are another alert.
    for (int again = 2; known && known->withdrawn; ++again)
      known = known_as(id = flow + '-' + month + '.' + std::to_string(again));
    const std::string subject = "alert/" + id;
    if (known) {
      if (known->closed || known->level == "alert" || known->level == level) return;
      const bool restricted = known->sharing() != record::Sharing::everybody;
      ClaimDraft& higher = say(subject, "alert_level", std::string(level));
      higher.restricted = restricted;
      higher.key += "/alert";
      for (const record::Claim* const claim : desk_.standing(*known->subject, "alert_level"))
        higher.replaces.push_back({std::to_string(claim->number), {}});
      higher.replace_kind = record::ReplaceKind::amendment;
      run_.alerts.push_back({AlertChange::What::higher, id, flow, level});
      return;
    }
    say(subject, "alert_flow", "flow/" + flow).restricted = true;
    say(subject, "alert_month", month).restricted = true;
    say(subject, "alert_level", std::string(level)).restricted = true;
    say(subject, "alert_run", subject_of_run()).restricted = true;
    run_.alerts.push_back({AlertChange::What::raised, id, flow, level});
  }

  void withdraw(const Alert& alert, const Judgement& one) {
    if (alert.closed || alert.withdrawn || !revised(alert)) return;
    const std::int64_t month = record::month_number(alert.month) - said_.first;
    if (month < 0 || warning::stands(one, static_cast<std::size_t>(month))) return;
    const std::string subject(alert.subject->name());
    say(subject, "alert_withdrawn", subject_of_run()).restricted =
        alert.sharing() != record::Sharing::everybody;
    run_.alerts.push_back({AlertChange::What::withdrawn, std::string(alert.subject->id()),
                           std::string(alert.flow->id()), alert.level});
  }

  // Since it was raised, of the months that it was raised by: here or one country before.
  bool revised(const Alert& alert) const {
    const auto later = [&](const record::FlowHistory::Cell& cell) {
      return cell.revisions() > 0 && cell.known->number > alert.raised->number &&
             cell.count.period <= alert.month;
    };
    const auto* const here = history_of(alert.flow);
    const auto* const before = here ? history_of(here->flow.upstream) : nullptr;
    for (const record::FlowHistory& history : flows_.flows)
      if ((here && history.flow.subject == here->flow.subject) ||
          (before && history.flow.subject == before->flow.subject))
        if (std::any_of(history.cells.begin(), history.cells.end(), later)) return true;
    return false;
  }
  const record::FlowHistory* history_of(const record::Subject* flow) const {
    const auto found = std::find_if(flows_.flows.begin(), flows_.flows.end(),
                                    [&](const auto& one) { return one.flow.subject == flow; });
    return found == flows_.flows.end() ? nullptr : &*found;
  }

  const record::View& desk_;
  const record::FlowRecord& flows_;
  const warning::Publication& said_;
  const std::vector<Alert> known_;
  RunPreview run_;
};

}  // namespace

std::string_view name_of(AlertChange::What what) { return changes[static_cast<std::size_t>(what)]; }

RunPreview preview_run(const record::View& desk, const record::FlowRecord& flows,
                       const warning::Publication& publication) {
  return Preview(desk, flows, publication).run();
}

Checked<Outcome> issue(Intake& intake, const store::Location& where, const Clock& clock,
                       const RunPreview& run) {
  if (!run.known) {
    const auto kept = store::ForecastStore::open(where, clock);
    if (!kept) return tl::unexpected(Errors{kept.error()});
    try {
      (*kept)->keep(run.issued);
    } catch (const store::DiskFull&) {
      return tl::unexpected(Errors{{ErrorKind::unavailable, "error.store.disk-full", {}, {}, {}}});
    }
  }
  return intake.submit(run.submission);
}

}  // namespace acta::procedure
