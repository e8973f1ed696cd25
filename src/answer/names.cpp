#include "answer/names.h"

#include "analysis/sentence.h"
#include "register/records/office.h"

namespace acta::answer {

using record::Subject;
using record::View;

bool is_other(std::string_view language, const Messages& t) {
  const bool of_no_language = language.empty() || language == "zxx" || language == "und";
  return !of_no_language && !record::is_in_language(language, t.language());
}

namespace {

std::string with_id(std::string name, std::string_view id) {
  if (name.empty() || name == id) return std::string(id);
  ((name += " (") += id) += ')';
  return name;
}

}  // namespace

std::string tagged(const record::LocalText& text, const Messages& t) {
  return is_other(text.language, t) ? text.text + " [" + text.language + ']' : text.text;
}

std::string named(const View& view, const Subject& subject, const Messages& t) {
  return tagged(record::name(view, subject, t.language()), t);
}

std::string called(const View& view, const Subject& subject, const Messages& t) {
  return with_id(named(view, subject, t), subject.id());
}

std::string speaker(const View& view, std::string_view asserter, const Messages& t) {
  const Subject* const found = view.find(asserter);
  if (!found) {
    const std::string word = "claim.says." + std::string(asserter);  // of ours, not a name
    return t.has(word) ? std::string(t(word)) : std::string(asserter);
  }
  const Subject* const role =
      found->kind() == "office" ? record::office(view, *found).role : nullptr;
  return named(view, role ? *role : *found, t);
}

Cell said_cell(const record::LocalText& text, const Messages& t) {
  const bool other = is_other(text.language, t);
  Cell cell = Cell::text(text.text, other ? tagged(text, t) : std::string());
  if (other || text.translation != record::Translation::none) cell.said = text;
  return cell;
}

Cell name_cell(const View& view, const Subject& subject, const Messages& t) {
  return said_cell(record::name(view, subject, t.language()), t);
}

namespace {

Cell called_cell(std::string_view for_machines, const View& view, const Subject& subject,
                 const Messages& t) {
  record::LocalText name = record::name(view, subject, t.language());
  Cell cell = Cell::text(for_machines, with_id(tagged(name, t), subject.id()), subject.name());
  if (!is_other(name.language, t)) return cell;
  name.text = with_id(std::move(name.text), subject.id());
  cell.said = std::move(name);
  return cell;
}

}  // namespace

Cell subject_cell(const View& view, const Subject* subject, const Messages& t) {
  return subject ? called_cell(subject->name(), view, *subject, t) : Cell::missing();
}

Cell id_cell(const View& view, const Subject* subject, const Messages& t) {
  return subject ? called_cell(subject->id(), view, *subject, t) : Cell::missing();
}

Cell short_cell(const Subject* subject) {
  if (!subject) return Cell::missing();
  return Cell::text(subject->id(), {}, subject->name());
}

Cell ids_cell(const View& view, const Subjects& subjects, const Messages& t) {
  std::vector<std::string> ids;
  std::vector<std::string> names;
  for (const Subject* subject : subjects) {
    ids.emplace_back(subject->id());
    names.push_back(named(view, *subject, t));
  }
  return Cell::list(std::move(ids), analysis::say_names(std::move(names), t));
}

}  // namespace acta::answer
