#include <algorithm>
#include <charconv>

#include "answer/error_words.h"
#include "base/codes.h"
#include "procedure/sheet_filing.h"
#include "site/desk/desk_site.h"
#include "site/desk/sheet_views.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/difference.h"
#include "site/layout.h"

namespace acta::site {
namespace {

using exchange::SheetFormat;
using procedure::RowFate;
using procedure::RowPreview;
using procedure::SheetPreview;
using procedure::TakeRows;

constexpr std::size_t most_shown = 300;  // rows of one kind

std::string asked(const Visit& visit, std::string_view key) {
  const auto found = visit.request.target.query.find(key);
  return found == visit.request.target.query.end() ? std::string() : found->second;
}

// The country that the address names, if this reader may report for it. Otherwise it is not there.
Result<std::string> country_asked_for(const Visit& visit) {
  std::string country(visit.request.param("country"));
  if (!may_report_for(visit, country)) return not_found("error.permission.unknown");
  return country;
}

std::string title_of(const Visit& visit, const std::string& country) {
  return visit.t()("desk.sheet.title",
                   {{"country", codes::country_name(country, visit.t().language())}});
}

std::string address_of(const std::string& country) { return "/desk/sheet/" + country; }

Response as_file(std::string bytes, SheetFormat format, const std::string& name) {
  const bool csv = format == SheetFormat::csv;
  const char* const type =
      csv ? "text/csv; charset=utf-8"
          : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return Response::typed(type, std::move(bytes))
      .with("Content-Disposition",
            "attachment; filename=\"" + name + (csv ? ".csv" : ".xlsx") + '"')
      .with("Cache-Control", "no-store");
}

Response draw(const Visit& visit, const std::string& country, const Errors& errors, int status) {
  const Messages& t = visit.t();
  SheetView view;
  view.action = visit.path(address_of(country));
  view.download = view.action + "/download";
  view.csrf = visit.session.csrf;
  view.limits = t("desk.sheet.limits", {{"size", most_upload / (1024 * 1024)}});
  Field format{"as", std::string(t("desk.sheet.format")), {}, "xlsx", {}};
  format.choices = {{"xlsx", std::string(t("desk.sheet.xlsx"))},
                    {"csv", std::string(t("desk.sheet.csv"))}};
  Field language{"language", std::string(t("desk.report.language")), {}, t.language(), {}};
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  view.choices = {std::move(format), std::move(language)};
  for (const Error& error : answer::in_words(visit.context.view, errors, t))
    view.errors.push_back(t.explain(error));
  DeskPage page;
  page.title = title_of(visit, country);
  page.body = draw_sheet(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

Result<Response> show(Visit& visit) {
  return draw(visit, TRY(country_asked_for(visit)), not_yet_sent(visit), 200);
}

Result<Response> download(Visit& visit) {
  const std::string country = TRY(country_asked_for(visit));
  const std::string language = asked(visit, "language");
  const Messages& t = speaks(language) ? messages(language) : visit.t();
  const SheetFormat format = exchange::sheet_format_of("x." + asked(visit, "as"));
  return as_file(TRY(procedure::write_report_sheet(visit.context.view, country, t, format)), format,
                 country + '-' + t.language());
}

Checked<SheetPreview> preview(const Visit& visit, const std::string& country,
                              const std::string& name, std::string_view bytes) {
  return procedure::preview_for(visit.desk.desk, visit.actor, country, visit.t().language(), bytes,
                                name);
}

// Looked at first: what cannot be read is not kept.
Result<Response> take_file(Visit& visit) {
  const std::string country = TRY(country_asked_for(visit));
  if (!visit.file)
    return draw(visit, country, {{ErrorKind::invalid, "error.desk.no-file", {}, {}, {}}}, 422);
  const SentFile& file = *visit.file;
  if (const auto seen = preview(visit, country, file.name, file.bytes); !seen)
    return draw(visit, country, seen.error(), 422);
  const std::string id = visit.desk.uploads.keep(
      {{}, visit.session.account.id, "country/" + country, file.name, file.bytes, {}});
  return see_other(visit.path(address_of(country) + '/' + id));
}

SheetRow::Cell cell_of(const Visit& visit, const RowPreview::Change& change) {
  const auto words = [&](const std::string& said) {
    const bool code = change.column == "status" && !said.empty();
    return code ? status_in_words(visit.context, said) : said;
  };
  SheetRow::Cell cell{std::string(visit.t()("sheet.column." + change.column)), {}};
  if (change.before.empty()) {
    cell.says = escaped(words(change.after));
    return cell;
  }
  Difference both = difference(words(change.before), words(change.after));
  cell.says.text = both.before.text + " → " + both.after.text;
  return cell;
}

SheetRow row_of(const Visit& visit, const RowPreview& row) {
  const Messages& t = visit.t();
  SheetRow drawn;
  drawn.title = t("desk.sheet.row", {{"row", row.row}, {"commitment", row.commitment}});
  drawn.tag = t("sheet.fate." + std::string(name_of(row.fate)));
  for (const Error& error : row.errors)
    drawn.problems.push_back(t.explain(answer::in_words(visit.context.view, error, t)));
  if (row.fate != RowFate::rejected)
    for (const RowPreview::Change& change : row.changes)
      drawn.cells.push_back(cell_of(visit, change));
  if (row.waiting.empty()) return drawn;
  const char* const key = row.amends > 0                   ? "desk.sheet.came-back"
                          : row.fate == RowFate::unchanged ? "desk.sheet.sent-already"
                                                           : "desk.sheet.another-waits";
  drawn.waiting = t(key);
  drawn.waiting_href = visit.path("/desk/proposals/" + row.waiting);
  return drawn;
}

// Of those that change nothing, the ones that were sent already: what became of them is of
// interest.
std::vector<SheetRows> kinds_of(const Visit& visit, const SheetPreview& preview) {
  std::vector<SheetRows> kinds;
  for (const RowFate fate :
       {RowFate::rejected, RowFate::changed, RowFate::created, RowFate::unchanged}) {
    SheetRows kind;
    std::size_t count = 0;
    for (const RowPreview& row : preview.rows) {
      if (row.fate != fate || (fate == RowFate::unchanged && row.waiting.empty())) continue;
      if (++count <= most_shown) kind.rows.push_back(row_of(visit, row));
    }
    if (count == 0) continue;
    const auto number = static_cast<std::int64_t>(count);
    kind.heading = visit.t()("desk.sheet.kind",
                             {{"fate", std::string_view(name_of(fate))}, {"count", number}});
    if (count > most_shown)
      kind.more =
          visit.t()("desk.sheet.more", {{"count", number - static_cast<std::int64_t>(most_shown)}});
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

struct Looked {
  std::string country, id;
  SheetPreview preview;
};

// The file that the address names, against the record as it stands now.
Result<Looked> looked_at(const Visit& visit) {
  Looked looked{TRY(country_asked_for(visit)), std::string(visit.request.param("upload")), {}};
  const auto kept = visit.desk.uploads.find(looked.id, visit.session.account.id);
  if (!kept || kept->subject != "country/" + looked.country)
    return not_found("error.desk.upload-gone");
  auto seen = preview(visit, looked.country, kept->name, kept->bytes);
  if (!seen) return tl::unexpected(seen.error().front());
  looked.preview = *std::move(seen);
  return looked;
}

Response draw(const Visit& visit, const Looked& looked, const Errors& errors, int status) {
  const Messages& t = visit.t();
  const SheetPreview& preview = looked.preview;
  const auto count = [&](RowFate fate) { return static_cast<std::int64_t>(preview.count(fate)); };
  const std::int64_t rejected = count(RowFate::rejected);
  const std::int64_t fresh = count(RowFate::created) + count(RowFate::changed);
  SheetPreviewView view;
  view.action = visit.path(address_of(looked.country) + '/' + looked.id);
  view.csrf = visit.session.csrf;
  view.again = visit.path(address_of(looked.country));
  for (const Error& error : answer::in_words(visit.context.view, errors, t))
    view.errors.push_back(t.explain(error));
  view.counts = t("sheet.counts", {{"created", count(RowFate::created)},
                                   {"changed", count(RowFate::changed)},
                                   {"unchanged", count(RowFate::unchanged)},
                                   {"rejected", rejected}});
  for (const auto& notice : preview.notices)
    view.notices.push_back(t(notice.message, {{"value", notice.value}}));
  view.kinds = kinds_of(visit, preview);
  if (fresh > 0 && rejected == 0) view.send_all = t("desk.sheet.send", {{"count", fresh}});
  if (fresh > 0 && rejected > 0)
    view.send_valid = t("desk.sheet.send-valid", {{"count", fresh}, {"rejected", rejected}});
  if (rejected > 0) view.rejected = view.action + "/rejected";
  std::int64_t sent = 0;
  const std::string done = asked(visit, "sent");
  std::from_chars(done.data(), done.data() + done.size(), sent);
  if (sent > 0) view.said = t("desk.sheet.sent", {{"count", sent}});
  DeskPage page;
  page.title = title_of(visit, looked.country);
  page.lede = escaped(preview.file);
  page.body = draw_sheet_preview(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

Result<Response> show_preview(Visit& visit) {
  return draw(visit, TRY(looked_at(visit)), not_yet_sent(visit), 200);
}

Result<Response> send(Visit& visit) {
  const Looked looked = TRY(looked_at(visit));
  const TakeRows take = visit.sent("do") == "valid" ? TakeRows::valid : TakeRows::all_or_none;
  const auto sent = procedure::propose_sheet(visit.desk.desk, visit.actor, looked.preview, take);
  if (sent)
    return see_other(visit.path(address_of(looked.country) + '/' + looked.id) +
                     encode_query({{"sent", std::to_string(sent->size())}}));
  const Error& first = sent.error().front();
  if (first.kind == ErrorKind::not_found || first.kind == ErrorKind::forbidden)
    return tl::unexpected(first);
  return draw(visit, looked, sent.error(), status_of_form(first));
}

Result<Response> rejected_rows(Visit& visit) {
  const Looked looked = TRY(looked_at(visit));
  const SheetFormat format = looked.preview.taken.is_xlsx ? SheetFormat::xlsx : SheetFormat::csv;
  const Messages& t = messages(looked.preview.language);
  const record::View& view = visit.context.view;
  const auto explain = [&](const Error& error) {
    return t.explain(answer::in_words(view, error, t));
  };
  return as_file(TRY(procedure::write_rejected_rows(view, looked.preview, t, format, explain)),
                 format, looked.country + "-rejected");
}

}  // namespace

bool is_upload(std::string_view target) {
  constexpr std::string_view below = "/desk/sheet/";
  if (target.size() <= 3) return false;
  target.remove_prefix(3);
  return target.starts_with(below) || target.starts_with("/desk/evidence/") ||
         target.starts_with("/submit");
}

bool may_report_for(const Visit& visit, std::string_view country) {
  for (const procedure::Duty& duty :
       procedure::duties(visit.context.view, visit.matrix, visit.actor))
    if (duty.country->id() == country) return true;
  return false;
}

void add_sheet_pages(Router& router, const DeskSite& desk) {
  const std::string sheet = "/{lang}/desk/sheet/{country}";
  router.get(sheet, Format::html, for_signed_in(desk, show));
  add_post(router, desk, sheet, {show, take_file, always({"file"})});
  router.get(sheet + "/download", Format::html, for_signed_in(desk, download));
  router.get(sheet + "/{upload}", Format::html, for_signed_in(desk, show_preview));
  add_post(router, desk, sheet + "/{upload}", {show_preview, send, always({"do"})});
  router.get(sheet + "/{upload}/rejected", Format::html, for_signed_in(desk, rejected_rows));
}

}  // namespace acta::site
