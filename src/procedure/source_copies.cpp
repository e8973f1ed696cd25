#include "procedure/source_copies.h"

#include <set>

#include "base/text.h"
#include "exchange/captured_file.h"
#include "register/records/fields.h"
#include "register/records/source_copy.h"
#include "store/copies/copies.h"

namespace acta::procedure {
namespace {

using record::Subject;
using record::View;

constexpr const char* runs_the_store = "operator";

const Subject* source_named(const View& view, const std::string& id) {
  const std::string name = "source/" + id;
  return record::check_subject_name(name) ? view.find(name) : nullptr;
}

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

View view_now(Intake& intake, const Clock& clock) {
  const record::Register& record = intake.record();
  return {record, day_of(clock()), record.published()};
}

class Archiving {
 public:
  explicit Archiving(const View& view) : view_(view) {}

  void add(const CapturedCopy& copy) {
    const std::size_t errors_before = errors_.size();
    const Subject* const source = source_named(view_, copy.source);
    if (!source) fail(copy, "error.copy.unknown-source", copy.source, ErrorKind::not_found);
    const auto type = exchange::captured_type(copy.bytes, copy.place);
    if (!type) errors_.push_back(type.error());
    const std::string digest = hex(sha256(copy.bytes));
    if (!copy.digest.empty() && lower(copy.digest) != digest)
      fail(copy, "error.copy.digest", copy.digest, ErrorKind::invalid, digest);
    judge_words(copy);
    if (source) judge_licence(copy, *source);
    if (errors_.size() != errors_before) return;
    say(copy, *source, *type, digest);
  }

  // What is to be recorded; the errors of all.
  Checked<std::vector<record::ClaimDraft>> take() {
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return std::move(drafts_);
  }
  std::size_t copies() const { return said_.size(); }
  std::size_t known() const { return known_; }

 private:
  void fail(const CapturedCopy& copy, const char* message, std::string_view value,
            ErrorKind kind = ErrorKind::invalid, std::string hint = {}) {
    errors_.push_back({kind, message, copy.place, std::string(value), std::move(hint)});
  }

  void judge_words(const CapturedCopy& copy) {
    if (trim(copy.by).empty()) fail(copy, "error.copy.by", {});
    const auto captured = parse_date(copy.captured, "--captured");
    if (!captured) errors_.push_back(captured.error());
    else if (captured->first > view_.valid()) fail(copy, "error.copy.future", copy.captured);
    for (const std::string* address : {&copy.address, &copy.archive})
      if (!address->empty() && !is_web_address(*address))
        fail(copy, "error.copy.address", *address);
  }

  void judge_licence(const CapturedCopy& copy, const Subject& source) {
    if (copy.digest_only && copy.archive.empty()) fail(copy, "error.copy.archive-needed", {});
    if (!copy.digest_only && record::forbids_copying(view_, source))
      fail(copy, "error.copy.forbidden", copy.source, ErrorKind::forbidden);
  }

  void say(const CapturedCopy& copy, const Subject& source, const exchange::CapturedType& type,
           const std::string& digest) {
    const std::string name = "copy/" + digest;
    const Subject* const there = view_.find(name);
    if (there && is_said(*there, copy, source)) return void(++known_);
    if (!said_.insert(name + ' ' + copy.source).second) return void(++known_);
    const auto put = [&](const char* property, std::string_view value, std::string_view more = {}) {
      record::ClaimDraft& draft = drafts_.emplace_back();
      draft.place = copy.place;
      draft.key = name + '/' + property + std::string(more);
      draft.subject = {name, copy.place};
      draft.property = {property, copy.place};
      draft.value = {std::string(value), copy.place};
      draft.asserter = {std::string(trim(copy.by)), "--by"};
      return &draft;
    };
    put("copy_of", "source/" + copy.source, '/' + copy.source);
    if (!copy.archive.empty())
      put("archive_address", copy.archive, '/' + copy.archive)->language.text = "zxx";
    if (!there || !copy.digest_only) put("kept", copy.digest_only ? "no" : "yes");
    if (there) return;  // the bytes are the same, and so is what they are
    put("media_type", type.media_type)->language.text = "zxx";
    put("file_size", std::to_string(copy.bytes.size()))->unit.text = "bytes";
    put("captured", copy.captured);
    const std::string address = copy.address.empty()
                                    ? std::string(record::Fields(view_, source).code("address"))
                                    : copy.address;
    if (is_web_address(address)) put("address", address)->language.text = "zxx";
  }

  // The same copy twice is no change.
  bool is_said(const Subject& there, const CapturedCopy& copy, const Subject& source) const {
    const record::SourceCopy known = record::source_copy(view_, there);
    const auto holds = [](const auto& all, const auto& one) {
      return std::find(all.begin(), all.end(), one) != all.end();
    };
    return holds(known.sources, &source) && (known.kept || copy.digest_only) &&
           (copy.archive.empty() || holds(known.archives, std::string_view(copy.archive)));
  }

  const View& view_;
  Errors errors_;
  std::vector<record::ClaimDraft> drafts_;
  std::set<std::string> said_;
  std::size_t known_ = 0;
};

Result<void> keep(const store::Location& where, const Clock& clock,
                  const std::vector<CapturedCopy>& copies) {
  const auto store = TRY(store::Copies::open(where, clock));
  try {
    for (const CapturedCopy& copy : copies)
      if (!copy.digest_only) store->keep(copy.bytes);
  } catch (const store::DiskFull&) {
    return tl::unexpected(Error{ErrorKind::unavailable, "error.store.disk-full", {}, {}, {}});
  }
  return {};
}

}  // namespace

Checked<Archived> archive_copies(Intake& intake, const store::Location& where, const Clock& clock,
                                 const std::vector<CapturedCopy>& copies,
                                 const std::string& author) {
  const View view = view_now(intake, clock);
  Archiving archiving(view);
  std::string key = "copies/" + std::to_string(view.at());
  for (const CapturedCopy& copy : copies) archiving.add(copy);
  auto drafts = archiving.take();
  if (!drafts) return tl::unexpected(std::move(drafts).error());
  Archived done{archiving.copies(), archiving.known(), {}};
  if (drafts->empty()) return done;
  const Submission submission{key, author, *std::move(drafts)};
  if (auto refused = intake.check(submission); !refused)
    return tl::unexpected(std::move(refused).error());
  if (auto kept = keep(where, clock, copies); !kept)
    return tl::unexpected(Errors{std::move(kept).error()});
  auto outcome = intake.submit(submission);
  if (!outcome) return tl::unexpected(std::move(outcome).error());
  done.outcome = *outcome;
  return done;
}

Checked<Outcome> forbid_copying(Intake& intake, const Clock& clock, const std::string& source,
                                const std::string& by, const std::string& reason) {
  const View view = view_now(intake, clock);
  Errors errors;
  const auto fail = [&](ErrorKind kind, const char* message, const char* place,
                        const std::string& value) {
    errors.push_back({kind, message, place, value, {}});
  };
  const Subject* const subject = source_named(view, source);
  if (!subject) fail(ErrorKind::not_found, "error.copy.unknown-source", "SOURCE", source);
  else if (record::forbids_copying(view, *subject))
    fail(ErrorKind::conflict, "error.copy.forbidden-before", "SOURCE", source);
  if (trim(by).empty()) fail(ErrorKind::invalid, "error.copy.by", "--by", {});
  if (trim(reason).empty()) fail(ErrorKind::invalid, "error.copy.reason", "--reason", {});
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  record::ClaimDraft draft;
  draft.place = "SOURCE";
  draft.subject = {"source/" + source, "SOURCE"};
  draft.property = {"copying", "SOURCE"};
  draft.value = {"forbidden", "SOURCE"};
  draft.asserter = {std::string(trim(by)), "--by"};
  draft.note = {std::string(trim(reason)), "--reason"};
  return intake.submit(
      {"copying/" + source + '/' + std::to_string(view.at()), runs_the_store, {draft}});
}

}  // namespace acta::procedure
