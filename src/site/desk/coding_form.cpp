#include "base/date_words.h"
#include "procedure/coding_desk.h"
#include "register/records/commitment.h"
#include "register/records/measure.h"
#include "register/records/source_document.h"
#include "site/blocks.h"
#include "site/desk/coding_view.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/layout.h"
#include "site/segments.h"

namespace acta::site {
namespace {

using procedure::CodingForm;
using Pair = procedure::CodingDesk::Pair;
using record::Subject;

constexpr std::size_t most_of_a_line = 90;  // bytes of a choice

std::string asked(const Visit& visit, std::string_view key) {
  const auto found = visit.request.target.query.find(key);
  return found == visit.request.target.query.end() ? std::string() : found->second;
}

std::string cut(std::string text) {
  if (text.size() <= most_of_a_line) return text;
  const std::size_t end = text.rfind(' ', most_of_a_line);
  return text.substr(0, end == text.npos ? most_of_a_line : end) + " …";
}

Field choice_of(const Visit& visit, const char* name, std::string_view label,
                const std::string& value, std::string_view kind) {
  Field field{name, std::string(label), {}, value, {}};
  field.choices.emplace_back("", visit.t()("desk.report.choose"));
  for (const Subject* each : visit.context.view.subjects(kind))
    field.choices.emplace_back(
        each->id(), std::string(each->id()) + " · " +
                        cut(record::name(visit.context.view, *each, visit.t().language()).text));
  return field;
}

std::string address_of_pair(const std::string& measure, const std::string& commitment) {
  return "/desk/coding/" + encode_segment(measure) + '/' + encode_segment(commitment);
}

std::string called(const Visit& visit, const std::string& subject) {
  const Subject* const found = visit.context.view.find(subject);
  return found ? cut(record::name(visit.context.view, *found, visit.t().language()).text) : subject;
}

DeskLine line_of(const Visit& visit, const Pair& pair) {
  const Subject* const act = visit.context.view.find("measure/" + pair.measure);
  const Subject* const country =
      act ? record::measure(visit.context.view, *act, "en").country : nullptr;
  DeskLine line;
  if (!pair.mine) line.href = visit.path(address_of_pair(pair.measure, pair.commitment));
  line.title = pair.measure + " · " + pair.commitment;
  if (country) line.title += " · " + name_of(visit.context, *country);
  line.tag = visit.t()("desk.coding.so-many", {{"count", pair.codings}});
  line.about = escaped(called(visit, "measure/" + pair.measure) + " — " +
                       called(visit, "commitment/" + pair.commitment));
  return line;
}

Result<Response> choose(Visit& visit) {
  if (!may_begin(visit, "coding")) return not_found("error.permission.unknown");
  const Messages& t = visit.t();
  CodingPageView view;
  view.action = visit.path("/desk/coding");
  const std::string measure = asked(visit, "measure");
  const std::string commitment = asked(visit, "commitment");
  view.fields = {choice_of(visit, "measure", t("column.measure"), measure, "measure"),
                 choice_of(visit, "commitment", t("column.commitment"), commitment, "commitment")};
  const bool chosen = visit.request.target.query.contains("measure");
  if (chosen) {
    const auto pair = visit.desk.codings->pair(visit.actor, measure, commitment);
    if (pair) return see_other(visit.path(address_of_pair(measure, commitment)));
    for (Field& field : view.fields)
      if (field.value.empty()) field.error = t("error.report.missing");
      else if (pair.error().place == field.name) field.error = wrong_in_words(t, pair.error());
    if (view.fields[0].error.empty() && view.fields[1].error.empty())
      view.fields[0].error = t("error.coding.not-yours");
  }
  for (const Pair& pair : visit.desk.codings->waiting(visit.actor)) {
    auto& list = pair.mine ? view.waiting : pair.to_decide.empty() ? view.to_code : view.to_decide;
    list.push_back(line_of(visit, pair));
  }
  DeskPage page;
  page.title = t("desk.begin.coding");
  page.lede = escaped(t(asked(visit, "done") == "sent" ? "desk.coding.sent" : "desk.coding.lede"));
  page.body = draw_coding_page(t, view);
  page.status = chosen ? 422 : 200;
  return draw_desk_page(visit, page);
}

std::string source_of(const record::Claim* claim) {
  return claim && claim->citation.source ? std::string(claim->citation.source->id())
                                         : std::string();
}
std::string locator_of(const record::Claim* claim) {
  return claim ? std::string(claim->citation.locator.view()) : std::string();
}

// Where both stand in the record; what they say there is for the coder to read and copy.
CodingForm begun(const Visit& visit, const Pair& pair) {
  const record::View& view = visit.context.view;
  CodingForm form{.measure = pair.measure, .commitment = pair.commitment};
  const auto measure = record::measure(view, *view.find("measure/" + pair.measure), "en");
  const auto promise = record::commitment(view, *view.find("commitment/" + pair.commitment));
  form.measure_source = source_of(measure.action_claim);
  form.measure_locator = locator_of(measure.action_claim);
  form.commitment_source = source_of(promise.text_claim);
  form.commitment_locator = locator_of(promise.text_claim);
  form.language = visit.t().language();
  return form;
}

std::vector<Field> fields_of(const Visit& visit, const CodingForm& form) {
  const Messages& t = visit.t();
  std::vector<Field> fields;
  const auto add = [&](const char* name, const std::string& value) -> Field& {
    const std::string key = std::string("desk.coding.") + name;
    return fields.emplace_back(Field{name,
                                     std::string(t(key)),
                                     t.has(key + ".help") ? std::string(t(key + ".help")) : "",
                                     value,
                                     {}});
  };
  Field& code = add("alignment", form.code);
  code.choices.emplace_back("", t("desk.report.choose"));
  const auto* const property = visit.context.view.vocabulary().property("alignment");
  for (const std::string& each : property ? property->codes : std::vector<std::string>{})
    code.choices.emplace_back(each, alignment_in_words(visit.context, each));
  const auto side = [&](const std::string& of, const std::string& source,
                        const std::string& locator, const std::string& passage) {
    const std::string name = of + "_source";
    fields.push_back(choice_of(visit, name.c_str(), t("desk.coding." + name), source, "source"));
    add((of + "_locator").c_str(), locator);
    add((of + "_passage").c_str(), passage).is_long = true;
  };
  side("measure", form.measure_source, form.measure_locator, form.measure_passage);
  side("commitment", form.commitment_source, form.commitment_locator, form.commitment_passage);
  add("reason", form.reason).is_long = true;
  Field& language = add("language", form.language);
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  return fields;
}

// The act and the promise as they stand on record, and what two others coded before a third does.
Html above_of(const Visit& visit, const Pair& pair) {
  const record::View& view = visit.context.view;
  Html html{"<p class=\"promise\">"};
  const auto measure =
      record::measure(view, *view.find("measure/" + pair.measure), visit.t().language());
  html.text += in_its_language(visit.context, measure.action).text + "</p>\n<p class=\"promise\">";
  html.text += promise_of(visit.context, *view.find("commitment/" + pair.commitment)).text;
  html.text += "</p>\n";
  if (pair.to_decide.empty()) return html;
  html.text += "<section><h2>";
  put(html.text, visit.t()("desk.coding.both"));
  html.text += "</h2>\n" + draw_coded(visit, pair.to_decide).text + "</section>\n";
  return html;
}

Response draw(const Visit& visit, const Pair& pair, const CodingForm& form, const Errors& errors,
              int status) {
  const Messages& t = visit.t();
  FormView view;
  view.action = visit.path(address_of_pair(pair.measure, pair.commitment));
  view.csrf = visit.session.csrf;
  view.version = std::to_string(pair.to_decide.size());  // how many codings this page shows
  view.above = above_of(visit, pair);
  view.fields = fields_of(visit, form);
  view.keeps_draft = true;
  view.button = t("desk.coding.send");
  view.next = t("desk.coding.next");
  put_errors(t, errors, view);
  DeskPage page;
  page.title =
      t("desk.coding.heading", {{"measure", pair.measure}, {"commitment", pair.commitment}});
  page.body = pair.mine ? draw_muted(t("error.coding.again")) : draw_form(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

Result<Pair> pair_at(const Visit& visit) {
  auto pair = visit.desk.codings->pair(visit.actor, visit.request.param("measure"),
                                       visit.request.param("commitment"));
  if (!pair) return not_found("error.permission.unknown");
  return pair;
}

CodingForm form_sent(const Visit& visit, const Pair& pair) {
  const auto sent = [&](const char* field) { return std::string(visit.sent(field)); };
  return {.measure = pair.measure,
          .commitment = pair.commitment,
          .code = sent("alignment"),
          .measure_source = sent("measure_source"),
          .measure_locator = sent("measure_locator"),
          .measure_passage = sent("measure_passage"),
          .commitment_source = sent("commitment_source"),
          .commitment_locator = sent("commitment_locator"),
          .commitment_passage = sent("commitment_passage"),
          .reason = sent("reason"),
          .language = sent("language")};
}

Result<Response> show(Visit& visit) {
  const Pair pair = TRY(pair_at(visit));
  const CodingForm form = visit.form.empty() ? begun(visit, pair) : form_sent(visit, pair);
  return draw(visit, pair, form, not_yet_sent(visit), 200);
}

Result<Response> take(Visit& visit) {
  const Pair pair = TRY(pair_at(visit));
  const CodingForm form = form_sent(visit, pair);
  const std::size_t seen = visit.sent("version") == "2" ? 2 : 0;
  const auto paper = visit.desk.codings->code(visit.actor, form, seen);
  if (paper) return see_other(visit.path("/desk/coding") + encode_query({{"done", "sent"}}));
  const Error& first = paper.error().front();
  if (first.kind == ErrorKind::not_found || first.kind == ErrorKind::forbidden)
    return tl::unexpected(first);
  return draw(visit, pair, form, paper.error(), status_of_form(first));
}

}  // namespace

void add_coding_form(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/coding", Format::html, for_signed_in(desk, choose));
  const auto names = [](const Visit& visit) -> Result<std::vector<std::string>> {
    return names_of(fields_of(visit, {}));
  };
  add_form(router, desk, "/{lang}/desk/coding/{measure}/{commitment}", {show, take, names});
}

}  // namespace acta::site
