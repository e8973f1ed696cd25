#include "site/desk/words.h"

#include "register/records/code_class.h"
#include "register/records/commitment.h"
#include "site/blocks.h"

namespace acta::site {
namespace {

std::string label(const Context& context, std::string_view property, std::string_view code) {
  return record::label_of(context.view, property, code, context.t.language()).text;
}

std::string called(const Context& context, const std::string& subject) {
  const record::Subject* const found = context.view.find(subject);
  return found ? name_of(context, *found) : std::string();
}

}  // namespace

std::string state_in_words(const Visit& visit, procedure::State state) {
  return label(visit.context, "in_state", name_of(state));
}

std::string status_in_words(const Context& context, std::string_view code) {
  return label(context, "reported_status", code);
}

std::string office_in_words(const Context& context, const procedure::Seat& seat) {
  const std::string role = called(context, "role/" + seat.role);
  const std::string where = !seat.country.empty() ? called(context, "country/" + seat.country)
                            : !seat.committee.empty()
                                ? called(context, "committee/" + seat.committee)
                                : called(context, "mechanism/" + seat.mechanism);
  if (where.empty()) return role;
  return context.t("desk.office", {{"role", role}, {"where", where}});
}

std::string person_in_words(const Visit& visit, const std::string& account) {
  const auto known = visit.desk.accounts.find(account);
  return known && !known->name.empty() ? known->name : account;
}

Html promise_of(const Context& context, const record::Subject& commitment) {
  return in_its_language(context,
                         record::commitment(context.view, commitment, context.t.language()).text);
}

}  // namespace acta::site
