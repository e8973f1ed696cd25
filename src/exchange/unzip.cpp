#include "exchange/unzip.h"

#include <zip.h>

#include <algorithm>
#include <new>

#include "base/text.h"

namespace acta::exchange {

struct Unzip::State {
  zip_t* archive = nullptr;
  std::uint64_t packed = 0;
  State(zip_t* opened, std::uint64_t size) : archive(opened), packed(size) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { zip_discard(archive); }
};

struct Unzip::Part::State {
  zip_file_t* file = nullptr;
  std::string place;
  std::uint64_t unpacked = 0;
  std::uint64_t most = 0;
  State(zip_file_t* opened, std::string where, std::uint64_t limit)
      : file(opened), place(std::move(where)), most(limit) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { zip_fclose(file); }
};

Unzip::Unzip(std::unique_ptr<State> state, std::string_view file, const UnzipLimits& limits)
    : state_(std::move(state)), file_(file), limits_(limits) {}
Unzip::Unzip(Unzip&&) noexcept = default;
Unzip::~Unzip() = default;
Unzip::Part::Part(std::unique_ptr<State> state) : state_(std::move(state)) {}
Unzip::Part::Part(Part&&) noexcept = default;
Unzip::Part::~Part() = default;

Result<Unzip> Unzip::open(std::string_view bytes, std::string_view file,
                          const UnzipLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) throw std::bad_alloc();
  zip_t* const archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (!archive) {
    zip_source_free(source);
    zip_error_fini(&error);
    return invalid("error.zip.damaged", file);
  }
  auto state = std::make_unique<State>(archive, bytes.size());
  const auto parts = static_cast<std::uint64_t>(zip_get_num_entries(archive, 0));
  if (parts > limits.parts)
    return invalid("error.zip.too-many-parts", file, std::to_string(parts),
                   std::to_string(limits.parts));
  return Unzip(std::move(state), file, limits);
}

bool Unzip::has(const std::string& part) const {
  return zip_name_locate(state_->archive, part.c_str(), ZIP_FL_NOCASE) >= 0;
}

bool Unzip::has_below(std::string_view folder) const {
  const zip_int64_t parts = zip_get_num_entries(state_->archive, 0);
  for (zip_int64_t i = 0; i < parts; ++i) {
    const char* const name = zip_get_name(state_->archive, static_cast<zip_uint64_t>(i), 0);
    if (name && lower(name).starts_with(lower(folder))) return true;
  }
  return false;
}

std::uint64_t Unzip::declared() const {
  constexpr std::uint64_t most = std::uint64_t{1} << 40;  // of one: the sum stays a number
  std::uint64_t bytes = 0;
  const zip_int64_t parts = zip_get_num_entries(state_->archive, 0);
  for (zip_int64_t i = 0; i < parts; ++i) {
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(state_->archive, static_cast<zip_uint64_t>(i), 0, &about) == 0 &&
        (about.valid & ZIP_STAT_SIZE) != 0)
      bytes += std::min<std::uint64_t>(about.size, most);
  }
  return bytes;
}

Result<Unzip::Part> Unzip::part(const std::string& name) const {
  const std::string place = file_ + ':' + name;
  const zip_int64_t index = zip_name_locate(state_->archive, name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return not_found("error.zip.no-part", file_, name);
  zip_file_t* const file = zip_fopen_index(state_->archive, static_cast<zip_uint64_t>(index), 0);
  if (!file) {
    const int code = zip_error_code_zip(zip_get_error(state_->archive));
    const bool locked = code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP;
    return invalid(locked ? "error.zip.encrypted" : "error.zip.damaged", place);
  }
  const std::uint64_t by_ratio = std::max(limits_.harmless, limits_.ratio * state_->packed);
  return Part(std::make_unique<Part::State>(file, place, std::min(limits_.part, by_ratio)));
}

Result<std::size_t> Unzip::Part::read(char* out, std::size_t size) {
  const zip_int64_t count = zip_fread(state_->file, out, size);
  if (count < 0) return invalid("error.zip.damaged", state_->place);
  state_->unpacked += static_cast<std::uint64_t>(count);
  if (state_->unpacked > state_->most)
    return invalid("error.zip.too-large", state_->place, {}, std::to_string(state_->most));
  return static_cast<std::size_t>(count);
}

}  // namespace acta::exchange
