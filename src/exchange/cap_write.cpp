#include "exchange/atom.h"
#include "exchange/cap.h"

namespace acta::exchange {
namespace {

class Writing {
 public:
  std::string run(const CapMessage& it) {
    out_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n";
    put("identifier", it.identifier);
    put("sender", it.sender);
    put("sent", it.sent);
    put("status", it.status);
    put("msgType", it.type);
    put("source", it.source);
    put("scope", it.scope);
    put("restriction", it.restriction);
    put("addresses", it.addresses);
    put("code", it.codes);
    put("note", it.note);
    put("references", it.references);
    put("incidents", it.incidents);
    for (const CapInfo& info : it.infos) put(info);
    out_ += "</alert>\n";
    return std::move(out_);
  }

 private:
  void put(const CapInfo& info) {
    open("info");
    put("language", info.language);
    put("category", info.categories);
    put("event", info.event);
    put("responseType", info.responses);
    put("urgency", info.urgency);
    put("severity", info.severity);
    put("certainty", info.certainty);
    put("audience", info.audience);
    put("eventCode", info.event_codes);
    put("effective", info.effective);
    put("onset", info.onset);
    put("expires", info.expires);
    put("senderName", info.sender_name);
    put("headline", info.headline);
    put("description", info.description);
    put("instruction", info.instruction);
    put("web", info.web);
    put("contact", info.contact);
    put("parameter", info.parameters);
    for (const CapResource& resource : info.resources) put(resource);
    for (const CapArea& area : info.areas) put(area);
    close("info");
  }

  void put(const CapResource& resource) {
    open("resource");
    put("resourceDesc", resource.description);
    put("mimeType", resource.mime_type);
    put("size", resource.size);
    put("uri", resource.uri);
    put("derefUri", resource.contents);
    put("digest", resource.digest);
    close("resource");
  }

  void put(const CapArea& area) {
    open("area");
    put("areaDesc", area.description);
    put("polygon", area.polygons);
    put("circle", area.circles);
    put("geocode", area.geocodes);
    put("altitude", area.altitude);
    put("ceiling", area.ceiling);
    close("area");
  }

  void put(std::string_view name, const std::vector<CapPair>& pairs) {
    for (const auto& [key, value] : pairs) {
      open(name);
      element("valueName", key);
      element("value", value);
      close(name);
    }
  }
  void put(std::string_view name, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) put(name, text);
  }
  void put(std::string_view name, const std::string& text) {
    if (!text.empty()) element(name, text);
  }
  void element(std::string_view name, std::string_view text) {
    ((out_ += '<') += name) += '>';
    put_xml(out_, text);
    ((out_ += "</") += name) += ">\n";
  }
  void open(std::string_view name) { ((out_ += '<') += name) += ">\n"; }
  void close(std::string_view name) { ((out_ += "</") += name) += ">\n"; }

  std::string out_;
};

}  // namespace

std::string write_cap(const CapMessage& message) { return Writing().run(message); }

}  // namespace acta::exchange
