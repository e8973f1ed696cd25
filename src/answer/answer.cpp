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

const Extract* extract_of(const std::vector<Extract>& extracts, std::string_view table) {
  const auto found = std::find_if(extracts.begin(), extracts.end(),
                                  [table](const Extract& each) { return each.table == table; });
  return found == extracts.end() ? nullptr : &*found;
}

void write_extracts(JsonWriter& json, const std::vector<Extract>& extracts) {
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  json.key("pieces").object();
  for (const Extract& each : extracts) {
    json.key(each.table).object().key("from").number(number(each.from + 1));
    json.key("to").number(number(each.to)).key("of").number(number(each.of)).key("next");
    each.next.empty() ? json.null() : json.text(each.next);
    json.end();
  }
  json.end();
}

}  // namespace

const Table* Answer::table(std::string_view key) const {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [key](const Table& table) { return table.key == key; });
  return found == tables.end() ? nullptr : &*found;
}

std::string to_json(const Answer& answer, const Messages& t, const std::vector<Extract>& extracts) {
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
    const Extract* const extract = extract_of(extracts, table.key);
    if (extract) write_json(json, table, extract->from, extract->to);
    else write_json(json, table);
  }
  if (!extracts.empty()) write_extracts(json, extracts);
  json.end();
  return json.take();
}

}  // namespace acta::answer
