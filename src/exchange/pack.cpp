#include "exchange/pack.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/codes.h"
#include "exchange/flow_file.h"
#include "exchange/pack_disagreements.h"
#include "exchange/pack_files.h"
#include "exchange/pack_rows.h"

namespace acta::exchange {
namespace {

using record::ClaimDraft;
using record::Written;

constexpr std::array<std::string_view, 4> required_files = {"pack", "kinds", "properties",
                                                            "tables"};

bool has_required_files(const PackFiles& files, Errors& errors) {
  for (const std::string_view name : required_files)
    if (!files.has(name))
      errors.push_back(
          {ErrorKind::invalid, "error.pack.missing-file", {}, std::string(name) + ".csv", {}});
  return std::all_of(required_files.begin(), required_files.end(),
                     [&](std::string_view name) { return files.find(name) != nullptr; });
}

// pack.csv: the pack's id, and what it says of the process itself.
class ProcessFile {
 public:
  ProcessFile(const CsvTable& table, Errors& errors) : table_(table), errors_(errors) {
    check_columns(table, {"property", "value"}, {"language"}, errors);
  }

  std::string id() {
    for (const CsvTable::Row& row : table_.rows) {
      const Written value = PackRow(table_, row).cell("value");
      if (PackRow(table_, row).cell("property").text == "id" && !value.empty()) return value.text;
    }
    errors_.push_back({ErrorKind::invalid, "error.pack.no-pack-id", table_.file, {}, {}});
    return {};
  }

  void add_drafts(const std::string& pack, const PackVocabulary& vocabulary,
                  std::vector<ClaimDraft>& drafts) {
    std::map<std::string, int> said;  // how often each key has been used
    for (const CsvTable::Row& cells : table_.rows) {
      const PackRow row(table_, cells);
      ClaimDraft draft;
      draft.property = row.cell("property");
      if (draft.property.text == "id") continue;
      if (vocabulary.type_of(draft.property.text).empty())
        errors_.push_back(pack_error("error.pack.unknown-property", draft.property,
                                     vocabulary.near_property(draft.property.text)));
      if (draft.property.text == "language") check_language(row.cell("value"));
      draft.place = row.place();
      draft.subject = {"process/" + pack, row.place()};
      draft.value = row.cell("value");
      draft.language = row.cell("language");
      draft.asserter = {std::string(compiler), row.place()};
      draft.key = pack + "/pack/" + draft.property.text;
      if (!draft.language.empty()) draft.key += ':' + draft.language.text;
      if (const int n = ++said[draft.key]; n > 1) draft.key += '.' + std::to_string(n);
      drafts.push_back(std::move(draft));
    }
  }

 private:
  void check_language(const Written& value) {
    if (auto tag = codes::language(value.text, value.place); !tag)
      errors_.push_back(std::move(tag).error());
  }

  const CsvTable& table_;
  Errors& errors_;
};

void check_inferences(const PackContext& context, const std::set<std::string>& rows,
                      Errors& errors) {
  for (const auto& [name, reason] : context.inferences) {
    const std::size_t id = name.find('/');
    const std::size_t end = id == std::string::npos ? id : name.find('/', id + 1);
    if (!rows.contains(name.substr(0, end)))
      errors.push_back(pack_error("error.pack.no-such-row", {name, reason.place}));
  }
}

// flows.csv: counts of the flows that the pack describes, and the claim that binds them.
void read_flows(const PackFiles& files, Pack& pack, Errors& errors) {
  static const FlowMapping everybody =
      parse_flow_mapping("flow={flow} period=period count=count", "flows.csv").value();
  if (files.flows.empty()) return;
  auto read = read_flow_file(files.flows, "flows.csv", everybody);
  if (!read) {
    std::move(read.error().begin(), read.error().end(), std::back_inserter(errors));
    return;
  }
  auto& [counts, lines] = *read;
  std::set<std::string_view> described;
  for (const ClaimDraft& draft : pack.drafts) described.insert(draft.subject.text);
  std::set<std::string> unknown;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (!described.contains("flow/" + counts[i].flow) && unknown.insert(counts[i].flow).second)
      errors.push_back({ErrorKind::invalid,
                        "error.flows.unknown-flow",
                        "flows.csv:" + std::to_string(lines[i]) + ":flow",
                        counts[i].flow,
                        {}});
  pack.drafts.push_back(delivery_draft(counts, sha256(files.flows), "flows.csv", compiler));
  pack.counts = std::move(counts);
}

void check_keys(const std::vector<ClaimDraft>& drafts, Errors& errors) {
  std::set<std::string_view> keys;
  for (const ClaimDraft& draft : drafts)
    if (!keys.insert(draft.key).second)
      errors.push_back(pack_error("error.pack.repeated-claim", {draft.key, draft.value.place}));
}

}  // namespace

Checked<Pack> read_pack(const std::filesystem::path& directory) {
  Errors errors;
  const PackFiles files = read_pack_files(directory, errors);
  if (files.digest.empty() || !has_required_files(files, errors))
    return tl::unexpected(std::move(errors));

  Pack pack{{}, files.digest, {}, {}};
  ProcessFile process(*files.find("pack"), errors);
  pack.id = process.id();
  const std::size_t told = errors.size();
  const PackVocabulary vocabulary = read_vocabulary(files, pack.id, pack.drafts, errors);
  const PackDescription description = read_description(files, vocabulary, errors);
  // Rows cannot be read by a description that is wrong.
  if (errors.size() != told) return tl::unexpected(std::move(errors));

  const PackContext context{pack.id, vocabulary, description, find_publishers(files, description),
                            read_inferences(files, errors)};
  std::set<std::string> rows;
  for (const TableDescription& table : description.tables)
    if (const CsvTable* data = files.find(table.name); data && !table.first(Use::disagreement))
      read_rows(*data, table, context, pack.drafts, rows, errors);
  process.add_drafts(pack.id, vocabulary, pack.drafts);
  read_flows(files, pack, errors);
  // What points to rows can only be judged when all of them could be read.
  if (files.unreadable.empty()) {
    check_inferences(context, rows, errors);
    read_disagreements(files, context, pack.drafts, errors);
  }
  check_keys(pack.drafts, errors);
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return pack;
}

}  // namespace acta::exchange
