#include "procedure/filing_desk.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/attachment.h"
#include "procedure/report.h"
#include "store/accounts/secret.h"

namespace acta::procedure {
namespace {

constexpr std::size_t most_a_day = 500;
constexpr std::size_t shortest_key = 20;  // letters of five bits
constexpr std::size_t letters_of_receipt = 20;

tl::unexpected<Errors> all_of(Error error) { return tl::unexpected(Errors{std::move(error)}); }

// As it was made, whatever dashes, spaces and small letters somebody types.
std::string bare(std::string_view receipt) {
  std::string letters;
  for (const char c : receipt)
    if (c != '-' && c != ' ') letters += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return letters;
}

Hash kept_of(std::string_view receipt) { return sha256("receipt\n" + bare(receipt)); }

// "MFRGG-ZDFMZ-TWQ2L-KABCD"
std::string receipt_of(std::string_view key) {
  const Hash digest = sha256("filing\n" + std::string(key));
  std::string letters = store::base32(bytes_of(digest)).substr(0, letters_of_receipt);
  for (std::size_t at = 15; at > 0; at -= 5) letters.insert(at, "-");
  return letters;
}

bool is_decided(const store::Filing& filing, Instant until) {
  return filing.state != "received" && filing.decided < until;
}

Error unknown() { return {ErrorKind::not_found, "error.permission.unknown", {}, {}, {}}; }

}  // namespace

Result<std::unique_ptr<FilingDesk>> FilingDesk::open(Desk& desk, const store::Location& location,
                                                     Clock clock) {
  auto filings = TRY(store::Filings::open(location, clock));
  return std::unique_ptr<FilingDesk>(new FilingDesk(desk, std::move(filings), std::move(clock)));
}

record::View FilingDesk::view_of(const std::string& filer) const {
  const record::View view = desk_.view();
  if (!filer.empty()) return view;
  return {view.record(), view.valid(), view.at()};
}

Checked<std::string> FilingDesk::file(const FilingForm& form, std::string_view key,
                                      const std::optional<Enclosed>& enclosed, std::string filer) {
  if (key.size() < shortest_key || key.size() > 64)
    return all_of({ErrorKind::invalid, "error.desk.stale", "key", {}, {}});
  Errors errors;
  if (auto sound = check_filing(view_of(filer), form); !sound) errors = std::move(sound).error();
  store::FilingFile file;
  if (enclosed) {
    auto read = exchange::read_attachment(enclosed->name, enclosed->bytes);
    if (read)
      file = {std::move(read->name), std::move(read->bytes), sha256(enclosed->bytes),
              enclosed->bytes.size()};
    else errors.push_back(std::move(read).error());
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  const std::string receipt = receipt_of(key);
  store::Filing filing;
  filing.id = "F-" + lower(store::random_words(80));
  filing.kind = form.kind;
  filing.country = form.country;
  filing.commitment = form.commitment;
  filing.content = text_of(form);
  filing.filer = std::move(filer);
  auto kept = filings_->add(filing, kept_of(receipt), most_a_day, enclosed ? &file : nullptr);
  if (!kept) {
    if (kept.error().message == "error.filing.sent-before") kept.error().value = receipt;
    return all_of(std::move(kept).error());
  }
  return receipt;
}

std::optional<FilingDesk::Status> FilingDesk::status(std::string_view receipt) const {
  const auto filing = filings_->find(kept_of(receipt));
  if (!filing) return std::nullopt;
  return status_of(*filing);
}

std::vector<FilingDesk::Status> FilingDesk::filed_by(std::string_view account) const {
  const auto filed = filings_->filed_by(account);
  std::vector<Status> all;
  for (auto one = filed.rbegin(); one != filed.rend(); ++one) all.push_back(status_of(*one));
  return all;
}

FilingDesk::Status FilingDesk::status_of(const store::Filing& filing) const {
  Status status{filing.kind,
                filing.country,
                filing.commitment,
                day_of(filing.filed),
                filing.state,
                std::nullopt,
                filing.reason,
                {},
                {}};
  status.file = filings_->file_digest(filing.id);
  if (filing.state != "received") status.decided = day_of(filing.decided);
  if (filing.proposal.empty()) return status;
  const auto proposal = desk_.progress_of(filing.proposal);
  if (!proposal || proposal->state == State::proposed || proposal->state == State::returned)
    return status;
  status.state = name_of(proposal->state);
  if (proposal->state == State::published) status.subject = proposal->subject;
  return status;
}

FilingDesk::Fates FilingDesk::fates(Instant until) {
  const std::lock_guard lock(counting_);
  if (counted_ && counted_->first == until) return counted_->second;
  Fates fates = fates_anew(until);
  if (until <= clock_()) counted_.emplace(until, fates);
  return fates;
}

FilingFate FilingDesk::fate_of(const store::Filing& filing, Instant until) const {
  FilingFate fate{filing.kind, filing.country, "waiting", {}};
  if (!is_decided(filing, until)) return fate;
  if (filing.state == "refused") {
    fate.state = "refused";
    fate.reason = filing.reason;
    return fate;
  }
  const auto proposal = desk_.progress_of(filing.proposal);
  const bool is_out = proposal && proposal->state == State::published && proposal->since < until;
  fate.state = is_out ? "published" : "reviewed";
  return fate;
}

FilingDesk::Fates FilingDesk::fates_anew(Instant until) const {
  Fates fates;
  std::vector<std::int32_t> days;
  for (const store::Filing& filing : filings_->filed_before(until)) {
    if (is_decided(filing, until))
      days.push_back(day_of(filing.decided).number - day_of(filing.filed).number);
    ++fates.all[fate_of(filing, until)];
  }
  if (days.size() < least_told) return fates;
  const auto middle = days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) / 2);
  std::nth_element(days.begin(), middle, days.end());
  fates.days = *middle;
  return fates;
}

std::vector<store::Filing> FilingDesk::waiting(const Actor& actor) const {
  std::vector<store::Filing> waiting;
  for (store::Filing& filing : filings_->waiting())
    if (find(actor, filing.id)) waiting.push_back(std::move(filing));
  return waiting;
}

Result<store::Filing> FilingDesk::find(const Actor& actor, std::string_view id) const {
  auto filing = filings_->find(id);
  if (!filing || filing->state != "received") return tl::unexpected(unknown());
  const auto matrix = desk_.matrix();
  const Matter matter = filing_matter(desk_.view(), "filing", filing->country);
  if (!matrix || !may(*matrix, actor, Verb::review, matter).allowed)
    return tl::unexpected(unknown());
  return *std::move(filing);
}

Checked<Desk::Wanted> FilingDesk::wanted(const Actor& actor, const store::Filing& filing,
                                         const FilingForm& redacted,
                                         const std::string& docket) const {
  const auto view = desk_.view();
  const Matrix matrix = TRY(desk_.matrix());
  if (auto sound = check_filing(view, redacted); !sound)
    return tl::unexpected(std::move(sound).error());
  if (!docket.empty()) {
    Matter matter = filing_matter(view, "concern", redacted.country);
    const std::string office = office_for(matrix, actor, matter);
    auto drafts = TRY(concern_drafts(view, redacted, docket, office, day_of(filing.filed)));
    return Desk::Wanted{std::move(matter), "concern/" + docket, std::move(drafts)};
  }
  auto matter = matter_of(view, redacted.commitment, redacted.country, record::Track::evidenced);
  if (!matter) return all_of(std::move(matter).error());
  const Report report{
      .country = redacted.country,
      .commitment = redacted.commitment,
      .status = redacted.status,
      .as_of = redacted.as_of.empty() ? format_day(day_of(filing.filed)) : redacted.as_of,
      .text = redacted.text,
      .language = redacted.language,
      .evidence = redacted.evidence,
      .track = record::Track::evidenced,
      .received = format_day(day_of(filing.filed)),
      .office = redacted.office.empty() ? office_for(matrix, actor, *matter) : redacted.office,
      .sender = named_sender(redacted)};
  auto drafts = TRY(report_drafts(view, report, "E-" + lower(store::random_words(80))));
  return Desk::Wanted{*std::move(matter), "commitment/" + redacted.commitment, std::move(drafts)};
}

Checked<Proposed> FilingDesk::admit(const Actor& actor, std::string_view id,
                                    const FilingForm& redacted, bool passes_file_on) {
  const std::lock_guard lock(deciding_);
  const auto filing = find(actor, id);
  if (!filing) return all_of(filing.error());
  FilingForm form = redacted;  // what it is about, and who says it, is not the officer's to change
  form.office = filing_in(filing->content).office;
  form.kind = filing->kind;
  form.country = filing->country;
  form.commitment = filing->commitment;
  const std::string docket = form.kind == "concern"
                                 ? filings_->next_docket(format_day(day_of(clock_())).substr(0, 4))
                                 : std::string();
  auto drafted = TRY(wanted(actor, *filing, form, docket));
  auto proposed = desk_.propose(actor, std::move(drafted),
                                "filing/" + filing->id + '/' + store::random_words(40));
  if (!proposed) return proposed;
  // What could not be noted as admitted is not proposed either: it would be admitted once more.
  try {
    auto done = filings_->admit(filing->id, actor.account, docket, proposed->id, passes_file_on);
    if (done) return proposed;
    (void)desk_.withdraw(actor, proposed->id, proposed->version);
    return all_of(std::move(done).error());
  } catch (...) {
    (void)desk_.withdraw(actor, proposed->id, proposed->version);
    throw;
  }
}

Result<store::FilingFile> FilingDesk::enclosed(const Actor& actor, std::string_view id) const {
  const store::Filing filing = TRY(find(actor, id));
  auto file = filings_->file(filing.id);
  if (!file) return tl::unexpected(unknown());
  return *std::move(file);
}

Result<store::FilingFile> FilingDesk::passed_on(const Actor& actor,
                                                std::string_view proposal) const {
  // Its text is everybody's once it is published; the file stays with who reviewed and replied.
  Proposed found = TRY(desk_.find(actor, proposal));
  if (found.matter.state == State::published) found.matter.state = State::reviewed;
  const auto matrix = desk_.matrix();
  if (!matrix || !may(*matrix, actor, Verb::view, found.matter).allowed)
    return tl::unexpected(unknown());
  auto file = filings_->passed_on(found.id);
  if (!file) return tl::unexpected(unknown());
  return *std::move(file);
}

Result<void> FilingDesk::refuse(const Actor& actor, std::string_view id, std::string_view reason) {
  const std::lock_guard lock(deciding_);
  const store::Filing filing = TRY(find(actor, id));
  const auto* const reasons = desk_.view().vocabulary().property("refusal_reason");
  const bool known = reasons && std::find(reasons->codes.begin(), reasons->codes.end(), reason) !=
                                    reasons->codes.end();
  if (!known) return invalid("error.report.missing", "refusal", reason);
  TRY(filings_->refuse(filing.id, actor.account, reason));
  return {};
}

}  // namespace acta::procedure
