#include "procedure/cycle.h"

#include <optional>

#include "base/date.h"
#include "base/text.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"
#include "register/subject.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using record::Subject;
using record::View;

class Drafting {
 public:
  Drafting(const View& view, const CycleForm& form)
      : view_(view),
        form_(form),
        name_("cycle/" + form.id),
        subject_(record::check_subject_name(name_) ? view.find(name_) : nullptr) {}

  Checked<std::vector<ClaimDraft>> run() {
    check();
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    say("title", std::string(trim(form_.title))).language = {form_.language, "language"};
    if (const Subject* const centre = record::centre(view_); centre && !subject_)
      say("mechanism", std::string(centre->name()));
    say("opens", form_.opens);
    say("due", form_.due);
    if (!form_.overdue_from.empty()) say("overdue_from", form_.overdue_from);
    drop_what_stands();
    if (form_.overdue_from.empty()) take_back("overdue_from");
    if (drafts_.empty()) fail("error.cycle.no-change", "due", form_.due);
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return std::move(drafts_);
  }

 private:
  void check() {
    if (form_.id.empty()) fail("error.report.missing", "id", {});
    else if (auto name = record::check_subject_name(name_); !name) add(name.error(), "id");
    if (trim(form_.title).empty()) fail("error.report.missing", "title", {});
    if (const auto fits = accept_text(trim(form_.title), "title", 300); !fits)
      errors_.push_back(fits.error());
    const auto opens = day_at("opens", form_.opens);
    const auto due = day_at("due", form_.due);
    std::optional<Day> from;
    if (!form_.overdue_from.empty()) from = day_at("overdue_from", form_.overdue_from);
    if (opens && due && *due <= *opens) fail("error.cycle.order", "due", form_.due);
    if (due && from && *from <= *due) fail("error.cycle.order", "overdue_from", form_.overdue_from);
    check_reason(due);
  }

  void check_reason(std::optional<Day> due) {
    if (!subject_ || !due || !trim(form_.reason).empty()) return;
    const auto before = record::Fields(view_, *subject_).date("due");
    if (before && before->last < view_.valid() && before->last != *due)
      fail("error.cycle.reason", "reason", {});
  }

  std::optional<Day> day_at(const char* place, const std::string& text) {
    if (text.empty()) {
      fail("error.report.missing", place, {});
      return std::nullopt;
    }
    const auto day = parse_day(text, place);
    if (!day) errors_.push_back(day.error());
    return day ? std::optional(*day) : std::nullopt;
  }

  void add(Error error, const char* place) {
    error.place = place;
    errors_.push_back(std::move(error));
  }
  void fail(const char* message, const char* place, const std::string& value) {
    errors_.push_back({ErrorKind::invalid, message, place, value, {}});
  }

  ClaimDraft& say(const char* property, std::string value) {
    ClaimDraft draft;
    draft.place = form_.id;
    draft.key = name_ + '/' + property;
    draft.subject.text = name_;
    draft.property = {property, property};
    draft.value = {std::move(value), property};
    draft.asserter.text = "desk";
    draft.note.text = trim(form_.reason);
    return drafts_.emplace_back(std::move(draft));
  }

  // What stands and was cleared.
  void take_back(const char* property) {
    const auto* const claim = subject_ ? record::Fields(view_, *subject_).claim(property) : nullptr;
    if (!claim) return;
    ClaimDraft& draft = say(property, {});
    draft.key.clear();
    draft.replaces = {{std::to_string(claim->number), property}};
    draft.replace_kind = record::ReplaceKind::amendment;
    draft.missing.text = "withdrawn";
    draft.withdrawn = true;
  }

  // Of a cycle that is there: what it says already is not said again, and what it says otherwise
  // takes the place of that.
  void drop_what_stands() {
    if (!subject_) return;
    const CycleForm now = cycle_form(view_, form_.id, form_.language);
    std::vector<ClaimDraft> changes;
    for (ClaimDraft& draft : drafts_) {
      const std::string& property = draft.property.text;
      const std::string& before = property == "title"   ? now.title
                                  : property == "opens" ? now.opens
                                  : property == "due"   ? now.due
                                                        : now.overdue_from;
      if (draft.value.text == before) continue;
      if (const auto* claim = record::Fields(view_, *subject_).claim(property)) {
        draft.replaces = {{std::to_string(claim->number), property}};
        draft.replace_kind = record::ReplaceKind::amendment;
        draft.key.clear();
      }
      changes.push_back(std::move(draft));
    }
    drafts_ = std::move(changes);
  }

  const View& view_;
  const CycleForm& form_;
  std::string name_;
  const Subject* subject_;
  Errors errors_;
  std::vector<ClaimDraft> drafts_;
};

}  // namespace

Matter cycle_matter(const View& view) {
  const Subject* const centre = record::centre(view);
  return {.kind = "structure", .mechanism = centre ? std::string(centre->id()) : std::string()};
}

CycleForm cycle_form(const View& view, std::string_view id, std::string_view language) {
  CycleForm form;
  form.id = id;
  form.language = language;
  const std::string name = "cycle/" + form.id;
  const Subject* const subject = record::check_subject_name(name) ? view.find(name) : nullptr;
  if (!subject) return form;
  const record::Fields fields(view, *subject);
  const record::LocalText title = fields.text("title", language);
  form.title = title.text;
  if (!title.language.empty()) form.language = title.language;
  const auto day = [&](const char* property) {
    const auto date = fields.date(property);
    return date ? format_date(*date) : std::string();
  };
  form.opens = day("opens");
  form.due = day("due");
  form.overdue_from = day("overdue_from");
  return form;
}

Checked<std::vector<ClaimDraft>> cycle_drafts(const View& view, const CycleForm& form) {
  return Drafting(view, form).run();
}

CycleForm cycle_in(const std::vector<ClaimDraft>& drafts) {
  CycleForm form;
  for (const ClaimDraft& draft : drafts) {
    constexpr std::string_view kind = "cycle/";
    if (!draft.subject.text.starts_with(kind)) continue;
    form.id = draft.subject.text.substr(kind.size());
    form.reason = draft.note.text;
    const std::string& property = draft.property.text;
    if (property == "title") {
      form.title = draft.value.text;
      form.language = draft.language.text;
    }
    if (property == "opens") form.opens = draft.value.text;
    if (property == "due") form.due = draft.value.text;
    if (property == "overdue_from") form.overdue_from = draft.value.text;
  }
  return form;
}

}  // namespace acta::procedure
