#include <algorithm>

#include "analysis/reported_progress.h"
#include "analysis/tracks.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "register/disagreement.h"
#include "register/records/code_class.h"
#include "register/records/indicator.h"
#include "register/records/measure.h"
#include "register/records/money_item.h"
#include "site/blocks.h"
#include "site/pages/commitments/amendments.h"
#include "site/pages/commitments/commitments.h"
#include "site/pages/commitments/participants.h"
#include "site/pages/commitments/tracks.h"
#include "site/pages/indicators/indicators.h"
#include "site/pages/measures/measures.h"
#include "site/pages/record/subject.h"

// The page of one commitment.
namespace acta::site {

using record::Commitment;
using record::Subject;

namespace {

Html who_promised(const Context& context, const Commitment& commitment) {
  Marks mark;
  const std::string_view actors =
      mark(commitment.actors.empty() ? escaped(context.t("page.commitment.no-actor"))
                                     : links_to(context, commitment.actors));
  const std::string date =
      commitment.made_on ? date_in_words(*commitment.made_on, context.t) : std::string{};
  if (commitment.made_at) {
    return mark.in(context.t("page.commitment.who-at",
                             {{"actors", actors},
                              {"date", date},
                              {"place", mark(link_to(context, *commitment.made_at))}}));
  }
  return mark.in(context.t("page.commitment.who", {{"actors", actors}, {"date", date}}));
}

std::vector<CommitmentReport> reports_of(const Context& context, const Commitment& commitment) {
  std::vector<CommitmentReport> lines;
  for (const record::StatusReport& report : commitment.reports) {
    Commitment alone = commitment;
    alone.reports = {report};
    CommitmentReport& line = lines.emplace_back();
    line.square = square_class(analysis::progress_of(alone).progress);
    line.status = in_its_language(
        context, record::label_of(context.view, "status", report.status, context.t.language()));
    line.citation = draw_citation(context, *report.claim);
    line.when = interval_in_words(report.claim->valid, context.t);
    line.entry = entry_of(context, *report.claim);
  }
  return lines;
}

// Subjects of a kind whose claims name this commitment.
std::vector<const Subject*> naming(const Context& context, const Subject& commitment,
                                   std::string_view kind) {
  std::vector<const Subject*> found;
  for (const ShownClaim& shown : claims_naming(context, commitment)) {
    const Subject* about = shown.claim->subject;
    if (about->kind() == kind && std::find(found.begin(), found.end(), about) == found.end())
      found.push_back(about);
  }
  return found;
}

std::vector<Html> measures_of(const Context& context, const Subject& commitment) {
  std::vector<Html> lines;
  for (const Subject* subject : naming(context, commitment, "measure")) {
    const auto measure = record::measure(context.view, *subject, context.t.language());
    Html line = measure.country ? link_to(context, *measure.country) : Html{};
    if (measure.date) put(line.text, ", " + date_in_words(*measure.date, context.t));
    if (!line.empty()) put(line.text, context.t("text.colon"));
    line.text += open_link(href_of(context, *subject)).text +
                 in_its_language(context, measure.action).text + "</a>";
    lines.push_back(std::move(line));
  }
  return lines;
}

// Its own, or else those of its committee.
void put_indicators(const Context& context, const Commitment& commitment, CommitmentView& view) {
  const auto own = naming(context, *commitment.subject, "indicator");
  view.indicators_are_its_own = !own.empty();
  if (!own.empty()) view.indicators = draw_indicators(context, own);
  else if (commitment.committee)
    view.indicators =
        draw_indicators(context, record::indicators_of(context.view, *commitment.committee));
}

std::vector<Html> money_of(const Context& context, const Subject& commitment) {
  std::vector<Html> lines;
  for (const Subject* subject : naming(context, commitment, "finance")) {
    const auto item = record::money_item(context.view, *subject, context.t.language());
    Html line = open_link(href_of(context, *subject));
    const std::string amount = item.amount ? answer::amount_in_words(*item.amount, context.t)
                                           : std::string(context.t("cell.missing"));
    put(line.text, amount);
    if (!item.purpose.empty()) line.text += ", " + in_its_language(context, item.purpose).text;
    line.text += "</a>";
    lines.push_back(std::move(line));
  }
  return lines;
}

// Nothing of what this process does not know.
void add_code(const Context& context, const char* property, std::string_view code,
              std::string_view otherwise, Facts& facts) {
  const record::Vocabulary& vocabulary = context.view.vocabulary();
  if (!vocabulary.property(property)) return;
  const std::string_view language = context.t.language();
  facts.add(vocabulary.label(property, language),
            code.empty() ? escaped(otherwise)
                         : in_its_language(
                               context, record::label_of(context.view, property, code, language)));
}

Facts facts_of(const Context& context, const Commitment& commitment) {
  const Messages& t = context.t;
  const Html unknown = escaped(t("fact.not-stated"));
  const auto linked = [&](const Subject* subject) {
    return subject ? link_to(context, *subject) : unknown;
  };
  Facts facts;
  facts.add(t("fact.promised-by"),
            commitment.actors.empty() ? unknown : links_to(context, commitment.actors));
  facts.add(t("fact.pillar"), linked(commitment.pillar));
  facts.add(t("fact.committee"), linked(commitment.committee));
  facts.add(t("fact.office"), linked(commitment.office));
  facts.add(t("fact.made-at"), linked(commitment.made_at));
  facts.add(t("fact.deadline"),
            commitment.deadline ? escaped(date_in_words(*commitment.deadline, t)) : unknown);
  facts.add(t("fact.measure"), commitment.quantity ? escaped(answer::quantity_in_words(
                                                         context.view, *commitment.quantity, t))
                                                   : escaped(t("fact.no-measure")));
  const auto whom =
      record::text_of(context.view, *commitment.subject, "target_population", t.language());
  facts.add(t("fact.whom"), whom.empty() ? unknown : in_its_language(context, whom));
  add_code(context, "commitment_type", commitment.type, t("fact.not-stated"), facts);
  add_code(context, "specificity", commitment.specificity, t("fact.not-graded"), facts);
  return facts;
}

Day last_recorded(const record::View& view, const Subject& commitment) {
  Instant last;
  for (const record::Claim* claim : view.history(commitment))
    last = std::max(last, claim->recorded);
  return day_of(last);
}

}  // namespace

Result<Page> make_commitment_page(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "commitment", context.param("id")));
  const Commitment commitment = record::commitment(context.view, *subject);
  const auto progress = analysis::progress_of(context.view, commitment);

  CommitmentView view;
  view.who = who_promised(context, commitment);
  view.when = t("page.commitment.when",
                {{"due", deadline_in_words(context, commitment)},
                 {"day", day_in_words(last_recorded(context.view, *subject), t.language())}});
  if (commitment.text_claim) {
    if (const auto quote = commitment.text_claim->citation.quote; !quote.empty())
      view.quote = escaped(quote);
    view.citation = draw_citation(context, *commitment.text_claim);
  }
  view.progress = progress.progress;
  view.progress_source = progress.report ? draw_citation(context, *progress.report)
                                         : escaped(t("page.commitment.no-report"));
  for (const auto& found : record::disagreements_about(context.view, *subject))
    view.open_disagreements += found.open() ? 1 : 0;
  for (const auto& each : analysis::undertakings_of(context.view, *subject, t.language()))
    view.differing += each.differs() ? 1 : 0;
  view.reports = reports_of(context, commitment);
  view.tracks = draw_tracks(context, *subject);
  view.orphaned = orphaned_in_words(context, *subject);
  view.participants = draw_participants(context, *subject);
  view.amendments =
      draw_amendments(context, analysis::amendments(context.view, *subject), t("amendments.title"));
  view.measures = measures_of(context, *subject);
  view.coded = draw_coded_against(context, *subject);
  view.money = money_of(context, *subject);
  put_indicators(context, commitment, view);

  Page page = make_subject_page(context, *subject, draw_commitment(context, view),
                                facts_of(context, commitment));
  if (!view.participants.empty())
    page.answer.tables.push_back(participants_table(context, *subject));
  page.nav = "commitments";
  page.title = t("page.commitment.title", {{"id", subject->id()}});
  page.finding = draw_promise(context, commitment);
  page.crumbs = draw_crumbs(
      context, {{context.href("/commitments"), std::string(t("nav.commitments"))}}, subject->id());
  return page;
}

}  // namespace acta::site
