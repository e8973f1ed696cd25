#include "register/view.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <atomic>
#include <thread>

namespace acta::record {
namespace {

std::string claim(std::string_view subject, std::string_view value, std::string_view more = {}) {
  return std::string(R"({"property":"count",)") + std::string(more) +
         R"("status":"published","subject":")" + std::string(subject) + R"(","value":{"amount":")" +
         std::string(value) + R"("}})";
}

std::string replacing(std::uint64_t number, std::string_view kind) {
  return R"("replaces":[)" + std::to_string(number) + R"(],"replaces_as":")" + std::string(kind) +
         R"(",)";
}

std::vector<std::uint64_t> held(const View& view, std::string_view subject) {
  std::vector<std::uint64_t> numbers;
  const Subject* const found = view.record().find(subject);
  if (found)
    for (const Held& each : view.held(*found, "count")) numbers.push_back(each.claim->number);
  return numbers;
}

TEST(View, AnswersAsTheRecordStoodAtItsEntry) {
  Register record;
  record.add(1, Instant{10}, claim("mechanism/LAD", "20"));
  record.publish();
  record.add(2, Instant{20}, claim("mechanism/LAD", "21", replacing(1, "correction")));
  record.publish();

  const Day day = make_day(2023, 1, 1);
  EXPECT_EQ(held(View(record, day, 1), "mechanism/LAD"), (std::vector<std::uint64_t>{1}));
  EXPECT_EQ(held(View(record, day, 2), "mechanism/LAD"), (std::vector<std::uint64_t>{2}));
  EXPECT_EQ(View(record, day, 0).find("mechanism/LAD"), nullptr);
  EXPECT_EQ(View(record, day, 2).history(*record.find("mechanism/LAD")).size(), 2u);
}

TEST(View, AClaimSetAsideByAResolutionStillStands) {
  Register record;
  record.add(1, Instant{10}, claim("mechanism/LAD", "20"));
  record.add(2, Instant{10}, claim("mechanism/LAD", "21"));
  record.add(3, Instant{20}, claim("disagreement/DX01", "1", replacing(2, "resolution")));
  record.publish();

  const View view(record, make_day(2023, 1, 1), 3);
  const auto both = view.held(*record.find("mechanism/LAD"), "count");
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].set_aside, nullptr);
  EXPECT_EQ(both[1].set_aside, record.claim(3));
  EXPECT_EQ(View(record, view.valid(), 2).set_aside_by(*record.claim(2)), nullptr);
}

TEST(View, AWithdrawnResolutionSetsNothingAside) {
  Register record;
  record.add(1, Instant{10}, claim("mechanism/LAD", "20"));
  record.add(2, Instant{20}, claim("disagreement/DX01", "1", replacing(1, "resolution")));
  record.add(
      3, Instant{30},
      R"({"property":"count","replaces":[2],"replaces_as":"correction",)"
      R"("status":"withdrawn","subject":"disagreement/DX01","value":{"missing":"withdrawn"}})");
  record.publish();

  EXPECT_NE(View(record, Day{}, 2).set_aside_by(*record.claim(1)), nullptr);
  EXPECT_EQ(View(record, Day{}, 3).set_aside_by(*record.claim(1)), nullptr);
  EXPECT_EQ(View(record, Day{}, 3).find("disagreement/DX01"), nullptr);
}

TEST(View, ALaterResolutionTakesThePlaceOfAnEarlierOne) {
  Register record;
  record.add(1, Instant{10}, claim("mechanism/LAD", "20"));
  record.add(2, Instant{10}, claim("mechanism/LAD", "21"));
  record.add(3, Instant{20}, claim("disagreement/DX01", "1", replacing(1, "resolution")));
  record.add(4, Instant{30},
             claim("disagreement/DX01", "2", R"("replaces":[2,3],"replaces_as":"resolution",)"));
  record.publish();

  const View view(record, Day{}, 4);
  EXPECT_EQ(view.set_aside_by(*record.claim(1)), nullptr);
  EXPECT_EQ(view.set_aside_by(*record.claim(2)), record.claim(4));
  EXPECT_FALSE(view.stands(*record.claim(3)));
  EXPECT_EQ(View(record, Day{}, 3).set_aside_by(*record.claim(1)), record.claim(3));
}

TEST(View, WhatIsRestrictedIsNotThereForThePublic) {
  Register record;
  record.add(1, Instant{10},
             R"({"property":"count","status":"restricted","subject":"mechanism/LAD",)"
             R"("value":{"amount":"20"}})");
  record.publish();

  EXPECT_EQ(View(record, Day{}, 1).find("mechanism/LAD"), nullptr);
  EXPECT_TRUE(View(record, Day{}, 1).subjects("mechanism").empty());
  EXPECT_NE(View(record, Day{}, 1, Audience::desk).find("mechanism/LAD"), nullptr);
  record.erase(1);
  EXPECT_EQ(View(record, Day{}, 1, Audience::desk).find("mechanism/LAD"), nullptr);
}

TEST(View, WhoLooksStaysWhoTheyAreAtAnotherEntry) {
  Register record;
  record.add(1, Instant{10},
             R"({"property":"count","status":"restricted","subject":"mechanism/LAD",)"
             R"("value":{"amount":"20"}})");
  record.add(2, Instant{20}, claim("mechanism/LAD", "21"));
  record.publish();

  const Day day = make_day(2023, 1, 1);
  EXPECT_EQ(held(View(record, day, 2).known_at(1), "mechanism/LAD"), std::vector<std::uint64_t>{});
  EXPECT_EQ(held(View(record, day, 2, Audience::desk).known_at(1), "mechanism/LAD"),
            std::vector<std::uint64_t>{1});
}

TEST(View, BetweenTheBoundsOfAStartTheAnswerIsPossible) {
  Register record;
  record.add(1, Instant{10},
             R"({"property":"count","status":"published","subject":"mechanism/LAD",)"
             R"("valid":{"from":"2022-06-11..2022-09-26","to":"2024"},"value":{"amount":"1"}})");
  record.publish();

  const auto on = [&](int year, unsigned month, unsigned day) {
    const View view(record, make_day(year, month, day), 1);
    const auto held = view.held(*record.find("mechanism/LAD"), "count");
    return held.empty() ? Certainty::no : held[0].certainty;
  };
  EXPECT_EQ(on(2022, 6, 10), Certainty::no);
  EXPECT_EQ(on(2022, 6, 11), Certainty::possible);
  EXPECT_EQ(on(2022, 9, 26), Certainty::certain);
  EXPECT_EQ(on(2023, 12, 31), Certainty::certain);
  EXPECT_EQ(on(2024, 6, 1), Certainty::possible);
  EXPECT_EQ(on(2025, 1, 1), Certainty::no);
}

TEST(Register, KnownInstantsMeanWholeBatches) {
  Register record;
  record.add(1, Instant{10}, claim("mechanism/LAD", "1"));
  record.add(2, Instant{10}, claim("mechanism/LAD", "2"));
  record.add(3, Instant{20}, claim("mechanism/LAD", "3"));
  record.publish();
  record.add(4, Instant{30}, claim("mechanism/LAD", "4"));  // not published yet

  EXPECT_EQ(record.entry_at(Instant{9}), 0u);
  EXPECT_EQ(record.entry_at(Instant{10}), 2u);
  EXPECT_EQ(record.entry_at(Instant{19}), 2u);
  EXPECT_EQ(record.entry_at(Instant{20}), 3u);
  EXPECT_EQ(record.entry_at(Instant{99}), 3u);
}

TEST(Register, AnOlderEntryKeepsItsVocabulary) {
  const auto define = [](std::string_view property, std::string_view code) {
    return R"({"property":")" + std::string(property) +
           R"(","status":"published","subject":"property/lead","value":{"code":")" +
           std::string(code) + R"("}})";
  };
  Register record;
  record.add(1, Instant{10}, define("type", "reference"));
  record.add(2, Instant{10}, define("cardinality", "one"));
  record.publish();
  record.add(3, Instant{20}, define("cardinality", "many"));
  record.publish();

  EXPECT_EQ(record.vocabulary_at(1).property("lead"), nullptr);
  EXPECT_EQ(record.vocabulary_at(2).property("lead")->cardinality, Cardinality::one);
  EXPECT_EQ(record.vocabulary_at(3).property("lead")->cardinality, Cardinality::many);
  EXPECT_EQ(record.vocabulary_at(3).property("lead")->type, ValueType::reference);
}

TEST(Register, ReadAtOnceItKnowsThePastAsItWasKnown) {
  const auto define = [](std::string_view code) {
    return R"({"property":"cardinality","status":"published","subject":"property/lead",)"
           R"("value":{"code":")" +
           std::string(code) + R"("}})";
  };
  Register record;
  record.add(1, Instant{10}, define("one"));
  record.add(2, Instant{10}, claim("mechanism/LAD", "20"));
  record.add(3, Instant{20}, define("many"));
  record.add(4, Instant{30}, define("one"));
  record.publish();

  EXPECT_EQ(record.vocabulary_at(0).property("lead"), nullptr);
  EXPECT_EQ(record.vocabulary_at(1).property("lead")->cardinality, Cardinality::one);
  EXPECT_EQ(record.vocabulary_at(2).property("lead")->cardinality, Cardinality::one);
  EXPECT_EQ(record.vocabulary_at(3).property("lead")->cardinality, Cardinality::many);
  EXPECT_EQ(record.vocabulary_at(4).property("lead")->cardinality, Cardinality::one);
}

// A naive record: every claim in a list, looked through from the start each time.
TEST(View, AgreesWithReadingEveryClaim) {
  EXPECT_TRUE(rc::check([] {
    struct Plain {
      std::string subject;
      std::uint64_t replaces;
    };
    Register record;
    std::vector<Plain> plain;
    const auto size = *rc::gen::inRange<std::uint64_t>(1, 60);
    std::vector<bool> replaced(size + 1);
    for (std::uint64_t number = 1; number <= size; ++number) {
      std::string subject = "country/C" + std::to_string(*rc::gen::inRange(0, 5));
      std::uint64_t replaces = *rc::gen::inRange<std::uint64_t>(0, number);
      if (replaces != 0 && replaced[replaces]) replaces = 0;
      if (replaces != 0) replaced[replaces] = true;
      record.add(number, Instant{static_cast<std::int64_t>(number)},
                 claim(subject, std::to_string(number),
                       replaces ? replacing(replaces, "amendment") : std::string()));
      plain.push_back({std::move(subject), replaces});
    }
    record.publish();
    const auto at = *rc::gen::inRange<std::uint64_t>(0, size + 1);
    const View view(record, Day{}, at);
    for (int c = 0; c < 5; ++c) {
      const std::string subject = "country/C" + std::to_string(c);
      std::vector<std::uint64_t> expected;
      for (std::uint64_t number = 1; number <= at; ++number) {
        bool stands = plain[number - 1].subject == subject;
        for (std::uint64_t later = number + 1; later <= at; ++later)
          stands = stands && plain[later - 1].replaces != number;
        if (stands) expected.push_back(number);
      }
      RC_ASSERT(held(view, subject) == expected);
    }
  }));
}

TEST(View, ReadersNeverSeeWhatTheWriterHasNotPublished) {
  Register record;
  std::atomic<bool> writing = true;
  std::thread writer([&] {
    for (std::uint64_t number = 1; number <= 20'000; number += 2) {
      const std::string subject = "country/C" + std::to_string(number % 400);
      const auto instant = Instant{static_cast<std::int64_t>(number)};
      record.add(number, instant, claim(subject, "1"));
      record.add(number + 1, instant, claim(subject, "2", replacing(number, "correction")));
      record.publish();
    }
    writing = false;
  });
  // At every published entry exactly one claim of each pair stands: all pairs are whole.
  std::uint64_t looked = 0;
  do {
    const View view(record, Day{}, record.published());
    std::uint64_t standing = 0;
    for (const Subject* subject : view.subjects("country"))
      standing += view.standing(*subject).size();
    ASSERT_EQ(2 * standing, view.at());
    ++looked;
  } while (writing);
  writer.join();
  EXPECT_GT(looked, 0u);
}

}  // namespace
}  // namespace acta::record
