#include "site/desk/follow_form.h"

#include <mutex>

#include "base/mail_address.h"
#include "base/network.h"
#include "base/text.h"
#include "report/digest.h"
#include "site/allowance.h"
#include "site/blocks.h"
#include "site/desk/desk_views.h"
#include "site/desk/multipart.h"
#include "site/layout.h"
#include "site/segments.h"

namespace acta::site {
namespace {

using store::Follower;
using store::Followers;

// One house may ask a few times at once and then now and then: nobody's mailbox is filled by it.
constexpr Allowance::Rate few{.a_second = 1.0 / 600, .at_once = 5};

struct Following {
  const DeskSite& desk;
  Followers& followers;
  std::mutex mutex{};
  Allowance houses{few};

  bool lets_in(const Request& request) {
    const std::lock_guard lock(mutex);
    return houses.take(neighbourhood(request.reader), Allowance::Moment::clock::now());
  }
};

// What feeds there are: everything, a state, a group.
std::vector<std::pair<std::string, std::string>> choices(const Context& context) {
  std::vector<std::pair<std::string, std::string>> all{
      {"", std::string(context.t("follow.everything"))}};
  for (const char* kind : {"country", "committee"})
    for (const record::Subject* subject : by_name(context, context.view.subjects(kind)))
      all.emplace_back(subject->name(), name_of(context, *subject));
  return all;
}

bool is_choice(const Context& context, std::string_view about) {
  const bool known = about.starts_with("country/") || about.starts_with("committee/");
  return about.empty() || (known && record::check_subject_name(about) && context.view.find(about));
}

std::string_view sent(const Form& form, std::string_view name) {
  const auto found = form.find(name);
  return found == form.end() ? std::string_view{} : trim(found->second);
}

Response draw_form_page(const Context& context, const Form& typed, const Errors& errors,
                        int status) {
  const Messages& t = context.t;
  FormView view;
  view.action = address_of(t.language(), "/follow");
  view.above = Html{"<ul class=\"plain\">"};
  for (const char* promise : {"follow.about.weekly", "follow.about.address", "follow.about.stop"}) {
    view.above.text += "<li>";
    put(view.above.text, t(promise));
    view.above.text += "</li>\n";
  }
  view.above.text += "</ul>\n";
  const auto field = [&](const char* name, std::string_view value) -> Field& {
    const std::string key = "follow." + std::string(name);
    return view.fields.emplace_back(
        Field{name, std::string(t(key)), {}, std::string(value), {}, {}});
  };
  field("address", sent(typed, "address")).help = t("follow.address.help");
  field("about", sent(typed, "about")).choices = choices(context);
  const std::string_view language = sent(typed, "language");
  Field& languages_field =
      field("language", language.empty() ? std::string_view(t.language()) : language);
  for (const auto& [tag, name] : languages) languages_field.choices.emplace_back(tag, name);
  view.button = t("follow.send");
  view.next = t("follow.next");
  put_errors(t, errors, view);
  DeskPage page;
  page.title = t("follow.title");
  page.lede = escaped(t("follow.lede"));
  page.body = draw_form(t, view);
  page.status = status;
  page.path = "/follow";
  return draw_desk_page(context, page, nullptr);
}

Response draw_words(const Context& context, std::string_view title, std::string_view says,
                    int status = 200) {
  DeskPage page;
  page.title = title;
  page.lede = escaped(says);
  page.status = status;
  page.path = "/follow";
  return draw_desk_page(context, page, nullptr);
}

Response no_such_link(const Context& context) {
  return draw_words(context, context.t("follow.title"), context.t("error.follow.no-link"), 404);
}

Response show(const Following& following, const Request& request) {
  const Context context = context_now(following.desk.site, request);
  if (request.target.query.contains("done"))
    return draw_words(context, context.t("follow.asked"), context.t("follow.asked.says"));
  return draw_form_page(context, {{"about", std::string(sent(request.target.query, "about"))}}, {},
                        200);
}

Result<Response> take(Following& following, const Request& request) {
  if (auto ours = from_our_page(request, following.desk.url); !ours)
    return tl::unexpected(ours.error());
  const SentForm sent_form = TRY(read_form(request));
  const Form& form = sent_form.fields;
  const Context context = context_now(following.desk.site, request);
  Errors errors = sent_form.faults;
  refuse_unknown(errors, form, and_hidden({"address", "about", "language"}));
  const auto judge = [&](bool sound, const char* message, const char* field) {
    if (!sound)
      errors.push_back({ErrorKind::invalid, message, field, std::string(sent(form, field)), {}});
  };
  judge(is_mail_address(sent(form, "address")), "error.follow.address", "address");
  judge(is_choice(context, sent(form, "about")), "error.follow.about", "about");
  judge(speaks(sent(form, "language")), "error.follow.language", "language");
  if (!errors.empty()) return draw_form_page(context, form, errors, 422);
  if (!following.lets_in(request)) {
    const Error wait{ErrorKind::unavailable, "error.follow.wait", {}, {}, {}};
    return draw_form_page(context, form, {wait}, 429).with("Retry-After", "600");
  }
  const auto noted =
      following.followers.ask(sent(form, "address"), sent(form, "language"), sent(form, "about"));
  if (!noted) return draw_form_page(context, form, {noted.error()}, status_of_form(noted.error()));
  return see_other(address_of(context.t.language(), "/follow") + encode_query({{"done", "asked"}}));
}

// A button, since programs that look at letters follow links but press nothing.
Response draw_button(const Context& context, const Follower& follower, std::string_view token,
                     bool stops, const Errors& errors = {}) {
  const Messages& t = context.t;
  FormView view;
  view.action = address_of(t.language(), "/follow/" + std::string(token) + (stops ? "/stop" : ""));
  view.button = t(stops ? "follow.stop" : "follow.yes");
  put_errors(t, errors, view);
  DeskPage page;
  page.status = errors.empty() ? 200 : 422;
  page.title = t(stops ? "follow.stop.title" : "follow.yes.title");
  page.lede = escaped(
      t("follow.of", {{"followed", report::followed_words(context.view, follower.about, t)}}));
  page.body = draw_form(t, view);
  page.path = "/follow";
  return draw_desk_page(context, page, nullptr);
}

Response show_link(const Following& following, const Request& request, bool stops) {
  const Context context = context_now(following.desk.site, request);
  const auto follower = following.followers.find(request.param("token"));
  if (!follower) return no_such_link(context);
  if (follower->confirmed && !stops)
    return draw_words(context, context.t("follow.yes.done"), context.t("follow.yes.done.says"));
  return draw_button(context, *follower, request.param("token"), stops);
}

// What came with the button: nothing but what its form holds.
Result<Errors> faults_of(const Request& request, std::vector<std::string> names) {
  SentWithFile sent = TRY(read_sent(request));
  refuse_unknown(sent.faults, sent.fields, and_hidden(std::move(names)), sent.file);
  return std::move(sent.faults);
}

Result<Response> confirm(const Following& following, const Request& request) {
  if (auto ours = from_our_page(request, following.desk.url); !ours)
    return tl::unexpected(ours.error());
  const Errors faults = TRY(faults_of(request, {}));
  const Context context = context_now(following.desk.site, request);
  if (const auto follower = following.followers.find(request.param("token"));
      follower && !faults.empty())
    return draw_button(context, *follower, request.param("token"), false, faults);
  const auto done = following.followers.confirm(request.param("token"), context.view.at());
  if (!done) return no_such_link(context);
  return draw_words(context, context.t("follow.yes.done"), context.t("follow.yes.done.says"));
}

// Whoever has the link may end it, from a button of a mail program as well (RFC 8058).
Result<Response> stop(const Following& following, const Request& request) {
  const Errors faults =
      request.body.empty() ? Errors{} : TRY(faults_of(request, {"List-Unsubscribe"}));
  const Context context = context_now(following.desk.site, request);
  if (const auto follower = following.followers.find(request.param("token"));
      follower && !faults.empty())
    return draw_button(context, *follower, request.param("token"), true, faults);
  following.followers.stop(request.param("token"));
  return draw_words(context, context.t("follow.stopped"), context.t("follow.stopped.says"));
}

}  // namespace

void add_follow(Router& router, const DeskSite& desk, Followers& followers) {
  const auto following = std::shared_ptr<Following>(new Following{desk, followers});
  const std::string form = "/{lang}/follow", link = form + "/{token}", end = link + "/stop";
  router.get(form, Format::html,
             [following](const Request& request) { return show(*following, request); });
  router.add("POST", form,
             [following](const Request& request) { return take(*following, request); });
  router.get(link, Format::html,
             [following](const Request& request) { return show_link(*following, request, false); });
  router.add("POST", link,
             [following](const Request& request) { return confirm(*following, request); });
  router.get(end, Format::html,
             [following](const Request& request) { return show_link(*following, request, true); });
  router.add("POST", end,
             [following](const Request& request) { return stop(*following, request); });
}

}  // namespace acta::site
