#include "site/frame.h"

#include <algorithm>

#include "base/date_words.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"
#include "report/document.h"
#include "site/blocks.h"
#include "site/crawlers/crawlers.h"
#include "site/desk_doors.h"
#include "site/feeds/feeds.h"
#include "site/layout.h"
#include "site/piece.h"
#include "site/table.h"

namespace acta::site {
namespace {

// What every page at these dates says, in one language.
struct Around {
  record::LocalText process;
  std::string day, recorded;
  std::vector<std::pair<Day, Html>> anchors;
};

struct Offered {
  Day day;
  const record::Subject* meeting = nullptr;  // null: the founding
};

std::vector<Offered> days_of(const record::View& view, const record::Subject& centre) {
  std::vector<Offered> days;
  if (const auto founded = record::Fields(view, centre).date("founded");
      founded && founded->first == founded->last)
    days.push_back({founded->first});
  for (const record::Subject* meeting : view.subjects("meeting")) {
    const record::Fields fields(view, *meeting);
    if (fields.reference("mechanism") != &centre) continue;
    const auto start = fields.date("start_date");
    if (start && start->first == start->last) days.push_back({start->first, meeting});
  }
  std::stable_sort(days.begin(), days.end(),
                   [](const Offered& a, const Offered& b) { return a.day < b.day; });
  return days;
}

// Days that readers ask for: the founding, the latest meeting whose day is known, and the one in
// the middle. Taken from the record at the page's entry, so a fixed page offers the same for ever.
std::vector<std::pair<Day, Html>> anchors_of(const Context& context) {
  std::vector<std::pair<Day, Html>> anchors;
  const record::Subject* centre = record::centre(context.view);
  const std::vector<Offered> days =
      centre ? days_of(context.view, *centre) : std::vector<Offered>{};
  const std::size_t last = days.empty() ? 0 : days.size() - 1;
  for (const std::size_t i : {std::size_t{0}, last / 2, last}) {
    if (i >= days.size() || (!anchors.empty() && anchors.back().first == days[i].day)) continue;
    const record::Subject* meeting = days[i].meeting;
    const auto& language = context.t.language();
    Html event = meeting ? in_its_language(
                               context, record::text_of(context.view, *meeting, "title", language))
                         : escaped(context.t("as-of.founding"));
    anchors.emplace_back(days[i].day, std::move(event));
  }
  return anchors;
}

std::shared_ptr<const Around> around(const Context& context) {
  return context.site.findings->of<Around>(
      context.view, "around a page " + context.t.language(), [&] {
        return Around{process_name(context.view, context.t),
                      day_in_words(context.as_of.valid, context.t.language()),
                      instant_in_words(context.view.known(), context.t), anchors_of(context)};
      });
}

AsOfBar make_bar(const Context& context, const Around& around) {
  const record::Register& record = context.site.record;
  const Newest newest = context.site.newest();
  AsOfBar bar;
  bar.valid = format_day(context.as_of.valid);
  bar.valid_words = around.day;
  if (context.as_of.at_given) {
    bar.known = format_day(day_of(context.view.known()));
    bar.entry = std::to_string(context.as_of.at);
  }
  for (const auto& [key, value] : context.query)  // the lists of another day have other pieces
    if (key != "page" && key != "table") bar.kept.emplace_back(key, value);
  bar.first_day = format_day(record.published() == 0 ? newest.valid : day_of(record.recorded(1)));
  // A page that never changes cannot know whether its dates are still the latest.
  bar.past =
      context.as_of.fixed() || context.as_of.valid != newest.valid || context.as_of.at != newest.at;
  bar.to_now = context.here({{"valid", ""}, {"at", ""}, {"page", ""}, {"table", ""}});
  if (context.site.copy) return bar;
  for (const auto& [day, event] : around.anchors)
    bar.anchors.push_back({context.here({{"valid", format_day(day)}, {"page", ""}, {"table", ""}}),
                           day_in_words(day, context.t.language()), event});
  return bar;
}

RecordMark make_mark(const Context& context, const Around& around, const Page& page,
                     std::string_view digest) {
  RecordMark mark;
  const std::string valid = format_day(context.as_of.valid);
  mark.entry = context.as_of.at;
  mark.recorded = around.recorded;
  if (context.site.root) mark.root = context.site.root(mark.entry);
  if (context.site.log) mark.verify = context.href("/verify");
  mark.at_command = "--valid " + valid + " --known " + format_instant(context.view.known());
  Query fixed{{"at", std::to_string(mark.entry)}, {"valid", valid}};
  if (context.asked("page").empty()) fixed["table"] = "";
  mark.permanent = context.here(fixed);
  if (!is_piece_of_json(context, page.answer)) fixed["page"] = fixed["table"] = "";
  mark.permanent_json = context.here(fixed, Format::json);
  mark.content_hash = digest;
  return mark;
}

std::vector<LayoutLink> make_twins(const Context& context, const Page& page) {
  const Messages& t = context.t;
  const answer::Answer& answer = page.answer;
  std::vector<LayoutLink> twins;
  const Query whole{{"page", ""}, {"table", ""}};
  const Query same = is_piece_of_json(context, page.answer) ? Query{} : whole;
  twins.push_back(
      {context.here(same, Format::json), std::string(t("twin.json")), "application/json", false});
  for (const answer::Table& table : answer.tables) {
    if (table.only_shown) continue;
    const bool first = &table == &answer.tables.front();
    const std::string caption = caption_of(t, table);
    std::string text = t("twin.csv", {{"table", caption}, {"rows", table.size()}});
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

std::shared_ptr<const Frame> in_frame(const Context& context, const Page& page,
                                      std::string_view digest) {
  const Messages& t = context.t;
  const auto said = around(context);
  const auto frame = std::make_shared<Frame>();
  frame->as_of = make_bar(context, *said);
  frame->record = make_mark(context, *said, page, digest);
  Layout& layout = frame->layout;
  if (!context.prints()) layout.linked_data = linked_data(context, page, page.title);
  layout.title = page.title;
  layout.process = said->process;
  layout.canonical = context.prints() ? context.here({{"view", ""}}) : context.here({});
  if (context.asked("view").empty() && !context.site.copy)
    layout.print = context.here({{"view", "print"}});
  layout.home = context.href("/");
  layout.copy = context.site.copy;
  if (context.site.search) layout.search = context.href("/search");
  for (const auto& [tag, name] : languages) {
    layout.languages.push_back(
        {context.here_in(tag), std::string(name), std::string(tag), tag == t.language()});
  }
  put_navigation(layout, t, page.nav, [&](std::string_view path) { return context.href(path); });
  layout.twins = make_twins(context, page);
  layout.desk = desk_doors(context);
  layout.as_of = &frame->as_of;
  if (const auto away = context.site.away_since ? context.site.away_since() : std::nullopt;
      away && !context.as_of.fixed()) {
    layout.degraded = t("site.degraded", {{"instant", instant_in_words(*away, t)}});
  }
  layout.record = &frame->record;
  layout.crumbs = page.crumbs;
  layout.finding = page.finding;
  layout.lede = page.lede;
  layout.body = page.body;
  put_sentences(layout, t);
  return frame;
}

}  // namespace acta::site
