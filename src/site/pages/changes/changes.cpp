#include "site/pages/changes/changes.h"

#include <algorithm>
#include <charconv>

#include "analysis/changes.h"
#include "answer/answers.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "base/text.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/findings.h"
#include "site/segments.h"

namespace acta::site {

using analysis::ChangeReport;
using analysis::RecordedChange;
using record::Subject;

namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// The entry that a number, a day or an instant means.
Result<std::uint64_t> entry_meant(const Site& site, std::string_view name,
                                  const std::string& value) {
  auto as_of = read_as_of({{is_number(value) ? "at" : "known", value}}, site.record, site.now(),
                          site.newest());
  if (as_of) return as_of->at;
  as_of.error().place = name;
  return tl::unexpected(as_of.error());
}

std::string asked(const Request& request, std::string_view key) {
  const auto found = request.target.query.find(key);
  return found == request.target.query.end() ? std::string{} : found->second;
}

Result<Response> to_entries(const Site& site, const Request& request, const std::string& from,
                            const std::string& to) {
  Query query = request.target.query;
  if (!from.empty()) query["from"] = std::to_string(TRY(entry_meant(site, "from", from)));
  if (!to.empty()) {
    if (!asked(request, "at").empty() || !asked(request, "known").empty())
      return invalid("error.as-of.both", "to", to);
    query["at"] = std::to_string(TRY(entry_meant(site, "to", to)));
  }
  query.erase("to");
  std::erase_if(query, [](const auto& pair) { return pair.second.empty(); });
  return Response::redirect(302, address_of(request.param("lang"), "/changes") +
                                     std::string(suffix_of(request.target.format)) +
                                     encode_query(query))
      .with("Cache-Control", "public, max-age=60");
}

std::string moment(const Context& context, std::uint64_t entry) {
  if (entry == 0) return std::string(context.t("page.changes.beginning"));
  return day_in_words(day_of(context.site.record.recorded(entry)), context.t.language());
}

std::string day_of_entry(const Context& context, std::uint64_t entry) {
  return entry == 0 ? std::string{} : format_day(day_of(context.site.record.recorded(entry)));
}

Html finding(const Context& context, const ChangeReport& report) {
  Marks mark;
  const std::string from = moment(context, report.from);
  const std::string to = moment(context, report.to);
  if (report.changes.empty()) {
    const char* const key = report.setup > 0 ? "page.changes.only-setup" : "page.changes.nothing";
    return mark.in(context.t(key, {{"from", from}, {"to", to}}));
  }
  const auto parties = std::count_if(report.by_party.begin(), report.by_party.end(),
                                     [](const auto& one) { return one.party != nullptr; });
  return mark.in(context.t("page.changes.finding", {{"from", from},
                                                    {"to", to},
                                                    {"count", report.changes.size()},
                                                    {"parties", std::int64_t{parties}},
                                                    {"link", mark(open_how())},
                                                    {"end", mark(close_link())}}));
}

ChangeLine line_of(const Context& context, const RecordedChange& change) {
  ChangeLine line;
  line.kind = answer::word("change", analysis::name_of(change.kind), context.t).for_people();
  line.entry = entry_of(context, *change.claim);
  line.property = context.view.vocabulary().label(change.claim->property, context.t.language());
  line.subject = link_to(context, *change.claim->subject);
  line.value = draw_value(context, *change.claim);
  if (change.before) line.was = draw_value(context, *change.before);
  line.parties = links_to(context, change.parties);
  line.citation = draw_citation(context, *change.claim);
  if (!change.claim->note.empty()) line.note = draw_note(context.t.language(), *change.claim);
  return line;
}

std::vector<PartyChanges> parties_of(const Context& context, const ChangeReport& report,
                                     const Subject* chosen) {
  std::vector<PartyChanges> parties;
  for (const auto& one : report.by_party) {
    if (!one.party || one.party->kind() != "country") continue;
    parties.push_back({name_of(context, *one.party),
                       context.here({{"party", std::string(one.party->id())}, {"page", ""}}),
                       one.total, one.party == chosen});
  }
  std::sort(parties.begin(), parties.end(), [&](const auto& a, const auto& b) {
    return sorts_before(a.name, b.name, context.t.language());
  });
  return parties;
}

Result<std::uint64_t> first_entry(const Context& context) {
  const std::string_view asked = context.asked("from");
  const std::uint64_t last = context.view.at();
  const std::uint64_t earliest = last - std::min(last, most_entries_of_changes);
  if (asked.empty()) return first_of_changes(context.view);
  std::uint64_t from = 0;
  const auto read = std::from_chars(asked.data(), asked.data() + asked.size(), from);
  if (read.ec != std::errc{} || from > last)
    return invalid("error.changes.order", "from", asked, std::to_string(last));
  if (from < earliest)
    return invalid("error.changes.too-many", "from", asked,
                   std::to_string(most_entries_of_changes));
  return from;
}

// Of all parties a beginning: who reads on chooses one, or takes the file.
Piece shown_of(const Context& context, const ChangeReport& report, const Subject* party) {
  constexpr std::size_t beginning = 60;
  const std::size_t whole = report.changes.size();
  return party ? piece_of(context, whole, {}, claims_in_a_piece)
               : Piece{0, std::min(beginning, whole), whole, {}, {}};
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const std::uint64_t from = TRY(first_entry(context));
  const Subject* party = nullptr;
  if (const auto id = context.asked("party"); !id.empty())
    party = TRY(subject_at(context, "country", id));
  const auto all = changes_after(context, from);
  const auto found =
      party ? std::make_shared<const ChangeReport>(analysis::concerning(*party, *all)) : all;
  const ChangeReport& report = *found;
  Page page;
  page.nav = "changes";
  page.title = t("nav.changes");
  page.answer = answer::changes(context.view, found, t);
  page.finding = finding(context, report);
  page.lede = escaped(
      t("page.changes.lede", {{"from", report.from}, {"to", report.to}, {"setup", report.setup}}));
  ChangesView view{day_of_entry(context, report.from),
                   day_of_entry(context, report.to),
                   {},
                   parties_of(context, report, party),
                   {},
                   shown_of(context, report, party),
                   party ? context.here({{"party", ""}, {"page", ""}}) : std::string{},
                   page.answer};
  if (context.as_of.valid_given) view.kept.emplace_back("valid", format_day(context.as_of.valid));
  for (std::size_t i = view.piece.from; i < view.piece.to; ++i)
    view.lines.push_back(line_of(context, report.changes[i]));
  page.body = draw_changes(context, view);
  return page;
}

}  // namespace

void add_changes_page(Router& router, const Site& site) {
  const std::vector<std::string> keys{"from", "page", "party"};
  site.doors->push_back({"/changes", keys, make});
  const Handler page = page_answers(site, keys, make).handler;
  router.get("/{lang}/changes", [site, page](const Request& request) -> Result<Response> {
    const std::string from = asked(request, "from");
    const std::string to = asked(request, "to");
    if (!to.empty() || (!from.empty() && !is_number(from)))
      return to_entries(site, request, from, to);
    return page(request);
  });
}

}  // namespace acta::site
