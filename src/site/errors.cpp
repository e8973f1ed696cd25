#include "site/errors.h"

#include "answer/answers.h"
#include "answer/names.h"
#include "answer/withdrawal.h"
#include "base/date_words.h"
#include "register/records/local_text.h"
#include "register/records/office.h"
#include "site/claims.h"
#include "site/layout.h"
#include "site/segments.h"

namespace acta::site {
namespace {

constexpr std::pair<std::string_view, std::string_view> always_there[] = {
    {"nav.state", "/"},
    {"nav.overlaps", "/overlaps"},
    {"nav.commitments", "/commitments"},
    {"nav.countries", "/countries"},
    {"nav.sources", "/sources"}};

std::vector<const record::Subject*> found_or_near(const record::View& view,
                                                  std::string_view wanted) {
  if (wanted.empty()) return {};
  const auto found = answer::find_subject(view, wanted, "");
  if (found) return {*found};
  std::vector<const record::Subject*> subjects;
  for (std::string_view hint = found.error().hint; !hint.empty();) {
    const std::string_view name = hint.substr(0, hint.find(", "));
    hint.remove_prefix(std::min(name.size() + 2, hint.size()));
    if (const auto subject = answer::find_subject(view, name, "")) subjects.push_back(*subject);
  }
  return subjects;
}

// Subjects that whoever wrote an unknown name ("commitment/CM6") or an unknown address may have
// meant: first those of the same kind.
std::vector<const record::Subject*> near(const record::View& view, std::string_view written) {
  if (!written.starts_with('/'))
    if (auto subjects = found_or_near(view, written); !subjects.empty()) return subjects;
  return found_or_near(view, written.substr(written.rfind('/') + 1));
}

// What is an option on the command line is a parameter here.
Error for_pages(Error error) {
  if (error.place.starts_with("--")) error.place.erase(0, 2);
  return error;
}

std::string title_key(const Request& request, int status) {
  if (request.method == "POST" && (status == 400 || status == 422)) return "error.page.form";
  if (status == 400 || status == 404 || status == 410 || status == 500)
    return "error.page." + std::to_string(status);
  return "error.page.title";
}

// The office that asked for a withdrawal; empty: it was made on the command line.
std::string asker_of(const record::View& view, const record::Claim& withdrawal, const Messages& t) {
  const std::string_view asserter = withdrawal.asserter.view();
  const record::Subject* const found =
      asserter.starts_with("office/") ? view.find(asserter) : nullptr;
  if (!found) return {};
  const record::Office office = record::office(view, *found);
  const record::Subject* const where = office.country     ? office.country
                                       : office.committee ? office.committee
                                                          : office.mechanism;
  std::string role = answer::speaker(view, asserter, t);
  if (!where) return role;
  return t("page.withdrawn.office",
           {{"role", std::move(role)}, {"where", record::name(view, *where, t.language()).text}});
}

// When what is gone was withdrawn, and why; `part` of the error is the entry of its withdrawal.
Html withdrawal_in_words(const record::View& view, const Error& error, const Messages& t) {
  const record::Subject* const once = view.record().find(error.value);
  const auto found = once ? answer::withdrawal_of(view, *once) : answer::Withdrawal{};
  if (!found.first) return escaped(t.explain(error));
  const bool has_reason = !found.last->note.empty();
  const std::string who = asker_of(view, *found.last, t);
  Marks mark;
  return mark.in(
      t("page.withdrawn",
        {{"name", once->id()},
         {"day", day_in_words(day_of(found.first->recorded), t.language())},
         {"entry", found.first->number},
         {"asked", who.empty() ? "no" : "yes"},
         {"who", who},
         {"reason", has_reason ? mark(draw_note(t.language(), *found.last)) : error.hint}}));
}

std::string entry_before(const std::string& entry) {
  return std::to_string(std::stoull(entry) - 1);
}

// What was withdrawn is told in each language; of what is not there, there is nothing to tell.
std::vector<LayoutLink> languages_of(const Request& request, int status, std::string_view current) {
  std::vector<LayoutLink> links;
  for (const auto& [tag, name] : languages) {
    std::string there = "/" + std::string(tag) + "/";
    if (status == 410)
      there = address_of(tag, request.target.path.substr(3)) + encode_query(request.target.query);
    links.push_back({std::move(there), std::string(name), std::string(tag), tag == current});
  }
  return links;
}

// A withdrawal is told as the page's dates know it.
record::View view_for(const Site& site, const Request& request, int status) {
  const auto as_of = read_as_of(request.target.query, site.record, site.now(), site.newest());
  if (status != 410 || !as_of) return site.newest_view();
  return {site.record, as_of->valid, as_of->at};
}

}  // namespace

ErrorPage error_pages(const Site& site) {
  return [site](const Request& request, const Error& error, int status) {
    const Messages& t = messages(request.language());
    const record::View view = view_for(site, request, status);

    ErrorView shown;
    shown.number = request.id;
    if (error.message == "error.http.last-page") {
      Query last = request.target.query;
      last["page"] = error.hint;
      if (error.hint == "1") last.erase("page");
      const std::string_view path = std::string_view(request.target.path).substr(3);
      shown.near.emplace_back(address_of(t.language(), path) + encode_query(last),
                              t("error.page.last-page", {{"last", error.hint}}));
    } else if (status == 404) {
      for (const record::Subject* subject :
           near(view, error.value.empty() ? request.target.path : error.value)) {
        shown.near.emplace_back(address_of(t.language(), path_of(subject->name())),
                                record::name(view, *subject, t.language()).text);
      }
    }
    if (status == 410 && !site.copy) {
      shown.withdrawn = true;
      Query then{{"at", entry_before(error.part)}};
      const auto day = request.target.query.find("valid");
      if (day != request.target.query.end() && !day->second.empty()) then.insert(*day);
      shown.near.emplace_back(address_of(t.language(), path_of(error.value)) + encode_query(then),
                              std::string(t("error.page.as-it-stood")));
    }
    for (const auto& [key, path] : always_there)
      shown.working.emplace_back(address_of(t.language(), path), std::string(t(key)));

    Layout layout;
    layout.title = std::string(t(title_key(request, status)));
    layout.process = process_name(view, t);
    layout.home = address_of(t.language(), "/");
    layout.languages = languages_of(request, status, t.language());
    put_navigation(layout, t, "",
                   [&](std::string_view path) { return address_of(t.language(), path); });
    layout.finding = escaped(layout.title);
    layout.lede =
        status == 410 ? withdrawal_in_words(view, error, t) : escaped(t.explain(for_pages(error)));
    layout.body = draw_error(t, shown);
    Response response =
        Response::html(draw_layout(t, layout)).with("Content-Language", t.language());
    response.status = status;
    return response;
  };
}

}  // namespace acta::site
