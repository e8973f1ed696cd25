#include "base/date_words.h"
#include "procedure/reminder.h"
#include "register/records/commitment.h"
#include "register/records/fields.h"

namespace acta::procedure {
namespace {

using record::View;

constexpr std::size_t most_of_a_promise = 100;  // bytes

// The first words, cut at a space.
std::string beginning(const std::string& text) {
  if (text.size() <= most_of_a_promise) return text;
  const std::size_t end = text.rfind(' ', most_of_a_promise);
  return text.substr(0, end == text.npos ? text.size() : end) + " …";
}

// No line of a letter but ours begins anew: what the record holds is one line each.
std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\t') c = ' ';
  return text;
}

std::string_view name_of(Stage stage) {
  constexpr std::string_view names[] = {"opened", "before", "due", "overdue"};
  return names[static_cast<std::size_t>(stage)];
}

}  // namespace

ReminderText letter_of(const View& view, const Reminder& reminder, const ReminderWords& words,
                       const Messages& t) {
  const auto count = static_cast<std::int64_t>(reminder.items.size());
  const std::string title =
      one_line(record::Fields(view, *reminder.cycle.subject).text("title", t.language()).text);
  const std::string due = day_in_words(reminder.cycle.due, t.language());
  ReminderText letter;
  letter.subject = t("mail.reminder.subject",
                     {{"stage", name_of(reminder.stage)}, {"count", count}, {"day", due}});
  std::string& text = letter.text;
  const auto say = [&](const std::string& line) { (text += line) += '\n'; };
  say(t("mail.greeting", {{"name", one_line(words.name)}}));
  say("");
  say(t("mail.reminder.says",
        {{"stage", name_of(reminder.stage)}, {"count", count}, {"day", due}, {"title", title}}));
  const record::Subject* country = nullptr;
  for (const Reminder::Item& item : reminder.items) {
    if (item.country != country) {
      country = item.country;
      say("");
      say(one_line(record::name(view, *country, t.language()).text));
    }
    const auto promise = record::text_of(view, *item.commitment, "text", t.language());
    say(t(item.came_back ? "mail.reminder.item-back" : "mail.reminder.item",
          {{"id", item.commitment->id()}, {"text", beginning(one_line(promise.text))}}));
  }
  say("");
  say(std::string(t("mail.reminder.zone")));
  for (const ReminderWords::Form& form : words.forms) {
    say("");
    say(t("mail.reminder.form",
          {{"country", form.country}, {"day", day_in_words(words.forms_until, t.language())}}));
    say(form.address);
  }
  say("");
  say(std::string(t(words.forms.empty() ? "mail.reminder.desk" : "mail.reminder.or-desk")));
  say("");
  say(t("mail.reminder.why", {{"process", one_line(words.process)}}));
  if (!words.key.empty()) say(t("mail.key", {{"key", words.key}}));
  return letter;
}

ReminderText opening_letter(const OpeningWords& words, const Messages& t) {
  const std::string opened = instant_in_words(words.opened, t);
  const std::string issued = day_in_words(day_of(words.issued), t.language());
  ReminderText letter;
  letter.subject = t("mail.opening.subject", {{"country", words.country}});
  std::string& text = letter.text;
  const auto say = [&](const std::string& line) { (text += line) += "\n\n"; };
  say(t("mail.greeting", {{"name", one_line(words.name)}}));
  say(t("mail.opening.says", {{"country", words.country}, {"issued", issued}, {"opened", opened}}));
  say(std::string(t("mail.opening.you")));
  say(std::string(t("mail.opening.other")));
  text += t("mail.opening.why", {{"process", one_line(words.process)}});
  text += '\n';
  return letter;
}

}  // namespace acta::procedure
