#include "site/pages/data/data.h"

#include "site/blocks.h"
#include "site/segments.h"

namespace acta::site {
namespace {

using answer::Cell;

// An address outside the languages, at the dates of the page.
std::string at_dates(const Context& context, std::string_view path) {
  const std::string here = context.href("/data");
  const std::size_t query = here.find('?');
  return std::string(path) + (query == here.npos ? "" : here.substr(query));
}

answer::Table files_of(const DataPackage& package, const Messages& t) {
  answer::Table table{
      "files", {{"file"}, {"title"}, {"rows"}, {"bytes"}, {"sha256"}, {"licence"}}, {}};
  for (const DataResource& resource : package.resources)
    for (const DataFile& file : resource.files)
      table.add({Cell::text(file.path),
                 Cell::text(messages("en")(resource.title), std::string(t(resource.title))),
                 Cell::number(file.rows), Cell::number(file.size), Cell::text(file.sha256),
                 Cell::text(package.licence.text)});
  return table;
}

std::size_t copies_in(const DataPackage& package) {
  for (const DataResource& resource : package.resources)
    if (resource.name == "copies") return resource.files.front().rows;
  return 0;
}

DataView view_of(const Context& context, const DataPackage& package) {
  const Messages& t = context.t;
  const auto kilobytes = [&](std::size_t bytes) {
    return t("data.kilobytes", {{"size", (bytes + 1023) / 1024}});
  };
  DataView view;
  view.whole = {{at_dates(context, "/data/acta.zip"),
                 t("data.archive", {{"size", kilobytes(package.archive_size)}})},
                {at_dates(context, "/data/datapackage.json"), std::string(t("data.descriptor"))},
                {at_dates(context, "/data/dcat.jsonld"), std::string(t("data.dcat"))}};
  view.doors = {
      {"/openapi.json", std::string(t("data.openapi"))},
      {at_dates(context, "/data/claims.json"), std::string(t("data.cursor"))},
      {context.site.url(t.language(), "/changes", Format::atom).substr(context.site.url("").size()),
       std::string(t("data.feed"))}};
  if (!context.site.desk.empty())
    view.doors.emplace_back(context.site.desk + address_of(t.language(), "/follow"),
                            t("twin.follow"));
  view.copies = t("page.data.copies", {{"copies", copies_in(package)}});
  Marks mark;
  view.licence =
      package.licence.empty()
          ? escaped(t("data.no-licence"))
          : mark.in(t("data.licence",
                      {{"link", mark(link(package.licence.text, package.licence.text))}}));
  for (const DataResource& resource : package.resources)
    for (const DataFile& file : resource.files)
      view.lines.push_back(
          {at_dates(context, "/data/" + file.path), file.path, std::string(t(resource.title)),
           t.number(static_cast<double>(file.rows)), kilobytes(file.size), file.sha256});
  return view;
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto package = data_sizes(context.site, context.view);
  const DataView view = view_of(context, *package);
  Page page;
  page.nav = "data";
  page.title = t("nav.data");
  std::size_t claims = 0;
  for (const DataFile& file : package->resources.front().files) claims += file.rows;
  page.finding =
      escaped(t("page.data.finding", {{"claims", claims}, {"files", view.lines.size()}}));
  page.lede = escaped(t("page.data.lede"));
  page.answer.question = "data";
  page.answer.title = page.title;
  page.answer.how = analysis::computed(context.view, "rule.data", {"claims"});
  page.answer.tables.push_back(files_of(*package, t));
  page.body = draw_data(t, view);
  page.body.text += draw_how(context, page.answer).text;
  return page;
}

}  // namespace

void add_data_page(Router& router, const Site& site) { add_page(router, site, "/data", {}, make); }

}  // namespace acta::site
