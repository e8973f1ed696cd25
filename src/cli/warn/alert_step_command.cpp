#include "cli/warn/alert_step_command.h"

#include "procedure/intake.h"

namespace acta::cli {

int take_alert_step(const Arguments& arguments, Session& session, procedure::Verb verb) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto intake = procedure::Intake::open(*where, store::Mode::write, session.world.now, {});
  if (!intake) return session.refuse(intake.error());
  const record::Register& record = (*intake)->record();
  const record::View desk(record, day_of(session.world.now()), record.published(),
                          record::Audience::desk);
  const procedure::AlertStep step{.alert = arguments.value("ALERT"),
                                  .office = arguments.value("--office"),
                                  .verb = verb,
                                  .text = arguments.value("--text"),
                                  .language = std::string(session.t.language()),
                                  .with = arguments.value("--with"),
                                  .outcome = arguments.value("--outcome")};
  const auto actor = procedure::speaking_for(desk, step.office, procedure::operator_account);
  if (!actor) return session.refuse(actor.error());
  const auto submission = procedure::alert_step(desk, *actor, step);
  if (!submission) return session.refuse(submission.error());
  const auto outcome = (*intake)->submit(*submission);
  if (!outcome) return session.refuse(outcome.error());
  session.say(session.t("cli.warn-step.done", {{"alert", step.alert},
                                               {"step", procedure::name_of(verb)},
                                               {"office", step.office},
                                               {"at", std::to_string(outcome->at)}}));
  return done;
}

}  // namespace acta::cli
