#include "vocabulary.h"

#include <array>

namespace acta::bench {
namespace {

constexpr std::array<std::string_view, 18> kinds{
    "process",   "source",  "country",     "organisation", "mechanism", "pillar",
    "committee", "meeting", "commitment",  "evidence",     "measure",   "finance",
    "indicator", "status",  "observation", "disagreement", "link",      "recommendation"};

constexpr PropertyRow rows[] = {
    {"name", "text", "one", "process country organisation mechanism pillar committee indicator"},
    {"title", "text", "one", "source meeting disagreement"},
    {"class", "code", "one", "status"},
    {"publisher", "code", "one", "source"},
    {"address", "code", "one", "source evidence"},
    {"language", "code", "one", "source evidence"},
    {"mechanism_kind", "code", "one", "mechanism"},
    {"evidence_kind", "code", "one", "evidence"},
    {"abbreviation", "code", "one", "mechanism organisation"},
    {"region", "code", "one", "country"},
    {"mechanism", "reference", "one", "process committee pillar meeting", "mechanism"},
    {"founded", "date", "one", "mechanism"},
    {"objective", "text", "one", "mechanism"},
    {"endorser", "reference", "many", "mechanism", "country", "full"},
    {"member", "reference", "many", "mechanism", "country", "full"},
    {"observer", "reference", "many", "mechanism", "country", "associate"},
    {"group_of_friends", "reference", "many", "mechanism", "country", "associate"},
    {"presidency", "reference", "many", "mechanism", "country"},
    {"number", "code", "one", "pillar committee"},
    {"pillar", "reference", "one", "committee commitment indicator meeting", "pillar"},
    {"lead", "reference", "many", "committee", "country organisation", "", "lead"},
    {"participant", "reference", "many", "committee", "country organisation", "", "participant"},
    {"start_date", "date", "one", "meeting"},
    {"country", "reference", "one", "meeting evidence measure", "country"},
    {"actor", "reference", "many", "commitment", "country mechanism"},
    {"committee", "reference", "one", "commitment indicator measure", "committee"},
    {"made_at", "reference", "one", "commitment", "meeting"},
    {"made_on", "date", "one", "commitment"},
    {"text", "text", "one", "commitment evidence"},
    {"quantity", "quantity", "one", "commitment evidence"},
    {"target_population", "text", "one", "commitment"},
    {"deadline", "date", "one", "commitment"},
    {"responsible_office", "reference", "one", "commitment", "organisation"},
    {"status", "code", "many", "commitment"},
    {"commitment", "reference", "many", "evidence finance measure", "commitment"},
    {"date", "date", "one", "evidence measure"},
    {"issuer", "reference", "one", "evidence", "organisation"},
    {"reading", "code", "one", "evidence"},
    {"spent", "money", "one", "evidence"},
    {"contact", "code", "one", "evidence"},
    {"donor", "reference", "many", "finance", "country"},
    {"recipient", "reference", "many", "finance", "country"},
    {"part_of", "reference", "one", "finance", "finance"},
    {"amount", "money", "one", "finance"},
    {"announced_on", "date", "one", "finance"},
    {"flow_type", "code", "one", "finance"},
    {"purpose", "text", "one", "finance"},
    {"definition", "text", "one", "indicator"},
    {"unit", "code", "one", "indicator"},
    {"frequency", "code", "one", "indicator"},
    {"baseline", "quantity", "one", "indicator"},
    {"series", "code", "one", "observation"},
    {"geo", "reference", "one", "observation", "country"},
    {"about", "reference", "one", "disagreement"},
    {"period", "code", "one", "observation"},
    {"value", "quantity", "one", "observation"},
    {"about_property", "code", "one", "disagreement"},
    {"severity", "code", "one", "disagreement"},
    {"side", "claim", "many", "disagreement"},
    {"chosen", "claim", "many", "disagreement"},
    {"resolution", "code", "one", "disagreement"},
};

}  // namespace

std::span<const PropertyRow> property_rows() { return rows; }
std::span<const std::string_view> kind_names() { return kinds; }
bool is_configuration(std::string_view kind) {
  return kind == "process" || kind == "source" || kind == "status";
}

}  // namespace acta::bench
