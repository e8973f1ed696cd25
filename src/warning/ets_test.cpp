#include "warning/ets.h"

#include <cmath>
#include <sstream>

#include "warning/testing_competition.h"

namespace acta::warning {
namespace {

// "alpha=0.2 s0= -3.1" by name.
std::map<std::string, double> named(std::string text) {
  std::replace(text.begin(), text.end(), '=', ' ');
  std::istringstream in(text);
  std::map<std::string, double> values;
  std::string name;
  for (double value = 0; in >> name >> value;) values.emplace(name, value);
  return values;
}

// "ETS(A,Ad,N)"; nothing where the error or the season multiplies.
std::optional<EtsForm> form_of(const std::string& model) {
  if (!model.starts_with("ETS(A,") || model.ends_with(",M)")) return std::nullopt;
  const Trend trend = model[6] == 'N'   ? Trend::none
                      : model[7] == 'd' ? Trend::damped
                                        : Trend::additive;
  return EtsForm{trend, model.ends_with(",A)")};
}

EtsStates states_of(const std::map<std::string, double>& values, bool season) {
  EtsStates states;
  states.level = values.at("l");
  if (values.contains("b")) states.slope = values.at("b");
  for (std::size_t i = 0; season && i < 11; ++i) {
    states.season[11 - i] = values.at("s" + std::to_string(i));
    states.season[0] -= states.season[11 - i];
  }
  return states;
}

double value_or(const std::map<std::string, double>& values, const char* name, double otherwise) {
  const auto at = values.find(name);
  return at == values.end() ? otherwise : at->second;
}

TEST(Ets, AtGivenParametersIsThatOfR) {
  ACTA_NEEDS_GOLDEN_CASES();
  const auto histories = testing::histories("m3_all", "MONTHLY");
  std::size_t models = 0;
  for (const auto& row : testing::read_golden("golden/forecast/ets_fixed_params.csv.gz").rows) {
    const auto form = form_of(row[1]);
    if (!form) continue;
    ++models;
    const auto values = named(row[5]);
    const EtsParameters parameters{values.at("alpha"), value_or(values, "beta", 0),
                                   value_or(values, "gamma", 0), value_or(values, "phi", 1)};
    const EtsModel model =
        ets_at(histories.at(row[0]), 12, *form, parameters, states_of(values, form->season));
    EXPECT_NEAR(model.log_likelihood / testing::number(row[2]), 1, 1e-9) << row[0] << row[1];
    EXPECT_NEAR(model.sigma * model.sigma / testing::number(row[4]), 1, 1e-9) << row[0] << row[1];
    const auto mean = testing::numbers(row[7]), high = testing::numbers(row[8]);
    std::vector<double> ours(mean.size()), deviation(mean.size());
    ets_mean(model, ours);
    ets_deviation(model, deviation);
    for (std::size_t h = 0; h < mean.size(); ++h) {
      EXPECT_NEAR(ours[h] / mean[h], 1, 1e-9) << row[0] << row[1] << h;
      // R counts the season of (A,N,A) into the variance at h = 12, one period before it can have
      // come.
      if (form->trend == Trend::none && form->season && h == 11) continue;
      EXPECT_NEAR((ours[h] + 1.959963984540054 * deviation[h]) / high[h], 1, 1e-9)
          << row[0] << row[1] << h;
    }
  }
  EXPECT_EQ(models, 18u);
}

TEST(Ets, FindsTheLikelihoodThatRFindsOrAGreaterOne) {
  ACTA_NEEDS_GOLDEN_CASES();
  struct Set {
    const char *file, *kind, *golden;
    std::size_t period;
  };
  int models = 0, reached = 0;
  for (const Set& set : {Set{"m3_all", "MONTHLY", "m3_monthly", 12},
                         Set{"tourism_all", "MONTHLY", "tourism_monthly", 12}}) {
    const auto histories = testing::histories(set.file, set.kind);
    const std::string file = "golden/forecast/" + std::string(set.golden) + "_ets_params.csv.gz";
    for (const auto& row : testing::read_golden(file).rows) {
      const auto form = form_of(row[1]);
      if (!form) continue;
      ++models;
      const EtsModel model = ets_fit(histories.at(row[0]), set.period, *form);
      reached += model.log_likelihood >= testing::number(row[2]) - 1e-3;
    }
  }
  RecordProperty("reached", reached);
  RecordProperty("models", models);
  EXPECT_GE(models, 100);
  EXPECT_GE(reached, 0.95 * models);
}

TEST(Ets, OfASeriesWithASeasonTakesTheSeason) {
  std::vector<double> y;
  for (int t = 0; t < 60; ++t) y.push_back(50 + 10 * ((t % 4) - 1.5) + 0.5 * std::sin(t * t * 1.0));
  const EtsModel model = ets_select(y, 4);
  EXPECT_TRUE(model.form.season);
  std::vector<double> mean(4);
  ets_mean(model, mean);
  for (std::size_t h = 0; h < 4; ++h)
    EXPECT_NEAR(mean[h], 50 + 10 * (static_cast<double>(h) - 1.5), 1.5);
}

TEST(Ets, DoesNotTakeMoreStatesThanTheSeriesCanTell) {
  EXPECT_FALSE(ets_possible(23, 12, {Trend::none, true}));
  EXPECT_FALSE(ets_possible(500, 52, {Trend::none, true}));
  EXPECT_TRUE(ets_possible(5, 12, {Trend::none, false}));
}

}  // namespace
}  // namespace acta::warning
