#include "procedure/draft_text.h"

#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include "base/check.h"
#include "base/json.h"
#include "register/claim.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using record::Written;

struct Field {
  const char* name;
  Written ClaimDraft::*written;
};
constexpr Field fields[] = {
    {"subject", &ClaimDraft::subject},
    {"property", &ClaimDraft::property},
    {"value", &ClaimDraft::value},
    {"missing", &ClaimDraft::missing},
    {"unit", &ClaimDraft::unit},
    {"qualifier", &ClaimDraft::qualifier},
    {"language", &ClaimDraft::language},
    {"from", &ClaimDraft::from},
    {"earliest", &ClaimDraft::earliest},
    {"latest", &ClaimDraft::latest},
    {"to", &ClaimDraft::to},
    {"until", &ClaimDraft::until},
    {"asserter", &ClaimDraft::asserter},
    {"source", &ClaimDraft::source},
    {"locator", &ClaimDraft::locator},
    {"quote", &ClaimDraft::quote},
    {"said", &ClaimDraft::said},
    {"note", &ClaimDraft::note},
};

void write(JsonWriter& json, const Written& written) {
  json.array().text(written.text).text(written.place).end();
}

Written read(const boost::json::value& value) {
  const auto& pair = value.as_array();
  return {boost::json::value_to<std::string>(pair.at(0)),
          boost::json::value_to<std::string>(pair.at(1))};
}

ClaimDraft read_draft(const boost::json::object& object) {
  ClaimDraft draft;
  draft.place = boost::json::value_to<std::string>(object.at("place"));
  draft.key = boost::json::value_to<std::string>(object.at("key"));
  for (const Field& field : fields)
    if (const auto* value = object.if_contains(field.name)) draft.*field.written = read(*value);
  draft.restricted = object.at("restricted").as_bool();
  draft.withdrawn = object.at("withdrawn").as_bool();
  for (const auto& each : object.at("replaces").as_array()) draft.replaces.push_back(read(each));
  draft.replace_kind = static_cast<record::ReplaceKind>(object.at("replace_kind").as_int64());
  draft.resolution = static_cast<record::ResolutionKind>(object.at("resolution").as_int64());
  if (const auto* translation = object.if_contains("translation"))
    draft.translation = record::translation_named(boost::json::value_to<std::string>(*translation));
  return draft;
}

}  // namespace

std::string text_of(const std::vector<ClaimDraft>& drafts) {
  JsonWriter json(false);
  json.array();
  for (const ClaimDraft& draft : drafts) {
    json.object().key("place").text(draft.place).key("key").text(draft.key);
    for (const Field& field : fields) {
      const Written& written = draft.*field.written;
      if (written.empty() && written.place.empty()) continue;
      json.key(field.name);
      write(json, written);
    }
    json.key("restricted").boolean(draft.restricted).key("withdrawn").boolean(draft.withdrawn);
    json.key("replaces").array();
    for (const Written& each : draft.replaces) write(json, each);
    json.end();
    json.key("replace_kind").number(static_cast<std::int64_t>(draft.replace_kind));
    json.key("resolution").number(static_cast<std::int64_t>(draft.resolution));
    if (draft.translation != record::Translation::none)
      json.key("translation").text(record::name_of(draft.translation));
    json.end();
  }
  json.end();
  return json.take();
}

std::vector<ClaimDraft> drafts_in(std::string_view text) {
  std::vector<ClaimDraft> drafts;
  boost::json::error_code error;
  const boost::json::value read = boost::json::parse({text.data(), text.size()}, error);
  check(!error && read.is_array(), "kept drafts are an array");
  for (const auto& each : read.as_array()) drafts.push_back(read_draft(each.as_object()));
  return drafts;
}

}  // namespace acta::procedure
