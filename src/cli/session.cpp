#include "cli/session.h"

#include <charconv>
#include <ostream>

#include "base/text.h"

namespace acta::cli {
namespace {

Result<std::uint64_t> entry_of(const std::string& text, std::uint64_t last) {
  std::uint64_t entry = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), entry);
  if (error == std::errc::invalid_argument || end != text.data() + text.size())
    return invalid("error.cli.not-an-entry", "--at", text, std::to_string(last));
  if (error != std::errc{} || entry > last)
    return not_found("error.cli.entry-to-come", "--at", text, std::to_string(last));
  return entry;
}

// A day alone means its end, so today may be asked for although it is not over.
Result<Instant> known_of(const std::string& text, Instant now) {
  const Instant known = TRY(parse_instant(text, "--known"));
  const bool whole_day = parse_day(text).has_value();
  if (whole_day ? day_of(known) > day_of(now) : known > now)
    return invalid("error.cli.known-to-come", "--known", text, format_instant(now));
  return known;
}

Result<Day> valid_of(const std::string& text) {
  if (auto day = parse_day(text, "--valid")) return day;
  // "2022-10" is a good date but no day; everything else has its own reason.
  if (auto date = parse_date(text, "--valid"); !date) return tl::unexpected(date.error());
  return invalid("error.cli.not-a-day", "--valid", text);
}

}  // namespace

Result<store::Location> Session::location() const {
  const std::string keys = arguments_.value("--keys");
  if (arguments_.has("--store")) return store::parse_location(arguments_.value("--store"), keys);
  if (const auto own = world.environment("ACTA_STORE"); own && !own->empty())
    return store::parse_location(*own, keys);
  if (const auto data = world.environment("XDG_DATA_HOME"); data && !data->empty())
    return store::parse_location(*data + "/acta", keys);
  if (const auto home = world.environment("HOME"); home && !home->empty())
    return store::parse_location(*home + "/.local/share/acta", keys);
  return invalid("error.cli.no-store", "--store");
}

std::ostream* Session::where_progress_shows() const {
  return world.err_is_terminal && !arguments_.has("--no-progress") ? &world.err : nullptr;
}

ProgressBar Session::progress(std::string_view what) {
  return {where_progress_shows(), std::string(t(what))};
}

Waiting Session::waiting(std::string_view what) {
  return {where_progress_shows(), std::string(t(what))};
}

Result<std::unique_ptr<procedure::Reading>> Session::open_reading() {
  const store::Location where = TRY(location());
  ProgressBar bar = progress("cli.progress.reading");
  return procedure::Reading::open(
      where, [&bar](std::uint64_t done, std::uint64_t whole) { bar.show(done, whole); });
}

Result<record::View> Session::view(const record::Register& record) const {
  const Instant now = world.now();
  Day valid = day_of(now);
  std::uint64_t at = record.published();
  if (arguments_.has("--valid")) valid = TRY(valid_of(arguments_.value("--valid")));
  if (arguments_.has("--known") && arguments_.has("--at"))
    return invalid("error.cli.known-and-at", "--known", arguments_.value("--known"));
  if (arguments_.has("--at")) at = TRY(entry_of(arguments_.value("--at"), at));
  if (arguments_.has("--known"))
    at = record.entry_at(TRY(known_of(arguments_.value("--known"), now)));
  return record::View(record, valid, at);
}

int Session::print(const answer::Answer& answer, const std::vector<std::string_view>& shown,
                   std::string_view first) {
  if (arguments_.has("--json") && arguments_.has("--csv"))
    return refuse(Error{ErrorKind::invalid, "error.cli.json-and-csv", "--csv", {}, {}});
  const std::string wanted = arguments_.value("--table", first);
  const answer::Table* const table = wanted.empty() ? &answer.tables.front() : answer.table(wanted);
  if (!table || (table->only_shown && arguments_.has("--csv"))) {
    std::string choices;
    for (const auto& other : answer.tables)
      if (!other.only_shown) (choices += choices.empty() ? "" : ", ") += other.key;
    return refuse(
        Error{ErrorKind::not_found, "error.cli.no-such-table", "--table", wanted, choices});
  }
  if (arguments_.has("--json")) {
    world.out << to_json(answer, t);
    return done;
  }
  if (arguments_.has("--csv")) {
    world.out << to_csv(*table);
    return done;
  }
  return wanted.empty() ? print_text(answer, shown) : print_text(answer, {table->key});
}

void Session::say(std::string_view sentence) { world.out << sentence << '\n'; }

void Session::warn(std::string_view sentence) {
  world.err << t("cli.warning", {{"text", sentence}}) << '\n';
}

int Session::refuse(const Errors& errors) {
  bool machine = false;
  for (const Error& error : errors) {
    machine = machine || error.kind == ErrorKind::unavailable;
    world.err << "acta: " << t.explain(error) << " [" << error.message << "]\n";
  }
  return machine ? failed : refused;
}

}  // namespace acta::cli
