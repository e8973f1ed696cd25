#include "site/desk/desk_views.h"

#include <algorithm>

#include "identity/base64url.h"
#include "site/desk/words.h"

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
  else if (kind == "file") attribute(html, "accept", ".pdf,.csv,.xlsx,.png,.jpg,.jpeg");
  else attribute(html, "value", field.value);
  if (field.name == "code") html += " inputmode=\"text\" autocomplete=\"one-time-code\"";
  if (kind == "email") html += " autocomplete=\"username\"";  // of whoever signs in
  html += ">\n";
}

}  // namespace

std::vector<std::string> names_of(const std::vector<Field>& fields) {
  std::vector<std::string> names;
  for (const Field& field : fields) names.push_back(field.name);
  return and_hidden(std::move(names));
}

std::vector<std::string> and_hidden(std::vector<std::string> names) {
  names.insert(names.end(), {"key", "proposal", "version"});
  return names;
}

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

void put_errors(const Messages& t, const std::vector<Error>& errors, FormView& view) {
  for (const Error& error : errors) {
    const auto field = std::find_if(view.fields.begin(), view.fields.end(),
                                    [&](const Field& one) { return one.name == error.place; });
    if (field == view.fields.end()) {
      view.errors.push_back(t.explain(error));
      continue;
    }
    Error alone = error;  // the field itself says which one it is
    alone.place.clear();
    field->error = t.explain(alone);
  }
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

std::vector<std::string> place_errors(const Messages& t, const Errors& errors,
                                      std::vector<Field>& fields) {
  std::vector<std::string> others;
  for (const Error& error : errors) {
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& one) { return one.name == error.place; });
    if (field != fields.end()) field->error = wrong_in_words(t, error);
    else others.push_back(t.explain(error));
  }
  return others;
}

Html draw_passkey_button(const Messages& t, const PasskeyButton& button) {
  std::string known;
  for (const std::string& id : button.known)
    (known += known.empty() ? "" : " ") += identity::base64url(id);
  Html html;
  for (const std::string_view field :
       {"credential", "client_data", "authenticator_data", "signature", "user_handle"}) {
    html.text += "<input type=\"hidden\"";
    attribute(html.text, "name", field);
    html.text += " value=\"\">\n";
  }
  html.text += "<button type=\"submit\" class=\"quiet\" hidden data-passkey=\"use\"";
  if (!button.name.empty()) attribute(html.text, "name", button.name);
  if (!button.name.empty()) attribute(html.text, "value", button.value);
  attribute(html.text, "data-challenge", identity::base64url(button.challenge));
  attribute(html.text, "data-known", known);
  attribute(html.text, "data-failed", t("desk.passkey.failed"));
  html.text += '>';
  put(html.text, button.words);
  html.text += "</button>\n";
  return html;
}

Html draw_proof(const Messages& t, const PasskeyButton& with_passkey) {
  Html html = draw_field({"password", std::string(t("desk.password")), "", "", ""}, "password");
  html.text +=
      draw_field({"code", std::string(t("desk.code")), std::string(t("desk.code.help")), "", ""},
                 "text")
          .text;
  if (!with_passkey.known.empty()) html.text += draw_passkey_button(t, with_passkey).text;
  return html;
}

}  // namespace acta::site
