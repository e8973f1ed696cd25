#include "site/layout.h"

#include "register/records/mechanism.h"

namespace acta::site {
namespace {

Html draw_dates(const Messages& t, const AsOfBar& as_of, const RecordMark& record) {
  Marks mark;
  const std::string_view bold = mark(Html{"<b>"});
  const std::string_view end = mark(Html{"</b>"});
  const auto entry = static_cast<std::int64_t>(record.entry);
  if (!as_of.past) {
    return mark.in(
        t("as-of.now", {{"b", bold}, {"day", as_of.valid_words}, {"end", end}, {"entry", entry}}));
  }
  return mark.in(t("as-of.past", {{"b", bold},
                                  {"day", as_of.valid_words},
                                  {"end", end},
                                  {"entry", entry},
                                  {"link", mark(open_link(as_of.to_now))},
                                  {"done", mark(close_link())}}));
}

std::string draw_entry(const Messages& t, const RecordMark& record) {
  return t("foot.entry", {{"entry", record.entry}, {"instant", std::string_view(record.recorded)}});
}

std::string draw_citation(const Messages& t, const Layout& layout) {
  return t("cite.text", {{"process", layout.process.text},
                         {"title", layout.title},
                         {"day", layout.as_of->valid_words},
                         {"entry", layout.record->entry},
                         {"instant", layout.record->recorded}});
}

}  // namespace

record::LocalText process_name(const record::View& view, const Messages& t) {
  const record::Subject* centre = record::centre(view);
  if (!centre) return {std::string(t("site.no-process")), t.language()};
  return record::name(view, *centre, t.language());
}

void put_navigation(Layout& layout, const Messages& t, std::string_view here,
                    const std::function<std::string(std::string_view path)>& address) {
  for (const auto& [key, path] : navigation) {
    LayoutLink item{address(path), std::string(t("nav." + std::string(key))), "", key == here};
    (layout.nav.size() < in_header ? layout.nav : layout.more).push_back(std::move(item));
  }
}

Html current(const LayoutLink& link, std::string_view as) {
  Html html;
  if (!link.current) return html;
  html.text = " aria-current=\"";
  put(html.text, as);
  html.text += '"';
  return html;
}

void put_sentences(Layout& layout, const Messages& t) {
  layout.dates = draw_dates(t, *layout.as_of, *layout.record);
  layout.entry = draw_entry(t, *layout.record);
  layout.citation = draw_citation(t, layout);
}

}  // namespace acta::site
