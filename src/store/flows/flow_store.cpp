#include "store/flows/flow_store.h"

#include "store/beside.h"
#include "store/schema.h"

namespace acta::store {

FlowStore::FlowStore(std::unique_ptr<Connection> connection, Clock clock)
    : connection_(std::move(connection)), clock_(std::move(clock)) {}

Result<std::unique_ptr<FlowStore>> FlowStore::open(const Location& location, Clock clock) {
  return std::unique_ptr<FlowStore>(new FlowStore(TRY(open_beside(location)), std::move(clock)));
}

Result<std::unique_ptr<FlowStore>> FlowStore::open_to_read(const Location& location) {
  return std::unique_ptr<FlowStore>(new FlowStore(TRY(open_beside_to_read(location)), {}));
}

void FlowStore::keep(const record::FlowCounts& sorted) {
  const Hash digest = record::digest_of(sorted);
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  {
    const auto known = connection_->prepare("SELECT 1 FROM flow_files WHERE digest = ?");
    known->bind(1, Bytes{bytes_of(digest)});
    if (known->step()) return;
  }
  connection_->prepare("INSERT INTO flow_files(digest, kept) VALUES(?, ?)")
      ->bind(1, Bytes{bytes_of(digest)})
      .bind(2, clock_().microseconds)
      .step();
  const auto loader =
      connection_->load("flow_counts", "file, flow, nationality, period, mark, low, high");
  for (const record::FlowCount& count : sorted) {
    const Value row[] = {Bytes{bytes_of(digest)},
                         std::string_view(count.flow),
                         std::string_view(count.nationality),
                         std::int64_t{count.period.number},
                         static_cast<std::int64_t>(count.mark),
                         count.low,
                         count.high};
    loader->row(row);
  }
  loader->finish();
  transaction.commit();
}

std::shared_ptr<const record::FlowCounts> FlowStore::of(const Hash& digest) {
  const std::lock_guard lock(mutex_);
  if (const auto held = held_.find(digest); held != held_.end()) return held->second;
  auto counts = read(digest);
  if (counts) held_.emplace(digest, counts);
  return counts;
}

std::shared_ptr<const record::FlowCounts> FlowStore::read(const Hash& digest) {
  record::FlowCounts counts;
  const auto rows = connection_->prepare(
      "SELECT flow, nationality, period, mark, low, high FROM flow_counts WHERE file = ?");
  rows->bind(1, Bytes{bytes_of(digest)});
  while (rows->step()) {
    record::FlowCount count;
    count.flow = rows->text(0);
    count.nationality = rows->text(1);
    count.period = Day{static_cast<std::int32_t>(rows->integer(2))};
    count.mark = static_cast<record::FlowCount::Mark>(rows->integer(3));
    count.low = rows->integer(4);
    count.high = rows->integer(5);
    counts.push_back(std::move(count));
  }
  if (counts.empty()) return nullptr;
  record::sort_counts(counts);
  if (record::digest_of(counts) != digest)
    throw DbError(DbError::Kind::damaged, "flow_counts: not the counts of " + hex(digest));
  return std::make_shared<const record::FlowCounts>(std::move(counts));
}

}  // namespace acta::store
