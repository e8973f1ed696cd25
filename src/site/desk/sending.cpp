#include "site/desk/sending.h"

#include "base/sha256.h"
#include "base/text.h"
#include "site/desk/typed.h"
#include "store/accounts/secret.h"

namespace acta::site {

Result<std::string> key_of(const Visit& visit) {
  std::string key(visit.sent("key"));
  if (key.empty() || key.size() > 64) return invalid("error.desk.stale", "key");
  return key;
}

std::string name_from(const Visit& visit, std::string_view key) {
  const Hash digest = sha256(visit.session.account.id + '\n' + std::string(key));
  return lower(store::base32(bytes_of(digest)).substr(0, 12));
}

Response draw_proposal_page(const Visit& visit, ProposalPage form, const std::string& key,
                            const Errors& errors, int status) {
  const Messages& t = visit.t();
  FormView view;
  view.action = visit.path(form.address);
  view.csrf = visit.session.csrf;
  view.key = key;
  view.above = std::move(form.above);
  view.fields = std::move(form.fields);
  view.keeps_draft = true;
  view.button = t("desk.report.send");
  view.next = t("desk.report.next");
  put_errors(t, errors, view);
  DeskPage page;
  page.title = std::move(form.title);
  page.body = draw_form(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

Response draw_unsent(const Visit& visit, ProposalPage page) {
  const bool is_new = visit.form.empty();
  return draw_proposal_page(visit, std::move(page),
                            is_new ? store::random_words(100) : std::string(visit.sent("key")),
                            is_new ? Errors{} : not_yet_sent(visit), 200);
}

std::string id_asked_for(const Visit& visit) {
  const auto id = visit.request.params.find("id");
  return id == visit.request.params.end() ? std::string() : id->second;
}

void read_sent(const Visit& visit,
               std::initializer_list<std::pair<const char*, std::string*>> texts) {
  for (const auto& [name, text] : texts) *text = visit.sent(name);
}

Result<Response> send(const Visit& visit, Checked<procedure::Desk::Wanted> wanted,
                      const std::string& key,
                      const std::function<Response(const Errors&, int)>& again) {
  // What was typed and names nothing is wrong in the form; the form itself is there.
  if (!wanted)
    return again(wanted.error(), wanted.error().front().kind == ErrorKind::conflict ? 409 : 422);
  const auto sent = visit.desk.desk.propose(visit.actor, *std::move(wanted),
                                            "form/" + visit.session.account.id + '/' + key);
  if (sent)
    return see_other(visit.path("/desk/proposals/" + sent->id) + encode_query({{"done", "sent"}}));
  const Error& first = sent.error().front();
  if (first.kind == ErrorKind::not_found || first.kind == ErrorKind::forbidden)
    return tl::unexpected(first);
  return again(sent.error(), status_of_form(first));
}

}  // namespace acta::site
