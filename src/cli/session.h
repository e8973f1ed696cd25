#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "answer/answer.h"
#include "base/messages.h"
#include "base/result.h"
#include "cli/command.h"
#include "cli/progress_bar.h"
#include "cli/waiting.h"
#include "cli/world.h"
#include "procedure/reading.h"
#include "register/view.h"
#include "store/location.h"

namespace acta::cli {

// One run of one command: what the common options mean, and how it speaks.
class Session {
 public:
  Session(World& the_world, const Messages& sentences, const Arguments& arguments)
      : world(the_world), t(sentences), arguments_(arguments) {}

  World& world;
  const Messages& t;

  // --store and --keys; failing these $ACTA_STORE, $XDG_DATA_HOME/acta, ~/.local/share/acta.
  Result<store::Location> location() const;
  Result<std::unique_ptr<procedure::Reading>> open_reading();
  // On standard error, if that is a terminal and nobody asked for silence.
  ProgressBar progress(std::string_view what);
  Waiting waiting(std::string_view what);

  // --valid, --known and --at; today and the newest entry failing these.
  Result<record::View> view(const record::Register& record) const;

  // As --json, --csv or, failing these, for people: `shown` names the tables that they see.
  // `first`: the table of --csv, if it is not the answer's first.
  int print(const answer::Answer& answer, const std::vector<std::string_view>& shown,
            std::string_view first = {});
  void say(std::string_view sentence);  // a line on standard output

  // Every error on standard error, with place, rule, rejected value and hint; the exit code.
  int refuse(const Errors& errors);
  int refuse(const Error& error) { return refuse(Errors{error}); }
  void warn(std::string_view sentence);

 private:
  std::ostream* where_progress_shows() const;
  int print_text(const answer::Answer& answer, const std::vector<std::string_view>& shown);
  const Arguments& arguments_;
};

// Asks a question of the record that stands in the store: opens it, and gives the View to `ask`.
template <class Ask>
int answer_from_store(Session& session, Ask&& ask) {
  auto reading = session.open_reading();
  if (!reading) return session.refuse(reading.error());
  const auto view = session.view((*reading)->record());
  if (!view) return session.refuse(view.error());
  return ask(*view);
}

}  // namespace acta::cli
