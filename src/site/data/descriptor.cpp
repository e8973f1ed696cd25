#include "site/data/descriptor.h"

#include "base/json.h"
#include "site/archive.h"
#include "site/layout.h"

namespace acta::site {
namespace {

std::string to_the_second(Instant instant) { return format_instant(instant).substr(0, 19) + "Z"; }

std::string address(const DataPackage& package, const Site& site, std::string_view file) {
  return site.url("/data/").append(file) + "?at=" + std::to_string(package.at) +
         "&valid=" + format_day(package.valid);
}

void put_schema(JsonWriter& json, const DataResource& resource) {
  json.key("schema").object();
  json.key("$schema").text("https://datapackage.org/profiles/2.0/tableschema.json");
  json.key("fields").array();
  for (const DataField& field : resource.fields) {
    json.object().key("name").text(field.name).key("type").text(field.type);
    if (field.type == "boolean") {
      json.key("trueValues").array().text("yes").end();
      json.key("falseValues").array().text("no").end();
    }
    json.end();
  }
  json.end().key("missingValues").array().text("").end();
  if (!resource.key.empty()) json.key("primaryKey").array().text(resource.key).end();
  json.end();
}

// Where a reader finds the very file: beside the description, or at an address with its dates.
struct Place {
  std::string before, after;
};

Place place_of(const DataPackage& package, const Site& site, bool beside) {
  if (beside) return {};
  return {site.url("/data/"),
          encode_query({{"at", std::to_string(package.at)}, {"valid", format_day(package.valid)}})};
}

void put_resource(JsonWriter& json, const DataResource& resource, const Place& place) {
  json.object().key("name").text(resource.name).key("title");
  json.text(messages("en")(resource.title));
  json.key("type").text("table").key("format").text("csv");
  json.key("mediatype").text("text/csv").key("encoding").text("utf-8");
  const bool one = resource.files.size() == 1;
  json.key("path");
  if (!one) json.array();
  for (const DataFile& file : resource.files) json.text(place.before + file.path + place.after);
  if (!one) json.end();
  if (one) {
    json.key("bytes").number(static_cast<std::int64_t>(resource.files.front().size));
    json.key("hash").text("sha256:" + resource.files.front().sha256);
  }
  put_schema(json, resource);
  json.end();
}

// A document as it was captured: no table, and at an address of its own.
void put_copy(JsonWriter& json, const record::SourceCopy& copy, const Site& site) {
  const std::string digest(copy.subject->id());
  json.object().key("name").text("copy-" + digest.substr(0, 16));
  json.key("path").text(site.url(address_of(copy)));
  json.key("mediatype").text(copy.media_type);
  if (copy.size) json.key("bytes").decimal(format_decimal(copy.size->amount));
  json.key("hash").text("sha256:" + digest).end();
}

// A text in the language that it is in.
void put_text(JsonWriter& json, std::string_view text, std::string_view language) {
  json.object().key("@value").text(text);
  if (!language.empty()) json.key("@language").text(language);
  json.end();
}

void put_reference(JsonWriter& json, std::string_view id) {
  json.object().key("@id").text(id).end();
}

void put_context(JsonWriter& json) {
  json.key("@context").object();
  json.key("dcat").text("http://www.w3.org/ns/dcat#").key("dct").text("http://purl.org/dc/terms/");
  json.key("foaf").text("http://xmlns.com/foaf/0.1/").key("spdx");
  json.text("http://spdx.org/rdf/terms#").key("xsd").text("http://www.w3.org/2001/XMLSchema#");
  json.end();
}

void put_distribution(JsonWriter& json, const DataPackage& package, const Site& site,
                      std::string_view path, std::string_view type, std::size_t bytes,
                      std::string_view sha256) {
  const std::string url = address(package, site, path);
  json.object().key("@id").text(url).key("@type").text("dcat:Distribution");
  json.key("dct:title");
  put_text(json, path, "");
  json.key("dcat:accessURL");
  put_reference(json, url);
  json.key("dcat:downloadURL");
  put_reference(json, url);
  json.key("dcat:mediaType");
  put_reference(json, "https://www.iana.org/assignments/media-types/" + std::string(type));
  json.key("dcat:byteSize").object().key("@value").text(std::to_string(bytes));
  json.key("@type").text("xsd:nonNegativeInteger").end();
  if (!sha256.empty()) {
    json.key("spdx:checksum").object().key("@type").text("spdx:Checksum");
    json.key("spdx:algorithm");
    put_reference(json, "http://spdx.org/rdf/terms#checksumAlgorithm_sha256");
    json.key("spdx:checksumValue").object().key("@value").text(sha256);
    json.key("@type").text("xsd:hexBinary").end().end();
  }
  if (!package.licence.empty()) {
    json.key("dct:license");
    put_reference(json, package.licence.text);
  }
  json.end();
}

void put_in_languages(JsonWriter& json, std::string_view member, std::string_view key,
                      std::string_view process) {
  json.key(member).array();
  for (const auto& [language, name] : languages)
    put_text(json, messages(language)(key, {{"process", process}}), language);
  json.end();
}

}  // namespace

std::string describe(const DataPackage& package, const Site& site, bool beside) {
  const Place place = place_of(package, site, beside);
  JsonWriter json;
  json.object().key("$schema").text("https://datapackage.org/profiles/2.0/datapackage.json");
  json.key("name").text(package.name).key("title").text(package.title);
  json.key("description").text(messages("en")("data.about", {{"process", package.title}}));
  json.key("homepage").text(site.url("en", "/data"));
  json.key("version").text(std::to_string(package.at) + ".0.0");
  json.key("created").text(to_the_second(package.known));
  json.key("valid").text(format_day(package.valid));
  json.key("at").number(static_cast<std::int64_t>(package.at));
  if (!package.licence.empty()) {
    json.key("licenses").array().object().key("path").text(package.licence.text).end().end();
  }
  json.key("resources").array();
  for (const DataResource& resource : package.resources) put_resource(json, resource, place);
  const record::View view(site.record, package.valid, package.at);
  for (const record::Subject* subject : view.subjects("copy"))
    if (const auto copy = record::source_copy(view, *subject); may_be_handed_out(view, copy))
      put_copy(json, copy, site);
  return json.end().end().take();
}

std::string catalogue(const DataPackage& package, const Site& site) {
  JsonWriter json;
  json.object();
  put_context(json);
  json.key("@id").text(site.url("/data/dcat.jsonld")).key("@type").text("dcat:Catalog");
  put_in_languages(json, "dct:title", "data.catalogue", package.title);
  put_in_languages(json, "dct:description", "data.about", package.title);
  json.key("dct:publisher").object().key("@id").text(site.url("/")).key("@type");
  json.text("foaf:Agent").key("foaf:name");
  put_text(json, messages("en")("data.publisher", {{"process", package.title}}), "en");
  json.end().key("foaf:homepage");
  put_reference(json, site.url("en", "/"));

  json.key("dcat:dataset").array().object();
  json.key("@id").text(site.url("/data/datapackage.json")).key("@type").text("dcat:Dataset");
  put_in_languages(json, "dct:title", "data.catalogue", package.title);
  put_in_languages(json, "dct:description", "data.about", package.title);
  json.key("dct:identifier").text(package.name);
  json.key("dcat:version").text(std::to_string(package.at));
  json.key("dct:modified").object().key("@value").text(to_the_second(package.known));
  json.key("@type").text("xsd:dateTime").end();
  json.key("dcat:landingPage");
  put_reference(json, site.url("en", "/data"));
  json.key("dcat:distribution").array();
  put_distribution(json, package, site, "acta.zip", "application/zip", package.archive_size, "");
  for (const DataResource& resource : package.resources)
    for (const DataFile& file : resource.files)
      put_distribution(json, package, site, file.path, "text/csv", file.size, file.sha256);
  json.end().end().end();

  json.key("dcat:service").array().object().key("@id").text(site.url("/openapi.json"));
  json.key("@type").text("dcat:DataService");
  put_in_languages(json, "dct:title", "data.service", package.title);
  json.key("dcat:endpointURL");
  put_reference(json, site.url("/"));
  json.key("dcat:endpointDescription");
  put_reference(json, site.url("/openapi.json"));
  json.key("dcat:servesDataset");
  put_reference(json, site.url("/data/datapackage.json"));
  return json.end().end().end().take();
}

}  // namespace acta::site
