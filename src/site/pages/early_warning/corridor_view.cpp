#include "site/pages/early_warning/corridor_view.h"

#include <algorithm>
#include <cmath>

#include "answer/early_warning.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/chart/fan.h"
#include "site/chart/track.h"
#include "warning/surges.h"

namespace acta::site {

using warning::Corridor;
using warning::IssuedForecast;
using warning::Judgement;
using warning::Publication;
using warning::Standing;

namespace {

constexpr std::size_t hits_shown = 24;

std::int64_t number(std::size_t count) { return static_cast<std::int64_t>(count); }

// Of one corridor of a page.
class Drawing {
 public:
  Drawing(const Context& context, const Publication& all, const Judgement& judged,
          const CorridorDrawing& how)
      : context_(context),
        t_(context.t),
        all_(all),
        judged_(judged),
        corridor_(judged.corridor),
        flow_(record::flow(context.view, *corridor_.flow.subject, context.t.language())),
        how_(how) {}

  CorridorView draw(const answer::Answer& answer) {
    const record::Flow& flow = flow_;
    const std::string key(answer::standing_of(corridor_));
    view_.id = flow.subject->id();
    view_.href = href_of(context_, *flow.subject);
    view_.name = in_its_language(context_, flow.name);
    view_.definition = in_its_language(context_, flow.definition);
    if (flow.source) view_.source = link_to(context_, *flow.source);
    view_.unit = record::label_of(context_.view, "unit", flow.unit, t_.language()).text;
    // What was as expected long ago says nothing of today.
    const bool ordinary = corridor_.newest.standing == Standing::ordinary;
    view_.tag = t_(ordinary && corridor_.late > 0 ? "standing.late" : "standing." + key);
    view_.state = state(key);
    const Standing standing = corridor_.newest.standing;
    view_.stands_out = standing == Standing::high || standing == Standing::low;
    if (corridor_.late > 0) view_.late = t_("page.warning.late", {{"months", corridor_.late}});
    view_.observed = rows_of(answer, "observed");
    view_.ahead = rows_of(answer, "outlook", "mean");
    say_silence();
    if (!corridor_.last) return std::move(view_);
    first_ = *corridor_.last + 1 - std::min(how_.months, *corridor_.last + 1);
    while (std::isnan(corridor_.series.values[first_])) ++first_;
    say_partial();
    draw_chart();
    say_outlook();
    Marks mark;
    view_.headline =
        mark.in(t_("page.named", {{"name", mark(Html(view_.name))}, {"what", view_.outlook}}));
    draw_track();
    return std::move(view_);
  }

 private:
  std::string in_words(std::size_t month) const {
    return month_in_words(context_, all_.first + number(month));
  }
  std::string persons(double value) const { return t_.number(std::round(value)); }
  std::size_t last() const { return *corridor_.last; }
  std::string newest() const { return persons(corridor_.series.values[last()]); }

  // The rows of this corridor, of a model where a table has several, without the columns that name
  // them.
  answer::Table rows_of(const answer::Answer& answer, std::string_view key,
                        std::string_view model = {}) const {
    answer::Table part{std::string(key), {}, {}};
    const answer::Table* const whole = answer.table(key);
    if (!whole) return part;
    const std::ptrdiff_t names = model.empty() ? 1 : 2;
    part.columns.assign(whole->columns.begin() + names, whole->columns.end());
    for (const auto& row : whole->rows)
      if (row[0].value == view_.id && (model.empty() || row[1].value == model))
        part.rows.emplace_back(row.begin() + names, row.end());
    return part;
  }

  void say_silence() {
    const std::string key = "page.warning.silence." + std::string(name_of(judged_.silence));
    if (!t_.has(key)) return;  // the state says it
    const std::string month = corridor_.suspected ? in_words(*corridor_.suspected) : std::string();
    view_.silence = t_(key, {{"month", month}});
  }

  void say_partial() {
    const warning::Predictive* const final = corridor_.final(last());
    if (!final) return;
    const auto [low, high] = final->interval(0.95);
    const std::string middle = persons(final->median()), least = persons(low), most = persons(high);
    view_.partial =
        t_("page.warning.partial", {{"middle", middle}, {"low", least}, {"high", most}});
  }

  std::string state(const std::string& key) const {
    const std::string sentence = "page.warning.state." + key;
    if (!corridor_.last) return std::string(t_(sentence));
    const auto& said = corridor_.newest.said;
    const auto bound = [&](double level) {
      return said ? persons(said->outlook.quantile(level)) : std::string();
    };
    const std::string month = in_words(last()), low = bound(0.025), high = bound(0.975),
                      count = newest();
    return t_(sentence, {{"month", month}, {"count", count}, {"low", low}, {"high", high}});
  }

  void draw_chart() {
    FanChart fan;
    fan.first = all_.first + number(first_);
    for (std::size_t month = first_; month <= last(); ++month) {
      const double value = corridor_.series.values[month];
      fan.counted.push_back(std::isnan(value) ? std::nullopt : std::optional(value));
    }
    for (const auto& broken : flow_.breaks) {
      const std::int64_t at = record::month_number(broken.from) - fan.first;
      if (at <= 0 || at >= number(fan.counted.size())) continue;
      fan.breaks.push_back(static_cast<std::size_t>(at));
      Marks mark;
      const std::string month = month_in_words(context_, fan.first + at);
      view_.breaks.push_back(
          mark.in(t_("page.warning.break",
                     {{"month", month}, {"what", mark(in_its_language(context_, broken.what))}})));
    }
    if (how_.said) put_said(fan);
    for (const IssuedForecast& next : corridor_.record.next) {
      const auto at = [&](double level) { return next.outlook.quantile(level); };
      fan.ahead.push_back({at(0.025), at(0.1), at(0.25), at(0.5), at(0.75), at(0.9), at(0.975)});
    }
    fan.skill = warning::months_of_skill(corridor_.record);
    if (!corridor_.record.next.empty()) fan.end = in_words(corridor_.record.next.back().target());
    const std::string count = newest(), month = in_words(last());
    fan.newest = t_("page.warning.newest", {{"count", count}, {"month", month}});
    fan.name = t_("page.warning.fan", {{"name", flow_.name.text}, {"state", view_.state}});
    view_.fan = how_.large ? draw_fan(t_, fan) : draw_small_fan(t_, fan);
  }

  void put_said(FanChart& fan) const {
    fan.said.resize(fan.counted.size());
    for (const IssuedForecast& issued : corridor_.record.past) {
      if (issued.ahead != 1 || issued.target() < first_ || issued.target() > last()) continue;
      const auto [low, high] = issued.outlook.interval(0.8);
      fan.said[issued.target() - first_] = {low, high};
    }
  }

  void say_outlook() {
    if (corridor_.record.next.empty()) {
      view_.outlook = t_("page.warning.outlook.none");
      return;
    }
    const IssuedForecast& end = corridor_.record.next.back();
    const bool ended =
        all_.first + number(end.target()) < record::month_number(context_.view.valid());
    const std::string month = in_words(end.target()), middle = persons(end.outlook.median()),
                      low = persons(end.outlook.quantile(0.1)),
                      high = persons(end.outlook.quantile(0.9)), issued = in_words(last());
    view_.outlook = t_(ended ? "page.warning.outlook.ended" : "page.warning.outlook",
                       {{"month", month}, {"middle", middle}, {"low", low}, {"high", high}});
    view_.issued = t_("page.warning.issued", {{"month", issued}});
  }

  void draw_track() {
    const auto months = number(warning::months_of_skill(corridor_.record));
    if (!corridor_.record.enough) return;
    view_.skill = t_("page.warning.skill", {{"months", months}});
    draw_strip();
    SkillBars bars{view_.skill, {}, static_cast<std::size_t>(months)};
    for (const auto& at : corridor_.record.skill) {
      const double simplest = std::min(at.naive_error, at.seasonal_error);
      if (at.forecasts == 0 || simplest <= 0) break;
      bars.closer.push_back(1 - at.error / simplest);
    }
    if (!bars.closer.empty()) view_.bars = draw_skill(t_, bars);
    const auto surges = warning::surge_record(corridor_.expected, corridor_.record);
    view_.surges = t_("page.warning.surges", {{"months", surges.judged.size()},
                                              {"hits", surges.hits},
                                              {"missed", surges.misses},
                                              {"false", surges.false_alarms}});
  }

  void draw_strip() {
    std::vector<const IssuedForecast*> shown;
    for (const IssuedForecast& issued : corridor_.record.past)
      if (issued.ahead == 1 && issued.actual) shown.push_back(&issued);
    if (shown.empty()) return;
    shown.erase(shown.begin(), shown.end() - std::min(number(hits_shown), number(shown.size())));
    HitStrip strip;
    std::int64_t hits = 0;
    for (const IssuedForecast* const issued : shown) {
      const auto [low, high] = issued->outlook.interval(0.8);
      strip.months.push_back({low, high, *issued->actual});
      hits += strip.months.back().hit();
    }
    strip.first = in_words(shown.front()->target());
    strip.last = in_words(shown.back()->target());
    view_.hits = t_("page.warning.hits", {{"hits", hits}, {"months", shown.size()}});
    strip.name = view_.hits;
    view_.strip = draw_hits(strip);
  }

  const Context& context_;
  const Messages& t_;
  const Publication& all_;
  const Judgement& judged_;
  const Corridor& corridor_;
  const record::Flow flow_;  // in the language of the reader
  const CorridorDrawing& how_;
  std::size_t first_ = 0;  // month that is drawn
  CorridorView view_;
};

}  // namespace

std::string month_in_words(const Context& context, std::int64_t month) {
  return date_in_words(parse_date(record::month_text(month)).value(), context.t);
}

CorridorView view_of(const Context& context, const Publication& all, const Judgement& judged,
                     const answer::Answer& answer, const CorridorDrawing& drawing) {
  return Drawing(context, all, judged, drawing).draw(answer);
}

}  // namespace acta::site
