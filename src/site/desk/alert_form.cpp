#include <algorithm>
#include <array>

#include "answer/names.h"
#include "base/date_words.h"
#include "procedure/alert_step.h"
#include "register/flow_count.h"
#include "register/records/code_class.h"
#include "report/alert_card.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/layout.h"
#include "site/pages/early_warning/corridor_view.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

// An alert at the desk: what it was raised by, what was done with it, and the next step.
namespace acta::site {
namespace {

using procedure::AlertStep;
using procedure::Matter;
using procedure::Verb;
using record::Alert;

constexpr std::array verbs{Verb::acknowledge, Verb::assess, Verb::share, Verb::close};

std::optional<Verb> step_named(std::string_view name) {
  for (const Verb verb : verbs)
    if (name_of(verb) == name) return verb;
  return std::nullopt;
}

bool sees(const Visit& visit, const Alert& alert) {
  return may(visit.matrix, visit.actor, Verb::view,
             procedure::alert_matter(visit.context.view, alert))
      .allowed;
}

bool over(const Alert& alert) { return alert.closed || alert.withdrawn; }

// The one that the address names, if this reader may see it. Otherwise it is not there.
Result<Alert> asked_for(const Visit& visit) {
  for (const Alert& alert : record::alerts(visit.context.view))
    if (alert.subject->id() == visit.request.param("id") && sees(visit, alert)) return alert;
  return not_found("error.permission.unknown");
}

// The reader's offices that may take a step now.
std::vector<procedure::Seat> seats_for(const Visit& visit, const Alert& alert, Verb verb) {
  std::vector<procedure::Seat> seats;
  if (over(alert)) return seats;
  const Matter matter = procedure::alert_matter(visit.context.view, alert);
  for (const procedure::Seat& seat : visit.actor.seats) {
    const auto is_by = [&](const Alert::Step& step) {
      return step.claim->asserter.view() == seat.office;
    };
    const auto& seen = alert.acknowledged;
    const bool done = verb == Verb::acknowledge && std::any_of(seen.begin(), seen.end(), is_by);
    const bool own = verb == Verb::share && alert.assessed &&
                     (is_by(*alert.assessed) || procedure::assessed_by(alert, visit.actor));
    if (!done && !own && may(visit.matrix, {visit.actor.account, {seat}}, verb, matter).allowed)
      seats.push_back(seat);
  }
  return seats;
}

std::string name_of_alert(const Visit& visit, const Alert& alert) {
  const Messages& t = visit.t();
  return t("alert.card.title",
           {{"level", t("alert.card." + std::string(alert.level))},
            {"flow", record::flow(visit.context.view, *alert.flow, t.language()).name.text},
            {"month", month_in_words(visit.context, record::month_number(alert.month))}});
}

std::string address_of_alert(const Visit& visit, const Alert& alert) {
  return visit.path("/desk/alerts/" + encode_segment(alert.subject->id()));
}

class Overview {
 public:
  Overview(const Visit& visit, const Alert& alert) : visit_(visit), t_(visit.t()), alert_(alert) {}

  AlertView run() {
    view_.state = t_("alert-state." + std::string(name_of(alert_.state())));
    const auto& view = visit_.context.view;
    const std::string status =
        record::label_of(view, "alert_status", record::alert_status(view), t_.language()).text;
    view_.status = t_("desk.alert.status", {{"status", status}});
    if (visit_.request.target.query.contains("done")) view_.said = t_("desk.alert.done");
    view_.corridor = visit_.path("/early-warning/" + std::string(alert_.flow->id()));
    evidence();
    steps();
    for (const Verb verb : verbs)
      if (!seats_for(visit_, alert_, verb).empty())
        view_.next.push_back({address_of_alert(visit_, alert_) + '/' + std::string(name_of(verb)),
                              std::string(t_("desk.alert." + std::string(name_of(verb)))),
                              {},
                              {}});
    return std::move(view_);
  }

 private:
  void evidence() {
    const auto text = visit_.desk.issued ? visit_.desk.issued(alert_.issued) : nullptr;
    const auto issued = text ? warning::read_issued(*text) : Result<warning::IssuedRun>();
    if (!text || !issued) return;
    const report::AlertEvidence it{alert_, *issued};
    const auto all = record::alerts(visit_.context.view);
    for (auto& sentence : report::alert_sentences(visit_.context.view, it, all, t_))
      view_.sentences.push_back(std::move(sentence.text));
  }

  void steps() {
    add("raised", alert_.raised, {});
    for (const auto& step : alert_.acknowledged) add("acknowledged", step.claim, {});
    if (alert_.assessed) add("assessed", alert_.assessed->claim, words(alert_.assessed->words));
    for (const auto& shared : alert_.shared)
      add("shared", shared.claim,
          escaped(t_("shared." + std::string(record::name_of(shared.with)))));
    if (alert_.closed) {
      Marks mark;
      Html outcome =
          mark.in(t_("page.named", {{"name", t_("outcome." + std::string(alert_.outcome))},
                                    {"what", mark(words(alert_.closed->words))}}));
      add("closed", alert_.closed->claim, std::move(outcome));
    }
    add("withdrawn", alert_.withdrawn, {});
  }
  void add(const std::string& what, const record::Claim* claim, Html words) {
    if (!claim) return;
    view_.steps.push_back(
        {std::string(t_("alert-state." + what)), instant_in_words(claim->recorded, t_),
         answer::speaker(visit_.context.view, claim->asserter.view(), t_), std::move(words)});
  }
  Html words(const record::LocalText& text) const { return in_its_language(visit_.context, text); }

  const Visit& visit_;
  const Messages& t_;
  const Alert& alert_;
  AlertView view_;
};

Result<Response> overview(Visit& visit) {
  const Alert alert = TRY(asked_for(visit));
  DeskPage page;
  page.title = name_of_alert(visit, alert);
  page.path = "/desk/alerts/" + encode_segment(alert.subject->id());
  page.body = draw_alert(visit.t(), Overview(visit, alert).run());
  return draw_desk_page(visit, page);
}

// The form of one step.
class StepForm {
 public:
  StepForm(const Visit& visit, const Alert& alert, const AlertStep& step)
      : visit_(visit), t_(visit.t()), alert_(alert), step_(step) {}

  Response draw(const Errors& errors, int status) {
    const std::string name(name_of(step_.verb));
    FormView view;
    view.action = address_of_alert(visit_, alert_) + '/' + name;
    view.csrf = visit_.session.csrf;
    view.key = step_.key;
    view.above = escaped(name_of_alert(visit_, alert_));
    view.above.text = "<p class=\"promise\">" + view.above.text + "</p>\n";
    view.fields = fields();
    view.button = t_("desk.alert.send");
    view.next = t_("desk.alert.send.next");
    put_errors(t_, errors, view);
    DeskPage page;
    page.title = t_("desk.alert." + name);
    page.path = "/desk/alerts/" + encode_segment(alert_.subject->id()) + '/' + name;
    page.body = draw_form(t_, view);
    page.status = status;
    return draw_desk_page(visit_, page);
  }

 private:
  std::vector<Field> fields() const {
    std::vector<Field> fields;
    Field office{"office", std::string(t_("desk.alert.office")), {}, step_.office, {}};
    for (const procedure::Seat& seat : seats_for(visit_, alert_, step_.verb))
      office.choices.emplace_back(seat.office, office_in_words(visit_.context, seat));
    fields.push_back(std::move(office));
    if (step_.verb == Verb::share) {
      Field with = choice("with", "shared_with", step_.with);
      with.help = t_("desk.alert.with.help");
      // What it was shared with already is no choice.
      std::erase_if(with.choices, [&](const auto& one) {
        const auto level = record::sharing_named(one.first);
        return level && *level <= alert_.sharing();
      });
      fields.push_back(std::move(with));
    }
    if (step_.verb == Verb::close)
      fields.push_back(choice("outcome", "alert_outcome", step_.outcome));
    if (step_.verb == Verb::assess || step_.verb == Verb::close) {
      const char* const asked = step_.verb == Verb::assess ? "desk.alert.text" : "desk.alert.note";
      Field text{
          "text", std::string(t_(asked)), std::string(t_("desk.alert.text.help")), step_.text, {}};
      text.is_long = true;
      fields.push_back(std::move(text));
      Field language{"language", std::string(t_("desk.report.language")), {}, step_.language, {}};
      for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
      fields.push_back(std::move(language));
    }
    return fields;
  }
  Field choice(const char* name, std::string_view property, const std::string& value) const {
    Field field{name, std::string(t_("desk.alert." + std::string(name))), {}, value, {}};
    field.choices.emplace_back("", t_("desk.report.choose"));
    const auto* const known = visit_.context.view.vocabulary().property(property);
    for (const std::string& code : known ? known->codes : std::vector<std::string>{})
      field.choices.emplace_back(
          code, record::label_of(visit_.context.view, property, code, t_.language()).text);
    return field;
  }

  const Visit& visit_;
  const Messages& t_;
  const Alert& alert_;
  const AlertStep& step_;
};

struct Asked {
  Alert alert;
  Verb verb;
};
Result<Asked> step_asked_for(const Visit& visit) {
  Alert alert = TRY(asked_for(visit));
  const auto verb = step_named(visit.request.param("step"));
  if (!verb || seats_for(visit, alert, *verb).empty()) return not_found("error.permission.unknown");
  return Asked{std::move(alert), *verb};
}

AlertStep sent(const Visit& visit, std::string alert, Verb verb) {
  return {.alert = std::move(alert),
          .office = std::string(visit.sent("office")),
          .verb = verb,
          .text = std::string(visit.sent("text")),
          .language = std::string(visit.sent("language")),
          .with = std::string(visit.sent("with")),
          .outcome = std::string(visit.sent("outcome")),
          .key = std::string(visit.sent("key"))};
}

Result<Response> show(Visit& visit) {
  const auto [alert, verb] = TRY(step_asked_for(visit));
  const AlertStep step{.alert = std::string(alert.subject->id()),
                       .verb = verb,
                       .language = visit.t().language(),
                       .key = store::random_words(100)};
  return StepForm(visit, alert, visit.form.empty() ? step : sent(visit, step.alert, verb))
      .draw(not_yet_sent(visit), 200);
}

Result<Response> take(Visit& visit) {
  const Alert alert = TRY(asked_for(visit));
  const auto verb = step_named(visit.request.param("step"));
  if (!verb) return not_found("error.permission.unknown");
  const AlertStep step = sent(visit, std::string(alert.subject->id()), *verb);
  if (step.key.empty() || step.key.size() > 64) return invalid("error.desk.stale", "key");
  const auto done = visit.desk.desk.take(visit.actor, step);
  if (done) return see_other(address_of_alert(visit, alert) + encode_query({{"done", "step"}}));
  // Pressed twice, or somebody was faster: the step is offered no more, but what was typed comes
  // back. Whoever may never take it is told of none.
  if (done.error().front().kind == ErrorKind::forbidden && seats_for(visit, alert, *verb).empty())
    return not_found("error.permission.unknown");
  return StepForm(visit, alert, step).draw(done.error(), status_of_form(done.error().front()));
}

}  // namespace

std::vector<DeskLine> open_alerts(const Visit& visit) {
  std::vector<DeskLine> lines;
  for (const Alert& alert : record::alerts(visit.context.view)) {
    if (over(alert) || !sees(visit, alert)) continue;
    lines.push_back({address_of_alert(visit, alert), name_of_alert(visit, alert),
                     std::string(visit.t()("alert-state." + std::string(name_of(alert.state())))),
                     escaped(instant_in_words(alert.raised->recorded, visit.t()))});
  }
  return lines;
}

void add_alert_form(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/alerts/{id}", Format::html, for_signed_in(desk, overview));
  add_form(router, desk, "/{lang}/desk/alerts/{id}/{step}",
           {show, take, always(and_hidden({"office", "text", "language", "with", "outcome"}))});
}

}  // namespace acta::site
