#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/table.h"
#include "register/records/local_text.h"
#include "register/view.h"

// How subjects and what was said in other languages are named in the cells of an answer.
namespace acta::answer {

using Subjects = std::vector<const record::Subject*>;

// Whether a text of that language (BCP 47) is in another one than the reader's. Names and numbers
// are of none.
bool is_other(std::string_view language, const Messages& t);
// "Combatting Xenophobia [en]" for whoever reads another language, so that no answer mixes them
// silently.
std::string tagged(const record::LocalText& text, const Messages& t);
// "Peru", in the reader's language where the record has it; else tagged.
std::string named(const record::View& view, const record::Subject& subject, const Messages& t);
// "Peru (PER)".
std::string called(const record::View& view, const record::Subject& subject, const Messages& t);

// Who says it, by what stands before the claim: a state by its name, an office by its role, for it
// speaks for no state.
std::string speaker(const record::View& view, std::string_view asserter, const Messages& t);

// A text of the record, bare for machines; people see in which language it is, if not in theirs.
Cell said_cell(const record::LocalText& text, const Messages& t);
// The same of a name.
Cell name_cell(const record::View& view, const record::Subject& subject, const Messages& t);

// "country/PER" for machines. A null subject is a missing value.
Cell subject_cell(const record::View& view, const record::Subject* subject, const Messages& t);
// "PER" for machines: where the column says of which kind it is.
Cell id_cell(const record::View& view, const record::Subject* subject, const Messages& t);
// The bare id for people too: where names would not fit, as in a matrix.
Cell short_cell(const record::Subject* subject);
Cell ids_cell(const record::View& view, const Subjects& subjects, const Messages& t);

}  // namespace acta::answer
