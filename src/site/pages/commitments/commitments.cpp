#include "site/pages/commitments/commitments.h"

#include <algorithm>

#include "analysis/original_set.h"
#include "analysis/reported_progress.h"
#include "analysis/tracks.h"
#include "answer/answers.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "base/text.h"
#include "register/disagreement.h"
#include "register/records/code_class.h"
#include "register/records/indicator.h"
#include "register/records/measure.h"
#include "register/records/money_item.h"
#include "site/blocks.h"
#include "site/pages/commitments/amendments.h"
#include "site/pages/commitments/participants.h"
#include "site/pages/commitments/tracks.h"
#include "site/pages/indicators/indicators.h"
#include "site/pages/measures/measures.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using analysis::Progress;
using record::Commitment;
using record::Subject;

namespace {

// On the page of a party, a committee or a pillar; the rest is one click away.
constexpr std::size_t most_promises = 100;

std::string deadline_of(const Context& context, const Commitment& commitment) {
  if (!commitment.deadline) return std::string(context.t("page.commitment.no-deadline"));
  return context.t("page.commitment.due",
                   {{"date", date_in_words(*commitment.deadline, context.t)}});
}

record::LocalText words_of(const Context& context, const Commitment& commitment,
                           std::string_view property) {
  return record::text_of(context.view, *commitment.subject, property, context.t.language());
}

Html text_of(const Context& context, const Commitment& commitment) {
  return in_its_language(context, words_of(context, commitment, "text"));
}

CommitmentLine line_of(const Context& context, const analysis::CommitmentProgress& item) {
  const Commitment& commitment = item.commitment;
  CommitmentLine line;
  line.progress = item.progress;
  line.href = href_of(context, *commitment.subject);
  line.id = commitment.subject->id();
  line.text = text_of(context, commitment);
  line.actors = links_to(context, commitment.actors);
  if (commitment.actors.empty())
    line.actors = escaped(orphaned_in_words(context, *commitment.subject));
  if (commitment.committee) line.committee = link_to(context, *commitment.committee);
  line.deadline = deadline_of(context, commitment);
  return line;
}

Result<const Subject*> chosen(const Context& context, std::string_view key, std::string_view kind) {
  const std::string_view id = context.asked(key);
  if (id.empty()) return nullptr;
  return subject_at(context, kind, kind == "country" ? upper(id) : std::string(id));
}

Result<analysis::ProgressFilter> filter_of(const Context& context) {
  analysis::ProgressFilter filter;
  filter.actor = TRY(chosen(context, "party", "country"));
  if (!filter.actor) filter.actor = TRY(chosen(context, "organisation", "organisation"));
  if (!filter.actor) filter.actor = TRY(chosen(context, "mechanism", "mechanism"));
  filter.committee = TRY(chosen(context, "committee", "committee"));
  filter.pillar = TRY(chosen(context, "pillar", "pillar"));
  return filter;
}

bool is_all(const analysis::ProgressFilter& filter) {
  return !filter.actor && !filter.committee && !filter.pillar;
}

std::shared_ptr<const analysis::ProgressReport> report_of(const Context& context,
                                                          const analysis::ProgressFilter& filter) {
  auto all = progress_of(context);
  if (is_all(filter)) return all;
  return std::make_shared<const analysis::ProgressReport>(analysis::only(filter, *all));
}

// ?set=original
bool asks_original(const Context& context) { return !context.asked("set").empty(); }

std::shared_ptr<const analysis::OriginalSet> original_of(const Context& context,
                                                         const analysis::ProgressFilter& filter) {
  auto all = context.site.findings->of<analysis::OriginalSet>(
      context.view, "original set", [&] { return analysis::original_set(context.view); });
  if (is_all(filter)) return all;
  return std::make_shared<const analysis::OriginalSet>(analysis::only(filter, *all));
}

// What is listed, and the answer to it.
struct Listed {
  std::shared_ptr<const analysis::ProgressReport> report;
  record::View view;  // at which its commitments are read
  answer::Answer answer;
};

Listed listed(const Context& context, const analysis::ProgressFilter& filter) {
  constexpr auto by = answer::ProgressBy::committee;
  const auto money = money_of(context);
  if (!asks_original(context)) {
    auto report = report_of(context, filter);
    answer::Answer answer = answer::progress(context.view, report, money, by, context.t);
    return {std::move(report), context.view, std::move(answer)};
  }
  const auto set = original_of(context, filter);
  return {{set, &set->report},
          {context.view.record(), context.view.valid(), set->entry},
          answer::progress_of_original(context.view, *set, money, by, context.t)};
}

// Which set is listed, and the way to the other.
Html about_set(const Context& context, const answer::Answer& answer) {
  const bool original = asks_original(context);
  Html html;
  for (const answer::Remark& remark : answer.remarks)
    if (remark.key == "progress.original") html = escaped(remark.text);
  if (!html.empty()) html.text += ' ';
  return {html.text +
          link(context.here({{"set", original ? "" : "original"}, {"page", ""}}),
               context.t(original ? "page.commitments.now" : "page.commitments.original"))
              .text};
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  Listed found = listed(context, TRY(filter_of(context)));
  const analysis::ProgressReport& report = *found.report;
  const Piece piece = piece_of(context, report.commitments.size(), "commitments");
  Context then = context;
  then.view = found.view;
  std::vector<CommitmentLine> lines;
  for (std::size_t i = piece.from; i < piece.to; ++i)
    lines.push_back(line_of(then, *report.commitments[i]));
  Page page;
  page.nav = "commitments";
  page.title = t("nav.commitments");
  page.answer = std::move(found.answer);
  for (const char* key : {"party", "organisation", "mechanism", "committee", "pillar"})
    if (const auto asked = context.asked(key); !asked.empty())
      page.answer.asked.emplace_back(key, asked);
  const auto own = std::find_if(page.answer.tables.begin(), page.answer.tables.end(),
                                [](const auto& table) { return table.key == "commitments"; });
  if (own != page.answer.tables.end()) std::rotate(page.answer.tables.begin(), own, own + 1);
  Marks mark;
  page.finding =
      mark.in(t("page.commitments.finding",
                {{"total", static_cast<std::int64_t>(report.total.total)},
                 {"silent", static_cast<std::int64_t>(report.total.count(Progress::not_reported))},
                 {"link", mark(open_how())},
                 {"end", mark(close_link())}}));
  page.lede = escaped(t("page.commitments.lede"));
  page.body =
      draw_commitment_list(context, about_set(context, page.answer), lines, piece, page.answer);
  return page;
}

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
    if (measure.date) put(line.text, ", " + date_in_words(*measure.date, context.t) + ": ");
    line.text += open_link(href_of(context, *subject)).text;
    put(line.text, measure.action.text);
    line.text += "</a>";
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
    put(line.text, amount + ", " + item.purpose.text);
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
  const auto whom = words_of(context, commitment, "target_population");
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

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "commitment", context.param("id")));
  const Commitment commitment = record::commitment(context.view, *subject);
  const auto progress = analysis::progress_of(context.view, commitment);

  CommitmentView view;
  view.who = who_promised(context, commitment);
  view.when = t("page.commitment.when",
                {{"due", deadline_of(context, commitment)},
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
  page.finding = text_of(context, commitment);
  page.crumbs = draw_crumbs(
      context, {{context.href("/commitments"), std::string(t("nav.commitments"))}}, subject->id());
  return page;
}

}  // namespace

Html draw_promises(const Context& context, const analysis::CommitmentList& commitments,
                   std::string_view key, std::string_view id, const CommitmentNotes& notes) {
  if (commitments.empty()) return draw_muted(context.t("page.commitment.none"));
  Html html{"<ul class=\"ev\">"};
  const std::size_t shown = std::min(commitments.size(), most_promises);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& item = *commitments[i];
    html.text += "<li>" + open_link(href_of(context, *item.commitment.subject)).text;
    put(html.text, square(item.progress));
    put(html.text, text_of(context, item.commitment));
    html.text += "</a><span class=\"tag\">";
    put(html.text, context.t("progress." + std::string(analysis::name_of(item.progress))));
    html.text += "</span>";
    if (item.joint) {
      html.text += " <span class=\"m\">";
      put(html.text, context.t("column.joint"));
      html.text += "</span>";
    }
    if (const auto note = notes.find(item.commitment.subject); note != notes.end())
      html.text += "<p class=\"src\">" + note->second.text + "</p>";
    html.text += "</li>\n";
  }
  html.text += "</ul>\n";
  if (shown < commitments.size()) {
    const std::string here = context.href("/commitments");
    const std::string href = here + (here.find('?') == here.npos ? "?" : "&") + std::string(key) +
                             "=" + encode_segment(id);
    const std::string all = context.t("page.commitment.all",
                                      {{"count", static_cast<std::int64_t>(commitments.size())}});
    html.text += "<p class=\"src\">" + link(href, all).text + "</p>\n";
  }
  return html;
}

analysis::ProgressReport progress_among(const Context& context,
                                        const analysis::ProgressFilter& filter) {
  const bool newest = Newest{context.as_of.valid, context.as_of.at} == context.site.newest();
  return newest ? analysis::only(filter, *progress_of(context))
                : analysis::progress(context.view, filter);
}

void add_commitment_pages(Router& router, const Site& site) {
  add_page(router, site, "/commitments",
           {"committee", "mechanism", "organisation", "party", "pillar", "set"}, make_list);
  add_page(router, site, "/commitments/{id}", subject_keys, make_one);
}

}  // namespace acta::site
