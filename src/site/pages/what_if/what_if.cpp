#include "site/pages/what_if/what_if.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <sstream>

#include "answer/answers.h"
#include "answer/scenario.h"
#include "base/text.h"
#include "register/records/mechanism.h"
#include "site/blocks.h"
#include "site/pages/record/subject.h"

namespace acta::site {
namespace {

using analysis::Change;

// "join LAD SUR; leave CRM COL" as its words.
std::vector<std::string> words_of(std::string text) {
  std::replace(text.begin(), text.end(), ';', ' ');
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

std::string written(const std::vector<Change>& changes, const Change* without = nullptr) {
  std::string text;
  for (const Change& change : changes) {
    if (&change == without) continue;
    (text += text.empty() ? "" : "; ") += answer::written(change);
  }
  return text;
}

// What the form adds: to take part in a group is to sit in it.
std::string added(const Context& context) {
  const std::string where(context.asked("where"));
  if (context.asked("who").empty() || where.empty()) return {};
  const bool group = context.view.find("committee/" + where) != nullptr;
  const bool leaves = context.asked("verb") == "leave";
  const std::string_view verb = group ? (leaves ? "stand-up" : "sit") : (leaves ? "leave" : "join");
  return std::string(verb) + ' ' + where + ' ' + std::string(context.asked("who"));
}

Result<std::vector<Change>> changes_of(const Context& context) {
  std::vector<std::string> words = words_of(std::string(context.asked("changes")));
  for (std::string& word : words_of(added(context))) words.push_back(std::move(word));
  auto changes = answer::read_changes(context.view, words, "changes");
  if (!changes) return tl::unexpected(changes.error().front());
  return std::move(*changes);
}

Result<std::uint64_t> base_of(const Context& context) {
  const std::string_view asked = context.asked("base");
  if (asked.empty()) return context.view.at();
  std::uint64_t base = 0;
  const char* const end = asked.data() + asked.size();
  const auto read = std::from_chars(asked.data(), end, base);
  if (read.ptr != end || read.ec != std::errc{} || base > context.view.at())
    return invalid("error.what-if.base", "base", asked, std::to_string(context.view.at()));
  return base;
}

std::string called(const Context& context, std::string_view kind, const std::string& id) {
  const record::Subject* subject = context.view.find(std::string(kind) + '/' + id);
  return subject ? name_of(context, *subject) : id;
}

std::string_view name_of(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::join: return "join";
    case Change::Kind::leave: return "leave";
    case Change::Kind::sit: return "sit";
    case Change::Kind::stand_up: return "stand_up";
    case Change::Kind::add_group: return "add_group";
    case Change::Kind::drop_group: return "drop_group";
    case Change::Kind::merge_groups: return "merge_groups";
  }
  return {};
}

std::string in_words(const Context& context, const Change& change) {
  const std::string party = called(context, "country", change.party);
  const std::string group = called(context, "committee", change.group);
  return context.t("page.what-if.change", {{"kind", name_of(change.kind)},
                                           {"party", party},
                                           {"mechanism", change.mechanism},
                                           {"group", group},
                                           {"other", change.other}});
}

Choices choices_of(const Context& context, std::string_view kind) {
  Choices choices;
  for (const record::Subject* subject : context.view.subjects(kind))
    choices.emplace_back(subject->id(), name_of(context, *subject));
  std::sort(choices.begin(), choices.end(), [&](const auto& a, const auto& b) {
    return sorts_before(a.second, b.second, context.t.language());
  });
  return choices;
}

Choices hidden_in(const Context& context, const std::string& changes, std::uint64_t base) {
  Choices hidden;
  if (context.as_of.valid_given) hidden.emplace_back("valid", format_day(context.as_of.valid));
  if (context.as_of.at_given) hidden.emplace_back("at", std::to_string(context.as_of.at));
  if (!changes.empty()) hidden.emplace_back("changes", changes);
  hidden.emplace_back("base", std::to_string(base));
  return hidden;
}

Html finding(const Context& context, const answer::Answer& answer, std::size_t changes) {
  const auto rows = [&](std::string_view key) {
    const answer::Table* table = answer.table(key);
    return table ? table->size() : 0;
  };
  Marks mark;
  return mark.in(context.t("page.what-if.finding", {{"changes", changes},
                                                    {"overlaps", rows("what_if")},
                                                    {"loads", rows("load")},
                                                    {"link", mark(open_how())},
                                                    {"end", mark(close_link())}}));
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  if (!record::centre(context.view)) return before_the_record(context, "overlaps");
  const std::vector<Change> changes = TRY(changes_of(context));
  const std::uint64_t base = TRY(base_of(context));
  auto answer = answer::what_if(context.view, {base, changes}, t);
  if (!answer) return tl::unexpected(answer.error().front());

  const Query only_changes{{"verb", ""}, {"where", ""}, {"who", ""}};
  const auto address = [&](const std::string& text, const std::string& of) {
    Query query = only_changes;
    query["changes"] = text;
    query["base"] = of;
    return context.here(query);
  };
  const std::string text = written(changes);
  Page page;
  page.nav = "overlaps";
  page.title = t("what-if.title");
  page.answer = std::move(*answer);
  WhatIfView view{{}, hidden_in(context, text, base), {}, {}, {}, {}, address({}, {}), page.answer};
  for (const Change& change : changes)
    view.lines.push_back(
        {in_words(context, change), address(written(changes, &change), std::to_string(base))});
  view.mechanisms = choices_of(context, "mechanism");
  view.groups = choices_of(context, "committee");
  view.parties = choices_of(context, "country");
  if (base != context.view.at()) view.rebase = address(text, {});
  page.crumbs = draw_crumbs(context, {{context.href("/overlaps"), std::string(t("nav.overlaps"))}},
                            page.title);
  page.finding = finding(context, page.answer, changes.size());
  page.lede = escaped(t("page.what-if.lede"));
  page.body = draw_what_if(context, view);
  return page;
}

}  // namespace

void add_what_if_page(Router& router, const Site& site) {
  add_page(router, site, "/what-if", {"base", "changes", "verb", "where", "who"}, make);
}

}  // namespace acta::site
