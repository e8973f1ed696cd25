#include "report/writing.h"

#include <algorithm>

#include "analysis/changes.h"
#include "analysis/disagreements.h"
#include "analysis/sentence.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "register/records/mechanism.h"

namespace acta::report {

using record::Claim;
using record::LocalText;
using record::Subject;

bool Writing::note(const LocalText& text, const Subject* of) {
  const bool of_none = text.language.empty() || text.language == "zxx" || text.language == "und";
  if (of_none || record::is_in_language(text.language, t.language())) return true;
  foreign_.insert(text.language);
  const auto known = [&] {
    return std::find(untranslated_.begin(), untranslated_.end(), of->id()) != untranslated_.end();
  };
  if (of && !known()) untranslated_.emplace_back(of->id());
  return false;
}

Span Writing::span(const LocalText& text, std::vector<std::size_t> references, const Subject* of) {
  const bool own = note(text, of);
  return {text.text, own ? std::string() : text.language, std::move(references)};
}

Span Writing::span(const Subject& subject, std::vector<std::size_t> references) {
  return span(record::name(view, subject, t.language()), std::move(references), &subject);
}

Paragraph Writing::paragraph(std::string text, std::vector<std::size_t> references) const {
  return {{std::move(text), {}, std::move(references)}};
}

std::vector<std::size_t> Writing::cite(const Claim* claim) {
  if (!claim) return {};
  return {references_.of(*claim)};
}

std::vector<std::size_t> Writing::cite(const analysis::Computed& how) {
  return {references_.of(how)};
}

std::string Writing::name(const Subject& subject) {
  const LocalText name = record::name(view, subject, t.language());
  note(name, &subject);
  return answer::tagged(name, t);
}

std::string Writing::label_of(std::string_view property, std::string_view code) {
  return answer::tagged(noted_label(property, code), t);
}

LocalText Writing::noted_label(std::string_view property, std::string_view code) {
  LocalText label = record::label_of(view, property, code, t.language());
  note(label, view.find(std::string(property) + '/' + std::string(code)));
  return label;
}

std::string Writing::label(std::string_view property) const {
  return std::string(view.vocabulary().label(property, t.language()));
}

Paragraph Writing::when(const Claim& claim) {
  const std::string told = answer::when(claim.valid, t);
  return paragraph(told.empty() ? sentence("report.no-date") : told, cite(&claim));
}

Table Writing::three_columns(std::string_view first, std::string_view second,
                             std::string_view third) const {
  return {{sentence(first), sentence(second), sentence(third)}, {56, 20, 24}, {}};
}

Section Writing::commitments(const analysis::CommitmentList& all, const Subject* only) {
  Section section{t("report.commitments", {{"count", all.size()}}), {}};
  if (!all.empty()) section.blocks.emplace_back(promises(all, only));
  return section;
}

Table Writing::promises(const analysis::CommitmentList& all, const Subject* only) {
  Table table{{sentence("report.column.id"), sentence("report.column.promise"),
               sentence("report.column.deadline"), sentence("report.column.known")},
              {9, 52, 15, 24},
              {}};
  if (!only) {  // else they are of one, whom the title names
    table.header.insert(table.header.begin() + 1, sentence("report.column.party"));
    table.widths = {8, 14, 40, 14, 24};
  }
  for (const auto& item : all) table.rows.push_back(promise(*item, only));
  return table;
}

std::vector<Paragraph> Writing::promise(const analysis::CommitmentProgress& item,
                                        const Subject* only) {
  const record::Commitment& commitment = item.commitment;
  const auto accounts = analysis::accounts_of(
      view, {std::make_shared<const analysis::CommitmentProgress>(item)}, only, t.language());
  std::string deadline = sentence("report.no-deadline");
  if (commitment.deadline) deadline = date_in_words(*commitment.deadline, t);
  const bool no_state_answers = accounts.empty() && commitment.deadline &&
                                commitment.deadline->last < view.valid() &&
                                item.progress != analysis::Progress::done;
  if (no_state_answers ||
      std::any_of(accounts.begin(), accounts.end(), [](const auto& one) { return one.overdue; }))
    deadline = t("report.overdue", {{"day", deadline}});
  std::vector<Paragraph> row{paragraph(std::string(commitment.subject->id()))};
  if (!only) row.push_back(paragraph(who_promised(commitment)));
  row.push_back({span(record::text_of(view, *commitment.subject, "text", t.language()),
                      cite(commitment.text_claim), commitment.subject)});
  row.push_back(paragraph(std::move(deadline)));
  row.push_back(known_of(item, accounts));
  return row;
}

std::string Writing::who_promised(const record::Commitment& commitment) {
  std::vector<std::string> names;
  for (const Subject* actor : commitment.actors) names.push_back(name(*actor));
  return analysis::say_names(std::move(names), t);
}

Paragraph Writing::known_of(const analysis::CommitmentProgress& item,
                            const analysis::OwedAccounts& accounts) {
  Paragraph told;
  for (const record::StatusReport& report : item.commitment.reports)
    if (item.report && report.claim == item.report)
      told.push_back(span(noted_label("status", report.status), cite(item.report)));
  if (told.empty())
    told = paragraph(sentence("progress." + std::string(analysis::name_of(item.progress))));
  for (const analysis::OwedAccount& account : accounts) {
    if (account.of->reported) told.push_back(reported_in(*account.of));
    for (const record::TrackReport& said : account.of->assessed)
      told.push_back(said_in(record::Track::assessed, said));
    for (const record::TrackReport& said : account.of->evidenced)
      told.push_back(said_in(record::Track::evidenced, said));
  }
  return told;
}

// What a state said too long ago no longer counts as reported.
Span Writing::reported_in(const analysis::Undertaking& by) {
  if (!by.not_since) return said_in(record::Track::reported, *by.reported);
  return {t("report.track.aged", {{"country", by.country->id()},
                                  {"day", day_in_words(*by.not_since, t.language())},
                                  {"status", label_of("reported_status", by.reported->status)}}),
          {},
          cite(by.reported->claim)};
}

Span Writing::said_in(record::Track track, const record::TrackReport& said) {
  const std::string country(said.country->id());
  std::string told = t("report.track." + std::string(record::name_of(track)),
                       {{"country", country},
                        {"speaker", answer::speaker(view, said.asserter, t)},
                        {"status", label_of("reported_status", said.status)}});
  if (said.reply_received)
    told += ' ' + t("report.reply",
                    {{"country", country}, {"day", date_in_words(*said.reply_received, t)}});
  else if (said.reply_due)
    told += ' ' + t("report.no-reply",
                    {{"country", country}, {"day", date_in_words(*said.reply_due, t)}});
  return {std::move(told), {}, cite(said.claim)};
}

Section Writing::disagreements(const std::function<bool(const record::Disagreement&)>& concerns) {
  Section section{sentence("report.disagreements"), {}};
  for (const auto& listed : analysis::list_disagreements(view, t.language()).all) {
    if (!concerns(listed.what)) continue;
    Paragraph told;
    if (!listed.title.empty()) {
      told.push_back(span(listed.title, {}, listed.what.noted));
      told.push_back({": ", {}, {}});
    }
    std::vector<std::size_t> references;
    for (const Claim* side : listed.what.sides) references.push_back(references_.of(*side));
    told.push_back({answer::sides_for_people(view, listed.what.sides, t), {}, references});
    if (listed.what.open()) told.push_back({' ' + sentence("report.open"), {}, {}});
    section.blocks.emplace_back(std::move(told));
  }
  return section;
}

Section Writing::changes(std::uint64_t since, const Subject* subject) {
  analysis::ChangeReport report = analysis::changes(view, since);
  if (subject && subject->kind() == "country")
    report = analysis::concerning(*subject, std::move(report));
  else if (subject)
    std::erase_if(report.changes, [&](const analysis::RecordedChange& change) {
      return change.claim->subject != subject;
    });
  Section section{
      t("report.changes", {{"count", report.changes.size()}, {"since", std::to_string(since)}}),
      {}};
  for (const analysis::RecordedChange& change : report.changes)
    section.blocks.emplace_back(
        paragraph(t("report.change", {{"subject", answer::called(view, *change.claim->subject, t)},
                                      {"property", label(change.claim->property.view())},
                                      {"value", answer::value_for_people(view, *change.claim, t)}}),
                  cite(change.claim)));
  if (section.blocks.empty()) section.blocks.emplace_back(paragraph(sentence("report.no-change")));
  return section;
}

Document Writing::finish(std::string title, Paragraph finding, std::vector<Section> sections) {
  Document document;
  document.language = t.language();
  if (const Subject* const centre = record::centre(view)) document.process = name(*centre);
  document.title = std::move(title);
  document.dates = t("report.dates", {{"valid", day_in_words(view.valid(), t.language())},
                                      {"at", std::to_string(view.at())},
                                      {"known", instant_in_words(view.known(), t)}});
  document.finding = std::move(finding);
  if (!foreign_.empty())
    document.cover_notes.push_back(
        t("report.cover.untranslated",
          {{"languages", analysis::say_list({foreign_.begin(), foreign_.end()}, t)},
           {"count", untranslated_.size()},
           {"texts", analysis::say_list(untranslated_, t)}}));
  document.untranslated = std::move(untranslated_);
  document.cover_notes.push_back(sentence("report.cover.claims"));
  std::erase_if(sections, [](const Section& section) { return section.blocks.empty(); });
  document.sections = std::move(sections);
  document.references_title = sentence("report.references");
  document.references = references_.take();
  document.hash_label = sentence("report.hash") + sentence("text.colon");
  return document;
}

}  // namespace acta::report
