#include "site/pages/commitments/commitments.h"

#include <algorithm>

#include "analysis/original_set.h"
#include "answer/answers.h"
#include "base/date_words.h"
#include "base/text.h"
#include "register/records/local_text.h"
#include "site/blocks.h"
#include "site/pages/commitments/participants.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using analysis::Progress;
using record::Commitment;
using record::Subject;

namespace {

// On the page of a party, a committee or a pillar; the rest is one click away.
constexpr std::size_t most_promises = 100;

CommitmentLine line_of(const Context& context, const analysis::CommitmentProgress& item) {
  const Commitment& commitment = item.commitment;
  CommitmentLine line;
  line.progress = item.progress;
  line.href = href_of(context, *commitment.subject);
  line.id = commitment.subject->id();
  line.text = draw_promise(context, commitment);
  line.actors = links_to(context, commitment.actors);
  if (commitment.actors.empty())
    line.actors = escaped(orphaned_in_words(context, *commitment.subject));
  if (commitment.committee) line.committee = link_to(context, *commitment.committee);
  line.deadline = deadline_in_words(context, commitment);
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
      mark.in(t("page.commitments.finding", {{"total", report.total.total},
                                             {"silent", report.total.count(Progress::not_reported)},
                                             {"link", mark(open_how())},
                                             {"end", mark(close_link())}}));
  page.lede = escaped(t("page.commitments.lede"));
  page.body =
      draw_commitment_list(context, about_set(context, page.answer), lines, piece, page.answer);
  return page;
}

}  // namespace

std::string deadline_in_words(const Context& context, const Commitment& commitment) {
  if (!commitment.deadline) return std::string(context.t("page.commitment.no-deadline"));
  return context.t("page.commitment.due",
                   {{"date", date_in_words(*commitment.deadline, context.t)}});
}

Html draw_promise(const Context& context, const Commitment& commitment) {
  return in_its_language(
      context, record::text_of(context.view, *commitment.subject, "text", context.t.language()));
}

Html draw_promises(const Context& context, const analysis::CommitmentList& commitments,
                   std::string_view key, std::string_view id, const CommitmentNotes& notes) {
  if (commitments.empty()) return draw_muted(context.t("page.commitment.none"));
  Html html{"<ul class=\"ev\">"};
  const std::size_t shown = std::min(commitments.size(), most_promises);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& item = *commitments[i];
    html.text += "<li>" + open_link(href_of(context, *item.commitment.subject)).text;
    put(html.text, square(item.progress));
    put(html.text, draw_promise(context, item.commitment));
    html.text += "</a><span class=\"tag\">";
    put(html.text, context.t("progress." + std::string(analysis::name_of(item.progress))));
    html.text += "</span>";
    if (item.joint) {
      html.text += " <span class=\"m\">";
      put(html.text, context.t("column.joint"));
      html.text += "</span>";
    }
    if (const auto note = notes.find(item.commitment.subject);
        note != notes.end() && !note->second.empty())
      html.text += "<p class=\"src\">" + note->second.text + "</p>";
    html.text += "</li>\n";
  }
  html.text += "</ul>\n";
  if (shown < commitments.size()) {
    const std::string here = context.href("/commitments");
    const std::string href = here + (here.find('?') == here.npos ? "?" : "&") + std::string(key) +
                             "=" + encode_segment(id);
    const std::string all = context.t("page.commitment.all", {{"count", commitments.size()}});
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
  add_page(router, site, "/commitments/{id}", subject_keys, make_commitment_page);
}

}  // namespace acta::site
