#include "site/blocks.h"

#include <algorithm>

#include "answer/names.h"
#include "base/date_words.h"
#include "base/text.h"

namespace acta::site {

using analysis::Progress;
using record::Subject;

std::string name_of(const Context& context, const Subject& subject) {
  return record::name(context.view, subject, context.t.language()).text;
}

std::string kind_in_words(const Context& context, const Subject& subject) {
  const record::Kind* kind = context.view.vocabulary().kind(subject.kind());
  if (!kind) return std::string(subject.kind());
  const auto label = kind->label.find(context.t.language());
  return label == kind->label.end() ? std::string(subject.kind()) : label->second;
}

std::string href_of(const Context& context, const Subject& subject) {
  return context.href(path_of(subject.name()));
}

namespace {

void put_language(std::string& out, const Context& context, std::string_view language) {
  out += "<span class=\"lg\">";
  put(out, context.t("text.in-language", {{"language", language}}));
  out += "<span class=\"vh\"> (";
  put(out, context.t("text.not-translated"));
  out += ")</span></span>";
}

Html draw_in(std::string_view language, const Html& drawn) {
  Html html{"<span lang=\""};
  put(html.text, language);
  html.text += "\">" + drawn.text + "</span>";
  return html;
}

// It is said whose words these are: those of whoever translated them.
Html draw_translation(const Context& context, const record::LocalText& text, const Html& drawn) {
  Html html = draw_in(text.language, drawn);
  html.text += "<span class=\"lg\">";
  put(html.text, context.t("text.translation", {{"by", record::name_of(text.translation)}}));
  html.text += "</span>";
  return html;
}

}  // namespace

Html link_to(const Context& context, const Subject& subject) {
  return link_to(context, href_of(context, subject),
                 record::name(context.view, subject, context.t.language()));
}

Html link_to(const Context& context, std::string_view href, const record::LocalText& name) {
  Html html{"<a href=\""};
  put(html.text, href);
  const bool other = answer::is_other(name.language, context.t);
  if (other) {
    html.text += "\" lang=\"";
    put(html.text, name.language);
  }
  html.text += "\">";
  put(html.text, name.text);
  html.text += "</a>";
  if (other) put_language(html.text, context, name.language);
  return html;
}

std::vector<const Subject*> by_name(const Context& context,
                                    const std::vector<const Subject*>& subjects) {
  if (subjects.size() < 2) return subjects;
  std::vector<std::pair<std::string, const Subject*>> named;
  named.reserve(subjects.size());
  for (const Subject* subject : subjects) named.emplace_back(name_of(context, *subject), subject);
  std::stable_sort(named.begin(), named.end(), [&](const auto& a, const auto& b) {
    return sorts_before(a.first, b.first, context.t.language());
  });
  std::vector<const Subject*> sorted;
  sorted.reserve(named.size());
  for (const auto& [name, subject] : named) sorted.push_back(subject);
  return sorted;
}

Html links_to(const Context& context, const std::vector<const Subject*>& subjects) {
  Html html;
  for (const Subject* subject : by_name(context, subjects)) {
    if (!html.empty()) html.text += ", ";
    put(html.text, link_to(context, *subject));
  }
  return html;
}

Html in_its_language(const Context& context, const record::LocalText& text) {
  return in_its_language(context, text, escaped(text.text));
}

Html in_its_language(const Context& context, const record::LocalText& of, Html drawn) {
  if (of.translation != record::Translation::none) return draw_translation(context, of, drawn);
  if (!answer::is_other(of.language, context.t)) return drawn;
  Html html = draw_in(of.language, drawn);
  put_language(html.text, context, of.language);
  return html;
}

std::string_view square_class(Progress progress) {
  switch (progress) {
    case Progress::done: return "v";
    case Progress::under_way: return "p";
    case Progress::planned: return "l";
    case Progress::lapsed: return "o";
    case Progress::disputed: return "c";
    case Progress::not_reported: return "n";
  }
  return "n";
}

Html square(Progress progress) {
  return {"<i class=\"k " + std::string(square_class(progress)) + "\"></i>"};
}

Html draw_heading(std::string_view text) {
  Html html{"<h2>"};
  put(html.text, text);
  html.text += "</h2>\n";
  return html;
}

Html unfolded(const Context& context) { return {context.prints() ? " open" : ""}; }

Html draw_muted(std::string_view text) {
  Html html{"<p class=\"muted\">"};
  put(html.text, text);
  html.text += "</p>\n";
  return html;
}

Html open_how() { return {"<a class=\"fig\" href=\"#how\">"}; }

Html draw_how(const Context& context, const answer::Answer& answer) {
  const Messages& t = context.t;
  const analysis::Computed& how = answer.how;
  std::string inputs;
  for (const std::string& input : how.inputs) (inputs += inputs.empty() ? "" : ", ") += input;
  Html html{"<section class=\"how\" id=\"how\"><h2>"};
  std::string& out = html.text;
  put(out, t("how.title"));
  out += "</h2>\n<dl><dt>";
  put(out, t("how.rule"));
  out += "</dt><dd>";
  put(out, t(how.rule));
  out += "</dd>\n<dt>";
  put(out, t("how.inputs"));
  out += "</dt><dd><code>";
  put(out, inputs);
  out += "</code></dd>\n<dt>";
  put(out, t("how.dates"));
  out += "</dt><dd>";
  put(out, t("how.dates.text", {{"valid", day_in_words(how.valid, t.language())},
                                {"entry", how.at},
                                {"known", instant_in_words(how.known, t)}}));
  out += "</dd>\n";
  if (!how.denominator.empty()) {
    out += "<dt>";
    put(out, t("how.denominator"));
    out += "</dt><dd>";
    put(out, t(how.denominator));
    out += "</dd>\n";
  }
  out += "</dl></section>\n";
  return html;
}

Html draw_remarks(const answer::Answer& answer, answer::Remark::Tone tone) {
  Html html;
  for (const answer::Remark& remark : answer.remarks) {
    if (remark.tone != tone) continue;
    html.text += html.empty() ? "<ul class=\"say-list\">\n<li>" : "<li>";
    put(html.text, remark.text);
    html.text += "</li>\n";
  }
  if (!html.empty()) html.text += "</ul>\n";
  return html;
}

Html draw_crumbs(const Context& context,
                 const std::vector<std::pair<std::string, std::string>>& steps,
                 std::string_view here) {
  Html html{"<nav class=\"crumb\" aria-label=\""};
  put(html.text, context.t("site.crumbs"));
  html.text += "\"><ol>";
  for (const auto& [href, text] : steps) {
    html.text += "<li>";
    put(html.text, link(href, text));
    html.text += "</li>";
  }
  html.text += "<li aria-current=\"page\">";
  put(html.text, here);
  html.text += "</li></ol></nav>\n";
  return html;
}

Page before_the_record(const Context& context, std::string_view nav) {
  Page page;
  page.nav = nav;
  page.title = context.t("nav." + page.nav);
  page.finding = escaped(context.t("page.before-the-record"));
  page.lede = escaped(context.t("page.before-the-record.about"));
  page.answer.question = nav;
  page.answer.title = page.title;
  page.answer.how = analysis::computed(context.view, "rule.list", {});
  page.body = draw_how(context, page.answer);
  return page;
}

}  // namespace acta::site
