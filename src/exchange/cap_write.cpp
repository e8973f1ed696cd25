#include "exchange/atom.h"
#include "exchange/cap.h"
#include "exchange/cap_fields.h"

namespace acta::exchange {
namespace {

// Writes each field that says something.
struct Writing {
  std::string& out;

  void operator()(std::string_view name, const std::string& text) const {
    if (!text.empty()) element(name, text);
  }
  void operator()(std::string_view name, const std::vector<std::string>& texts) const {
    for (const std::string& text : texts) (*this)(name, text);
  }
  void operator()(std::string_view name, const std::vector<CapPair>& pairs) const {
    for (const auto& [key, value] : pairs) {
      open(name);
      element("valueName", key);
      element("value", value);
      close(name);
    }
  }
  template <class Thing>
  void operator()(std::string_view name, const std::vector<Thing>& things) const {
    for (const Thing& thing : things) {
      open(name);
      each_field(thing, *this);
      close(name);
    }
  }

 private:
  void element(std::string_view name, std::string_view text) const {
    ((out += '<') += name) += '>';
    put_xml(out, text);
    close(name);
  }
  void open(std::string_view name) const { ((out += '<') += name) += ">\n"; }
  void close(std::string_view name) const { ((out += "</") += name) += ">\n"; }
};

}  // namespace

std::string write_cap(const CapMessage& message) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n";
  each_field(message, Writing{out});
  return out + "</alert>\n";
}

}  // namespace acta::exchange
