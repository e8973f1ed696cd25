#include <set>

#include "answer/answer.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "procedure/filing_desk.h"
#include "register/records/code_class.h"
#include "register/records/mechanism.h"
#include "register/records/membership.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/segments.h"
#include "site/table.h"

// How much of what is sent without an account is taken up, for everybody.
namespace acta::site {
namespace {

using answer::Cell;
using answer::Table;
using procedure::FilingCount;
using procedure::ToldSum;

constexpr std::string_view here = "/submissions";

// Counts stand still for a month, so that no one day's change tells of one sender.
Day first_of_month(Day today) { return parse_day(format_day(today).substr(0, 8) + "01").value(); }

// In the order of their names in the reader's language.
std::vector<std::string> countries_of(const Context& context) {
  std::set<const record::Subject*> members;
  if (const record::Subject* const centre = record::centre(context.view))
    for (const record::Membership& member : record::memberships_of(context.view, *centre))
      if (member.kind == record::MembershipKind::full) members.insert(member.party);
  std::vector<std::string> ids;
  for (const record::Subject* member : by_name(context, {members.begin(), members.end()}))
    ids.emplace_back(member->id());
  return ids;
}

Cell told_cell(const std::optional<std::size_t>& told, const Messages& t) {
  if (told) return Cell::number(*told);
  constexpr auto least = static_cast<std::int64_t>(procedure::least_told);
  return Cell::text("<" + std::to_string(least), t("filing.counts.few", {{"least", least}}));
}

Cell sum_cell(const ToldSum& sum, const Messages& t) {
  if (sum.exact) return Cell::number(sum.number);
  return Cell::text(">=" + std::to_string(sum.number),
                    t("filing.counts.or-more", {{"number", sum.number}}));
}

Table by_country(const record::View& view, const std::vector<FilingCount>& counts,
                 const Messages& t) {
  Table table{"submissions",
              {{"country"},
               {"submission_kind"},
               {"submitted"},
               {"accepted"},
               {"accepted_published"},
               {"accepted_reviewed"},
               {"not_accepted"},
               {"undecided"}},
              {}};
  for (const FilingCount& count : counts)
    table.add({answer::subject_cell(view, view.find("country/" + count.country), t),
               answer::word("filing.counts.kind", count.kind, t), sum_cell(count.received, t),
               sum_cell(count.accepted, t), Cell::number(count.published),
               told_cell(count.reviewed, t), sum_cell(count.refused, t),
               told_cell(count.waiting, t)});
  return table;
}

// Those that are told; each that is not is fewer than may be told.
Table by_reason(const record::View& view, const std::vector<FilingCount>& counts,
                const Messages& t) {
  Table table{"submission_refusals",
              {{"country"}, {"submission_kind"}, {"refusal_reason"}, {"not_accepted"}},
              {}};
  for (const FilingCount& count : counts)
    for (const procedure::RefusalCount& refusal : count.refusals)
      if (refusal.told)
        table.add({answer::subject_cell(view, view.find("country/" + count.country), t),
                   answer::word("filing.counts.kind", count.kind, t),
                   Cell::text(
                       refusal.reason,
                       record::label_of(view, "refusal_reason", refusal.reason, t.language()).text),
                   Cell::number(*refusal.told)});
  return table;
}

answer::Answer answer_of(const DeskSite& desk, const Context& context) {
  const Messages& t = context.t;
  const record::View& view = context.view;
  const Day until = first_of_month(day_of(desk.site.now()));
  const auto fates = desk.filings->fates(parse_instant(format_day(until) + "T00:00:00Z").value());
  const auto* const reasons = view.vocabulary().property("refusal_reason");
  const auto counts = procedure::filing_counts(
      fates.all, countries_of(context), reasons ? reasons->codes : std::vector<std::string>{});
  answer::Answer answer;
  answer.question = "submissions";
  answer.title = t("filing.counts.title");
  answer.asked = {{"until", format_day({until.number - 1})}};
  answer.how = analysis::computed(view, "rule.submissions", {"submission", "refusal_reason"});
  answer.remarks = {
      {"filing.counts.until",
       t("filing.counts.until", {{"day", day_in_words({until.number - 1}, t.language())}}),
       answer::Remark::Tone::headline}};
  if (fates.days)
    answer.remarks.push_back(
        {"filing.counts.days", t("filing.counts.days", {{"days", std::int64_t{*fates.days}}})});
  answer.tables = {by_country(view, counts, t), by_reason(view, counts, t)};
  return answer;
}

Response draw(const Context& context, const answer::Answer& answer) {
  const Messages& t = context.t;
  DeskPage page;
  page.title = answer.title;
  page.path = here;
  page.lede = escaped(t("filing.counts.lede"));
  page.body.text += "<section class=\"first\">";
  for (const answer::Remark& remark : answer.remarks) {
    page.body.text += "<p>";
    put(page.body.text, remark.text);
    page.body.text += "</p>\n";
  }
  page.body.text += draw_muted(t("rule.submissions")).text + "</section>\n";
  for (const Table& table : answer.tables)
    if (table.size() > 0) page.body.text += draw_table(context, table).text;
  const std::string address = address_of(t.language(), here);
  page.body.text +=
      "<p class=\"src\">" + link(address + ".csv", "CSV").text + " · " +
      link(address + ".csv?table=submission_refusals", t("filing.counts.refusals-csv")).text +
      " · " + link(address + ".json", "JSON").text + "</p>\n";
  return draw_desk_page(context, page, nullptr);
}

Result<Response> show(const DeskSite& desk, const Request& request) {
  if (auto fit = check_keys(request, {"table"}); !fit)
    return tl::unexpected(std::move(fit).error());
  const Context context = context_now(desk.site, request);
  const answer::Answer answer = answer_of(desk, context);
  switch (request.target.format) {
    case Format::json: return Response::json(answer::to_json(answer, context.t));
    case Format::csv: {
      const auto asked = request.target.query.find("table");
      const bool first = asked == request.target.query.end();
      const Table* const table = answer.table(first ? "submissions" : asked->second);
      if (!table)
        return not_found("error.http.no-such-table", "table", asked->second,
                         "submissions, submission_refusals");
      return Response::csv(spreadsheet_csv(*table));
    }
    default: return draw(context, answer);
  }
}

}  // namespace

void add_filing_counts(Router& router, const DeskSite& desk) {
  for (const Format format : {Format::html, Format::csv, Format::json})
    router.get("/{lang}/submissions", format,
               [&desk](const Request& request) { return show(desk, request); });
}

}  // namespace acta::site
