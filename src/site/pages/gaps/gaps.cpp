#include "site/pages/gaps/gaps.h"

#include <tuple>

#include "analysis/gaps.h"
#include "answer/answers.h"
#include "site/blocks.h"

namespace acta::site {

using record::Subject;

namespace {

std::vector<const Subject*> groups_of(const std::vector<analysis::UnmatchedGroup>& unmatched) {
  std::vector<const Subject*> groups;
  for (const auto& group : unmatched) groups.push_back(group.committee);
  return groups;
}

void add(const Context& context, std::string_view key, std::vector<const Subject*> subjects,
         GapsView& view) {
  if (subjects.empty()) return;
  constexpr std::size_t most = 60;  // the table has them all
  const std::string title = "gap." + std::string(key);
  const std::size_t count = subjects.size();
  const std::size_t more = count - std::min(count, most);
  subjects.resize(count - more);
  view.lists.push_back({std::string(context.t(title)), context.t("page.gaps.n", {{"count", count}}),
                        std::move(subjects), more});
}

// A sentence in which every package that it names leads to its page and bears the mark of the
// language of its name, where that is not the reader's.
Html with_links(const Context& context, std::string_view sentence,
                const std::vector<const Subject*>& named) {
  Html html;
  for (std::string_view rest = sentence; !rest.empty();) {
    std::size_t first = rest.size(), size = 0;
    const Subject* next = nullptr;
    for (const Subject* subject : named) {
      const std::string name = name_of(context, *subject);
      const std::size_t at = rest.find(name);
      if (at > first || at == rest.npos || (at == first && name.size() < size)) continue;
      std::tie(first, size, next) = std::tuple(at, name.size(), subject);
    }
    put(html.text, rest.substr(0, first));
    if (next) html.text += link_to(context, *next).text;
    rest.remove_prefix(first + size);
  }
  return html;
}

std::vector<Html> said_otherwise(const Context& context, const analysis::Gaps& gaps,
                                 const answer::Answer& answer) {
  std::vector<const Subject*> named = gaps.without_counterpart;
  for (const record::Claim* claim : gaps.said_to_stand_alone) named.push_back(claim->subject);
  std::vector<Html> sentences;
  for (const answer::Remark& remark : answer.remarks)
    sentences.push_back(with_links(context, remark.text, named));
  return sentences;
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto found = gaps_of(context);
  const analysis::Gaps& gaps = *found;
  Page page;
  page.nav = "gaps";
  page.title = t("nav.gaps");
  page.answer = TRY(answer::gaps(context.view, found, std::string(context.asked("to")), t));

  GapsView view;
  view.answer = &page.answer;
  view.said_otherwise = said_otherwise(context, gaps, page.answer);
  add(context, "without-counterpart", gaps.without_counterpart, view);
  add(context, "pillar-without-package", gaps.pillars_without_package, view);
  add(context, "pillar-without-counterpart", gaps.pillars_without_counterpart, view);
  add(context, "single-counterpart", gaps.single_counterpart, view);
  add(context, "not-examined", gaps.not_examined, view);
  add(context, "not-covered", groups_of(gaps.not_covered), view);

  Marks mark;
  page.finding = mark.in(t("page.gaps.finding", {{"alone", gaps.without_counterpart.size()},
                                                 {"pillars", gaps.pillars_without_package.size()},
                                                 {"missing", gaps.not_covered.size()},
                                                 {"link", mark(open_how())},
                                                 {"end", mark(close_link())}}));
  page.lede = escaped(t("page.gaps.lede"));
  page.body = draw_gaps(context, view);
  return page;
}

}  // namespace

void add_gaps_page(Router& router, const Site& site) {
  add_page(router, site, "/gaps", {"to"}, make);
}

}  // namespace acta::site
