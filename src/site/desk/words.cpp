#include "site/desk/words.h"

#include <algorithm>
#include <iterator>

#include "base/date_words.h"
#include "procedure/report.h"
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

std::string wrong_in_words(const Messages& t, Error error) {
  error.place.clear();
  return t.explain(error);
}

std::string state_in_words(const Visit& visit, procedure::State state) {
  return label(visit.context, "in_state", name_of(state));
}

std::string status_in_words(const Context& context, std::string_view code) {
  return label(context, "reported_status", code);
}

std::string asked_in_words(const Messages& t, record::Track track, const std::string& name) {
  constexpr std::string_view everywhere[] = {"as_of", "as_of.help", "language", "language.help"};
  const bool alike =
      std::find(std::begin(everywhere), std::end(everywhere), name) != std::end(everywhere);
  const record::Track words = alike ? record::Track::reported : track;
  return std::string(t("desk." + std::string(procedure::matter_named(words)) + '.' + name));
}

std::string matter_in_words(const Context& context, std::string_view matter, std::string_view id,
                            const std::vector<std::string>& countries) {
  std::string who;
  for (const std::string& country : countries) {
    const record::Subject* const found = context.view.find("country/" + country);
    (who += who.empty() ? "" : ", ") += found ? name_of(context, *found) : country;
  }
  return context.t("desk.matter", {{"matter", matter}, {"id", id}, {"who", who}});
}

namespace {

// What the proposal says of its subject, or of another, under a property; empty: nothing.
std::string drafted(const procedure::Proposed& proposal, std::string_view property) {
  const auto found =
      std::find_if(proposal.drafts.begin(), proposal.drafts.end(),
                   [&](const auto& draft) { return draft.property.text == property; });
  return found == proposal.drafts.end() ? std::string() : found->value.text;
}

}  // namespace

std::string proposal_in_words(const Context& context, const procedure::Proposed& proposal) {
  const std::string& subject = proposal.subject;
  const std::string id = subject.substr(subject.find('/') + 1);
  const auto& countries = proposal.matter.countries;
  if (subject.starts_with("disagreement/"))
    return matter_in_words(context, "resolution", id, countries);
  if (proposal.matter.kind != "indicator")
    return matter_in_words(context, proposal.matter.kind, id, countries);
  const bool is_value = subject.starts_with("observation/");
  std::string name = called(context, is_value ? drafted(proposal, "indicator") : subject);
  if (name.empty()) name = drafted(proposal, "name");
  const char* const what = !is_value ? "indicator" : countries.empty() ? "value" : "value_of";
  return matter_in_words(context, what, name.empty() ? id : name, countries);
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

std::string hand_in_words(const Visit& visit, const procedure::Matter& matter,
                          const std::string& account) {
  const auto of_a_state_concerned = [&](const procedure::Seat& seat) {
    return !seat.country.empty() && std::find(matter.countries.begin(), matter.countries.end(),
                                              seat.country) != matter.countries.end();
  };
  const auto& seats = visit.actor.seats;
  const bool from_outside = matter.kind == procedure::matter_named(record::Track::evidenced) ||
                            matter.kind == "coding" || matter.kind == "concern";
  const bool hidden = from_outside && account != visit.actor.account &&
                      std::any_of(seats.begin(), seats.end(), of_a_state_concerned);
  return hidden ? std::string(visit.t()("desk.not-named")) : person_in_words(visit, account);
}

std::string question_in_words(const Visit& visit, const store::Reply& reply) {
  const Messages& t = visit.t();
  const record::View& view = visit.context.view;
  const record::Subject* const country = view.find("country/" + reply.country);
  const char* key = reply.edition > 0           ? "desk.reply.came"
                    : view.valid() <= reply.due ? "desk.reply.awaited"
                                                : "desk.reply.none-came";
  return t(key, {{"country", country ? name_of(visit.context, *country) : reply.country},
                 {"asked", day_in_words(day_of(reply.asked), t.language())},
                 {"due", day_in_words(reply.due, t.language())},
                 {"day", day_in_words(day_of(reply.answered), t.language())}});
}

Html promise_of(const Context& context, const record::Subject& commitment) {
  return in_its_language(context,
                         record::text_of(context.view, commitment, "text", context.t.language()));
}

}  // namespace acta::site
