#include "site/frame.h"

#include <algorithm>
#include <span>

#include "base/sha256.h"
#include "register/records/mechanism.h"
#include "register/records/meeting.h"
#include "report/document.h"
#include "site/blocks.h"
#include "site/crawlers/crawlers.h"
#include "site/feeds/feeds.h"
#include "site/layout.h"
#include "site/piece.h"
#include "site/table.h"
#include "site/words.h"

namespace acta::site {
namespace {

constexpr std::size_t anchors_offered = 3;

// Days that readers ask for: the founding, the latest meeting whose day is known, and the one in
// the middle. Taken from the record at the page's entry, so a fixed page offers the same for ever.
std::vector<Anchor> anchors_of(const Context& context) {
  const record::Subject* centre = record::centre(context.view);
  std::vector<std::pair<Day, Html>> days;
  if (!centre) return {};
  const auto& language = context.t.language();
  if (const auto founded = record::mechanism(context.view, *centre, language).founded;
      founded && founded->first == founded->last)
    days.emplace_back(founded->first, escaped(context.t("as-of.founding")));
  for (const record::Subject* subject : context.view.subjects("meeting")) {
    const auto meeting = record::meeting(context.view, *subject, language);
    if (meeting.mechanism != centre || !meeting.start) continue;
    if (meeting.start->first != meeting.start->last) continue;
    days.emplace_back(meeting.start->first, in_its_language(context, meeting.title));
  }
  std::stable_sort(days.begin(), days.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Anchor> anchors;
  const std::size_t last = days.empty() ? 0 : days.size() - 1;
  for (const std::size_t i : {std::size_t{0}, last / 2, last}) {
    if (i >= days.size() || anchors.size() == anchors_offered) continue;
    Anchor anchor{context.here({{"valid", format_day(days[i].first)}}),
                  day_in_words(days[i].first, language), days[i].second};
    if (anchors.empty() || anchors.back().href != anchor.href) anchors.push_back(std::move(anchor));
  }
  return anchors;
}

AsOfBar make_bar(const Context& context) {
  const record::Register& record = context.site.record;
  const Newest newest = context.site.newest();
  AsOfBar bar;
  bar.valid = format_day(context.as_of.valid);
  bar.valid_words = day_in_words(context.as_of.valid, context.t.language());
  if (context.as_of.at_given) bar.known = format_day(day_of(context.view.known()));
  bar.kept.assign(context.query.begin(), context.query.end());
  bar.first_day = format_day(record.published() == 0 ? newest.valid : day_of(record.recorded(1)));
  // A page that never changes cannot know whether its dates are still the latest.
  bar.past =
      context.as_of.fixed() || context.as_of.valid != newest.valid || context.as_of.at != newest.at;
  bar.to_now = context.here({{"valid", ""}, {"at", ""}});
  if (!context.site.copy) bar.anchors = anchors_of(context);
  return bar;
}

// Whether the page and its JSON give a piece of a table; then they are both of the same one.
bool is_piece(const Page& page) {
  return std::any_of(page.answer.tables.begin(), page.answer.tables.end(), [](const auto& table) {
    return !table.only_shown && table.size() > rows_in_a_piece;
  });
}

RecordMark make_mark(const Context& context, const Page& page, std::string_view json) {
  RecordMark mark;
  const std::string valid = format_day(context.as_of.valid);
  mark.entry = context.as_of.at;
  mark.recorded = instant_in_words(context.view.known(), context.t);
  if (context.site.root) mark.root = context.site.root(mark.entry);
  if (context.site.log) mark.verify = context.href("/verify");
  mark.at_command = "--valid " + valid + " --known " + format_instant(context.view.known());
  Query fixed{{"at", std::to_string(mark.entry)}, {"valid", valid}};
  if (context.asked("page").empty()) fixed["table"] = "";
  mark.permanent = context.here(fixed);
  if (!is_piece(page)) fixed["page"] = fixed["table"] = "";
  mark.permanent_json = context.here(fixed, Format::json);
  mark.content_hash = hex(sha256(json));
  return mark;
}

std::vector<LayoutLink> make_twins(const Context& context, const Page& page) {
  const Messages& t = context.t;
  const answer::Answer& answer = page.answer;
  std::vector<LayoutLink> twins;
  const Query whole{{"page", ""}, {"table", ""}};
  const Query same = is_piece(page) && !context.asked("page").empty() ? Query{} : whole;
  twins.push_back(
      {context.here(same, Format::json), std::string(t("twin.json")), "application/json", false});
  for (const answer::Table& table : answer.tables) {
    if (table.only_shown) continue;
    const bool first = &table == &answer.tables.front();
    const std::string caption = caption_of(t, table);
    std::string text =
        t("twin.csv", {{"table", caption}, {"rows", static_cast<std::int64_t>(table.size())}});
    twins.push_back({context.here({{"page", ""}, {"table", first ? "" : table.key}}, Format::csv),
                     std::move(text), "text/csv", false});
  }
  if (page.calendar) {
    twins.push_back(
        {context.here(whole, Format::ics), std::string(t("twin.ics")), "text/calendar", false});
  }
  if (page.document && !context.site.copy) {
    twins.push_back({context.here(whole, Format::pdf), std::string(t("twin.pdf")),
                     std::string(report::pdf_type), false});
    twins.push_back({context.here(whole, Format::docx), std::string(t("twin.docx")),
                     std::string(report::docx_type), false});
  }
  if (const std::string feed = feed_of(context); !feed.empty())
    twins.push_back({feed, std::string(t("data.feed")), "application/atom+xml", false});
  return twins;
}

}  // namespace

Response in_frame(const Context& context, const Page& page, std::string_view json) {
  const Messages& t = context.t;
  const AsOfBar bar = make_bar(context);
  const RecordMark mark = make_mark(context, page, json);
  Layout layout;
  if (!context.prints()) layout.linked_data = linked_data(context, page, page.title);
  layout.title = page.title;
  layout.process = process_name(context.view, t);
  layout.canonical = context.prints() ? context.here({{"view", ""}}) : context.here({});
  if (!context.prints() && !context.site.copy) layout.print = context.here({{"view", "print"}});
  layout.home = context.href("/");
  layout.copy = context.site.copy;
  if (context.site.search) layout.search = context.href("/search");
  for (const auto& [tag, name] : languages) {
    layout.languages.push_back(
        {context.here_in(tag), std::string(name), std::string(tag), tag == t.language()});
  }
  put_navigation(layout, t, page.nav, [&](std::string_view path) { return context.href(path); });
  layout.twins = make_twins(context, page);
  layout.as_of = &bar;
  if (const auto away = context.site.away_since ? context.site.away_since() : std::nullopt;
      away && !context.as_of.fixed()) {
    layout.degraded = t("site.degraded", {{"instant", instant_in_words(*away, t)}});
  }
  layout.record = &mark;
  layout.crumbs = page.crumbs;
  layout.finding = page.finding;
  layout.lede = page.lede;
  layout.body = page.body;
  return Response::html(draw_layout(t, layout)).with("Content-Language", t.language());
}

}  // namespace acta::site
