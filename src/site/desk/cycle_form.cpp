#include <algorithm>
#include <charconv>

#include "procedure/cycle.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/overtaken.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/layout.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

using procedure::CycleForm;
using procedure::Proposed;

struct Filled {
  CycleForm form;
  bool is_new = true;
  std::string key, proposal, version;
  std::optional<Overtaken> overtaken = {};  // what somebody else sent meanwhile
};

// A proposal over what stands: of a change only what changes is in it.
CycleForm over(CycleForm stands, const CycleForm& proposed) {
  stands.id = proposed.id;
  for (auto member : {&CycleForm::title, &CycleForm::language, &CycleForm::opens, &CycleForm::due,
                      &CycleForm::overdue_from, &CycleForm::reason})
    if (!(proposed.*member).empty()) stands.*member = proposed.*member;
  return stands;
}

std::vector<Field> fields_of(const Visit& visit, const Filled& filled) {
  const Messages& t = visit.t();
  const CycleForm& form = filled.form;
  std::vector<Field> fields;
  const auto add = [&](const char* name, const std::string& value) -> Field& {
    const std::string key = std::string("desk.cycle.") + name;
    return fields.emplace_back(
        Field{name, std::string(t(key)), std::string(t(key + ".help")), value, {}});
  };
  if (filled.is_new) add("id", form.id);
  add("title", form.title);
  Field& language = add("language", form.language);
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  add("opens", form.opens);
  add("due", form.due);
  add("overdue_from", form.overdue_from);
  if (!filled.is_new) add("reason", form.reason);
  return fields;
}

Response draw(const Visit& visit, const Filled& filled, const Errors& errors, int status) {
  const Messages& t = visit.t();
  CycleView view;
  view.action = visit.path("/desk/cycle" + (filled.is_new ? "" : "/" + filled.form.id));
  view.csrf = visit.session.csrf;
  view.key = filled.key;
  view.proposal = filled.proposal;
  view.version = filled.version;
  view.fields = fields_of(visit, filled);
  if (filled.overtaken)
    view.merge = draw_overtaken(
        visit, *filled.overtaken,
        [&](const auto& drafts) {
          Filled other = filled;
          other.form =
              over(procedure::cycle_form(visit.context.view, filled.is_new ? "" : filled.form.id,
                                         t.language()),
                   procedure::cycle_in(drafts));
          return fields_of(visit, other);
        },
        view.fields);
  view.errors = place_errors(t, errors, view.fields);
  DeskPage page;
  page.title = filled.is_new ? std::string(t("desk.begin.cycle"))
                             : t("desk.cycle.change", {{"id", filled.form.id}});
  page.body = draw_cycle(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

// What the address names, if this reader may propose it. Otherwise it is not there.
Result<Filled> asked_for(const Visit& visit, bool is_new) {
  if (!may_begin(visit, procedure::cycle_matter(visit.context.view).kind))
    return not_found("error.permission.unknown");
  Filled filled;
  filled.is_new = is_new;
  const std::string id = is_new ? std::string() : std::string(visit.request.param("id"));
  filled.form = procedure::cycle_form(visit.context.view, id, visit.t().language());
  return filled;
}

// A version that came back: what it says over what stands.
Result<void> put_returned(const Visit& visit, const std::string& of, Filled& filled) {
  const Proposed proposal = TRY(visit.desk.desk.find(visit.actor, of));
  const CycleForm before = procedure::cycle_in(proposal.drafts);
  if (before.id.empty() || (!filled.is_new && before.id != filled.form.id))
    return not_found("error.permission.unknown");
  filled.form = over(std::move(filled.form), before);
  filled.proposal = proposal.id;
  filled.version = std::to_string(proposal.version);
  return {};
}

// As it was typed.
void put_sent(const Visit& visit, Filled& filled) {
  const std::string id = filled.form.id;
  const auto sent = [&](const char* field) { return std::string(visit.sent(field)); };
  filled.form = {filled.is_new ? sent("id") : id,
                 sent("title"),
                 sent("language"),
                 sent("opens"),
                 sent("due"),
                 sent("overdue_from"),
                 sent("reason")};
  filled.key = sent("key");
  filled.proposal = sent("proposal");
  filled.version = sent("version");
}

Result<Response> show(Visit& visit, bool is_new) {
  Filled filled = TRY(asked_for(visit, is_new));
  if (!is_new && filled.form.due.empty()) return not_found("error.permission.unknown");
  const Query& query = visit.request.target.query;
  if (const auto of = query.find("of"); of != query.end())
    if (const auto found = put_returned(visit, of->second, filled); !found)
      return tl::unexpected(found.error());
  filled.key = store::random_words(100);
  if (!visit.form.empty()) put_sent(visit, filled);
  return draw(visit, filled, not_yet_sent(visit), 200);
}

Checked<Proposed> send(Visit& visit, const Filled& filled) {
  auto drafts = TRY(procedure::cycle_drafts(visit.context.view, filled.form));
  std::uint64_t version = 0;
  std::from_chars(filled.version.data(), filled.version.data() + filled.version.size(), version);
  if (!filled.proposal.empty())
    return visit.desk.desk.amend(visit.actor, filled.proposal, version, std::move(drafts));
  return propose(
      visit,
      {procedure::cycle_matter(visit.context.view), "cycle/" + filled.form.id, std::move(drafts)},
      filled.key);
}

Result<Response> take(Visit& visit, bool is_new) {
  Filled filled = TRY(asked_for(visit, is_new));
  put_sent(visit, filled);
  if (filled.key.empty() || filled.key.size() > 64) return invalid("error.desk.stale", "key");
  const auto proposed = send(visit, filled);
  if (proposed)
    return see_other(visit.path("/desk/proposals/" + proposed->id) +
                     encode_query({{"done", "sent"}}));
  const Error& first = proposed.error().front();
  if (filled.overtaken = overtaken(visit, filled.proposal, filled.version, first);
      filled.overtaken) {
    go_on_from(*filled.overtaken, filled.proposal, filled.version, filled.key);
    return draw(visit, filled, {}, 409);
  }
  if (first.kind == ErrorKind::not_found || first.kind == ErrorKind::forbidden)
    return tl::unexpected(first);
  return draw(visit, filled, proposed.error(), status_of_form(first));
}

}  // namespace

void add_cycle_form(Router& router, const DeskSite& desk) {
  for (const bool is_new : {true, false})
    add_form(router, desk, is_new ? "/{lang}/desk/cycle" : "/{lang}/desk/cycle/{id}",
             {[=](Visit& visit) { return show(visit, is_new); },
              [=](Visit& visit) { return take(visit, is_new); },
              always(and_hidden(
                  {"id", "title", "language", "opens", "due", "overdue_from", "reason"}))});
}

}  // namespace acta::site
