#include "analysis/finding.h"

#include <memory>
#include <string>

namespace acta::analysis {

Sentence Finding::what() const { return {"health." + std::string(rule), arguments}; }

Sentence Finding::fix() const { return {"health.fix." + std::string(rule), {}}; }

FindingList::FindingList(std::vector<Finding> found) : count_(found.size()) {
  const auto kept = std::make_shared<const std::vector<Finding>>(std::move(found));
  make_ = [kept](std::size_t at) { return (*kept)[at]; };
}

}  // namespace acta::analysis
