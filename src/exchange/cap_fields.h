#pragma once

#include <type_traits>
#include <utility>

#include "exchange/cap.h"

namespace acta::exchange {

template <class It, class Of>
concept Any = std::is_same_v<std::remove_const_t<It>, Of>;

// The elements of a CAP message in the order of its schema, to be read or written:
// see("sender", message.sender), for texts, lists of texts and of pairs, and lists of elements.
template <Any<CapArea> It, class See>
void each_field(It& area, See&& see) {
  see("areaDesc", area.description);
  see("polygon", area.polygons);
  see("circle", area.circles);
  see("geocode", area.geocodes);
  see("altitude", area.altitude);
  see("ceiling", area.ceiling);
}

template <Any<CapResource> It, class See>
void each_field(It& resource, See&& see) {
  see("resourceDesc", resource.description);
  see("mimeType", resource.mime_type);
  see("size", resource.size);
  see("uri", resource.uri);
  see("derefUri", resource.contents);
  see("digest", resource.digest);
}

template <Any<CapInfo> It, class See>
void each_field(It& info, See&& see) {
  see("language", info.language);
  see("category", info.categories);
  see("event", info.event);
  see("responseType", info.responses);
  see("urgency", info.urgency);
  see("severity", info.severity);
  see("certainty", info.certainty);
  see("audience", info.audience);
  see("eventCode", info.event_codes);
  see("effective", info.effective);
  see("onset", info.onset);
  see("expires", info.expires);
  see("senderName", info.sender_name);
  see("headline", info.headline);
  see("description", info.description);
  see("instruction", info.instruction);
  see("web", info.web);
  see("contact", info.contact);
  see("parameter", info.parameters);
  see("resource", info.resources);
  see("area", info.areas);
}

template <Any<CapMessage> It, class See>
void each_field(It& message, See&& see) {
  see("identifier", message.identifier);
  see("sender", message.sender);
  see("sent", message.sent);
  see("status", message.status);
  see("msgType", message.type);
  see("source", message.source);
  see("scope", message.scope);
  see("restriction", message.restriction);
  see("addresses", message.addresses);
  see("code", message.codes);
  see("note", message.note);
  see("references", message.references);
  see("incidents", message.incidents);
  see("info", message.infos);
}

}  // namespace acta::exchange
