#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "register/records/local_text.h"
#include "site/page.h"

namespace acta::site {

// The whole record and what is computed of it, as files to take away: a data package
// (https://datapackage.org/standard/data-package/, version 2.0). A function of the two dates.
struct DataFile {
  std::string path;    // "claims-1.csv"
  std::string sha256;  // in hex
  std::size_t rows = 0;
  std::size_t size = 0;    // in bytes
  std::size_t packed = 0;  // in the archive
};

struct DataField {
  std::string name;
  std::string_view type;  // of Table Schema: "string", "integer", "number", "boolean", "datetime"
};

// One table; a long one comes in several files, of which one after the other is added to.
struct DataResource {
  std::string name;   // "claims"
  std::string title;  // the message that names it
  std::string key;    // the column that tells its rows apart; empty: none does
  std::vector<DataField> fields;
  std::vector<DataFile> files;
};

struct DataPackage {
  std::string name, title;
  record::LocalText licence;  // as the process states it; empty: it does not
  Day valid;
  std::uint64_t at = 0;
  Instant known;
  std::vector<DataResource> resources;
  std::size_t archive_size = 0;
};

// What there is. One file at a time is made and let go; what was found of the files of claims,
// which only grow at their end, is kept from one entry to the next. With the other findings
// (findings.h).
std::shared_ptr<const DataPackage> data_sizes(const Site& site, const record::View& view);

// The bytes of one of the files, and no other is made for it. error.http.no-such-page.
Result<std::string> data_file(const Site& site, const record::View& view, std::string_view path);

// All of them as acta.zip. One is made at a time and one more reader may wait for it: archives of
// the past are large, and nobody may keep all workers busy with them. The last one is kept.
class DataArchives {
 public:
  DataArchives();
  Result<std::shared_ptr<const std::string>> at(const Site& site, const record::View& view) const;

 private:
  struct Kept;
  std::shared_ptr<Kept> kept_;
};

}  // namespace acta::site
