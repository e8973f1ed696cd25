#pragma once

#include "cli/command.h"
#include "cli/session.h"
#include "procedure/alert_step.h"

namespace acta::cli {

inline constexpr Option office_option{
    .name = "--office", .value = "OFFICE", .sentence = "cli.warn-step.office"};
inline constexpr Option text_option{
    .name = "--text", .value = "SENTENCE", .sentence = "cli.warn-step.text"};

// What the commands that take a step with an alert share: the operator speaks for the office.
int take_alert_step(const Arguments& arguments, Session& session, procedure::Verb verb);

}  // namespace acta::cli
