#include "answer/answer.h"

#include <algorithm>

namespace acta::answer {
namespace {

void write_computed(JsonWriter& json, const analysis::Computed& how, const Messages& t) {
  json.object().key("rule").text(how.rule).key("sentence").text(t(how.rule)).key("inputs").array();
  for (const std::string& input : how.inputs) json.text(input);
  json.end().key("denominator");
  if (how.denominator.empty()) json.null();
  else json.text(how.denominator);
  json.key("scenario").boolean(how.scenario).end();
}

}  // namespace

const Table* Answer::table(std::string_view key) const {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [key](const Table& table) { return table.key == key; });
  return found == tables.end() ? nullptr : &*found;
}

std::string to_json(const Answer& answer, const Messages& t) {
  JsonWriter json;
  json.object().key("question").text(answer.question).key("language").text(t.language());
  json.key("valid").text(format_day(answer.how.valid));
  json.key("at").number(static_cast<std::int64_t>(answer.how.at));
  json.key("known").text(format_instant(answer.how.known));
  json.key("asked").object();
  for (const auto& [name, value] : answer.asked) json.key(name).text(value);
  json.end().key("computed");
  write_computed(json, answer.how, t);
  for (const Table& table : answer.tables) {
    if (table.only_shown) continue;
    json.key(table.key);
    write_json(json, table);
  }
  json.end();
  return json.take();
}

}  // namespace acta::answer
