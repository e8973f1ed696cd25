#include "site/layout.h"

#include "register/records/mechanism.h"

namespace acta::site {

std::string process_name(const record::View& view, const Messages& t) {
  const record::Subject* centre = record::centre(view);
  if (!centre) return std::string(t("site.no-process"));
  return record::name(view, *centre, t.language()).text;
}

Html current(const LayoutLink& link, std::string_view as) {
  Html html;
  if (!link.current) return html;
  html.text = " aria-current=\"";
  put(html.text, as);
  html.text += '"';
  return html;
}

Html draw_as_of_words(const Messages& t, const AsOfBar& as_of) {
  Marks mark;
  return mark.in(t("as-of.summary", {{"b", mark(Html{"<b>"})},
                                     {"day", std::string_view(as_of.valid_words)},
                                     {"end", mark(Html{"</b>"})}}));
}

Html draw_past(const Messages& t, const AsOfBar& as_of, const RecordMark& record) {
  Marks mark;
  return mark.in(t("as-of.past", {{"b", mark(Html{"<b>"})},
                                  {"day", std::string_view(as_of.valid_words)},
                                  {"end", mark(Html{"</b>"})},
                                  {"entry", static_cast<std::int64_t>(record.entry)},
                                  {"link", mark(open_link(as_of.to_now))},
                                  {"done", mark(close_link())}}));
}

std::string draw_entry(const Messages& t, const RecordMark& record) {
  return t("foot.entry", {{"entry", static_cast<std::int64_t>(record.entry)},
                          {"instant", std::string_view(record.recorded)}});
}

}  // namespace acta::site
