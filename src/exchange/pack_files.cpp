#include "exchange/pack_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/sha256.h"

namespace acta::exchange {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 64U << 20U;

bool matches(std::string_view column, std::string_view known) {
  if (!known.ends_with('_')) return column == known;
  return column.starts_with(known) && column.size() > known.size();
}

std::vector<fs::path> csv_files(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(directory))
    if (entry.is_regular_file() && entry.path().extension() == ".csv")
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string read_bytes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(fs::file_size(file), '\0');
  if (!in.read(text.data(), static_cast<std::streamsize>(text.size())))
    throw fs::filesystem_error("cannot read", file, {});
  return text;
}

}  // namespace

const CsvTable* PackFiles::find(std::string_view name) const {
  const auto found = tables.find(name);
  return found == tables.end() ? nullptr : &found->second;
}

PackFiles read_pack_files(const fs::path& directory, Errors& errors) {
  PackFiles pack;
  if (!fs::is_directory(directory)) {
    errors.push_back({ErrorKind::not_found, "error.pack.no-directory", directory.string(), {}, {}});
    return pack;
  }
  std::string digests;
  for (const fs::path& file : csv_files(directory)) {
    const std::string name = file.filename().string();
    const std::string stem = file.stem().string();
    if (fs::file_size(file) > largest_file) {
      errors.push_back({ErrorKind::invalid, "error.pack.too-large", name,
                        std::to_string(fs::file_size(file)), std::to_string(largest_file)});
      pack.unreadable.insert(stem);
      continue;
    }
    const std::string text = read_bytes(file);
    digests += hex(sha256(text)) + "  " + name + '\n';
    if (stem == "flows") {
      pack.flows = text;
      continue;
    }
    if (auto table = read_csv_table(text, name)) {
      pack.tables.emplace(stem, *std::move(table));
    } else {
      std::move(table.error().begin(), table.error().end(), std::back_inserter(errors));
      pack.unreadable.insert(stem);
    }
  }
  pack.digest = hex(sha256(digests));
  return pack;
}

record::Written PackRow::cell(std::size_t column) const {
  return {row_->cells[column], table_->place(*row_, column)};
}

record::Written PackRow::cell(std::string_view column) const {
  if (const auto found = table_->column(column)) return cell(*found);
  return {{}, place()};
}

void check_columns(const CsvTable& table, std::initializer_list<std::string_view> required,
                   std::initializer_list<std::string_view> optional, Errors& errors) {
  for (const std::string_view name : required)
    if (std::none_of(table.header.begin(), table.header.end(),
                     [&](const std::string& column) { return matches(column, name); }))
      errors.push_back({ErrorKind::invalid,
                        "error.pack.missing-column",
                        table.file + ":1",
                        std::string(name),
                        {}});
  const auto known = [&](const std::string& column) {
    const auto is_column = [&](std::string_view name) { return matches(column, name); };
    return std::any_of(required.begin(), required.end(), is_column) ||
           std::any_of(optional.begin(), optional.end(), is_column);
  };
  for (const std::string& column : table.header)
    if (!known(column))
      errors.push_back(
          {ErrorKind::invalid, "error.pack.unknown-column", table.file + ":1", column, {}});
}

Error pack_error(std::string message, const record::Written& at, std::string hint) {
  return {ErrorKind::invalid, std::move(message), at.place, at.text, std::move(hint)};
}

}  // namespace acta::exchange
