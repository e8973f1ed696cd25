// codes: writes the code lists of Debian's iso-codes as a table in C++, so that no code is typed
// by hand and the program reads no file for them. Where the system has been installed without
// translations, the names of countries stay in English; ICU has most of them in any case.
//
// Usage: codes /usr/share/iso-codes/json /usr/share/locale > codes_table.cpp
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace {

namespace json = boost::json;

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

json::array read(const std::string& folder, const std::string& list) {
  const std::string text = contents(folder + "/iso_" + list + ".json");
  if (text.empty()) throw std::runtime_error("cannot read the list " + list);
  return json::parse(text).as_object().at(list).as_array();
}

// GNU gettext manual, "The Format of GNU MO Files": two tables of (length, offset).
std::map<std::string, std::string> read_translations(const std::string& path) {
  const std::string file = contents(path);
  const auto number = [&](std::size_t at) {
    if (at + 4 > file.size()) throw std::runtime_error(path + " is cut off");
    std::size_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
      value = value << 8U | static_cast<unsigned char>(file[at + i]);
    return value;
  };
  const auto text = [&](std::size_t row) { return file.substr(number(row + 4), number(row)); };
  std::map<std::string, std::string> translations;
  if (file.empty()) return translations;
  if (number(0) != 0x950412de) throw std::runtime_error(path + " is not a little-endian MO file");
  for (std::size_t i = 0; i < number(8); ++i)
    translations.emplace(text(number(12) + 8 * i), text(number(16) + 8 * i));
  return translations;
}

// A field that an entry does not have is empty.
std::string text_of(const json::value& entry, const char* field) {
  const json::value* const value = entry.as_object().if_contains(field);
  return value == nullptr ? std::string() : std::string(value->as_string());
}

std::string literal(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' || c == '\\' ? 1 : 0, '\\') += c;
  return quoted + '"';
}

// One row an entry, in the order of `fields.front()`, which is what rows are searched by.
void write(const std::string& folder, const std::string& list, const std::string& type,
           const std::string& name, const std::vector<const char*>& fields) {
  std::vector<std::string> rows;
  for (const json::value& entry : read(folder, list)) {
    std::string row = "    {";
    for (const char* field : fields) row += literal(text_of(entry, field)) + ", ";
    rows.push_back(row + "},\n");
  }
  std::sort(rows.begin(), rows.end());
  std::cout << "constexpr " << type << " " << name << "_table[] = {\n";
  for (const std::string& row : rows) std::cout << row;
  std::cout << "};\n";
}

// The names of countries in the other languages, each beside its country.
void write_translations(const std::string& folder, const std::string& locales) {
  std::set<std::string> rows;
  for (const char* language : {"es", "fr", "pt", "pt_BR"}) {
    const auto translations =
        read_translations(locales + "/" + language + "/LC_MESSAGES/iso_3166-1.mo");
    for (const json::value& country : read(folder, "3166-1"))
      for (const char* field : {"name", "official_name", "common_name"}) {
        const auto found = translations.find(text_of(country, field));
        if (found != translations.end() && !found->first.empty())
          rows.insert("    {" + literal(text_of(country, "alpha_3")) + ", " +
                      literal(found->second) + "},\n");
      }
  }
  std::cout << "constexpr std::array<CountryName, " << rows.size() << "> names_table = {{\n";
  for (const std::string& row : rows) std::cout << row;
  std::cout << "}};\n";
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) return std::cerr << "usage: codes LISTS LOCALES > codes_table.cpp\n", 2;
  const std::string folder = argv[1];
  std::cout << "#include <array>\n\n#include \"base/codes_table.h\"\n\nnamespace acta::codes "
               "{\nnamespace {\n\n";
  write(folder, "3166-1", "Country", "countries",
        {"alpha_3", "alpha_2", "numeric", "name", "official_name", "common_name"});
  write(folder, "4217", "std::string_view", "currencies", {"alpha_3"});
  write(folder, "15924", "std::string_view", "scripts", {"alpha_4"});
  write(folder, "639-3", "Language", "languages", {"alpha_3", "alpha_2"});
  write_translations(folder, argv[2]);
  std::cout << "}  // namespace\n\n"
               "std::span<const CountryName> country_names() { return names_table; }\n"
               "std::span<const Country> countries() { return countries_table; }\n"
               "std::span<const std::string_view> currencies() { return currencies_table; }\n"
               "std::span<const std::string_view> scripts() { return scripts_table; }\n"
               "std::span<const Language> languages() { return languages_table; }\n\n"
               "}  // namespace acta::codes\n";
  return std::cout.flush() ? 0 : 1;
} catch (const std::exception& failure) {
  std::cerr << "codes: " << failure.what() << '\n';
  return 1;
}
