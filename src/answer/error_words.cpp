#include "answer/error_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "answer/names.h"
#include "register/records/code_class.h"

namespace acta::answer {
namespace {

// What value and hint of an error are: a kind of subject, or a property whose codes have labels.
// "amount": a number, and a code of `unit` after it.
struct Named {
  std::string_view message, value, hint;
};
constexpr std::array named_errors{
    Named{"error.reply.waiting", "country", ""},
    Named{"error.report.not-theirs", "country", ""},
    Named{"error.participation.not-theirs", "country", ""},
    Named{"error.sheet.no-commitments", "country", ""},
    Named{"error.sheet.other-country", "country", "country"},
    Named{"error.indicator.unit", "unit", "unit"},
    Named{"error.indicator.unit-exactly", "unit", "amount"},
    Named{"error.concern.order", "concern_step", ""},
};

// As it is where nothing on record is called so.
void say(const record::View& view, std::string_view what, std::string& code, const Messages& t) {
  if (what.empty() || code.empty()) return;
  if (what == "amount") {
    const std::size_t space = std::min(code.find(' '), code.size() - 1);
    std::string unit = code.substr(space + 1);
    say(view, "unit", unit, t);
    code = t("value.of", {{"number", code.substr(0, space)}, {"unit", unit}});
    return;
  }
  const bool is_subject = what == "country";
  const std::string name =
      code.find('/') == code.npos ? std::string(what) + '/' + code : std::string(code);
  const record::Subject* const subject =
      is_subject && record::check_subject_name(name) ? view.find(name) : nullptr;
  if (subject) code = answer::named(view, *subject, t);
  else if (!is_subject) code = record::label_of(view, what, code, t.language()).text;
}

}  // namespace

Error in_words(const record::View& view, Error error, const Messages& t) {
  const auto* const found =
      std::find_if(named_errors.begin(), named_errors.end(),
                   [&](const Named& one) { return one.message == error.message; });
  if (found == named_errors.end()) return error;
  say(view, found->value, error.value, t);
  say(view, found->hint, error.hint, t);
  return error;
}

Errors in_words(const record::View& view, Errors errors, const Messages& t) {
  for (Error& error : errors) error = in_words(view, std::move(error), t);
  return errors;
}

}  // namespace acta::answer
