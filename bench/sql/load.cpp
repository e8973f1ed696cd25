#include "sql/load.h"

#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <memory>

#include "base/check.h"
#include "register/view.h"

namespace acta::bench::sql {
namespace {

using record::Claim;

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr const char* times = "?,?,?,?,?,?,?";  // from_earliest … set_aside_from

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  check(in.is_open(), "the scripts are where they should be");
  return {std::istreambuf_iterator<char>(in), {}};
}

// The number in "C00017", and of a country the place it was given.
class Keys {
 public:
  explicit Keys(Database& database, const char* table)
      : insert_(database.handle(), std::string("INSERT INTO ") + table + " VALUES (?, ?)") {}

  std::int64_t operator()(const record::Subject& subject) {
    const auto [known, added] =
        numbers_.try_emplace(&subject, static_cast<std::int64_t>(numbers_.size()) + 1);
    if (added) {
      insert_.bind(1, known->second).bind(2, subject.id()).step();
      insert_.reset();
    }
    return known->second;
  }

 private:
  Query insert_;
  std::map<const record::Subject*, std::int64_t> numbers_;
};

class Loader {
 public:
  explicit Loader(Database& database)
      : database_(database),
        parties_(database, "party"),
        mechanisms_(database, "mechanism"),
        commitments_(database, "commitment"),
        evidence_(database, "evidence") {}

  void take(const Claim& claim, const record::Vocabulary& vocabulary) {
    const std::string_view kind = claim.subject->kind();
    const std::string_view property = claim.property;
    const auto* const reference = std::get_if<record::Reference>(&claim.value);
    if (kind == "mechanism" && reference) {
      const record::Property* const role = vocabulary.property(property);
      if (role->membership != record::MembershipKind::none)
        insert("membership", claim, mechanisms_(*claim.subject), parties_(*reference->subject),
               role_number(*role));
    } else if (kind == "commitment") {
      take_commitment(claim, property, reference);
    } else if (kind == "evidence") {
      const std::int64_t evidence = evidence_(*claim.subject);
      if (property == "commitment")
        insert("evidence_for", claim, evidence, commitments_(*reference->subject));
      if (property == "date") insert("evidence_date", claim, evidence, day_of(claim));
      if (property == "text")
        insert("evidence_text", claim, evidence, claim.language.view(), text_of(claim));
    }
  }

 private:
  void take_commitment(const Claim& claim, std::string_view property,
                       const record::Reference* reference) {
    const std::int64_t commitment = commitments_(*claim.subject);
    if (property == "text")
      insert("commitment_text", claim, commitment, claim.language.view(), text_of(claim));
    if (property == "actor")
      insert("commitment_actor", claim, commitment, parties_(*reference->subject));
    if (property == "deadline") insert("commitment_deadline", claim, commitment, day_of(claim));
    if (property == "status")
      insert("status_history", claim, commitment, std::get<record::Code>(claim.value).code.view());
    if (property == "quantity") {
      const std::string amount = format_decimal(std::get<record::Quantity>(claim.value).amount);
      insert("commitment_quantity", claim, commitment, std::string_view(amount));
    }
  }

  static std::string_view text_of(const Claim& claim) {
    return std::get<record::Text>(claim.value).text;
  }
  static std::int64_t day_of(const Claim& claim) {
    return std::get<Date>(claim.value).first.number;
  }

  std::int64_t role_number(const record::Property& property) {
    const auto [known, added] =
        roles_.try_emplace(property.name, static_cast<std::int64_t>(roles_.size()) + 1);
    if (added)
      Query(database_.handle(), "INSERT INTO role VALUES (?, ?, ?)")
          .bind(1, known->second)
          .bind(2, known->first)
          .bind(3, property.membership == record::MembershipKind::full ? 1 : 0)
          .step();
    return known->second;
  }

  template <class... Columns>
  void insert(const std::string& table, const Claim& claim, Columns... columns) {
    std::unique_ptr<Query>& query = inserts_[table];
    if (!query) {
      std::string marks = "?,";
      for (std::size_t i = 0; i < sizeof...(columns); ++i) marks += "?,";
      query = std::make_unique<Query>(database_.handle(),
                                      "INSERT INTO " + table + " VALUES (" + marks + times + ")");
    }
    int next = 1;
    query->bind(next++, static_cast<std::int64_t>(claim.number));
    (query->bind(next++, columns), ...);
    for (const std::int64_t time : times_of(claim)) query->bind(next++, time);
    query->step();
    query->reset();
  }

  static std::array<std::int64_t, 7> times_of(const Claim& claim) {
    const auto& [start, end] = claim.valid;
    const bool begun = start.kind == Bound::Kind::dated;
    const bool ends = end.kind == Bound::Kind::dated;
    std::int64_t superseded = never;
    std::int64_t set_aside = never;
    for (const record::Reply* reply = claim.replies; reply; reply = reply->before) {
      const bool resolution = reply->by->replace_kind == record::ReplaceKind::resolution;
      (resolution ? set_aside : superseded) = reply->by->recorded.microseconds;
    }
    return {start.earliest.number,
            begun ? start.latest.number : start.earliest.number,
            ends ? end.earliest.number : never,
            ends ? end.latest.number : never,
            claim.recorded.microseconds,
            superseded,
            set_aside};
  }

  Database& database_;
  Keys parties_;
  Keys mechanisms_;
  Keys commitments_;
  Keys evidence_;
  std::map<std::string, std::int64_t> roles_;
  std::map<std::string, std::unique_ptr<Query>> inserts_;
};

}  // namespace

void load(Database& database, const record::Register& record, const std::string& directory) {
  database.execute(file(directory + "/schema.sql"));
  database.execute("BEGIN");
  {
    Loader loader(database);
    const record::Vocabulary& vocabulary = record.vocabulary_at(record.published());
    for (std::uint64_t number = 1; number <= record.published(); ++number)
      if (const Claim* const claim = record.claim(number)) loader.take(*claim, vocabulary);
  }
  database.execute("COMMIT");
  database.execute(file(directory + "/indexes.sql"));
}

}  // namespace acta::bench::sql
