#include "answer/answers.h"
#include "answer/dates.h"
#include "answer/words.h"
#include "register/records/local_text.h"

namespace acta::answer {
namespace {

using record::Claim;
using record::View;

constexpr std::string_view languages[] = {"en", "es", "pt", "fr"};

std::string_view type_of(const record::Value& value) {
  struct Name {
    std::string_view operator()(const record::Missing&) const { return "missing"; }
    std::string_view operator()(const record::Text&) const { return "text"; }
    std::string_view operator()(const record::Code&) const { return "code"; }
    std::string_view operator()(const record::Reference&) const { return "reference"; }
    std::string_view operator()(const Date&) const { return "date"; }
    std::string_view operator()(const record::Quantity&) const { return "quantity"; }
    std::string_view operator()(const record::Amount&) const { return "money"; }
    std::string_view operator()(const record::ClaimReference&) const { return "claim"; }
  };
  return std::visit(Name{}, value);
}

std::vector<Cell> row_of(const Claim& claim) {
  std::vector<std::string> replaces;
  for (const std::uint64_t entry : claim.replaces) replaces.push_back(std::to_string(entry));
  std::vector<Cell> row;
  row.reserve(19);
  row.push_back(Cell::number(claim.number));
  row.push_back(instant_cell(claim.recorded));
  row.push_back(Cell::text(claim.subject->name()));
  row.push_back(Cell::text(claim.property));
  row.push_back(Cell::text(type_of(claim.value)));
  row.push_back(Cell::text(value_for_machines(claim.value)));
  row.push_back(Cell::text(claim.language));
  add_period(row, claim.valid);
  row.push_back(Cell::text(claim.asserter));
  row.push_back(source_cell(&claim));
  row.push_back(locator_cell(&claim));
  row.push_back(Cell::text(claim.citation.quote));
  row.push_back(Cell::text(record::name_of(claim.status)));
  row.push_back(replaces.empty() ? Cell::missing() : Cell::list(std::move(replaces)));
  row.push_back(Cell::text(record::name_of(claim.resolution)));
  row.push_back(Cell::text(claim.note));
  row.push_back(Cell::text(record::name_of(claim.translation)));
  return row;
}

}  // namespace

ClaimsPart claims(const View& view, std::uint64_t first, std::size_t most) {
  ClaimsPart part;
  part.table = {"claims",
                {{"entry"},
                 {"recorded"},
                 {"subject"},
                 {"property"},
                 {"type"},
                 {"value"},
                 {"language"},
                 {"from"},
                 {"to"},
                 {"until"},
                 {"asserter"},
                 {"source"},
                 {"locator"},
                 {"quote"},
                 {"status"},
                 {"replaces"},
                 {"resolution"},
                 {"note"},
                 {"translation"}},
                {}};
  std::vector<const Claim*> all;
  for (std::uint64_t entry = std::max<std::uint64_t>(first, 1); entry <= view.at(); ++entry) {
    if (all.size() == most) {
      part.next = entry;
      break;
    }
    const Claim* claim = view.record().claim(entry);
    if (claim && view.visible(*claim)) all.push_back(claim);
  }
  const std::size_t size = all.size();
  part.table.list(size, [all = std::move(all)](std::size_t at) { return row_of(*all[at]); });
  return part;
}

namespace {

Row subject_row(const View& view, const record::Subject& subject) {
  Row row{Cell::text(subject.name()), Cell::text(subject.kind())};
  for (const std::string_view language : languages) {
    const record::LocalText text = record::name(view, subject, language);
    const bool in_it =
        text.language.empty() || std::string_view(text.language).substr(0, 2) == language;
    row.push_back(in_it ? Cell::text(text.text) : Cell::missing());
  }
  return row;
}

}  // namespace

Table subjects(const View& view) {
  Table table{
      "subjects", {{"subject"}, {"kind"}, {"name_en"}, {"name_es"}, {"name_pt"}, {"name_fr"}}, {}};
  std::vector<const record::Subject*> all;
  for (const auto& [name, kind] : view.vocabulary().kinds()) {
    if (kind.configuration) continue;
    const auto subjects = view.subjects(name);
    all.insert(all.end(), subjects.begin(), subjects.end());
  }
  const std::size_t size = all.size();
  table.list(size,
             [view, all = std::move(all)](std::size_t at) { return subject_row(view, *all[at]); });
  return table;
}

}  // namespace acta::answer
