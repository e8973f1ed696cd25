#include "site/desk/proposal_fields.h"

#include "procedure/reply.h"
#include "site/blocks.h"
#include "site/desk/words.h"
#include "site/layout.h"

namespace acta::site {
namespace {

using procedure::Proposed;
using procedure::State;
using procedure::Verb;

std::string_view or_else(std::string_view text, std::string_view other) {
  return text.empty() ? other : text;
}

std::vector<Field> answer_fields(const Visit& visit, const std::vector<store::Reply>& replies,
                                 const std::string& country, const Errors& errors) {
  const Messages& t = visit.t();
  store::Reply last;
  for (const store::Reply& each : replies)
    if (each.country == country && each.edition > 0) last = each;
  Field text{"reply",
             std::string(t("desk.reply.text")),
             std::string(t("desk.reply.text.help")),
             std::string(or_else(visit.sent("reply"), last.text)),
             {}};
  Field language{
      "reply_language",
      std::string(t("desk.report.language")),
      std::string(t("desk.report.language.help")),
      std::string(or_else(visit.sent("reply_language"), or_else(last.language, t.language()))),
      {}};
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  std::vector<Field> fields{std::move(text), std::move(language)};
  place_errors(t, errors, fields);
  return fields;
}

}  // namespace

std::vector<Field> emergency_fields(const Visit& visit, const Errors& errors) {
  const Messages& t = visit.t();
  Field reason{"emergency",
               std::string(t("desk.emergency.reason")),
               std::string(t("desk.emergency.reason.help")),
               std::string(visit.sent("emergency")),
               {}};
  Field language{"emergency_language",
                 std::string(t("desk.report.language")),
                 std::string(t("desk.report.language.help")),
                 std::string(or_else(visit.sent("emergency_language"), t.language())),
                 {}};
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  std::vector<Field> fields{std::move(reason), std::move(language)};
  place_errors(t, errors, fields);
  return fields;
}

std::vector<ReplyView> replies_of(const Visit& visit, const Proposed& proposal,
                                  const Errors& errors) {
  std::vector<ReplyView> views;
  const auto replies = visit.desk.desk.replies(proposal);
  for (const store::Reply& reply : replies) {
    if (reply.version != proposal.version) continue;
    ReplyView& view = views.emplace_back();
    view.about = question_in_words(visit, reply);
    if (reply.edition > 0) view.text = in_its_language(visit.context, {reply.text, reply.language});
    const auto matter = procedure::reply_to(proposal.matter, reply.country);
    if (proposal.matter.state != State::reviewed || proposal.withdrawn ||
        !may(visit.matrix, visit.actor, Verb::propose, matter).allowed)
      continue;
    view.country = reply.country;
    view.edition = std::to_string(reply.edition);
    view.fields = answer_fields(visit, replies, reply.country, errors);
  }
  return views;
}

}  // namespace acta::site
