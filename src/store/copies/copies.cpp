#include "store/copies/copies.h"

#include "store/beside.h"

namespace acta::store {

Copies::Copies(std::unique_ptr<Connection> connection, Clock clock)
    : connection_(std::move(connection)), clock_(std::move(clock)) {}

Result<std::unique_ptr<Copies>> Copies::open(const Location& location, Clock clock) {
  return std::unique_ptr<Copies>(new Copies(TRY(open_beside(location)), std::move(clock)));
}

Result<std::unique_ptr<Copies>> Copies::open_to_read(const Location& location) {
  return std::unique_ptr<Copies>(new Copies(TRY(open_beside_to_read(location)), {}));
}

void Copies::keep(std::string_view bytes) {
  const Hash digest = sha256(bytes);
  const std::lock_guard lock(mutex_);
  connection_
      ->prepare(
          "INSERT INTO source_copies(digest, bytes, kept) VALUES(?, ?, ?)"
          " ON CONFLICT(digest) DO NOTHING")
      ->bind(1, Bytes{bytes_of(digest)})
      .bind(2, Bytes{bytes})
      .bind(3, clock_().microseconds)
      .step();
}

std::optional<std::string> Copies::of(const Hash& digest) {
  const std::lock_guard lock(mutex_);
  const auto row = connection_->prepare("SELECT bytes FROM source_copies WHERE digest = ?");
  row->bind(1, Bytes{bytes_of(digest)});
  if (!row->step()) return {};
  std::string bytes(row->bytes(0));
  if (sha256(bytes) != digest)
    throw DbError(DbError::Kind::damaged, "source_copies: not the bytes of " + hex(digest));
  return bytes;
}

}  // namespace acta::store
