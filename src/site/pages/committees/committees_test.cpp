#include "site/pages/committees/committees.h"

#include "site/testing.h"

namespace acta::site {
namespace {

using Seats = DrawingTest;

TEST_F(Seats, WhoLeadsOnlyIfAnUncertainDateFallsSoIsNotSaidToLead) {
  record::Seat lead;
  lead.party = view.find("country/CHL");
  lead.kind = record::SeatKind::lead;
  EXPECT_EQ(lead_in_words(context, lead), "Chile");
  lead.certainty = Certainty::possible;
  EXPECT_EQ(lead_in_words(context, lead), "Chile (posiblemente)");
}

TEST_F(Seats, ThoseThatDependOnAnUncertainDateAreTold) {
  EXPECT_EQ(draw_possible_seats(context, 0).text, "");
  EXPECT_TRUE(holds(draw_possible_seats(context, 1).text,
                    "Uno de estos puestos depende de una fecha incierta y se cuenta."));
}

}  // namespace
}  // namespace acta::site
