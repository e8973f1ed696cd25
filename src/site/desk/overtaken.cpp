#include "site/desk/overtaken.h"

#include <charconv>

#include "base/date_words.h"
#include "site/desk/merge.h"
#include "site/desk/words.h"
#include "store/accounts/secret.h"

namespace acta::site {

std::optional<Overtaken> overtaken(const Visit& visit, const std::string& proposal,
                                   const std::string& version, const Error& error) {
  const bool faster =
      error.message == "error.proposal.changed" || error.message == "error.proposal.withdrawn";
  if (proposal.empty() || (!faster && error.kind != ErrorKind::forbidden)) return std::nullopt;
  auto now = visit.desk.desk.find(visit.actor, proposal);
  if (!now) return std::nullopt;
  std::uint64_t opened = 0;
  std::from_chars(version.data(), version.data() + version.size(), opened);
  Overtaken overtaken{*std::move(now), {}, false};
  overtaken.before = visit.desk.desk.version(overtaken.now, opened);
  overtaken.may_go_on =
      !overtaken.now.withdrawn &&
      may(visit.matrix, visit.actor, procedure::Verb::propose, overtaken.now.matter).allowed;
  return overtaken;
}

void go_on_from(const Overtaken& overtaken, std::string& proposal, std::string& version,
                std::string& key) {
  if (overtaken.may_go_on) {
    version = std::to_string(overtaken.now.version);
    return;
  }
  proposal.clear();
  version.clear();
  key = store::random_words(100);
}

Html draw_overtaken(const Visit& visit, const Overtaken& overtaken, const FieldsOf& fields_of,
                    std::vector<Field>& mine) {
  const Messages& t = visit.t();
  const procedure::Proposed& now = overtaken.now;
  const std::vector<Field> theirs = fields_of(now.drafts);
  const std::vector<Field> before = overtaken.before.empty() ? theirs : fields_of(overtaken.before);
  const auto rows = merge(before, theirs, mine);
  const std::string who = hand_in_words(visit, now.matter, now.matter.author);
  return draw_merge(t, rows,
                    {t("desk.merge.who", {{"who", who},
                                          {"when", instant_in_words(now.changed, t)},
                                          {"state", state_in_words(visit, now.matter.state)}}),
                     std::string(t(overtaken.may_go_on ? "desk.merge.go-on" : "desk.merge.anew"))});
}

}  // namespace acta::site
