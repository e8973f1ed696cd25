#include <algorithm>
#include <cmath>

#include "register/flow_count.h"
#include "report/alert_card.h"

namespace acta::report {
namespace {

using Issued = warning::IssuedRun;
using record::Alert;

std::int64_t whole(double number) { return std::llround(number); }

// Of a hundred; small chances keep two digits.
std::string percent(double chance, const Messages& t) {
  if (chance < 0.0001) return "< " + t.number(0.01, 2);
  return t.number(100 * chance, chance < 0.1 ? 2 : 0);
}

class Sentences {
 public:
  Sentences(const AlertEvidence& it, const std::vector<Alert>& all, const Messages& t)
      : it_(it), all_(all), t_(t), flow_(it.alert.flow->id()) {}

  std::vector<AlertSentence> run() {
    newest();
    partial();
    if (const Issued::Verdict* const verdict = it_.issued.verdict_of(flow_)) {
      chance(*verdict);
      ahead(*verdict);
      skill(verdict->model);
      history();
      say("alert.withdraws", t_("alert.withdraws", {{"alpha", percent(verdict->alpha, t_)}}));
    }
    return std::move(said_);
  }

 private:
  void newest() {
    const Issued::Newest* const newest = it_.issued.newest_of(flow_);
    if (!newest) return;
    const Issued::Forecast* const judged = it_.issued.judged_of(flow_);
    if (!judged) {
      say("alert.counted",
          t_("alert.counted", {{"count", whole(newest->count)}, {"month", newest->month}}));
      return;
    }
    const auto [low, high] = judged->outlook.interval(0.95);
    say("alert.newest", t_("alert.newest", {{"count", whole(newest->count)},
                                            {"month", newest->month},
                                            {"issued", judged->origin},
                                            {"low", whole(low)},
                                            {"high", whole(high)}}));
  }

  void partial() {
    const Issued::Newest* const newest = it_.issued.newest_of(flow_);
    for (const Issued::Partial& one : it_.issued.partial) {
      if (!newest || one.flow != flow_ || one.month != newest->month) continue;
      const auto [low, high] = one.final.interval(0.95);
      say("alert.partial", t_("alert.partial", {{"month", one.month},
                                                {"middle", whole(one.final.median())},
                                                {"low", whole(low)},
                                                {"high", whole(high)}}));
    }
  }

  void chance(const Issued::Verdict& verdict) {
    if (!verdict.p) return;
    say("alert.chance", t_("alert.chance", {{"p", percent(*verdict.p, t_)},
                                            {"alpha", percent(verdict.alpha, t_)},
                                            {"budget", t_.number(verdict.budget, 1)}}));
  }

  void ahead(const Issued::Verdict& verdict) {
    if (!verdict.exceeds) return;
    say("alert.ahead", t_("alert.ahead", {{"threshold", whole(verdict.threshold)},
                                          {"month", verdict.target},
                                          {"chance", percent(*verdict.exceeds, t_)}}));
  }

  void skill(std::string_view model) {
    for (const Issued::Skill& at : it_.issued.skill)
      if (at.flow == flow_ && at.model == model && at.ahead == 1)
        say("alert.skill", t_("alert.skill", {{"forecasts", at.forecasts},
                                              {"error", whole(at.error)},
                                              {"naive", whole(at.naive_error)}}));
  }

  void history() {
    std::int64_t closed = 0, right = 0, wrong = 0;
    for (const Alert& other : all_) {
      if (other.level != it_.alert.level || other.subject == it_.alert.subject || !other.closed)
        continue;
      ++closed;
      right += other.outcome == "came-true";
      wrong += other.outcome == "false-alarm";
    }
    say("alert.history",
        t_("alert.history", {{"closed", closed}, {"right", right}, {"wrong", wrong}}));
  }

  void say(std::string key, std::string text) {
    said_.push_back({std::move(key), std::move(text)});
  }

  const AlertEvidence& it_;
  const std::vector<Alert>& all_;
  const Messages& t_;
  const std::string flow_;
  std::vector<AlertSentence> said_;
};

std::string name_of_flow(const record::View& view, const record::Subject* flow, const Messages& t) {
  return flow ? record::flow(view, *flow, t.language()).name.text : std::string();
}

}  // namespace

std::vector<AlertSentence> alert_sentences(const record::View&, const AlertEvidence& it,
                                           const std::vector<Alert>& all, const Messages& t) {
  return Sentences(it, all, t).run();
}

std::vector<AlertReason> alert_reasons(const record::View& view, const AlertEvidence& it,
                                       const Messages& t) {
  std::vector<AlertReason> reasons;
  const std::string flow(it.alert.flow->id());
  const Issued::Verdict* const verdict = it.issued.verdict_of(flow);
  const record::Subject* const before = record::flow(view, *it.alert.flow, "en").upstream;
  const record::Subject* const beyond =
      before ? record::flow(view, *before, "en").upstream : nullptr;
  for (const Issued::Reason& reason : it.issued.reasons) {
    if (reason.flow != flow || !verdict || reason.model != verdict->model) continue;
    const std::string key = "alert.term." + reason.what;
    if (!t.has(key)) continue;
    const record::Subject* const whose = reason.what.starts_with("beyond") ? beyond : before;
    const std::string digits = t.number(std::abs(reason.change), 2);
    reasons.push_back({t(key, {{"flow", name_of_flow(view, whose, t)}}), reason.change,
                       (reason.change < 0 ? "−" : "+") + digits});
  }
  return reasons;
}

}  // namespace acta::report
