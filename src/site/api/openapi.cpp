#include "site/api/openapi.h"

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <set>

#include "site/layout.h"

namespace acta::site {
namespace {

namespace json = boost::json;
using answer::Cell;
using answer::Column;

constexpr std::size_t enough = 5'000;  // rows of a table, to know what stands in its columns

// What stood in the cells of a column, over all examples.
struct ColumnSeen {
  std::set<Cell::Type> types;
};
struct TableSeen {
  std::size_t in = 0;  // so many answers
  std::map<std::string, ColumnSeen> columns;
};
struct AnswersSeen {
  std::size_t answers = 0;
  std::map<std::string, TableSeen> tables;

  void add(const answer::Answer& answer) {
    ++answers;
    for (const answer::Table& table : answer.tables) {
      if (table.only_shown) continue;
      TableSeen& seen = tables[table.key];
      ++seen.in;
      std::vector<ColumnSeen> columns(table.columns.size());
      table.each(
          [&](const answer::Row& row) {
            for (std::size_t i = 0; i < row.size(); ++i) columns[i].types.insert(row[i].type);
          },
          0, enough);
      for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].whom != Column::For::people)
          seen.columns[table.columns[i].key].types.merge(columns[i].types);
    }
  }
};

json::object reference(std::string_view to) {
  return {{"$ref", "#/components/" + std::string(to)}};
}

// A cell may always be missing: at other dates nobody may have said it.
json::object schema_of(const ColumnSeen& column) {
  json::array types;
  bool list = false;
  for (const Cell::Type type : column.types) {
    switch (type) {
      case Cell::Type::missing: break;
      case Cell::Type::text: types.emplace_back("string"); break;
      case Cell::Type::number: types.emplace_back("number"); break;
      case Cell::Type::flag: types.emplace_back("boolean"); break;
      case Cell::Type::list:
        types.emplace_back("array");
        list = true;
        break;
    }
  }
  if (types.empty()) return {};
  types.emplace_back("null");
  json::object schema{{"type", std::move(types)}};
  if (list) schema["items"] = json::object{{"type", "string"}};
  return schema;
}

json::object schema_of(const TableSeen& table) {
  json::array required;
  json::object properties;
  for (const auto& [key, column] : table.columns) {
    required.emplace_back(key);
    properties[key] = schema_of(column);
  }
  json::object row{{"type", "object"},
                   {"required", std::move(required)},
                   {"additionalProperties", false},
                   {"properties", std::move(properties)}};
  return {{"type", "array"}, {"items", std::move(row)}};
}

json::object schema_of(const AnswersSeen& seen) {
  const json::object text{{"type", "string"}};
  json::array required{"question", "language", "valid", "at", "known", "asked", "computed"};
  json::object properties{{"question", text},
                          {"language", {{"enum", {"en", "es", "pt", "fr"}}}},
                          {"valid", {{"type", "string"}, {"format", "date"}}},
                          {"at", {{"type", "integer"}}},
                          {"known", {{"type", "string"}, {"format", "date-time"}}},
                          {"asked", {{"type", "object"}, {"additionalProperties", text}}},
                          {"computed", reference("schemas/Computed")}};
  for (const auto& [key, table] : seen.tables) {
    if (table.in == seen.answers) required.emplace_back(key);
    properties[key] = schema_of(table);
  }
  properties["pieces"] = reference("schemas/Pieces");
  return {{"type", "object"},
          {"required", std::move(required)},
          // A subject that was not looked at may have a table that no example has.
          {"additionalProperties", {{"type", "array"}, {"items", {{"type", "object"}}}}},
          {"properties", std::move(properties)}};
}

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (path.size() > 1) {
    path.remove_prefix(1);
    segments.emplace_back(path.substr(0, path.find('/')));
    path.remove_prefix(segments.back().size());
  }
  return segments;
}

using Params = std::map<std::string, std::string, std::less<>>;

std::optional<Params> params_of(const std::vector<std::string>& pattern, std::string_view path) {
  const auto actual = segments_of(path);
  if (actual.size() != pattern.size()) return {};
  Params params;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i].starts_with('{'))
      params[pattern[i].substr(1, pattern[i].size() - 2)] = actual[i];
    else if (pattern[i] != actual[i]) return {};
  }
  return params;
}

// Some subjects, of each kind a few, that stand at addresses of this pattern.
std::vector<std::pair<std::string, Params>> examples_of(const record::View& view,
                                                        const std::string& pattern) {
  constexpr std::size_t few = 6;
  const auto segments = segments_of(pattern);
  if (pattern.find('{') == pattern.npos) return {{pattern, {}}};
  std::vector<std::pair<std::string, Params>> examples;
  for (const auto& [name, kind] : view.vocabulary().kinds()) {
    std::size_t of_kind = 0;
    for (const record::Subject* subject : view.subjects(name)) {
      std::string path = path_of(subject->name());
      auto params = params_of(segments, path);
      if (!params || ++of_kind > few) break;
      examples.emplace_back(std::move(path), std::move(*params));
    }
  }
  return examples;
}

class Description {
 public:
  explicit Description(const Site& site) : site_(site), view_(site.newest_view()) {
    document_ = json::parse(json::string_view(openapi_skeleton())).as_object();
    document_["info"].as_object()["title"] = process_name(view_, t_).text;
    const std::string url = site.url("");
    document_["servers"] = json::array{json::object{{"url", url.empty() ? "/" : url}}};
  }

  void add(const PageDoor& door) {
    AnswersSeen seen;
    std::string example;
    for (const auto& [path, params] : examples_of(view_, door.pattern)) {
      for (const char* view : {"", "history"}) {
        if (*view && !knows(door, "view")) continue;
        const auto answer = answered(door, view_, path, params, view);
        if (!answer) continue;
        seen.add(*answer);
        example = path;
      }
    }
    // Before the record says what it is about, some tables are not there.
    const record::View empty(site_.record, view_.valid(), 0);
    if (door.pattern.find('{') == door.pattern.npos)
      if (const auto answer = answered(door, empty, door.pattern, {}, "")) seen.add(*answer);
    if (seen.answers == 0) return;  // nothing to be found there in this process
    const std::string name = name_of(door.pattern);
    document_["components"].as_object()["schemas"].as_object()[name] = schema_of(seen);
    auto& paths = document_["paths"].as_object();
    const std::string path = "/{lang}" + (door.pattern == "/" ? "" : door.pattern);
    const json::object in_json{{"schema", reference("schemas/" + name)}};
    const json::object in_csv{{"schema", json::object{{"type", "string"}}}};
    paths[path + ".json"] = operation(door, example, name + "Json", "application/json", in_json);
    paths[path + ".csv"] = operation(door, example, name + "Csv", "text/csv", in_csv);
  }

  std::string take() { return json::serialize(document_) + '\n'; }

 private:
  static bool knows(const PageDoor& door, std::string_view key) {
    return std::find(door.keys.begin(), door.keys.end(), key) != door.keys.end();
  }

  // "countries_id" of "/countries/{id}".
  static std::string name_of(std::string_view pattern) {
    std::string name = pattern == "/" ? "state" : "";
    for (const std::string& segment : segments_of(pattern)) {
      if (!name.empty()) name += '_';
      for (const char c : segment)
        if (c != '{' && c != '}') name += c == '-' ? '_' : c;
    }
    return name;
  }

  std::optional<answer::Answer> answered(const PageDoor& door, const record::View& at,
                                         const std::string& path, const Params& params,
                                         std::string_view view) const {
    Context context{
        site_, t_, {at.valid(), at.at(), false, false, false}, at, path, Format::json, {}, params};
    if (!view.empty()) context.query["view"] = view;
    auto page = door.make(context);
    return page ? std::optional(std::move(page->answer)) : std::nullopt;
  }

  static json::object parameter(const std::string& key) {
    json::object schema{{"type", "string"}};
    json::object made{{"name", key}, {"in", "query"}};
    if (key == "set") {
      schema["enum"] = json::array{"original"};
      made["description"] =
          "original: the commitments as they were first published, whatever was amended, withdrawn "
          "or added since; left out: as they stand at the two dates";
    }
    made["schema"] = std::move(schema);
    return made;
  }

  json::object operation(const PageDoor& door, const std::string& example, const std::string& id,
                         const char* type, const json::object& content) const {
    json::array parameters{reference("parameters/lang")};
    const auto pattern = segments_of(door.pattern);
    const auto here = segments_of(example);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (!pattern[i].starts_with('{')) continue;
      parameters.push_back(json::object{{"name", pattern[i].substr(1, pattern[i].size() - 2)},
                                        {"in", "path"},
                                        {"required", true},
                                        {"schema", json::object{{"type", "string"}}},
                                        {"example", here[i]}});
    }
    for (const char* key : {"valid", "at", "known"})
      parameters.push_back(reference("parameters/" + std::string(key)));
    const bool pieces = std::string_view(type) == "application/json";
    if (pieces)
      for (const char* key : {"page", "rows"})
        parameters.push_back(reference("parameters/" + std::string(key)));
    parameters.push_back(reference("parameters/table"));
    for (const std::string& key : door.keys)
      if (key != "table" && key != "page" && key != "rows") parameters.push_back(parameter(key));
    json::object responses{
        {"200", {{"description", "Rows and figures"}, {"content", {{type, content}}}}},
        {"302", reference("responses/Known")},
        {"304", reference("responses/Unchanged")},
        {"400", reference("responses/Problem")},
        {"404", reference("responses/Problem")},
        {"410", reference("responses/Problem")},
        {"503", reference("responses/Problem")}};
    return {{"get",
             {{"operationId", id},
              {"tags", json::array{"pages"}},
              {"parameters", std::move(parameters)},
              {"responses", std::move(responses)}}}};
  }

  const Site& site_;
  const Messages& t_ = messages("en");
  record::View view_;
  json::object document_;
};

}  // namespace

void add_openapi(Router& router, const Site& site) {
  router.get("/openapi", Format::json, [site](const Request&) -> Result<Response> {
    const std::string key = "openapi " + edition_of(site);
    if (const auto kept = site.cache->find(key)) return *kept;
    Description description(site);
    for (const PageDoor& door : *site.doors) description.add(door);
    Response response =
        Response::json(description.take()).with("Cache-Control", "public, max-age=60");
    site.cache->keep(key, std::make_shared<const Response>(response));
    return response;
  });
}

}  // namespace acta::site
