#include "site/archive.h"

#include "answer/dates.h"
#include "base/text.h"
#include "exchange/captured_file.h"
#include "procedure/published_log.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using answer::Cell;
using record::SourceCopy;

namespace {

constexpr std::size_t digits = 64;  // of a digest

Result<Response> hand_out(const Site& site, const Request& request) {
  const std::string_view asked = request.param("digest");
  const std::string_view ending = asked.substr(std::min(digits, asked.size()));
  const auto no_such = [&] {
    return not_found("error.http.no-such-page", "", request.target.path);
  };
  if (!ending.empty() && !ending.starts_with('.')) return no_such();
  const auto digest = parse_hash(asked.substr(0, digits));
  if (!digest) return no_such();
  const Context context = context_now(site, request);
  const record::Subject* const subject = TRY(subject_at(context, "copy", hex(*digest)));
  const record::SourceCopy copy = record::source_copy(context.view, *subject);
  if (!may_be_handed_out(context.view, copy))
    return not_found("error.copy.not-kept", "", request.target.path);
  Response response;
  response.body = TRY(site.log->copy(*digest));
  std::string name(copy.sources.front()->id());
  name += exchange::extension_of(copy.media_type);
  return std::move(response)
      .with("Content-Type", "application/octet-stream")
      .with("Content-Disposition", "attachment; filename=\"" + name + '"')
      .with("Content-Security-Policy", "sandbox; default-src 'none'")
      .with("ETag", '"' + hex(*digest) + '"')
      .with("Cache-Control", "public, max-age=3600");
}

}  // namespace

std::shared_ptr<const analysis::SourceArchive> archive_of(const Context& context) {
  return context.site.findings->of<analysis::SourceArchive>(
      context.view, "source archive", [&] { return analysis::source_archive(context.view); });
}

bool may_be_handed_out(const record::View& view, const record::SourceCopy& copy) {
  return copy.kept &&
         std::any_of(copy.sources.begin(), copy.sources.end(), [&](const record::Subject* source) {
           return !record::forbids_copying(view, *source);
         });
}

std::string address_of(const record::SourceCopy& copy) {
  std::string address = "/copies/" + std::string(copy.subject->id());
  return address += exchange::extension_of(copy.media_type);
}

Html link_away(std::string_view address, std::string_view words) {
  if (!address.starts_with("https://") && !address.starts_with("http://")) return escaped(words);
  Html html{"<a rel=\"noreferrer external\" href=\""};
  put(html.text, address);
  html.text += "\">";
  put(html.text, words);
  html.text += "</a>";
  return html;
}

Html draw_archived(const Context& context, const record::Subject& source) {
  const auto archive = archive_of(context);
  const analysis::ArchivedSource* const known = archive->of(source);
  const record::SourceCopy* const copy = known && known->dead() ? known->readable() : nullptr;
  if (!copy) return {};
  const std::string_view words = context.t("archive.copy");
  Html html{" <span class=\"tag\">"};
  if (copy->kept) html.text += link(address_of(*copy), words).text;
  else html.text += link_away(copy->archives.front(), words).text;
  html.text += "</span>";
  return html;
}

answer::Table copies_table(const std::vector<SourceCopy>& copies, const Messages& t,
                           const std::string& site) {
  answer::Table table{"copies",
                      {{"captured"},
                       {"digest"},
                       {"sources", answer::Column::For::machines},
                       {"bytes"},
                       {"media_type"},
                       {"captured_by"},
                       {"captured_from"},
                       {"copy"},
                       {"archives"}},
                      {}};
  for (const SourceCopy& copy : copies) {
    std::vector<std::string> sources, archives(copy.archives.begin(), copy.archives.end());
    for (const record::Subject* source : copy.sources) sources.emplace_back(source->id());
    table.add({answer::date_cell(copy.captured, t), Cell::text(copy.subject->id()),
               Cell::list(std::move(sources)),
               copy.size ? Cell::digits(format_decimal(copy.size->amount)) : Cell::missing(),
               Cell::text(copy.media_type), Cell::text(copy.by), Cell::text(copy.address),
               copy.kept ? Cell::text(site + address_of(copy)) : Cell::missing(),
               Cell::list(std::move(archives))});
  }
  return table;
}

std::vector<SourceCopy> all_copies(const record::View& view) {
  std::vector<SourceCopy> all;
  for (const record::Subject* subject : view.subjects("copy")) {
    all.push_back(record::source_copy(view, *subject));
    all.back().kept = may_be_handed_out(view, all.back());
  }
  return all;
}

void add_copies(Router& router, const Site& site) {
  if (!site.log) return;
  router.get("/copies/{digest}",
             [site](const Request& request) { return hand_out(site, request); });
}

}  // namespace acta::site
