#include "warning/issued_run.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace acta::warning {
namespace {

constexpr std::string_view edition = "acta-forecasts-1";

// A line: a word, the movement it is about, and what is said of it.
class Line {
 public:
  Line(std::string_view word, const Corridor& corridor) : text_(word) {
    *this << corridor.flow.subject->id();
  }
  Line& operator<<(std::string_view text) {
    (text_ += ',') += text;
    return *this;
  }
  Line& operator<<(double number) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    return *this << std::string_view(digits, static_cast<std::size_t>(end - digits));
  }
  Line& operator<<(std::size_t number) { return *this << std::to_string(number); }
  Line& operator<<(std::optional<double> number) {
    return number ? *this << *number : *this << std::string_view();
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

class Text {
 public:
  explicit Text(const Publication& publication) : from_(publication) {}

  std::string run() {
    put(std::string(edition));
    put("ended," + record::month_text(from_.ended));
    for (const Hash& digest : from_.counts) put("counts," + hex(digest));
    for (const Judgement& one : from_.corridors) corridor(one);
    return std::move(out_);
  }

 private:
  std::string month(std::size_t index) const {
    return record::month_text(from_.first + static_cast<std::int64_t>(index));
  }
  void put(const std::string& line) { (out_ += line) += '\n'; }
  void put(const Line& line) { put(line.text()); }

  void corridor(const Judgement& one) {
    const Corridor& it = one.corridor;
    if (it.flow.upstream) put(Line("upstream", it) << it.flow.upstream->id());
    for (const record::Flow::Break& broken : it.flow.breaks)
      put(Line("break", it) << format_day(broken.from));
    if (it.last) put(Line("newest", it) << month(*it.last) << it.series.values[*it.last]);
    for (const auto& [at, final] : it.provisional) {
      Line line("partial", it);
      line << month(at) << it.series.values[at];
      for (const double quantile : final.quantiles()) line << quantile;
      put(line);
    }
    if (it.suspected) put(Line("suspected", it) << month(*it.suspected));
    for (const Said& said : one.models) model(one, said);
    if (one.judged) forecast("judged", one, one.speaker->model, *one.judged);
    put(Line("verdict", it) << name_of(one.silence)
                            << (one.speaker ? one.speaker->model : std::string_view()) << one.budget
                            << one.alpha << one.finding.cusum << one.finding.p
                            << one.finding.exceeds << one.threshold
                            << (one.feared ? month(one.feared->target()) : std::string()));
  }

  void model(const Judgement& one, const Said& said) {
    for (const SkillAtHorizon& at : said.record.skill)
      if (at.forecasts > 0)
        put(Line("skill", one.corridor)
            << said.model << at.ahead << at.forecasts << at.error << at.naive_error);
    for (const IssuedForecast& next : said.record.next) forecast("forecast", one, said.model, next);
    for (const Term& term : said.why)
      put(Line("because", one.corridor) << said.model << term.what << term.change);
  }

  void forecast(std::string_view word, const Judgement& one, std::string_view model,
                const IssuedForecast& issued) {
    Line line(word, one.corridor);
    line << model << month(issued.origin) << month(issued.target());
    for (const double quantile : issued.outlook.quantiles()) line << quantile;
    put(line);
  }

  const Publication& from_;
  std::string out_;
};

// The cells of a line in turn; `good` while they are what is asked for.
class Cells {
 public:
  explicit Cells(std::string_view line) : rest_(line) {}
  bool good = true;

  std::string text() {
    if (done_) good = false;
    const std::size_t comma = std::min(rest_.find(','), rest_.size());
    std::string cell(rest_.substr(0, comma));
    done_ = comma == rest_.size();
    rest_.remove_prefix(std::min(comma + 1, rest_.size()));
    return cell;
  }
  std::optional<double> maybe() {
    const std::string cell = text();
    double value = 0;
    const char* const end = cell.data() + cell.size();
    if (cell.empty()) return std::nullopt;
    if (std::from_chars(cell.data(), end, value).ptr != end) good = false;
    return value;
  }
  double number() {
    const auto value = maybe();
    if (!value) good = false;
    return value.value_or(0);
  }
  std::size_t whole() { return static_cast<std::size_t>(number()); }

 private:
  std::string_view rest_;
  bool done_ = false;
};

Predictive quantiles_in(Cells& cells) {
  std::array<double, Predictive::size> quantiles{};
  for (double& quantile : quantiles) quantile = cells.number();
  return Predictive(quantiles);
}

IssuedRun::Forecast forecast_in(Cells& cells) {
  IssuedRun::Forecast forecast{cells.text(), cells.text(), cells.text(), cells.text()};
  forecast.outlook = quantiles_in(cells);
  return forecast;
}

IssuedRun::Partial partial_in(Cells& cells) {
  IssuedRun::Partial partial{cells.text(), cells.text(), cells.number()};
  partial.final = quantiles_in(cells);
  return partial;
}

bool take(IssuedRun& run, std::string_view line) {
  Cells cells(line);
  const std::string word = cells.text();
  if (word == "ended") run.ended = cells.text();
  else if (word == "counts") run.counts.push_back(cells.text());
  else if (word == "upstream" || word == "break") return true;
  else if (word == "newest") run.newest.push_back({cells.text(), cells.text(), cells.number()});
  else if (word == "partial") run.partial.push_back(partial_in(cells));
  else if (word == "suspected") run.suspected.push_back({cells.text(), cells.text()});
  else if (word == "forecast") run.forecasts.push_back(forecast_in(cells));
  else if (word == "judged") run.judged.push_back(forecast_in(cells));
  else if (word == "skill")
    run.skill.push_back(
        {cells.text(), cells.text(), cells.whole(), cells.whole(), cells.number(), cells.number()});
  else if (word == "because")
    run.reasons.push_back({cells.text(), cells.text(), cells.text(), cells.number()});
  else if (word == "verdict") {
    IssuedRun::Verdict verdict{cells.text(), cells.text(), cells.text()};
    verdict.budget = cells.number();
    verdict.alpha = cells.number();
    verdict.slow_rise = cells.number();
    verdict.p = cells.maybe();
    verdict.exceeds = cells.maybe();
    verdict.threshold = cells.number();
    verdict.target = cells.text();
    run.verdicts.push_back(std::move(verdict));
  } else return false;
  return cells.good;
}

template <class Thing>
const Thing* of_flow(const std::vector<Thing>& all, std::string_view flow) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Thing& one) { return one.flow == flow; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::string issued_text(const Publication& publication) { return Text(publication).run(); }

const IssuedRun::Newest* IssuedRun::newest_of(std::string_view flow) const {
  return of_flow(newest, flow);
}
const IssuedRun::Forecast* IssuedRun::judged_of(std::string_view flow) const {
  return of_flow(judged, flow);
}
const IssuedRun::Verdict* IssuedRun::verdict_of(std::string_view flow) const {
  return of_flow(verdicts, flow);
}

Result<IssuedRun> read_issued(std::string_view text) {
  IssuedRun run;
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (first ? line != edition : !take(run, line))
      return invalid("error.issued.unknown", {}, line.substr(0, 100));
    first = false;
  }
  return run;
}

}  // namespace acta::warning
