#include "procedure/coding_desk.h"

#include <algorithm>

#include "base/log.h"
#include "procedure/report.h"

namespace acta::procedure {
namespace {

tl::unexpected<Errors> all_of(Error error) { return tl::unexpected(Errors{std::move(error)}); }

}  // namespace

Result<std::unique_ptr<CodingDesk>> CodingDesk::open(Intake& intake, Desk& desk,
                                                     const store::Location& location, Clock clock) {
  auto codings = TRY(store::Codings::open(location, std::move(clock)));
  std::unique_ptr<CodingDesk> made(new CodingDesk(intake, desk, std::move(codings)));
  for (const store::CodingPaper& paper : made->codings_->open_papers())
    if (paper.complete())
      if (const auto proposed = made->propose(paper); !proposed)
        log::error("coding.not-proposed",
                   {{"paper", paper.id}, {"rule", proposed.error().front().message}});
  return made;
}

CodingDesk::Pair CodingDesk::seen_by(const Actor& actor, const store::CodingPaper& paper) const {
  Pair pair{paper.measure, paper.commitment, paper.codings.size(), false, {}};
  pair.mine = std::any_of(paper.codings.begin(), paper.codings.end(),
                          [&](const auto& one) { return one.account == actor.account; });
  if (paper.differs() && !pair.mine)
    for (const store::KeptCoding& one : paper.codings)
      pair.to_decide.push_back(coding_in(one.content));
  return pair;
}

Result<CodingDesk::Pair> CodingDesk::pair(const Actor& actor, std::string_view measure,
                                          std::string_view commitment) const {
  const auto view = desk_.view();
  const auto matrix = desk_.matrix();
  if (!matrix) return tl::unexpected(matrix.error().front());
  const Matter matter = TRY(coding_matter(view, measure, commitment));
  if (!may(*matrix, actor, Verb::propose, matter).allowed)
    return not_found("error.permission.unknown");
  for (const store::CodingPaper& paper : codings_->open_papers())
    if (paper.measure == measure && paper.commitment == commitment) return seen_by(actor, paper);
  return Pair{std::string(measure), std::string(commitment), 0, false, {}};
}

std::vector<CodingDesk::Pair> CodingDesk::waiting(const Actor& actor) const {
  std::vector<Pair> waiting;
  for (const store::CodingPaper& paper : codings_->open_papers())
    if (auto found = pair(actor, paper.measure, paper.commitment))
      waiting.push_back(*std::move(found));
  return waiting;
}

Checked<store::CodingPaper> CodingDesk::code(const Actor& actor, const CodingForm& form,
                                             std::size_t seen) {
  if (auto allowed = pair(actor, form.measure, form.commitment); !allowed)
    return all_of(std::move(allowed).error());
  const auto view = desk_.view();
  if (auto sound = check_coding(view, form); !sound)
    return tl::unexpected(std::move(sound).error());
  const Matrix matrix = TRY(desk_.matrix());
  const Matter matter = coding_matter(view, form.measure, form.commitment).value();
  const auto drafts =
      coding_drafts(view, "T-new", matter.countries.front(),
                    {{form, actor.account, office_for(matrix, actor, matter), seen > 0}});
  if (auto judged = intake_.check({{}, actor.account, drafts}); !judged)
    return tl::unexpected(std::move(judged).error());
  auto paper =
      codings_->add(form.measure, form.commitment, seen,
                    {.account = actor.account, .content = text_of(form), .code = form.code});
  if (!paper) return all_of(std::move(paper).error());
  if (!paper->complete()) return *std::move(paper);
  auto proposed = propose(*paper);
  if (!proposed) return tl::unexpected(std::move(proposed).error());
  paper->proposal = proposed->id;
  return *std::move(paper);
}

// Under a key that makes it safe to do again.
Checked<Proposed> CodingDesk::propose(const store::CodingPaper& paper) {
  const auto view = desk_.view();
  auto matter = coding_matter(view, paper.measure, paper.commitment);
  if (!matter) return all_of(std::move(matter).error());
  const Matrix matrix = TRY(desk_.matrix());
  // In the office of the day on which they coded: who has left it since has coded all the same.
  const auto coder = [&](const store::KeptCoding& kept) {
    const record::View then(view.record(), day_of(kept.coded), view.at(), record::Audience::desk);
    return actor_of(then, kept.account);
  };
  std::vector<Coded> codings;
  for (const store::KeptCoding& kept : paper.codings)
    codings.push_back({coding_in(kept.content), kept.account,
                       office_for(matrix, coder(kept), *matter), kept.place == 3});
  const std::string country = matter->countries.front();
  auto proposed = desk_.propose(coder(paper.codings.back()),
                                {*std::move(matter), "measure/" + paper.measure,
                                 coding_drafts(view, paper.id, country, codings)},
                                "coding/" + paper.id);
  if (proposed) codings_->note_proposal(paper.id, proposed->id);
  return proposed;
}

}  // namespace acta::procedure
