#include "analysis/testing.h"

namespace acta::analysis {
namespace {

template <class F>
void each_word(std::string_view words, F&& f) {
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    f(words.substr(0, space));
    words.remove_prefix(space == words.npos ? words.size() : space + 1);
  }
}

std::string join(std::string_view a, std::string_view b) { return std::string(a) + std::string(b); }

}  // namespace

Region::Region() {
  vocabulary();
  memberships();
  packages();
  seats();
}

void Region::vocabulary() {
  for (const char* name : {"process", "mechanism", "country", "pillar", "committee", "commitment",
                           "link", "finance", "indicator", "observation", "disagreement"})
    kind(name);
  for (const char* role : {"endorser", "member", "covered_country"})
    property(role, "reference", {.membership = "full"});
  for (const char* role : {"observer", "support_platform", "group_of_friends"})
    property(role, "reference", {.membership = "associate"});
  for (const char* role : {"lead", "co_lead"}) property(role, "reference", {.seat = "lead"});
  property("participant", "reference", {.seat = "participant"});
  property("endorser_count", "quantity", {.cardinality = "one"});
  property("presidency", "reference", {});
  property("presidency_announced", "reference", {});
  reference("process/los-angeles", "mechanism", "mechanism/LAD", {});
  text("process/los-angeles", "overlap_series", "printed", {});
}

void Region::members(std::string_view mechanism, std::string_view role, std::string_view countries,
                     const record::Said& said) {
  each_word(countries, [&](std::string_view country) {
    const std::string party = join("country/", country);
    const record::Subject* const known = record().find(party);
    if (!known || known->about.size() == 0) code(party, "alpha3", country, {});
    reference(join("mechanism/", mechanism), role, party, said);
  });
}

void Region::memberships() {
  for (const char* id : {"LAD", "CAM", "MIRPS", "CRM", "CSM", "QP", "R4V", "SICA"})
    code(join("mechanism/", id), "mechanism_kind",
         id == std::string_view("SICA") ? "reference_grouping" : "process", {});
  members("LAD", "endorser",
          "ARG BRB BLZ BRA CAN CHL COL CRI ECU SLV GTM HTI HND JAM MEX PAN PRY PER USA URY",
          {.from = "2022-06-10"});
  members("LAD", "endorser", "GUY", {.from = "2022-06-11..2022-09-26"});
  members("LAD", "endorser", "SUR", {.from = "2023-03-01..2024-05-06"});
  members("LAD", "observer", "ESP", {.from = "2022-06-10"});
  members("CAM", "member",
          "ATG ARG BHS BRB BLZ BOL BRA CAN CHL COL CRI CUB DMA DOM ECU SLV GRD GTM GUY HTI HND JAM "
          "MEX PAN PRY PER KNA LCA VCT SUR TTO USA URY VEN",
          {});
  members("CAM", "member", "NIC", {.to = "2023-11-19"});
  members("MIRPS", "member", "BLZ CRI GTM HND MEX PAN", {.from = "2017-10-26"});
  members("MIRPS", "member", "SLV", {.from = "2019-01-01..2019-11-08"});
  members("CRM", "member", "BLZ CAN CRI SLV USA GTM HND MEX NIC PAN DOM", {});
  members("CSM", "member", "ARG BOL BRA CHL COL ECU PRY PER URY VEN", {.from = "2000-05"});
  members("CSM", "member", "GUY SUR", {.from = "2000-06-01.."});
  members("CSM", "observer", "MEX", {});
  members("QP", "member", "ARG BRA CHL COL CRI ECU MEX PAN PRY PER URY", {.from = "2018-09-04"});
  members("QP", "member", "DOM GUY", {.from = "2018-09-05..2022-07-01"});
  members("QP", "member", "GTM", {.from = "2024-11-20..2024-11-21"});
  members("R4V", "covered_country",
          "ARG URY CHL PRY BOL BRA PER ECU COL GUY TTO ABW CUW DOM PAN CRI MEX", {});
  members("SICA", "member", "BLZ GTM SLV HND NIC CRI PAN DOM", {});
}

void Region::packages() {
  for (const char* number : {"1", "2", "3", "4"})
    reference(join("pillar/LAD-P", number), "mechanism", "mechanism/LAD", {});
  for (int number = 1; number <= 11; ++number) {
    const std::string id =
        (number < 10 ? "committee/LAD-AP0" : "committee/LAD-AP") + std::to_string(number);
    reference(id, "mechanism", "mechanism/LAD", {});
    const char* const pillar = number <= 4 ? "1" : number <= 8 ? "2" : "3";
    reference(id, "pillar", join("pillar/LAD-P", pillar), {});
  }
}

void Region::seat(std::string_view committee, std::string_view role, std::string_view countries) {
  each_word(countries, [&](std::string_view country) {
    reference(join("committee/", committee), role, join("country/", country),
              {.from = "2022-10-06"});
  });
}

void Region::seats() {
  seat("LAD-AP01", "lead", "CHL");
  seat("LAD-AP01", "participant", "SLV HND ECU GUY");
  seat("LAD-AP02", "lead", "COL");
  seat("LAD-AP02", "participant", "ECU SLV HTI");
  seat("LAD-AP03", "lead", "ECU");
  seat("LAD-AP03", "participant", "CHL COL HND GUY PER USA");
  seat("LAD-AP04", "lead", "PER");
  seat("LAD-AP04", "participant", "ARG MEX");
  seat("LAD-AP05", "lead", "MEX");
  seat("LAD-AP05", "participant", "SLV GTM HTI USA");
  seat("LAD-AP06", "lead", "CAN");
  seat("LAD-AP06", "participant", "CRI HTI");
  seat("LAD-AP07", "co_lead", "CAN GUY");
  seat("LAD-AP07", "participant", "MEX URY USA");
  seat("LAD-AP08", "lead", "SLV");
  seat("LAD-AP08", "participant", "HTI MEX GTM");
  seat("LAD-AP09", "lead", "USA");
  seat("LAD-AP09", "participant", "ARG COL SLV GTM GUY PAN PRY");
  seat("LAD-AP10", "lead", "GTM");
  seat("LAD-AP10", "participant", "HTI SLV");
  seat("LAD-AP11", "co_lead", "PRY PER");
  seat("LAD-AP11", "participant", "USA");
}

const record::Subject& Region::country(std::string_view alpha3) const {
  return subject(join("country/", alpha3));
}

const record::Subject& Region::mechanism(std::string_view id) const {
  return subject(join("mechanism/", id));
}

std::string ids(const std::vector<const record::Subject*>& subjects) {
  std::string all;
  for (const record::Subject* subject : subjects)
    (all += all.empty() ? "" : " ") += subject ? subject->id() : "-";
  return all;
}

}  // namespace acta::analysis
