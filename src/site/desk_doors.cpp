#include "site/desk_doors.h"

#include "base/text.h"
#include "site/feeds/feeds.h"
#include "site/segments.h"

namespace acta::site {
namespace {

// Of a page about one thing of a kind ("/countries/per"): its id as it is written there.
std::string id_below(const Context& context, std::string_view kind) {
  const std::string& path = context.path;
  return path.starts_with(kind) ? path.substr(kind.size()) : std::string();
}

std::string at_desk(const Context& context, std::string_view path, const Query& query = {}) {
  if (context.site.desk.empty()) return {};
  return context.site.desk + address_of(context.t.language(), path) + encode_query(query);
}

std::string follow_of(const Context& context) {
  if (feed_of(context).empty()) return {};
  Query about;
  if (const std::string id = id_below(context, "/countries/"); !id.empty())
    about["about"] = "country/" + upper(id);
  if (const std::string id = id_below(context, "/committees/"); !id.empty())
    about["about"] = "committee/" + id;
  return at_desk(context, "/follow", about);
}

}  // namespace

std::string submit_of(const Context& context) {
  Query about;
  if (const std::string id = id_below(context, "/countries/"); !id.empty())
    about["country"] = upper(id);
  if (const std::string id = id_below(context, "/commitments/"); !id.empty())
    about["commitment"] = id;
  return at_desk(context, "/submit", about);
}

std::string submissions_of(const Context& context) { return at_desk(context, "/submissions"); }

std::vector<LayoutLink> desk_doors(const Context& context) {
  std::vector<LayoutLink> doors;
  const auto add = [&](std::string href, std::string_view text) {
    if (!href.empty()) doors.push_back({std::move(href), std::string(text), {}, false});
  };
  add(follow_of(context), context.t("twin.follow"));
  add(submit_of(context), context.t("filing.title"));
  return doors;
}

}  // namespace acta::site
