#pragma once

#include <string>
#include <vector>

#include "answer/answer.h"
#include "site/page.h"
#include "warning/publication.h"

namespace acta::site {

// One counted movement, ready to be drawn: its state in a sentence, its charts with the numbers
// behind them, and how right its forecasts have been.
struct CorridorView {
  std::string id, href;
  Html name, definition, source;
  Html headline;           // what is likely to come, with its name
  std::string tag, state;  // in a word; in a sentence
  bool stands_out = false;
  std::string partial, silence;  // what is still to be reported; why it may raise no alert
  std::string late, outlook, issued, skill, hits, surges;  // empty: nothing to say
  std::string unit;
  std::vector<Html> breaks;  // of the months that are drawn
  Html fan, strip, bars;
  answer::Table observed, ahead;  // behind the fan
  bool numbers = true;            // to be shown
};

struct CorridorDrawing {
  std::size_t months = 24;  // of the past that is drawn
  bool large = true;        // both drawings of the fan
  bool said = false;        // with what had been said of each month before
};
// `answer` is that of the page, whose rows stand behind the charts.
CorridorView view_of(const Context& context, const warning::Publication& all,
                     const warning::Judgement& judged, const answer::Answer& answer,
                     const CorridorDrawing& drawing);

std::string month_in_words(const Context& context, std::int64_t month);  // record::month_number

Html draw_corridor_fan(const Context& context, const CorridorView& view);    // with its numbers
Html draw_corridor_track(const Context& context, const CorridorView& view);  // hits and skill

}  // namespace acta::site
