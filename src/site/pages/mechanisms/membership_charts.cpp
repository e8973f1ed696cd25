#include "site/pages/mechanisms/membership_charts.h"

#include <algorithm>

#include "register/records/mechanism.h"
#include "site/blocks.h"
#include "site/chart/map.h"

namespace acta::site {

using record::Membership;
using record::MembershipKind;
using record::Subject;

namespace {

enum class Sits : std::uint8_t { surely, possibly, associated, not_at_all };

// In the closest of its roles.
Sits sits_in(const Subject& mechanism, const std::vector<Membership>& memberships) {
  Sits sits = Sits::not_at_all;
  for (const Membership& membership : memberships) {
    if (membership.mechanism != &mechanism) continue;
    Sits here = Sits::associated;
    if (membership.kind == MembershipKind::full)
      here = membership.certainty == Certainty::certain ? Sits::surely : Sits::possibly;
    sits = std::min(sits, here);
  }
  return sits;
}

std::string_view name_of(Sits sits) {
  switch (sits) {
    case Sits::surely: return "member";
    case Sits::possibly: return "possible";
    case Sits::associated: return "associate";
    case Sits::not_at_all: return "none";
  }
  return {};
}

}  // namespace

// A party in several roles is one dot, of the closest of them.
Html draw_member_map(const Context& context, const Subject& mechanism,
                     const std::vector<Membership>& memberships) {
  std::vector<std::pair<const Subject*, MapDot>> dots;
  for (const Membership& membership : memberships) {
    if (membership.party->kind() != "country") continue;
    MapDot dot{membership.party->id(), name_of(context, *membership.party),
               MapDot::Kind::associate};
    if (membership.kind == MembershipKind::full)
      dot.kind = membership.certainty == Certainty::certain ? MapDot::Kind::member
                                                            : MapDot::Kind::possible;
    const auto known = std::find_if(dots.begin(), dots.end(), [&](const auto& other) {
      return other.first == membership.party;
    });
    if (known == dots.end()) dots.emplace_back(membership.party, std::move(dot));
    else if (dot.kind < known->second.kind) known->second = std::move(dot);
  }
  if (dots.empty()) return {};
  std::vector<MapDot> drawn;
  for (auto& [party, dot] : dots) drawn.push_back(std::move(dot));
  const std::string name = name_of(context, mechanism);
  return draw_map(context.t, context.t("map.members", {{"name", name}}), drawn);
}

Html draw_room_strip(const Context& context, const std::vector<Membership>& memberships) {
  Html html{"<ul class=\"strip\">"};
  for (const Subject* mechanism : context.view.subjects("mechanism")) {
    if (record::is_reference(context.view, *mechanism)) continue;
    const std::string_view sits = name_of(sits_in(*mechanism, memberships));
    ((html.text += "<li class=\"") += sits) += "\">";
    html.text += link(href_of(context, *mechanism), mechanism->id()).text + " <span>";
    put(html.text, context.t("page.party.strip." + std::string(sits)));
    html.text += "</span></li>\n";
  }
  html.text += "</ul>\n";
  return html;
}

}  // namespace acta::site
