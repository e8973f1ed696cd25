#include "site/desk/testing.h"

// A promise of several: who does what of it, and what is left when they leave.
namespace acta::site {
namespace {

using ParticipationForm = DeskPages;

TEST_F(ParticipationForm, SaysWhoDoesWhatUntilTheLastHasLeft) {
  Browser rui = signed_in("rui");
  const Form joint = in_w17({{"actor", "URY, PRY"},
                             {"text", "Uruguay and Paraguay will share a register of permits."},
                             {"made_on", "2026-05"}});
  const std::string id =
      between(published(rui.send("/en/desk/commitment", joint)), "href=\"/en/commitments/", "\"");
  const std::string form = "/en/desk/participation/" + id;
  EXPECT_EQ(signed_in("ana").get(form).status, 404);
  const auto part = [&](Form own) { return rui.send(form, in_w17(std::move(own))); };
  published(part(
      {{"party", "country/URY"}, {"actor_role", "lead"}, {"share", "300"}, {"unit", "persons"}}));
  const auto rows = [&] { return portal("/en/commitments/" + id + ".csv?table=participants"); };
  EXPECT_TRUE(holds(rows(), "URY,lead,300,persons,not_reported,")) << rows();
  EXPECT_TRUE(holds(rows(), "PRY,,,,not_reported,")) << rows();
  EXPECT_TRUE(holds(portal("/en/commitments/" + id), "Joint: 2 promised it."));

  const Response without = part({{"party", "country/URY"},
                                 {"actor_role", "lead"},
                                 {"share", "300"},
                                 {"unit", "persons"},
                                 {"left_on", "2026-10-01"}});
  EXPECT_EQ(without.status, 422);
  EXPECT_TRUE(holds(without.body, "id=\"reason-error\""));
  for (const auto& [day, sentence] : {std::pair("2026-01", "2026-01 is before it was promised"),
                                      std::pair("2099", "2099"), std::pair("soon", "soon")}) {
    const Response refused =
        part({{"party", "country/URY"}, {"actor_role", "lead"}, {"left_on", day}, {"reason", "r"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(holds(refused.body, sentence)) << refused.body;
  }
  const Response bare =
      part({{"party", "country/URY"}, {"actor_role", "lead"}, {"share", "300"}, {"unit", ""}});
  EXPECT_EQ(bare.status, 422) << "300 of what?";
  EXPECT_TRUE(holds(bare.body, "id=\"unit-error\""));
  for (const auto& [share, unit] :
       {std::pair{"-5", "persons"}, {"-5", "percent"}, {"140", "percent"}})
    EXPECT_EQ(
        part({{"party", "country/URY"}, {"actor_role", "lead"}, {"share", share}, {"unit", unit}})
            .status,
        422)
        << share << ' ' << unit;
  const Response stranger = part({{"party", "country/BRA"}, {"actor_role", "lead"}});
  EXPECT_TRUE(holds(stranger.body, "none of those who promised it"));

  published(part({{"party", "country/URY"},
                  {"actor_role", "lead"},
                  {"share", "300"},
                  {"unit", "persons"},
                  {"left_on", "2026-10-01"},
                  {"reason", "A new government."}}));
  EXPECT_TRUE(holds(rows(), "URY,lead,300,persons,not_reported,2026-10-01")) << rows();
  EXPECT_FALSE(holds(portal("/en/commitments/" + id), "Orphaned"));
  published(
      part({{"party", "country/PRY"}, {"left_on", "2026-10-05"}, {"reason", "It went too."}}));
  const std::string page = portal("/en/commitments/" + id);
  EXPECT_TRUE(holds(page, "Orphaned: the last who stood behind it left on 5 October 2026."));
  EXPECT_TRUE(holds(page, "It went too."));
  EXPECT_TRUE(holds(portal("/en/commitments"), "Orphaned: the last"));
  EXPECT_TRUE(holds(portal("/en/health.csv"), "commitment-orphaned,commitment/" + id));
  EXPECT_FALSE(holds(portal("/en/commitments/" + id + "?valid=2026-10-01"), "Orphaned"));
}

}  // namespace
}  // namespace acta::site
