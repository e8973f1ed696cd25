#include "procedure/tenure.h"

#include <algorithm>

#include "register/records/office.h"

namespace acta::procedure {
namespace {

bool manages(const record::View& view, const Matrix& matrix, std::string_view account) {
  const Matter matter{.kind = "account", .state = State::published};
  return may(matrix, actor_of(view, account), Verb::manage, matter).allowed;
}

// Under which key it stands or is to stand. What was taken back keeps its key for good, so whoever
// is appointed again on that day gets another.
std::string key_of(const record::View& view, const Tenure& tenure) {
  const std::string plain = "tenure/" + tenure.office + '/' + tenure.account + '/' + tenure.from;
  std::string key = plain;
  for (int again = 2;; ++again) {
    const record::Claim* const claim = view.record().by_key(key);
    if (!claim || !view.superseded_by(*claim)) return key;
    key = plain + '/' + std::to_string(again);
  }
}

}  // namespace

Checked<Outcome> record_tenure(Intake& intake, const Tenure& tenure, std::string_view author) {
  const record::View view(intake.record(), Day{}, intake.record().published(),
                          record::Audience::desk);
  const std::string name = "office/" + tenure.office;
  if (!record::check_subject_name(name) || !view.find(name))
    return tl::unexpected(
        Errors{{ErrorKind::not_found, "error.office.unknown", "--office", tenure.office, {}}});
  record::ClaimDraft draft;
  draft.place = "--office";
  draft.subject.text = name;
  draft.property.text = "holder";
  draft.value.text = tenure.account;
  draft.language.text = "zxx";
  draft.from = {tenure.from, "--from"};
  draft.to = {tenure.to, "--to"};
  draft.asserter.text = "desk";
  draft.key = key_of(view, tenure);
  if (!tenure.to.empty() && tenure.to == tenure.from) {  // for no day: it is taken back
    draft.replaces = {{draft.key, "--office"}};
    draft.replace_kind = record::ReplaceKind::amendment;
    draft.value = draft.from = draft.to = {};
    draft.missing.text = "withdrawn";
    draft.withdrawn = true;
  }
  const std::string once = draft.key + '/' + tenure.to;
  if (draft.withdrawn) draft.key.clear();
  return intake.submit({once, std::string(author), {std::move(draft)}});
}

std::string held_since(const record::View& view, std::string_view office,
                       std::string_view account) {
  const record::Subject* const subject = view.find("office/" + std::string(office));
  if (!subject) return {};
  for (const record::Claim* tenure : record::office(view, *subject).tenures)
    if (record::holder_of(*tenure) == account) return format_day(tenure->valid.start.earliest);
  return {};
}

bool is_last_manager(const record::View& view, const Matrix& matrix,
                     const std::set<std::string>& enabled, std::string_view account) {
  if (!manages(view, matrix, account)) return false;
  return std::none_of(enabled.begin(), enabled.end(), [&](const std::string& other) {
    return other != account && manages(view, matrix, other);
  });
}

}  // namespace acta::procedure
