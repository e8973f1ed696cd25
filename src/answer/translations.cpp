#include "answer/answers.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/codes.h"

namespace acta::answer {
namespace {

using analysis::FoundText;
using analysis::Parity;
using analysis::TextState;
using analysis::TranslationReport;

Cell language_cell(std::string_view tag, const Messages& t) {
  return Cell::text(tag, codes::language_name(tag, t.language()));
}

Table parity_table(const TranslationReport& report, const Messages& t) {
  Table table{"parity",
              {{"language"},
               {"texts"},
               {"in_original"},
               {"reviewed"},
               {"human"},
               {"machine"},
               {"outdated"},
               {"missing"}},
              {}};
  for (const Parity& parity : report.parity) {
    Row row{language_cell(parity.language, t), Cell::number(report.texts.size())};
    for (const TextState state : analysis::all_text_states)
      row.push_back(Cell::number(parity.of(state)));
    table.add(std::move(row));
  }
  return table;
}

Row row_of(const record::View& view, const FoundText& text, const Messages& t) {
  const record::Claim& original = *text.original;
  Row row{short_cell(original.subject),
          Cell::text(original.property.view(),
                     std::string(view.vocabulary().label(original.property, t.language()))),
          Cell::number(original.number), Cell::text(value_for_machines(original.value)),
          language_cell(original.language.view(), t)};
  for (const analysis::Rendering& rendering : text.in)
    row.push_back(word("text-state", analysis::name_of(rendering.state), t));
  return row;
}

}  // namespace

Answer translations(const record::View& view, const Shared<TranslationReport>& report,
                    const Messages& t) {
  Answer answer;
  answer.question = "translations";
  answer.title = t("translations.title");
  answer.how = report->how;
  Table texts{"texts",
              {{"subject"},
               {"property"},
               {"entry"},
               {"text"},
               {"language"},
               {"in_en"},
               {"in_es"},
               {"in_pt"},
               {"in_fr"}},
              {}};
  texts.list(report->texts.size(),
             [view, report, &t](std::size_t at) { return row_of(view, report->texts[at], t); });
  answer.tables = {parity_table(*report, t), std::move(texts)};
  return answer;
}

}  // namespace acta::answer
