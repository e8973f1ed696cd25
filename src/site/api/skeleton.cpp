#include "site/api/openapi.h"

namespace acta::site {

std::string_view openapi_skeleton() {
  return R"json({
"openapi": "3.1.0",
"info": {
  "title": "",
  "version": "1",
  "description": "Every page is also there as JSON and CSV at its own address with .json or .csv, in English (en), Spanish (es), Portuguese (pt) and French (fr). The first segment of an address after the language is a word of that language; the English word is answered by 308 in the others. An answer at a given `valid` and `at` never changes again. No key is needed."
},
"servers": [],
"tags": [
  {"name": "pages", "description": "What the pages say, as rows and figures"},
  {"name": "bulk", "description": "The whole record"},
  {"name": "feeds", "description": "What was recorded last"},
  {"name": "documents", "description": "Briefs and the report of a year, to print or to edit"},
  {"name": "operation", "description": "How the server does"}
],
"paths": {
  "/data/claims.json": {"get": {
    "operationId": "claims",
    "tags": ["bulk"],
    "summary": "All claims in pieces, in the order of their entries",
    "parameters": [
      {"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"},
      {"$ref": "#/components/parameters/known"},
      {"name": "after", "in": "query", "description": "Claims after this entry: a cursor that means the same for ever", "schema": {"type": "integer", "minimum": 0}},
      {"name": "limit", "in": "query", "description": "How many at most", "schema": {"type": "integer", "minimum": 1, "maximum": 5000, "default": 500}}
    ],
    "responses": {
      "200": {"description": "A piece; `next` is the address of the one after it", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ClaimsPiece"}}}},
      "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"},
      "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}
    }}},
  "/data/datapackage.json": {"get": {
    "operationId": "dataPackage",
    "tags": ["bulk"],
    "summary": "The data package: its files and their columns (datapackage.org, version 2.0)",
    "parameters": [{"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {
      "200": {"description": "The descriptor", "content": {"application/json": {"schema": {"type": "object", "required": ["$schema", "name", "resources"], "properties": {"resources": {"type": "array", "minItems": 1}}}}}},
      "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"},
      "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}
    }}},
  "/data/{file}.csv": {"get": {
    "operationId": "dataFile",
    "tags": ["bulk"],
    "summary": "A file of the data package",
    "parameters": [
      {"name": "file", "in": "path", "required": true, "description": "As the data package names it, without .csv", "schema": {"type": "string"}, "example": "subjects"},
      {"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}
    ],
    "responses": {
      "200": {"description": "Rows with a header", "content": {"text/csv": {"schema": {"type": "string"}}}},
      "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"},
      "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}
    }}},
  "/data/acta.zip": {"get": {
    "operationId": "dataArchive",
    "tags": ["bulk"],
    "summary": "All files of the data package in one archive; the bytes of archived copies stand at their own addresses, which copies.csv lists",
    "parameters": [{"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {
      "200": {"description": "ZIP", "content": {"application/zip": {}}},
      "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"},
      "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}
    }}},
  "/data/dcat.jsonld": {"get": {
    "operationId": "catalogue",
    "tags": ["bulk"],
    "summary": "The data package in a catalogue of DCAT 3",
    "parameters": [{"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {
      "200": {"description": "JSON-LD", "content": {"application/ld+json": {"schema": {"type": "object", "required": ["@context", "@id", "@type"]}}}},
      "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"},
      "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}
    }}},
  "/copies/{digest}": {"get": {
    "operationId": "copy",
    "tags": ["bulk"],
    "summary": "The bytes of an archived copy of a source, as long as it may be handed out",
    "parameters": [{"name": "digest", "in": "path", "required": true, "description": "Their SHA-256 in hex, as the record and copies.csv name it; the ending of their type may follow, as in 9f86….pdf", "schema": {"type": "string"}}],
    "responses": {
      "200": {"description": "The bytes as they were captured, to be kept and never shown: what they are stands in the record", "content": {"application/octet-stream": {}}},
      "304": {"$ref": "#/components/responses/Unchanged"},
      "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}
    }}},
  "/checkpoint": {"get": {
    "operationId": "checkpoint",
    "tags": ["operation"],
    "summary": "The last signed checkpoint of the log (C2SP tlog-checkpoint); its tiles are below /tile (C2SP tlog-tiles), its key at /log.pub",
    "responses": {
      "200": {"description": "A signed note", "content": {"text/plain": {"schema": {"type": "string"}}}},
      "304": {"$ref": "#/components/responses/Unchanged"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}
    }}},
  "/log.pub": {"get": {
    "operationId": "logKey",
    "tags": ["operation"],
    "summary": "The key that checkpoints are signed with (C2SP signed-note verifier key)",
    "responses": {
      "200": {"description": "A line", "content": {"text/plain": {"schema": {"type": "string"}}}},
      "304": {"$ref": "#/components/responses/Unchanged"}, "503": {"$ref": "#/components/responses/Problem"}
    }}},
  "/{lang}/meetings.ics": {"get": {
    "operationId": "meetingsCalendar",
    "tags": ["feeds"],
    "summary": "Meetings whose days are known, as iCalendar (RFC 5545)",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"name": "mechanism", "in": "query", "schema": {"type": "string"}}, {"name": "party", "in": "query", "schema": {"type": "string"}}, {"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {
      "200": {"$ref": "#/components/responses/Calendar"},
      "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"},
      "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}
    }}},
  "/{lang}/meetings/{id}.ics": {"get": {
    "operationId": "meetingCalendar",
    "tags": ["feeds"],
    "summary": "One meeting, as iCalendar",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}, {"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {
      "200": {"$ref": "#/components/responses/Calendar"},
      "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"},
      "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}
    }}},
  "/{lang}/changes.atom": {"get": {
    "operationId": "changesFeed",
    "tags": ["feeds"],
    "summary": "What was recorded last",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"$ref": "#/components/parameters/before"}],
    "responses": {"200": {"$ref": "#/components/responses/Feed"}, "304": {"$ref": "#/components/responses/Unchanged"}, "400": {"$ref": "#/components/responses/Problem"}}}},
  "/{lang}/countries/{id}.atom": {"get": {
    "operationId": "countryFeed",
    "tags": ["feeds"],
    "summary": "What was recorded last about a country",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}, {"$ref": "#/components/parameters/before"}],
    "responses": {"200": {"$ref": "#/components/responses/Feed"}, "304": {"$ref": "#/components/responses/Unchanged"}, "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}}}},
  "/{lang}/committees/{id}.atom": {"get": {
    "operationId": "committeeFeed",
    "tags": ["feeds"],
    "summary": "What was recorded last about a committee",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}, {"$ref": "#/components/parameters/before"}],
    "responses": {"200": {"$ref": "#/components/responses/Feed"}, "304": {"$ref": "#/components/responses/Unchanged"}, "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}}}},
  "/{lang}/countries/{id}.pdf": {"get": {
    "operationId": "countryPdf",
    "tags": ["documents"],
    "summary": "A brief on a country, as PDF",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}, {"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {"200": {"$ref": "#/components/responses/Pdf"}, "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"}, "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}}}},
  "/{lang}/countries/{id}.docx": {"get": {
    "operationId": "countryDocx",
    "tags": ["documents"],
    "summary": "A brief on a country, as DOCX",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}, {"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {"200": {"$ref": "#/components/responses/Docx"}, "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"}, "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}}}},
  "/{lang}/committees/{id}.pdf": {"get": {
    "operationId": "committeePdf",
    "tags": ["documents"],
    "summary": "A brief on a committee, as PDF",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}, {"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {"200": {"$ref": "#/components/responses/Pdf"}, "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"}, "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}}}},
  "/{lang}/committees/{id}.docx": {"get": {
    "operationId": "committeeDocx",
    "tags": ["documents"],
    "summary": "A brief on a committee, as DOCX",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}, {"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {"200": {"$ref": "#/components/responses/Docx"}, "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"}, "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}}}},
  "/{lang}/progress.pdf": {"get": {
    "operationId": "yearPdf",
    "tags": ["documents"],
    "summary": "The report of the year of the day, as PDF",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {"200": {"$ref": "#/components/responses/Pdf"}, "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"}, "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}}}},
  "/{lang}/progress.docx": {"get": {
    "operationId": "yearDocx",
    "tags": ["documents"],
    "summary": "The report of the year of the day, as DOCX",
    "parameters": [{"$ref": "#/components/parameters/lang"}, {"$ref": "#/components/parameters/valid"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/known"}],
    "responses": {"200": {"$ref": "#/components/responses/Docx"}, "302": {"$ref": "#/components/responses/Known"}, "304": {"$ref": "#/components/responses/Unchanged"}, "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}, "503": {"$ref": "#/components/responses/Problem"}}}},
  "/openapi.json": {"get": {
    "operationId": "description",
    "tags": ["operation"],
    "summary": "This description",
    "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {"type": "object", "required": ["openapi", "paths"]}}}}, "304": {"$ref": "#/components/responses/Unchanged"}}}},
  "/healthz": {"get": {
    "operationId": "health",
    "tags": ["operation"],
    "summary": "Whether pages are answered, over which entry, and whether the store can be read",
    "responses": {"200": {"description": "They are", "content": {"application/json": {"schema": {
      "type": "object", "required": ["status", "entry", "store"], "additionalProperties": false,
      "properties": {"status": {"const": "ok"}, "entry": {"type": "integer"}, "store": {"enum": ["here", "away"]}, "since": {"type": "string", "format": "date-time"}}}}}}}}}
},
"components": {
  "parameters": {
    "lang": {"name": "lang", "in": "path", "required": true, "description": "The language of names and sentences; ids and codes are the same in all", "schema": {"enum": ["en", "es", "pt", "fr"]}},
    "valid": {"name": "valid", "in": "query", "description": "What was true on this day; today if it is not given", "schema": {"type": "string", "format": "date"}},
    "at": {"name": "at", "in": "query", "description": "As recorded up to this entry; the last one if it is not given", "schema": {"type": "integer", "minimum": 0}},
    "known": {"name": "known", "in": "query", "description": "As recorded by this instant or day: answered by 302 to the entry it means. Not together with `at`", "schema": {"type": "string"}},
    "table": {"name": "table", "in": "query", "description": "As CSV: which table, whole; the first if it is not given. As JSON: to which table `page` belongs; to all if it is not given", "schema": {"type": "string"}},
    "page": {"name": "page", "in": "query", "description": "A table of more than 200 rows is given in pieces of 200: which one. `pieces` in the answer says of each such table which rows these are, of how many, and has the address of those that follow, at both dates and so the same for ever", "schema": {"type": "integer", "minimum": 1}},
    "rows": {"name": "rows", "in": "query", "description": "`all`: every table whole", "schema": {"enum": ["all"]}},
    "before": {"name": "before", "in": "query", "description": "Only what was recorded before this entry", "schema": {"type": "integer", "minimum": 1}}
  },
  "responses": {
    "Known": {"description": "The same at the entry that the instant means", "headers": {"Location": {"schema": {"type": "string"}}}},
    "Unchanged": {"description": "The reader has it already (If-None-Match)"},
    "Problem": {"description": "What was wrong, where, and what would be accepted (RFC 9457)", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
    "Feed": {"description": "Atom (RFC 4287), the newest first, with a link `next` (RFC 5005)", "content": {"application/atom+xml": {"schema": {"type": "string"}}}},
    "Calendar": {"description": "Events of whole days; the same UID in every language and for ever", "content": {"text/calendar": {"schema": {"type": "string"}}}},
    "Pdf": {"description": "For A4, tagged; the same bytes for the same dates and language", "content": {"application/pdf": {}}},
    "Docx": {"description": "Office Open XML (ECMA-376); the same bytes for the same dates and language", "content": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document": {}}}
  },
  "schemas": {
    "Problem": {
      "type": "object",
      "required": ["type", "title", "status", "detail", "rule"],
      "additionalProperties": false,
      "properties": {
        "type": {"const": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "A sentence in the reader's language"},
        "instance": {"type": "string", "description": "The number under which the log has it"},
        "rule": {"type": "string", "description": "The rule that was broken: stable, for programs"},
        "field": {"type": "string"},
        "value": {"type": "string"},
        "hint": {"type": "string"}
      }
    },
    "Computed": {
      "type": "object",
      "required": ["rule", "sentence", "inputs", "denominator", "scenario"],
      "additionalProperties": false,
      "properties": {
        "rule": {"type": "string"}, "sentence": {"type": "string"},
        "inputs": {"type": "array", "items": {"type": "string"}},
        "denominator": {"type": ["string", "null"]}, "scenario": {"type": "boolean"}
      }
    },
    "Pieces": {
      "type": "object",
      "additionalProperties": {
        "type": "object",
        "required": ["from", "to", "of", "next"],
        "additionalProperties": false,
        "properties": {
          "from": {"type": "integer"}, "to": {"type": "integer"}, "of": {"type": "integer"},
          "next": {"type": ["string", "null"]}
        }
      }
    },
    "ClaimsPiece": {
      "type": "object",
      "required": ["valid", "at", "known", "next", "claims"],
      "additionalProperties": false,
      "properties": {
        "valid": {"type": "string", "format": "date"}, "at": {"type": "integer"},
        "known": {"type": "string", "format": "date-time"}, "next": {"type": ["string", "null"]},
        "claims": {"type": "array", "items": {
          "type": "object",
          "required": ["entry", "recorded", "subject", "property", "type", "status"],
          "additionalProperties": false,
          "properties": {
            "entry": {"type": "integer", "minimum": 1}, "recorded": {"type": "string", "format": "date-time"},
            "subject": {"type": "string"}, "property": {"type": "string"},
            "type": {"enum": ["missing", "text", "code", "reference", "date", "quantity", "money", "claim"]},
            "value": {"type": ["string", "null"]}, "language": {"type": ["string", "null"]},
            "from": {"type": ["string", "null"]}, "to": {"type": ["string", "null"]}, "until": {"type": ["string", "null"]},
            "asserter": {"type": ["string", "null"]}, "source": {"type": ["string", "null"]},
            "locator": {"type": ["string", "null"]}, "quote": {"type": ["string", "null"]},
            "status": {"enum": ["published", "withdrawn"]},
            "replaces": {"type": ["array", "null"], "items": {"type": "string"}},
            "resolution": {"type": ["string", "null"]}, "note": {"type": ["string", "null"]},
            "translation": {"type": ["string", "null"], "enum": ["machine", "human", "reviewed", null]}
          }
        }}
      }
    }
  }
}
})json";
}

}  // namespace acta::site
