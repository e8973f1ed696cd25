#include "site/desk/sending.h"

#include <algorithm>
#include <charconv>

#include "answer/error_words.h"
#include "base/date_words.h"
#include "base/log.h"
#include "base/sha256.h"
#include "base/text.h"
#include "site/desk/merge.h"
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
  view.proposal = visit.sent("proposal");
  // Shown again with what was typed before a session ended: into the form of then.
  const std::string_view drawn_before = visit.sent("version");
  view.version = visit.request.method != "POST" && !drawn_before.empty()
                     ? std::string(drawn_before)
                     : std::to_string(visit.context.view.at());
  view.above = std::move(form.above);
  view.fields = std::move(form.fields);
  view.keeps_draft = true;
  view.button = t("desk.report.send");
  view.next = t("desk.report.next");
  put_errors(t, answer::in_words(visit.context.view, errors, t), view);
  DeskPage page;
  page.title = std::move(form.title);
  page.body = draw_form(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

Response draw_unsent(const Visit& visit, ProposalPage page) {
  const std::string_view key = visit.sent("key");
  return draw_proposal_page(
      visit, std::move(page), key.empty() ? store::random_words(100) : std::string(key),
      key.empty() && visit.faults.empty() ? Errors{} : not_yet_sent(visit), 200);
}

std::optional<Visit> when_drawn(const Visit& visit) {
  const record::View& now = visit.context.view;
  const std::string_view version = visit.sent("version");
  std::uint64_t drawn_at = 0;
  std::from_chars(version.data(), version.data() + version.size(), drawn_at);
  if (drawn_at == 0 || drawn_at >= now.at()) return std::nullopt;
  Visit earlier = visit;
  earlier.context.view = now.known_at(drawn_at);
  return earlier;
}

std::optional<Response> changed_meanwhile(const Visit& visit, ProposalPage mine,
                                          const std::string& key, std::vector<Field> before,
                                          const std::vector<Field>& theirs) {
  std::erase_if(before, [&](const Field& field) {
    return std::any_of(theirs.begin(), theirs.end(), [&](const Field& other) {
      return other.name == field.name && other.value == field.value;
    });
  });
  if (before.empty()) return std::nullopt;
  const auto rows = merge(before, theirs, mine.fields);
  const std::string when = instant_in_words(visit.context.view.known(), visit.t());
  mine.above.text +=
      draw_merge(visit.t(), rows, {visit.t()("desk.merge.on-record", {{"when", when}})}).text;
  return draw_proposal_page(visit, std::move(mine), key, {}, 409);
}

namespace {

// Each thing that was typed, by the field that the drafts name as its place.
std::map<std::string, std::vector<std::string>> typed_in_drafts(
    const record::View& view, const std::vector<record::ClaimDraft>& drafts) {
  std::map<std::string, std::vector<std::string>> typed;
  const auto set = [&](const record::Written& written) {
    if (!written.place.empty()) typed[written.place] = {written.text};
  };
  for (const record::ClaimDraft& draft : drafts) {
    if (draft.property.text == "source_kind") continue;  // of the form, not of who filled it in
    for (const auto* written : {&draft.unit, &draft.language, &draft.quote, &draft.note,
                                &draft.from, &draft.until, &draft.locator})
      set(*written);
    if (!draft.source.empty() && view.find("source/" + draft.source.text))
      typed["source"] = {draft.source.text};
    if (draft.replace_kind == record::ReplaceKind::correction) typed["change"] = {"correction"};
    if (!draft.value.place.empty())
      typed[draft.value.place].push_back(draft.missing.empty() || draft.withdrawn ? draft.value.text
                                                                                  : "?");
  }
  return typed;
}

}  // namespace

void take_back(const Visit& visit, std::string_view proposal) {
  const auto former = visit.desk.desk.find(visit.actor, proposal);
  if (!former || former->matter.author != visit.actor.account) return;
  if (const auto done = visit.desk.desk.withdraw(visit.actor, proposal, former->version); !done)
    log::warning("desk.not-taken-back", {{"proposal", proposal}, {"rule", done.error().message}});
}

Form fields_of_version(const Visit& visit, const std::vector<Field>& fields) {
  const Query& query = visit.request.target.query;
  const auto of = query.find("of");
  if (of == query.end()) return {};
  const auto former = visit.desk.desk.find(visit.actor, of->second);
  if (!former) return {};
  const auto typed = typed_in_drafts(visit.context.view, former->drafts);
  Form form{{"proposal", former->id}};
  for (const Field& field : fields) {
    std::string& text = form[field.name] = field.value;
    const auto found = typed.find(field.name);
    if (found == typed.end()) continue;
    text.clear();
    for (const std::string& line : found->second)
      (text += text.empty() ? "" : field.is_long ? "\n" : ", ") += line;
  }
  return form;
}

std::string id_asked_for(const Visit& visit) {
  const auto id = visit.request.params.find("id");
  return id == visit.request.params.end() ? std::string() : id->second;
}

void read_sent(const Visit& visit,
               std::initializer_list<std::pair<const char*, std::string*>> texts) {
  for (const auto& [name, text] : texts) *text = trim(visit.sent(name));
}

Checked<procedure::Proposed> propose(const Visit& visit, procedure::Desk::Wanted wanted,
                                     std::string_view key) {
  auto sent = visit.desk.desk.propose(visit.actor, std::move(wanted),
                                      "form/" + visit.session.account.id + '/' + std::string(key));
  if (!sent && sent.error().front().message == "error.store.key-reused")
    return tl::unexpected(Errors{{ErrorKind::conflict, "error.desk.sent-before", {}, {}, {}}});
  return sent;
}

Result<Response> send(const Visit& visit, Checked<procedure::Desk::Wanted> wanted,
                      const std::string& key,
                      const std::function<Response(const Errors&, int)>& again) {
  // What was typed and names nothing is wrong in the form; the form itself is there.
  if (!wanted)
    return again(wanted.error(), wanted.error().front().kind == ErrorKind::conflict ? 409 : 422);
  const auto sent = propose(visit, *std::move(wanted), key);
  if (sent && !visit.sent("proposal").empty()) take_back(visit, visit.sent("proposal"));
  if (sent)
    return see_other(visit.path("/desk/proposals/" + sent->id) + encode_query({{"done", "sent"}}));
  const Error& first = sent.error().front();
  if (first.kind == ErrorKind::not_found || first.kind == ErrorKind::forbidden)
    return tl::unexpected(first);
  return again(sent.error(), status_of_form(first));
}

}  // namespace acta::site
