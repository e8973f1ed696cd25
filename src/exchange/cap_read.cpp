#include "base/text.h"
#include "exchange/cap.h"
#include "exchange/cap_fields.h"
#include "exchange/cap_schema.h"
#include "exchange/xml_stream.h"

namespace acta::exchange {
namespace {

constexpr std::size_t most_bytes = std::size_t{10} << 20U;
constexpr std::string_view name_space = "urn:oasis:names:tc:emergency:cap:";

// The document as a tree. No element of CAP lies deeper than alert/info/area/geocode/value.
class Tree : public XmlReader {
 public:
  explicit Tree(std::string_view file) : file_(file) {}

  void begin_document(std::string_view uri) override { uri_ = uri; }
  void begin(std::string_view element, const XmlAttributes&) override {
    if (open_.empty()) {
      root.name = element;
      open_.push_back(&root);
      return;
    }
    if (open_.size() > 5)
      return stop(
          {ErrorKind::invalid, "error.cap.element", std::string(file_), std::string(element), {}});
    open_.push_back(&open_.back()->inside.emplace_back());
    open_.back()->name = element;
  }
  void end(std::string_view) override { open_.pop_back(); }
  void text(std::string_view piece) override {
    if (!open_.empty()) open_.back()->text += piece;
  }

  std::string_view uri() const { return uri_; }
  CapElement root;

 private:
  std::string_view file_;
  std::string uri_;
  std::vector<CapElement*> open_;
};

// Takes each field from the elements that have its name.
struct Reading {
  const CapElement& from;

  void operator()(std::string_view name, std::string& text) const {
    for_each(name, [&](const CapElement& one) { text = trim(one.text); });
  }
  void operator()(std::string_view name, std::vector<std::string>& texts) const {
    for_each(name, [&](const CapElement& one) { texts.emplace_back(trim(one.text)); });
  }
  void operator()(std::string_view name, std::vector<CapPair>& pairs) const {
    for_each(name, [&](const CapElement& one) {
      auto& [key, value] = pairs.emplace_back();
      Reading{one}("valueName", key);
      Reading{one}("value", value);
    });
  }
  template <class Thing>
  void operator()(std::string_view name, std::vector<Thing>& things) const {
    for_each(name, [&](const CapElement& one) { each_field(things.emplace_back(), Reading{one}); });
  }

 private:
  template <class Take>
  void for_each(std::string_view name, Take&& take) const {
    for (const CapElement& child : from.inside)
      if (child.name == name) take(child);
  }
};

}  // namespace

Checked<CapMessage> read_cap(std::string_view bytes, std::string_view file) {
  const auto refused = [](Error error) { return tl::unexpected(Errors{std::move(error)}); };
  if (bytes.size() > most_bytes)
    return refused({ErrorKind::invalid, "error.file.too-large", std::string(file), {}, "10"});
  Tree tree(file);
  const ByteSource source = [&, at = std::size_t{0}](
                                char* out, std::size_t size) mutable -> Result<std::size_t> {
    const std::size_t piece = bytes.copy(out, size, at);
    at += piece;
    return piece;
  };
  if (auto read = read_xml(source, file, tree); !read) return refused(std::move(read).error());
  const std::string_view uri = tree.uri();
  const std::string_view version = uri.starts_with(name_space) ? uri.substr(name_space.size()) : "";
  if (tree.root.name != "alert" || (version != "1.1" && version != "1.2"))
    return refused({ErrorKind::invalid, "error.cap.not-cap", std::string(file),
                    tree.root.name + ' ' + std::string(uri), std::string(name_space) + "1.2"});
  if (Errors errors = cap_schema_errors(tree.root); !errors.empty())
    return tl::unexpected(std::move(errors));
  CapMessage message;
  message.version = version;
  each_field(message, Reading{tree.root});
  return message;
}

}  // namespace acta::exchange
