#include "site/desk/filing_fields.h"

#include <algorithm>

#include "answer/names.h"
#include "base/date_words.h"
#include "exchange/attachment.h"
#include "register/records/code_class.h"
#include "register/records/mechanism.h"
#include "register/records/membership.h"
#include "site/blocks.h"
#include "site/desk/words.h"
#include "site/layout.h"
#include "site/segments.h"

namespace acta::site {
namespace {

using record::Subject;

std::string cut(std::string text) {
  constexpr std::size_t most = 90;  // bytes of a choice
  if (text.size() <= most) return text;
  const std::size_t end = text.rfind(' ', most);
  return text.substr(0, end == text.npos ? most : end) + " …";
}

}  // namespace

std::vector<Field> filing_fields(const Context& context, const procedure::FilingForm& form) {
  const Messages& t = context.t;
  const record::View& view = context.view;
  std::vector<Field> fields;
  const auto add = [&](const char* name, const std::string& value) -> Field& {
    const std::string key = std::string("filing.") + name;
    return fields.emplace_back(Field{name,
                                     std::string(t(key)),
                                     t.has(key + ".help") ? std::string(t(key + ".help")) : "",
                                     value,
                                     {}});
  };
  const auto choices = [&](Field& field) -> Field& {
    field.choices.emplace_back("", t("desk.report.choose"));
    return field;
  };
  Field& kind = choices(add("kind", form.kind));
  for (const char* each : {"evidence", "concern"})
    kind.choices.emplace_back(each, t(std::string("filing.kind.") + each));
  Field& commitment = choices(add("commitment", form.commitment));
  for (const Subject* each : view.subjects("commitment")) {
    auto name = record::name(view, *each, t.language());
    name.text = cut(name.text);
    commitment.choices.emplace_back(each->id(),
                                    std::string(each->id()) + " · " + answer::tagged(name, t));
  }
  Field& country = choices(add("country", form.country));
  if (const Subject* const centre = record::centre(view))
    for (const record::Membership& member : record::memberships_of(view, *centre))
      if (member.kind == record::MembershipKind::full)
        country.choices.emplace_back(member.party->id(), name_of(context, *member.party));
  Field& status = choices(add("status", form.status));
  const auto* const property = view.vocabulary().property("reported_status");
  for (const std::string& code : property ? property->codes : std::vector<std::string>{})
    status.choices.emplace_back(code, status_in_words(context, code));
  add("as_of", form.as_of);
  add("text", form.text).is_long = true;
  Field& language = add("language", form.language);
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  add("evidence", form.evidence);
  add("sender", form.sender);
  Field& shielded = add("shielded", form.shielded.empty() ? "yes" : form.shielded);
  for (const char* each : {"yes", "no"})
    shielded.choices.emplace_back(each, t(std::string("filing.shielded.") + each));
  return fields;
}

Field attachment_field(const Messages& t, const char* help) {
  constexpr auto most_mebibytes = static_cast<std::int64_t>(exchange::most_attachment >> 20);
  return {"attachment",
          std::string(t("filing.attachment")),
          t(help, {{"types", exchange::words_of_types()}, {"most", most_mebibytes}}),
          {},
          {},
          {},
          false,
          true};
}

Errors and_file_again(Errors errors, const std::optional<SentFile>& file) {
  const auto is_of_file = [](const Error& error) { return error.place == "attachment"; };
  if (file && !errors.empty() && std::none_of(errors.begin(), errors.end(), is_of_file))
    errors.push_back({ErrorKind::invalid, "error.desk.file-again", "attachment", {}, {}});
  return errors;
}

procedure::FilingForm filing_sent(const Form& form) {
  const auto sent = [&](const char* name) {
    const auto found = form.find(name);
    return found == form.end() ? std::string() : found->second;
  };
  return {.kind = sent("kind"),
          .commitment = sent("commitment"),
          .country = sent("country"),
          .status = sent("status"),
          .as_of = sent("as_of"),
          .text = sent("text"),
          .language = sent("language"),
          .evidence = sent("evidence"),
          .sender = sent("sender"),
          .shielded = sent("shielded")};
}

Html draw_filing_came(const Context& context, const procedure::FilingDesk::Status& status) {
  const Messages& t = context.t;
  const record::Subject* const country = context.view.find("country/" + status.country);
  return escaped(
      t("filing.came", {{"kind", status.kind},
                        {"day", day_in_words(status.filed, t.language())},
                        {"commitment", status.commitment},
                        {"country", country ? name_of(context, *country) : status.country}}));
}

Html draw_filing_state(const Context& context, const procedure::FilingDesk::Status& status) {
  const Messages& t = context.t;
  Html html = escaped(
      t("filing.state." + status.state,
        {{"day", status.decided ? day_in_words(*status.decided, t.language()) : ""},
         {"reason",
          record::label_of(context.view, "refusal_reason", status.reason, t.language()).text}}));
  if (!status.subject.empty())
    html.text +=
        ' ' +
        link(address_of(t.language(), path_of(status.subject)), t("desk.proposal.result")).text;
  return html;
}

}  // namespace acta::site
