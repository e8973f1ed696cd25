#include "site/desk/desk_views.h"

namespace acta::site {
namespace {

void attribute(std::string& html, std::string_view name, std::string_view value) {
  ((html += ' ') += name) += "=\"";
  put(html, value);
  html += '"';
}

// What every control has: its name, what describes it, whether it is wrong.
void common(std::string& html, const Field& field) {
  attribute(html, "id", field.name);
  attribute(html, "name", field.name);
  std::string described;
  if (!field.error.empty()) described = field.name + "-error";
  if (!field.help.empty()) (described += described.empty() ? "" : " ") += field.name + "-help";
  if (!described.empty()) attribute(html, "aria-describedby", described);
  if (!field.error.empty()) attribute(html, "aria-invalid", "true");
}

void control(std::string& html, const Field& field, std::string_view kind) {
  if (kind == "long") {
    html += "<textarea rows=\"8\"";
    common(html, field);
    html += ">\n";  // the first line break is not the text's (HTML, 4.10.11)
    put(html, field.value);
    html += "</textarea>\n";
    return;
  }
  if (kind == "choice") {
    html += "<select";
    common(html, field);
    html += ">\n";
    for (const auto& [value, words] : field.choices) {
      html += "<option";
      attribute(html, "value", value);
      if (value == field.value) html += " selected";
      html += '>';
      put(html, words);
      html += "</option>\n";
    }
    html += "</select>\n";
    return;
  }
  html += "<input";
  attribute(html, "type", kind);
  common(html, field);
  if (kind == "password") attribute(html, "autocomplete", "current-password");
  else attribute(html, "value", field.value);
  if (field.name == "code") html += " inputmode=\"text\" autocomplete=\"one-time-code\"";
  if (field.name == "address") html += " autocomplete=\"username\"";
  html += ">\n";
}

}  // namespace

Html draw_field(const Field& field, std::string_view kind) {
  Html html{"<p class=\"field\"><label"};
  attribute(html.text, "for", field.name);
  html.text += '>';
  put(html.text, field.label);
  html.text += "</label>\n";
  const auto line = [&](std::string_view suffix, std::string_view look, std::string_view text) {
    if (text.empty()) return;
    html.text += "<span";
    attribute(html.text, "class", look);
    attribute(html.text, "id", field.name + std::string(suffix));
    html.text += '>';
    put(html.text, text);
    html.text += "</span>\n";
  };
  line("-help", "small muted", field.help);
  line("-error", "warn", field.error);
  control(html.text, field, kind);
  html.text += "</p>\n";
  return html;
}

Html draw_field_errors(const Messages& t, const std::vector<Field>& fields,
                       const std::vector<std::string>& others) {
  Html items;
  for (const Field& field : fields) {
    if (field.error.empty()) continue;
    items.text += "<li><a href=\"#";
    put(items.text, field.name);
    items.text += "\">";
    put(items.text, t("desk.field-error", {{"field", field.label}, {"error", field.error}}));
    items.text += "</a></li>\n";
  }
  for (const std::string& other : others) {
    items.text += "<li>";
    put(items.text, other);
    items.text += "</li>\n";
  }
  if (items.empty()) return {};
  Html html{"<div class=\"wrong\" role=\"alert\"><h2>"};
  put(html.text, t("desk.wrong"));
  html.text += "</h2><ul>\n" + items.text + "</ul></div>\n";
  return html;
}

}  // namespace acta::site
