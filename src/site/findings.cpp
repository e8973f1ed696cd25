#include "site/findings.h"

#include "analysis/changes.h"
#include "analysis/disagreements.h"
#include "analysis/health.h"
#include "analysis/meetings.h"
#include "site/page.h"

namespace acta::site {

std::shared_ptr<const void> Findings::find(const Key& key) {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(key);
  return found == kept_.end() ? nullptr : found->second;
}

void Findings::keep(Key key, std::shared_ptr<const void> finding) {
  const std::lock_guard lock(mutex_);
  if (!kept_.emplace(key, std::move(finding)).second) return;
  order_.push_back(std::move(key));
  if (order_.size() <= most_) return;
  kept_.erase(order_.front());
  order_.pop_front();
}

std::shared_ptr<const analysis::ChangeReport> changes_after(const Context& context,
                                                            std::uint64_t entry) {
  return context.site.findings->of<analysis::ChangeReport>(
      context.view, "changes " + std::to_string(entry),
      [&] { return analysis::changes(context.view, entry); });
}

std::shared_ptr<const analysis::DisagreementList> disagreements_of(const Context& context) {
  const std::string language(context.t.language());
  return context.site.findings->of<analysis::DisagreementList>(
      context.view, "disagreements " + language,
      [&] { return analysis::list_disagreements(context.view, language); });
}

std::shared_ptr<const analysis::Health> health_of(const Context& context) {
  return context.site.findings->of<analysis::Health>(
      context.view, "health", [&] { return analysis::health(context.view); });
}

std::shared_ptr<const analysis::MeetingReport> meetings_of(const Context& context) {
  const std::string language(context.t.language());
  return context.site.findings->of<analysis::MeetingReport>(
      context.view, "meetings " + language,
      [&] { return analysis::meetings(context.view, language); });
}

}  // namespace acta::site
