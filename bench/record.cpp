#include "record.h"

#include <cstdlib>
#include <memory>

namespace acta::bench {

Entries::Entries(const Scale& scale) {
  rows_.reserve(scale.claims);
  generate_entries(scale, [this](const GeneratedEntry& entry) {
    rows_.push_back({all_.size(), entry.bytes.size(), entry.recorded, entry.restricted});
    all_ += entry.bytes;
  });
}

Scale scale() {
  const char* const claims = std::getenv("ACTA_BENCH_CLAIMS");
  return claims ? scale_of(std::strtoull(claims, nullptr, 10)) : Scale{};
}

const Entries& entries() {
  static const Entries made(scale());
  return made;
}

const record::Register& record() {
  static const auto made = [] {
    auto record = std::make_unique<record::Register>();
    rebuild(entries(), *record);
    return record;
  }();
  return *made;
}

void rebuild(const Entries& entries, record::Register& record) {
  for (std::uint64_t number = 1; number <= entries.size(); ++number)
    record.add(number, entries.recorded(number), entries.bytes(number));
  record.publish();
}

}  // namespace acta::bench
