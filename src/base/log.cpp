#include "base/log.h"

#include <chrono>
#include <cstdio>

#include "base/instant.h"
#include "base/json.h"

namespace acta::log {
namespace {

void write(std::string_view level, std::string_view event, std::initializer_list<Field> fields) {
  const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  JsonWriter json(false);
  json.object().key("time").text(format_instant({now.count()}));
  json.key("level").text(level).key("event").text(event);
  for (const auto& [name, value] : fields) json.key(name).text(value);
  const std::string line = json.end().take();
  // In one piece, so that lines of several threads do not mix.
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

void info(std::string_view event, std::initializer_list<Field> fields) {
  write("info", event, fields);
}

void warning(std::string_view event, std::initializer_list<Field> fields) {
  write("warning", event, fields);
}

void error(std::string_view event, std::initializer_list<Field> fields) {
  write("error", event, fields);
}

}  // namespace acta::log
