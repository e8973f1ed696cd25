#include "site/desk/amendable.h"

#include "site/blocks.h"
#include "site/segments.h"

namespace acta::site {

Html draw_amendable(const Visit& visit, std::string_view kind, std::string_view title,
                    const std::function<bool(const record::Subject&)>& allowed) {
  constexpr std::int64_t most = 500;
  const Messages& t = visit.t();
  Html list;
  std::int64_t shown = 0, all = 0;
  for (const record::Subject* each : visit.context.view.subjects(kind)) {
    if (!allowed(*each) || ++all > most) continue;
    ++shown;
    const std::string id(each->id());
    list.text +=
        "<li>" +
        link(visit.path("/desk/" + std::string(kind) + '/' + encode_segment(id)), id).text + ' ' +
        link_to(visit.context, *each).text + "</li>\n";
  }
  if (list.empty()) return list;
  Html html{"<details><summary>"};
  put(html.text, t(title));
  html.text += "</summary>\n<ul class=\"plain\">\n" + list.text + "</ul>\n";
  if (all > shown)
    html.text += draw_muted(t("desk.amendable.more", {{"shown", shown}, {"all", all}})).text;
  html.text += "</details>\n";
  return html;
}

}  // namespace acta::site
