#include "store/forecasts/forecast_store.h"

#include "store/beside.h"
#include "store/schema.h"

namespace acta::store {

ForecastStore::ForecastStore(std::unique_ptr<Connection> connection, Clock clock)
    : connection_(std::move(connection)), clock_(std::move(clock)) {}

Result<std::unique_ptr<ForecastStore>> ForecastStore::open(const Location& location, Clock clock) {
  return std::unique_ptr<ForecastStore>(
      new ForecastStore(TRY(open_beside(location)), std::move(clock)));
}

Result<std::unique_ptr<ForecastStore>> ForecastStore::open_to_read(const Location& location) {
  return std::unique_ptr<ForecastStore>(new ForecastStore(TRY(open_beside_to_read(location)), {}));
}

void ForecastStore::keep(std::string_view issued) {
  const Hash digest = sha256(issued);
  const std::lock_guard lock(mutex_);
  Transaction transaction(*connection_);
  {
    const auto known = connection_->prepare("SELECT 1 FROM forecast_runs WHERE digest = ?");
    known->bind(1, Bytes{bytes_of(digest)});
    if (known->step()) return;
  }
  connection_->prepare("INSERT INTO forecast_runs(digest, kept, issued) VALUES(?, ?, ?)")
      ->bind(1, Bytes{bytes_of(digest)})
      .bind(2, clock_().microseconds)
      .bind(3, issued)
      .step();
  transaction.commit();
}

std::shared_ptr<const std::string> ForecastStore::of(const Hash& digest) {
  const std::lock_guard lock(mutex_);
  if (const auto held = held_.find(digest); held != held_.end()) return held->second;
  const auto row = connection_->prepare("SELECT issued FROM forecast_runs WHERE digest = ?");
  row->bind(1, Bytes{bytes_of(digest)});
  if (!row->step()) return nullptr;
  auto issued = std::make_shared<const std::string>(row->text(0));
  if (sha256(*issued) != digest)
    throw DbError(DbError::Kind::damaged, "forecast_runs: not the text of " + hex(digest));
  held_.emplace(digest, issued);
  return issued;
}

}  // namespace acta::store
