#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace acta::exchange {

// An alert message of the Common Alerting Protocol 1.2 (OASIS, 1 July 2010), and of 1.1 when read.
// Names and codes are those of the standard. Texts stand as they are; an empty text is an element
// that is not there.
using CapPair = std::pair<std::string, std::string>;  // valueName, value

struct CapArea {
  std::string description;
  std::vector<std::string> polygons;  // "lat,lon lat,lon …", closed
  std::vector<std::string> circles;   // "lat,lon kilometres"
  std::vector<CapPair> geocodes;
  std::string altitude, ceiling;
  bool operator==(const CapArea&) const = default;
};

struct CapResource {
  std::string description, mime_type, size, uri, contents, digest;
  bool operator==(const CapResource&) const = default;
};

struct CapInfo {
  std::string language;
  std::vector<std::string> categories;
  std::string event;
  std::vector<std::string> responses;
  std::string urgency, severity, certainty, audience;
  std::vector<CapPair> event_codes;
  std::string effective, onset, expires;
  std::string sender_name, headline, description, instruction, web, contact;
  std::vector<CapPair> parameters;
  std::vector<CapResource> resources;
  std::vector<CapArea> areas;
  bool operator==(const CapInfo&) const = default;
};

struct CapMessage {
  std::string version = "1.2";
  std::string identifier, sender, sent, status, type, source, scope, restriction, addresses;
  std::vector<std::string> codes;
  std::string note, references, incidents;
  std::vector<CapInfo> infos;
  bool operator==(const CapMessage&) const = default;
};

// Refuses what the schema of the standard refuses, each place by its path ("alert/info[2]/event"):
// error.cap.not-cap (another document, another version), error.cap.missing, error.cap.element (one
// that is not known, comes too often or out of order), error.cap.value (no code, no time of the
// form 2025-05-03T00:00:00-00:00, no number), and what read_xml refuses: a document type, and with
// it every entity. Signatures and elements of other namespaces are passed over. At most 10 MiB.
Checked<CapMessage> read_cap(std::string_view bytes, std::string_view file);

// What the schema does not see and the standard asks for: error.cap.identifier (spaces, commas, <
// or
// &), error.cap.restriction, error.cap.addresses, error.cap.references, error.cap.ring (fewer than
// four points, not closed, crossing itself, off the earth), error.cap.circle, error.cap.expires,
// error.cap.ceiling, error.cap.pair, error.cap.languages, error.cap.web.
Errors check_cap(const CapMessage& message);

// In the order of the schema; whatever is empty is left out. The message must be one that read_cap
// and check_cap take.
std::string write_cap(const CapMessage& message);

}  // namespace acta::exchange
