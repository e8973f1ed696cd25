#include "cli/commands/digest.h"

#include "cli/posting.h"
#include "cli/session.h"
#include "cli/url.h"
#include "report/digest.h"
#include "store/accounts/secret.h"
#include "store/followers/followers.h"

namespace acta::cli {
namespace {

using mail::Delivered;
using mail::Delivery;
using store::Follower;
using store::Followers;

constexpr int most_silences = 3;  // of a server in a row: the others wait for the next run

// Where the two kinds of address in a letter begin, and who writes it.
struct Sender {
  std::string from, site, desk, key;
};

class Digesting {
 public:
  Digesting(Session& session, const record::View& view, Followers& followers, mail::Post& post,
            Sender sender)
      : session_(session),
        view_(view),
        followers_(followers),
        post_(post),
        sender_(std::move(sender)) {}

  // Those who have not been asked yet, and those who are due a digest of something.
  void run() {
    for (const Follower& one : followers_.to_ask()) {
      const Day until{view_.valid().number + Followers::good_for_days};
      send(one, report::asking_letter(view_, one.about, until, words_for(one), t_of(one)), asked_);
    }
    for (const Follower& one : followers_.due())
      send(one, report::digest_letter(view_, one.about, one.entry, words_for(one), t_of(one)),
           sent_);
  }

  int finish() {
    session_.say(session_.t("cli.digest.done", {{"asked", asked_},
                                                {"sent", sent_},
                                                {"nothing", nothing_new_},
                                                {"waiting", waiting_},
                                                {"refused", refused_}}));
    return waiting_ > 0 ? failed : done;
  }

 private:
  static const Messages& t_of(const Follower& one) { return messages(one.language); }

  std::string links_of(const Follower& one) const {
    return sender_.desk + '/' + one.language + "/follow/" + one.token;
  }
  report::DigestWords words_for(const Follower& one) const {
    return {sender_.site, links_of(one), sender_.key};
  }

  void send(const Follower& one, const report::DigestLetter& says, std::int64_t& taken) {
    if (says.empty()) return void(++nothing_new_);
    if (silences_ >= most_silences) return void(++waiting_);
    std::string process;
    for (const record::Subject* each : view_.subjects("process"))
      process = record::name(view_, *each, one.language).text;
    const mail::Letter letter{{sender_.from, process},
                              {one.address},
                              says.subject,
                              says.text,
                              one.language,
                              hex(store::random_bytes(16)),
                              "digests",
                              session_.world.now(),
                              links_of(one) + "/stop"};
    // Before it is posted: whatever stops us, nobody gets it twice.
    Follower noted = one;
    noted.written = session_.world.now();
    if (!followers_.note(one, noted.written, says.entry)) return;
    const Delivered delivered = post_.deliver(letter);
    const bool silent = delivered.what == Delivery::later || delivered.what == Delivery::unknown;
    silences_ = silent ? silences_ + 1 : 0;
    switch (delivered.what) {
      case Delivery::sent: ++taken; return;
      case Delivery::unknown: ++waiting_; return;  // it may have arrived
      case Delivery::later:
        ++waiting_;
        followers_.note(noted, one.written, one.entry);
        break;
      case Delivery::refused:
      case Delivery::unfit:
        ++refused_;
        followers_.forget_id(one.id);
        break;
    }
    session_.warn(session_.t("cli.digest.not-sent", {{"said", delivered.said}}));
  }

  Session& session_;
  const record::View& view_;
  Followers& followers_;
  mail::Post& post_;
  const Sender sender_;
  int silences_ = 0;
  std::int64_t asked_ = 0, sent_ = 0, nothing_new_ = 0, waiting_ = 0, refused_ = 0;
};

Result<Sender> read_sender(const Arguments& arguments) {
  Sender sender;
  sender.from = TRY(sender_of(arguments));
  sender.desk = TRY(read_url(arguments.value("--desk-url"), "--desk-url"));
  sender.site =
      arguments.has("--url") ? TRY(read_url(arguments.value("--url"), "--url")) : sender.desk;
  return sender;
}

// Counts alone: nobody is shown who follows.
int tell_counts(Followers& followers, Session& session) {
  const auto counts = followers.count();
  session.say(
      session.t("cli.digest.counts", {{"following", counts.following}, {"asked", counts.asked}}));
  return done;
}

int digest(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto followers = Followers::open(*where, session.world.now);
  if (!followers) return session.refuse(followers.error());
  if (arguments.has("--count")) return tell_counts(**followers, session);
  if (arguments.has("--forget")) {
    const auto gone = (*followers)->forget(arguments.value("--forget"));
    session.say(session.t("cli.digest.forgotten", {{"count", gone}}));
    return done;
  }
  auto sender = read_sender(arguments);
  if (!sender) return session.refuse(sender.error());
  const auto post = post_of(arguments);
  if (!post) return session.refuse(post.error());
  const auto reading = session.open_reading();
  if (!reading) return session.refuse(reading.error());
  const record::Register& record = (*reading)->record();
  const record::View view(record, day_of(session.world.now()), record.published());
  sender->key = (*reading)->store().verifier().text();
  Digesting digesting(session, view, **followers, **post, *std::move(sender));
  digesting.run();
  return digesting.finish();
}

}  // namespace

Command digest_command() {
  return {.name = "digest",
          .common = store,
          .options = {smtp_option,
                      smtp_login_option,
                      mail_drop_option,
                      from_option,
                      {"--desk-url", "URL"},
                      {"--url", "URL"},
                      {"--count"},
                      {"--forget", "ADDRESS"}},
          .examples = {"acta digest --smtp smtp://127.0.0.1 --from acta@secretariat.example "
                       "--desk-url https://desk.acta.example --url https://acta.example",
                       "acta digest --count", "acta digest --forget ana@news.example"},
          .run = digest};
}

}  // namespace acta::cli
