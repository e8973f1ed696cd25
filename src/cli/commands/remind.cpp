#include <algorithm>
#include <map>

#include "base/codes.h"
#include "cli/commands/all.h"
#include "cli/posting.h"
#include "cli/session.h"
#include "cli/url.h"
#include "exchange/input_file.h"
#include "mail/bounce.h"
#include "procedure/reminder.h"
#include "store/accounts/accounts.h"
#include "store/links/links.h"
#include "store/mails/mails.h"

namespace acta::cli {
namespace {

using mail::Delivered;
using mail::Delivery;
using procedure::Reminder;

constexpr std::int32_t week = 7;
constexpr int most_silences = 3;  // of a server in a row: the others wait for the next run

// What the tables beside the ledger's have to do with it.
struct Books {
  std::unique_ptr<store::Accounts> accounts;
  std::unique_ptr<store::Mails> mails;
  std::unique_ptr<store::Links> links;
  std::unique_ptr<store::Proposals> proposals;
};

Result<Books> open_books(const store::Location& where, const Clock& clock) {
  Books books;
  books.accounts = TRY(store::Accounts::open(where, clock));
  books.mails = TRY(store::Mails::open(where, clock));
  books.links = TRY(store::Links::open(where, clock));
  books.proposals = TRY(store::Proposals::open(where, clock));
  return books;
}

class Reminding {
 public:
  Reminding(Session& session, const record::View& view, Books& books, mail::Post& post,
            std::string from, std::string desk_url, std::string key)
      : session_(session),
        view_(view),
        books_(books),
        post_(post),
        from_(std::move(from)),
        desk_url_(std::move(desk_url)),
        key_(std::move(key)) {}

  // To whoever it is due, or to one person who asked, whatever was sent before.
  void remind(const Reminder& reminder, bool asked_for) {
    if (silences_ >= most_silences) return void(++counts_.waiting);
    const auto account = books_.accounts->find(reminder.account);
    if (account->bounced) return void(++counts_.bounced);
    const Day today = view_.valid();
    const auto last = books_.mails->last_to(account->id);
    if (!asked_for && last && today.number - day_of(*last).number < week)
      return void(++counts_.resting);
    const std::string what = asked_for ? "asked/" + format_day(today) : reminder.what;
    const auto id = books_.mails->begin(account->id, what);
    if (!id) return void(++counts_.told);
    issued_.clear();
    const Delivered delivered = post_.deliver(letter(reminder, *account, *id));
    settle_links(delivered.what);
    note(account->id, what, delivered);
  }

  // Whoever a form was written to is told once that it was opened, whatever else they were told.
  void tell(const store::Links::Opening& opening) {
    if (silences_ >= most_silences) return void(++counts_.waiting);
    const auto account = books_.accounts->find(opening.account);
    if (account->bounced) return;  // no letter reaches them, and remind() counts whom
    std::string what(store::Mails::notice);
    what += "form-opened/";
    what += opening.link;
    const auto id = books_.mails->begin(account->id, what);
    if (!id) return void(++counts_.told);
    const Messages& t = language_of(*account);
    const std::string process = process_in(t);
    const auto good_for = std::int64_t{store::Links::good_for_days} * 24 * 3600 * 1'000'000;
    procedure::ReminderText says = procedure::opening_letter(
        {process, account->name, codes::country_name(opening.country, t.language()), opening.opened,
         Instant{opening.expires.microseconds - good_for}},
        t);
    note(account->id, what, post_.deliver(written(*account, process, std::move(says), *id, t)));
  }

  int finish() {
    const auto number = [](int count) { return static_cast<std::int64_t>(count); };
    session_.say(session_.t("cli.remind.done", {{"sent", number(counts_.sent)},
                                                {"waiting", number(counts_.waiting)},
                                                {"refused", number(counts_.refused)},
                                                {"told", number(counts_.told)},
                                                {"resting", number(counts_.resting)},
                                                {"bounced", number(counts_.bounced)}}));
    return counts_.waiting > 0 ? failed : done;
  }

 private:
  mail::Letter letter(const Reminder& reminder, const store::Account& account,
                      const std::string& id) {
    const Messages& t = language_of(account);
    procedure::ReminderWords words;
    words.process = process_in(t);
    words.name = account.name;
    words.key = key_;
    words.forms = forms(reminder, account, t);
    words.forms_until = {view_.valid().number + store::Links::good_for_days};
    procedure::ReminderText says = procedure::letter_of(view_, reminder, words, t);
    return written(account, words.process, std::move(says), id, t);
  }

  const Messages& language_of(const store::Account& account) const {
    return account.language.empty() ? session_.t : messages(account.language);
  }
  std::string process_in(const Messages& t) const {
    std::string name;
    for (const record::Subject* process : view_.subjects("process"))
      name = record::name(view_, *process, t.language()).text;
    return name;
  }
  mail::Letter written(const store::Account& account, const std::string& process,
                       procedure::ReminderText says, const std::string& id, const Messages& t) {
    return {{from_, process},
            {account.address, account.name},
            std::move(says.subject),
            std::move(says.text),
            t.language(),
            id,
            "reminders",
            session_.world.now()};
  }

  std::vector<procedure::ReminderWords::Form> forms(const Reminder& reminder,
                                                    const store::Account& account,
                                                    const Messages& t) {
    std::vector<procedure::ReminderWords::Form> all;
    if (desk_url_.empty()) return all;
    std::vector<const record::Subject*> countries;
    std::map<const record::Subject*, std::vector<std::string>> commitments;
    for (const Reminder::Item& item : reminder.items) {
      if (!commitments.contains(item.country)) countries.push_back(item.country);
      commitments[item.country].emplace_back(item.commitment->id());
    }
    for (const record::Subject* country : countries) {
      issued_.push_back(books_.links->issue(account.id, country->id(), commitments[country]));
      all.push_back({record::name(view_, *country, t.language()).text,
                     desk_url_ + '/' + t.language() + "/form/" + issued_.back()});
    }
    return all;
  }

  // Whoever did not get the letter still has the one before. Where nobody knows, both are good.
  void settle_links(Delivery what) {
    for (const std::string& token : issued_) {
      if (what == Delivery::sent) books_.links->posted(token);
      else if (what != Delivery::unknown) books_.links->not_posted(token);
    }
  }

  void note(const std::string& account, const std::string& what, const Delivered& delivered) {
    const char* state = "sent";
    switch (delivered.what) {
      case Delivery::sent: ++counts_.sent; break;
      case Delivery::refused:
      case Delivery::unfit: ++counts_.refused, state = "refused"; break;
      case Delivery::later: ++counts_.waiting, state = "waiting"; break;
      case Delivery::unknown: ++counts_.waiting, state = "sending"; break;
    }
    const bool silent = delivered.what == Delivery::later || delivered.what == Delivery::unknown;
    silences_ = silent ? silences_ + 1 : 0;
    books_.mails->end(account, what, state, delivered.said);
    if (delivered.what == Delivery::refused)
      (void)books_.accounts->note_bounce(account, delivered.said);
    if (delivered.what != Delivery::sent)
      session_.warn(session_.t(
          "cli.remind.not-sent",
          {{"account", account}, {"what", what}, {"state", state}, {"said", delivered.said}}));
  }

  Session& session_;
  const record::View& view_;
  Books& books_;
  mail::Post& post_;
  std::string from_, desk_url_, key_;
  std::vector<std::string> issued_;  // in the letter at hand
  int silences_ = 0;
  struct {
    int sent = 0, waiting = 0, refused = 0, told = 0, resting = 0, bounced = 0;
  } counts_;
};

int print_log(Books& books, Session& session) {
  for (const store::Mailing& one : books.mails->list())
    session.say(session.t("cli.remind.line", {{"when", format_instant(one.changed)},
                                              {"account", one.account},
                                              {"what", one.what},
                                              {"state", one.state},
                                              {"answer", one.answer}}));
  return done;
}

// A letter of ours came back: nothing more is written there until it is put right.
int take_bounce(const std::string& file, Books& books, Session& session) {
  const auto message = exchange::read_input(file, 1);
  if (!message) return session.refuse(message.error());
  const auto bounce = mail::read_bounce(*message);
  if (!bounce) return session.refuse(bounce.error());
  const auto letter = books.mails->find(bounce->letter);
  if (!letter)
    return session.refuse(
        Error{ErrorKind::not_found, "error.mail.unknown-letter", "--bounce", bounce->letter, {}});
  const auto noted = books.accounts->note_bounce(letter->account, bounce->said);
  if (!noted) return session.refuse(noted.error());
  books.mails->end(letter->account, letter->what, "refused", bounce->said);
  session.say(
      session.t("cli.remind.bounced",
                {{"account", letter->account}, {"what", letter->what}, {"said", bounce->said}}));
  return done;
}

// Whom to write to: all who may sign in, or the one who is named.
Result<std::vector<std::string>> whom(const Arguments& arguments, Books& books) {
  std::vector<std::string> ids;
  const std::string asked = arguments.value("ADDRESS");
  const auto named = asked.empty() ? std::nullopt : books.accounts->find(asked);
  if (!asked.empty() && !named) return not_found("error.account.unknown", "ADDRESS", asked);
  if (named && named->disabled)
    return tl::unexpected(
        Error{ErrorKind::conflict, "error.account.disabled", "ADDRESS", asked, {}});
  for (const store::Account& account : books.accounts->list())
    if (!account.disabled && !account.address.empty() && (asked.empty() || account.id == named->id))
      ids.push_back(account.id);
  return ids;
}

int remind(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  auto books = open_books(*where, session.world.now);
  if (!books) return session.refuse(books.error());
  if (arguments.has("--log")) return print_log(*books, session);
  if (arguments.has("--bounce")) return take_bounce(arguments.value("--bounce"), *books, session);
  const auto post = post_of(arguments);
  if (!post) return session.refuse(post.error());
  const auto from = sender_of(arguments);
  if (!from) return session.refuse(from.error());
  std::string desk_url;
  if (arguments.has("--desk-url")) {
    const auto url = read_url(arguments.value("--desk-url"), "--desk-url");
    if (!url) return session.refuse(url.error());
    desk_url = *url;
  }
  const auto accounts = whom(arguments, *books);
  if (!accounts) return session.refuse(accounts.error());

  const auto reading = session.open_reading();
  if (!reading) return session.refuse(reading.error());
  const record::Register& record = (*reading)->record();
  const record::View view(record, day_of(session.world.now()), record.published());
  const auto matrix = procedure::read_matrix(view);
  if (!matrix) return session.refuse(matrix.error());
  Reminding reminding(session, view, *books, **post, *from, desk_url,
                      (*reading)->store().verifier().text());
  for (const store::Links::Opening& opening : books->links->openings())
    if (std::find(accounts->begin(), accounts->end(), opening.account) != accounts->end())
      reminding.tell(opening);
  for (const Reminder& reminder :
       procedure::reminders(view, *matrix, books->proposals->all(), *accounts))
    reminding.remind(reminder, arguments.has("ADDRESS"));
  return reminding.finish();
}

}  // namespace

Command remind_command() {
  return {.name = "remind",
          .common = store,
          .positionals = {{"ADDRESS", false}},
          .options = {smtp_option,
                      smtp_login_option,
                      mail_drop_option,
                      from_option,
                      {"--desk-url", "URL"},
                      {"--log"},
                      {"--bounce", "FILE"}},
          .examples = {"acta remind --smtp smtp://127.0.0.1 --from acta@secretariat.example "
                       "--desk-url https://desk.acta.example",
                       "acta remind ana@mre.example --mail-drop /tmp/letters --from "
                       "acta@secretariat.example --desk-url https://desk.acta.example",
                       "acta remind --log", "acta remind --bounce /var/mail/acta/returned.eml"},
          .run = remind};
}

}  // namespace acta::cli
